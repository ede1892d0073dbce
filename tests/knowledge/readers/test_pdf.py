import pytest

from knowledge.readers import ProtectedFile, ScannedFile, read
from tests.knowledge.readers.samples import Placed, pdf

BODY = "Ủy ban nhân dân xã xây dựng kế hoạch công tác dân vận chính quyền như sau"


def lines(content: bytes) -> list[str]:
    return [line for line in read("a.pdf", content).lines if line]


def column(left: float, top: float, texts: list[str]) -> list[Placed]:
    return [(left, top + 18 * place, text) for place, text in enumerate(texts)]


def test_lines_come_from_top_to_bottom() -> None:
    assert lines(pdf([[(70, 120, f"{BODY} hai"), (70, 100, f"{BODY} một")]])) == [
        f"{BODY} một",
        f"{BODY} hai",
    ]


def test_letterhead_is_read_column_by_column() -> None:
    page = [
        *column(70, 60, ["UBND XÃ AN BÌNH", "BAN CHỈ ĐẠO", "Số: 05/KH-BCĐ"]),
        *column(260, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        (270, 96, "An Bình, ngày 03 tháng 02 năm 2025"),
        (210, 140, "KẾ HOẠCH NĂM 2025"),
        (70, 170, BODY),
    ]
    assert lines(pdf([page])) == [
        "UBND XÃ AN BÌNH",
        "BAN CHỈ ĐẠO",
        "Số: 05/KH-BCĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 03 tháng 02 năm 2025",
        "KẾ HOẠCH NĂM 2025",
        BODY,
    ]


def test_signature_block_is_read_column_by_column() -> None:
    page = [
        (70, 60, BODY),
        *column(70, 100, ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
        *column(350, 100, ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]),
    ]
    assert lines(pdf([page]))[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. BAN CHỈ ĐẠO",
        "TRƯỞNG BAN",
    ]


def test_a_recipient_that_reaches_far_right_ends_no_signature_block() -> None:
    far = "- Các phòng, ban, đơn vị, trường học;"
    page = [
        (70, 60, BODY),
        *column(70, 100, ["Nơi nhận:", far, "- Các thôn;", "- Lưu: VT."]),
        *column(350, 100, ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]),
        (360, 145, "Vi Văn Tư"),
    ]
    assert lines(pdf([page]))[1:] == [
        "Nơi nhận:",
        far,
        "- Các thôn;",
        "- Lưu: VT.",
        "TM. BAN CHỈ ĐẠO",
        "TRƯỞNG BAN",
        "Vi Văn Tư",
    ]


def test_ruled_table_is_one_line_a_row_where_it_stands() -> None:
    texts = [["TT", "Nội dung", "Hạn"], ["1", "Tập huấn", "Quý II"], ["2", "Kiểm tra", "Quý III"]]
    boxes = [(70 + 150 * x, 100 + 40 * y, 150, 40) for x in range(3) for y in range(3)]
    cells = [(75 + 150 * x, 120 + 40 * y, text) for y, row in enumerate(texts) for x, text in enumerate(row)]
    page = [(70, 80, BODY), *cells, (75, 175, "cán bộ"), (70, 260, f"{BODY} hai")]
    assert lines(pdf([page], boxes=boxes)) == [
        BODY,
        "TT | Nội dung | Hạn",
        "1 cán bộ | Tập huấn | Quý II",
        "2 | Kiểm tra | Quý III",
        f"{BODY} hai",
    ]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert lines(pdf([[(70, 100, BODY), (70.3, 100, BODY)]])) == [BODY]


def test_page_numbers_and_running_heads_go() -> None:
    words = ("nhất", "nhì", "ba", "tư")
    pages = [
        [
            (290, 40, str(i)),
            (70, 60, "Công báo tỉnh, số 12"),
            (70, 100, f"{BODY} {word}"),
            (70, 140, f"Ý {word}."),
        ]
        for i, word in enumerate(words, start=1)
    ]
    assert lines(pdf(pages)) == [line for word in words for line in (f"{BODY} {word}", f"Ý {word}.")]


def test_a_blank_line_stands_where_the_layout_ends_a_paragraph() -> None:
    page = [(70, 100, BODY), (70, 118, "như sau."), (70, 136, f"{BODY} hai")]
    assert read("a.pdf", pdf([page])).lines == (BODY, "như sau.", "", f"{BODY} hai")


def test_a_scan_with_only_a_signature_stamp_is_refused() -> None:
    stamp = [(400, 60, "Người ký: Ủy ban nhân dân xã")]
    with pytest.raises(ScannedFile, match="bản quét"):
        read("a.pdf", pdf([stamp], picture=True))


def test_a_scan_with_bad_recognition_is_refused() -> None:
    bad = column(70, 60, ["Thuc hien Ke hoach so cua tinh ve cong tac dan van chinh quyen nam"] * 6)
    with pytest.raises(ScannedFile):
        read("a.pdf", pdf([bad], picture=True))


def test_text_over_a_picture_is_read() -> None:
    assert lines(pdf([column(70, 60, [BODY] * 5)], picture=True)) == [BODY] * 5


def test_pages_without_any_text_are_refused_as_scans() -> None:
    with pytest.raises(ScannedFile):
        read("a.pdf", pdf([[]]))


def test_a_password_is_named_as_the_reason() -> None:
    locked = (
        "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>/ID[<00><00>]"
    )
    with pytest.raises(ProtectedFile, match="mật khẩu"):
        read("a.pdf", pdf([[(70, 60, BODY)]], trailer=locked))
