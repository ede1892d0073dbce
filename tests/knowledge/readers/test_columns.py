"""Letterheads and signatures in two columns set with spaces or tabs, as offices lay them out."""

import pytest

from knowledge.readers import read
from knowledge.readers.columns import columns_of_tabs


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in read("a.txt", text.encode()).lines if line.strip()]


STATE = """\
ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG AN LẠC                             Độc lập - Tự do - Hạnh phúc
Số:       /KH-UBND                    An Lạc, ngày      tháng 02 năm 2026

KẾ HOẠCH
Công tác dân vận năm 2026
"""
PARTY = """\
HUYỆN ỦY TÂN LỘC                       ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN
*                                   Tân Lộc, ngày 20 tháng 01 năm 2022
Số 15-CTr/BDVHU

CHƯƠNG TRÌNH
công tác dân vận năm 2022
"""
NARROW = """\
UBND XÃ LIÊN AN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS LIÊN AN          Độc lập - Tự do - Hạnh phúc
Số: 17/KH-THCS          Liên An, ngày 20 tháng 9 năm 2025
KẾ HOẠCH THỰC HIỆN DÂN CHỦ
TRONG NHÀ TRƯỜNG
"""
LONG_ORGAN = """\
   UBND HUYỆN AN NINH    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 BCĐ THỰC HIỆN QUY CHẾ DÂN CHỦ    Độc lập - Tự do - Hạnh phúc
   Số: 02/KH-BCĐ    An Ninh, ngày 16 tháng 01 năm 2024
"""
LETTER = """\
UBND HUYỆN TAM AN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   PHÒNG NỘI VỤ                 Độc lập - Tự do - Hạnh phúc

 Số: 88/PNV-XDCQ           Tam An, ngày 14 tháng 5 năm 2024
V/v báo cáo công tác
     dân vận

          Kính gửi: UBND các xã.
"""


@pytest.mark.parametrize(
    ("text", "last_left", "last_right", "below"),
    [
        (STATE, "Số: /KH-UBND", "An Lạc, ngày tháng 02 năm 2026", "KẾ HOẠCH"),
        (PARTY, "Số 15-CTr/BDVHU", "Tân Lộc, ngày 20 tháng 01 năm 2022", "CHƯƠNG TRÌNH"),
        (NARROW, "Số: 17/KH-THCS", "Liên An, ngày 20 tháng 9 năm 2025", "KẾ HOẠCH THỰC HIỆN DÂN CHỦ"),
        (LONG_ORGAN, "Số: 02/KH-BCĐ", "An Ninh, ngày 16 tháng 01 năm 2024", None),
        (LETTER, "dân vận", "Tam An, ngày 14 tháng 5 năm 2024", "Kính gửi: UBND các xã."),
    ],
    ids=[
        "title at the margin",
        "Party",
        "title within the left column",
        "organ wider than the gap",
        "letter",
    ],
)
def test_the_letterhead_comes_column_by_column_and_whole_before_the_title(
    text: str, last_left: str, last_right: str, below: str | None
) -> None:
    found = lines(text)
    right = next(i for i, line in enumerate(found) if line.startswith(("CỘNG HÒA", "ĐẢNG CỘNG SẢN")))

    assert found[right - 1] == last_left
    assert [*found, None][found.index(last_right) + 1] == below


def test_the_signature_is_whole_where_recipients_stand_alone_or_reach_far() -> None:
    text = """\
Nơi nhận:                                                    TM. BAN CHỈ ĐẠO
- Sở Nội vụ (b/c);                                              TRƯỞNG BAN
- TT Đảng ủy, TT HĐND xã;
- Các phòng, cơ quan, đơn vị thuộc xã, các trường học;      CHỦ TỊCH UBND XÃ
- 22 thôn;                                                  Vi Văn Chẩn
- Lưu: VT.

PHỤ LỤC
"""
    assert lines(text) == [
        "Nơi nhận:",
        "- Sở Nội vụ (b/c);",
        "- TT Đảng ủy, TT HĐND xã;",
        "- Các phòng, cơ quan, đơn vị thuộc xã, các trường học;",
        "- 22 thôn;",
        "- Lưu: VT.",
        "TM. BAN CHỈ ĐẠO",
        "TRƯỞNG BAN",
        "CHỦ TỊCH UBND XÃ",
        "Vi Văn Chẩn",
        "PHỤ LỤC",
    ]


def test_a_signature_that_goes_on_below_the_recipients_stays_together() -> None:
    text = """\
Nơi nhận:                            KT. TRƯỞNG BAN
- Như trên;                          PHÓ TRƯỞNG BAN
- Lưu: VT.
                                        (Đã ký)

                                     Vi Thị Hoa
"""
    assert lines(text)[3:] == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "(Đã ký)", "Vi Thị Hoa"]


def test_a_table_below_the_recipients_is_no_part_of_them() -> None:
    text = """\
Nơi nhận:                            CHỦ TỊCH
- Lưu: VT.                          Vi Thị Hoa
TT        Nội dung                  Chủ trì
1         Kiểm tra thôn Nam         Công an xã
"""
    assert lines(text)[-2:] == ["TT Nội dung Chủ trì", "1 Kiểm tra thôn Nam Công an xã"]


def test_recipients_alone_keep_their_order() -> None:
    text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    assert lines(text) == [line for line in text.split("\n") if line]


def test_tabs_part_a_signature_with_rows_that_have_no_right_side() -> None:
    rows = ["Nơi nhận:\tCHỦ TỊCH", "- Các phòng;", "- UBND tỉnh;\tVi Văn Tư", "- Lưu: VT.", "PHỤ LỤC"]
    assert list(columns_of_tabs(rows)) == [
        "Nơi nhận:",
        "- Các phòng;",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Vi Văn Tư",
        "PHỤ LỤC",
    ]


def test_tabs_part_a_letterhead_with_an_organ_line_alone() -> None:
    rows = ["UBND XÃ\tCỘNG HÒA XÃ HỘI", "AN BÌNH", "Số: 1/KH\tAn Bình, ngày 1 tháng 2 năm 2026", "KẾ HOẠCH"]
    assert list(columns_of_tabs(rows)) == [
        "UBND XÃ",
        "AN BÌNH",
        "Số: 1/KH",
        "CỘNG HÒA XÃ HỘI",
        "An Bình, ngày 1 tháng 2 năm 2026",
        "KẾ HOẠCH",
    ]
