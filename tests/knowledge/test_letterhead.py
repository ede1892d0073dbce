"""A document's head and tail, as offices really lay them out."""

import datetime as dt
from pathlib import Path

import pytest

from knowledge.letterhead import read_letterhead
from knowledge.paragraphs import compose

COMMUNE = """ỦY BAN NHÂN DÂN
XÃ TÂN SƠN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Sơn, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Thực hiện công tác dân vận chính quyền năm 2026
Căn cứ Kế hoạch số 7/KH-UBND ngày 20/01/2026 của UBND tỉnh;
UBND xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao chất lượng.
Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Vi Thị Hoa"""

TWO_COLUMNS = """UBND HUYỆN TÂN KỲ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc
Số: 77/PNV-CCHC Tân Kỳ, ngày 03 tháng 6 năm 2024
V/v báo cáo kết quả công tác
dân vận chính quyền 6 tháng đầu năm
Kính gửi: UBND các xã, thị trấn
Phòng Nội vụ đề nghị báo cáo.
Nơi nhận: KT. TRƯỞNG PHÒNG
- Như trên; PHÓ TRƯỞNG PHÒNG
- Lưu: VT. Lê Thị Hoa"""

PARTY = """ĐẢNG BỘ HUYỆN LỤC NGẠN
ĐẢNG ỦY XÃ TÂN SƠN
*
Số 45-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Sơn, ngày 15 tháng 01 năm 2025
KẾ HOẠCH
công tác dân vận năm 2025
-----
Đảng ủy xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Nơi nhận:
Gửi bản giấy:
- Các chi bộ,
- Lưu VPĐU.
Gửi bản điện tử:
- Ban Dân vận Huyện ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Vi Văn Tư"""


def test_reads_every_field_of_a_commune_plan() -> None:
    head = read_letterhead(COMMUNE)

    assert (head.number, head.type, head.issuer) == ("12/KH-UBND", "Kế hoạch", "Ủy ban nhân dân xã Tân Sơn")
    assert (head.place, head.date) == ("Tân Sơn", dt.date(2026, 2, 5))
    assert head.subject == "Thực hiện công tác dân vận chính quyền năm 2026"
    assert head.recipients == ("UBND tỉnh (b/c)", "Các thôn", "Lưu: VT")
    assert (head.signer_title, head.signer) == ("Phó Chủ tịch", "Vi Thị Hoa")


def test_every_span_points_at_what_was_read() -> None:
    head = read_letterhead(COMMUNE)
    written = {name: COMMUNE[start:end] for name, (start, end) in head.spans.items()}

    assert written["number"] == "12/KH-UBND"
    assert written["date"] == "ngày 05 tháng 02 năm 2026"
    assert written["subject"] == head.subject
    assert written["issuer"] == "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN"
    assert written["recipients"].startswith("Nơi nhận:")
    assert written["signer"] == "Vi Thị Hoa"
    assert [COMMUNE[start:end] for start, end in head.recipient_spans] == list(head.recipients)


def test_columns_set_side_by_side_are_told_apart() -> None:
    head = read_letterhead(TWO_COLUMNS)

    assert (head.number, head.type) == ("77/PNV-CCHC", "Công văn")
    assert head.issuer == "Phòng Nội vụ huyện Tân Kỳ"
    assert (head.place, head.date) == ("Tân Kỳ", dt.date(2024, 6, 3))
    assert head.subject == "Báo cáo kết quả công tác dân vận chính quyền 6 tháng đầu năm"


def test_a_signature_at_the_ends_of_the_recipients_lines_is_no_recipient() -> None:
    head = read_letterhead(TWO_COLUMNS)

    assert head.recipients == ("Như trên", "Lưu: VT")
    assert (head.signer_title, head.signer) == ("Phó trưởng phòng", "Lê Thị Hoa")


HALF_PARTED = """Nơi nhận:
- Sở Nội vụ (b/c);
TM. BAN CHỈ ĐẠO
TRƯỞNG BAN
- Các phòng, đơn vị thuộc xã; CHỦ TỊCH UBND XÃ
- 22 thôn; Vi Văn Chẩn
- Lưu: VT."""
NAME_BETWEEN = """Nơi nhận:
- UBND tỉnh;
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
- Các thôn;
(Đã ký)
Nguyễn Thị Hoa
- Lưu: VT."""
IN_CELLS = """Nơi nhận: | TM. ỦY BAN NHÂN DÂN |
- UBND tỉnh; | KT. CHỦ TỊCH |
- Lưu: VT. | PHÓ CHỦ TỊCH |
 | Ngô Xuân Nam |"""
BY_PROXY = """Nơi nhận:
- Các chi bộ,
- Lưu BXDĐ.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Zơ Râm Hoa"""


@pytest.mark.parametrize(
    ("tail", "recipients", "title", "signer"),
    [
        (
            HALF_PARTED,
            ("Sở Nội vụ (b/c)", "Các phòng, đơn vị thuộc xã", "22 thôn", "Lưu: VT"),
            "Trưởng ban, Chủ tịch UBND xã",
            "Vi Văn Chẩn",
        ),
        (NAME_BETWEEN, ("UBND tỉnh", "Các thôn", "Lưu: VT"), "Phó Chủ tịch", "Nguyễn Thị Hoa"),
        (IN_CELLS, ("UBND tỉnh", "Lưu: VT"), "Phó Chủ tịch", "Ngô Xuân Nam"),
        (BY_PROXY, ("Các chi bộ", "Lưu BXDĐ"), "Phó Trưởng ban", "Zơ Râm Hoa"),
    ],
    ids=["half parted", "name between recipients", "cells of a table", "K/T"],
)
def test_recipients_and_signature_are_told_apart_however_they_are_mixed(
    tail: str, recipients: tuple[str, ...], title: str, signer: str
) -> None:
    head = read_letterhead(f"KẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH\n1. A.\n{tail}")

    assert (head.recipients, head.signer_title, head.signer) == (recipients, title, signer)


def test_a_right_column_below_the_title_is_still_the_letterheads() -> None:
    head = read_letterhead(
        "HUYỆN ỦY LỘC AN\nBAN DÂN VẬN\n*\nSố 15-CTr/BDVHU\nCHƯƠNG TRÌNH\ncông tác dân vận năm 2022\n-----\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\nLộc An, ngày 20 tháng 01 năm 2022\nBan xây dựng chương trình như sau:\nI- A"
    )

    assert (head.place, head.date) == ("Lộc An", dt.date(2022, 1, 20))
    assert (head.type, head.subject) == ("Chương trình", "Công tác dân vận năm 2022")


def test_a_title_between_the_two_columns_keeps_its_subject() -> None:
    head = read_letterhead(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG HÒA AN\nSố: 5/KH-UBND\nKẾ HOẠCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nHòa An, ngày 5 tháng 02 năm 2026\nTriển khai công tác năm 2026\nI. A"
    )

    assert (head.date, head.subject) == (dt.date(2026, 2, 5), "Triển khai công tác năm 2026")


@pytest.mark.parametrize(
    ("organs", "issuer"),
    [
        ("ĐẢNG BỘ TỈNH LẠNG SƠN\nHUYỆN ỦY VĂN QUAN", "Huyện ủy Văn Quan"),
        ("ĐẢNG BỘ XÃ NAM AN\nBAN XÂY DỰNG ĐẢNG", "Ban Xây dựng Đảng xã Nam An"),
        ("UBND HUYỆN PHÚ NINH\nBCĐ DÂN CHỦ CƠ SỞ", "Ban Chỉ đạo dân chủ cơ sở huyện Phú Ninh"),
    ],
)
def test_the_issuer_is_the_lower_of_two_organs(organs: str, issuer: str) -> None:
    head = read_letterhead(f"{organs}\nSố 1-KH/X\nKẾ HOẠCH\nCông tác năm 2026\nI. A")

    assert head.issuer == issuer


def test_a_party_letterhead_is_read() -> None:
    head = read_letterhead(PARTY)

    assert (head.number, head.issuer) == ("45-KH/ĐU", "Đảng ủy xã Tân Sơn")
    assert head.subject == "Công tác dân vận năm 2025"
    assert (head.signer_title, head.signer) == ("Bí thư", "Vi Văn Tư")


def test_recipients_keep_the_heading_they_stand_under() -> None:
    head = read_letterhead(PARTY)

    assert head.recipient_groups == ("Gửi bản giấy", "Gửi bản giấy", "Gửi bản điện tử")


@pytest.mark.parametrize("number", ["Số: /KH-BCĐ", "Số:        /KH-BCĐ", "Số: .../KH-BCĐ", "Số      -KH/BCĐ"])
def test_a_blank_number_stays_none(number: str) -> None:
    assert read_letterhead(f"{number}\nKẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH").number is None


@pytest.mark.parametrize(
    "day", ["ngày tháng 3 năm 2026", "ngày ... tháng ... năm 2026", "ngày       tháng 02 năm 2026"]
)
def test_a_blank_date_keeps_its_place_and_stays_none(day: str) -> None:
    head = read_letterhead(f"Số: 1/KH-BCĐ\nNghệ An, {day}\nKẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH")

    assert (head.place, head.date) == ("Nghệ An", None)


def test_a_date_broken_over_two_lines_of_a_narrow_column_is_one_date() -> None:
    head = read_letterhead(
        "Số: 1/QĐ-UBND\nCần Thơ, ngày 21\ntháng 11 năm 2025\nQUYẾT ĐỊNH\nVề việc kiện toàn\nĐiều 1. A"
    )

    assert head.date == dt.date(2025, 11, 21)


def test_a_date_in_a_sentence_is_not_the_documents_date() -> None:
    head = read_letterhead("SỔ TAY\nTừ ngày 01/7/2025 chính quyền địa phương có hai cấp.\nI. NỘI DUNG")

    assert (head.date, head.place, head.issuer) == (None, None, None)


def test_without_a_letterhead_the_announcing_sentence_names_the_issuer() -> None:
    head = read_letterhead(
        "KẾ HOẠCH CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2025\n"
        "Thực hiện Kế hoạch của UBND huyện, UBND xã Kim Lư xây dựng kế hoạch cụ thể như sau:\nI. MỤC ĐÍCH"
    )

    assert (head.type, head.subject) == ("Kế hoạch", "Công tác dân vận chính quyền năm 2025")
    assert head.issuer == "Ủy ban nhân dân xã Kim Lư"


def test_the_signature_names_the_issuer_when_nothing_else_does() -> None:
    head = read_letterhead(
        "THÔNG BÁO\nLịch tiếp dân\nI. NỘI DUNG\n1. A.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVi Văn Tư"
    )

    assert head.issuer == "Ủy ban nhân dân"


def test_a_codified_law_is_known_by_its_source_line() -> None:
    head = read_letterhead(
        "# Luật số 99/2019/QH14\nNguồn: Bộ pháp điển điện tử, đề mục Mẫu. "
        "(Điều 1 Luật số 99/2019/QH14 Mẫu và thử ngày 12/06/2019 của Quốc hội, "
        "có hiệu lực thi hành kể từ ngày 01/01/2020)\n## Chương I QUY ĐỊNH CHUNG"
    )

    assert (head.number, head.type, head.issuer) == ("99/2019/QH14", "Luật", "Quốc hội")
    assert (head.subject, head.date) == ("Mẫu và thử", dt.date(2019, 6, 12))


def test_the_line_of_competence_is_no_part_of_a_decisions_subject() -> None:
    head = read_letterhead(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG NINH\nSố: 9/2025/NQ-HĐND\nNGHỊ QUYẾT\nQUY ĐỊNH MỨC CHI TRÊN ĐỊA BÀN\n"
        "TỈNH QUẢNG NINH\nHỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NINH\nKHÓA XIV\nCăn cứ Luật;\nĐiều 1. A"
    )

    assert head.subject == "Quy định mức chi trên địa bàn tỉnh Quảng Ninh"
    assert head.issuer == "Hội đồng nhân dân tỉnh Quảng Ninh"


def test_a_committee_within_an_organ_takes_its_place() -> None:
    head = read_letterhead(
        "UBND TỈNH LÀO CAI\nBAN CHỈ ĐẠO CÔNG TÁC\nDÂN VẬN CHÍNH QUYỀN\nSố: 15/CTr-BCĐ\n"
        "CHƯƠNG TRÌNH\nCông tác năm 2025\nI. A"
    )

    assert head.issuer == "Ban Chỉ đạo công tác dân vận chính quyền tỉnh Lào Cai"


@pytest.mark.parametrize("text", ["", "\n\n", "😀", "Nơi nhận:", "Số:", "KẾ HOẠCH", "TM.", "x" * 5000])
def test_any_text_is_read_without_failing(text: str) -> None:
    assert read_letterhead(text).number is None


def test_the_letterheads_of_the_shared_plans_are_found(shared: Path) -> None:
    heads = [
        read_letterhead(compose(p.read_text("utf-8").split("\n")))
        for p in sorted((shared / "corpus").glob("*.txt"))
    ]

    assert all(
        head.type and head.subject and head.issuer and head.signer and head.recipients for head in heads
    )
