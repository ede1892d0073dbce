"""What a document is about as a whole, and what a question asks about."""

import pytest

from knowledge.letterhead import Letterhead, read_letterhead
from knowledge.scope import question_scope, read_scope

PLAN = """KẾ HOẠCH
Công tác dân vận chính quyền năm 2025
Thực hiện Quy chế công tác dân vận của hệ thống chính trị tỉnh Bắc Kạn;
UBND xã Kim Lư xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao.
Nơi nhận:
- UBND huyện Na Rì;
- Lưu: VT."""


def test_a_commune_plan_belongs_to_commune_district_and_province() -> None:
    scope = read_scope(read_letterhead(PLAN), PLAN)

    assert scope.level == "xã"
    assert scope.places == ("xã Kim Lư", "huyện Na Rì", "tỉnh Bắc Kạn")
    assert (scope.years, scope.organ) == ((2025,), "UBND")


def test_a_law_belongs_to_no_year_and_no_place() -> None:
    head = Letterhead(
        number="1/2025/QH15", type="Luật", issuer="Quốc hội", subject="Mẫu năm 2025", place="Hà Nội"
    )
    scope = read_scope(head, "")

    assert (scope.years, scope.places, scope.level, scope.organ) == ((), (), "trung ương", "Quốc hội")


@pytest.mark.parametrize(
    ("subject", "years"),
    [
        ("Công tác dân vận năm 2026", (2026,)),
        ("Đề án giai đoạn 2021 - 2023", (2021, 2022, 2023)),
        ("Bầu cử đại biểu nhiệm kỳ 2026 - 2031", ()),
        ("Phát triển đến năm 2030", ()),
        ("Sinh hoạt năm học 2025-2026", (2025, 2026)),
    ],
)
def test_the_subject_tells_the_years(subject: str, years: tuple[int, ...]) -> None:
    assert read_scope(Letterhead(type="Kế hoạch", subject=subject), "").years == years


@pytest.mark.parametrize(
    ("issuer", "level", "organ"),
    [
        ("Ban Chỉ đạo công tác dân vận chính quyền tỉnh Lào Cai", "tỉnh", "BCĐ"),
        ("Ủy ban nhân dân thành phố Vinh", "huyện", "UBND"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "tỉnh", "UBND"),
        ("Ban Dân vận Huyện ủy Đô Lương", "huyện", "Đảng ủy"),
        ("Đảng ủy xã", "xã", "Đảng ủy"),
        ("Hội đồng nhân dân phường Bến Thủy", "xã", "HĐND"),
        ("Sở Nội vụ", "tỉnh", "Sở"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã Tân Sơn", "xã", "MTTQ"),
        ("Bộ Nội vụ", "trung ương", "Bộ"),
    ],
)
def test_the_issuer_tells_level_and_organ(issuer: str, level: str, organ: str) -> None:
    scope = read_scope(Letterhead(issuer=issuer), "")

    assert (scope.level, scope.organ) == (level, organ)


def test_the_file_name_is_only_the_last_resort_for_the_place() -> None:
    named = "ke-hoach-tinh-nghe-an.txt"

    assert read_scope(Letterhead(issuer="Ban Chỉ đạo xã"), "", named).places == ("tỉnh Nghệ An",)
    assert read_scope(Letterhead(issuer="UBND tỉnh Lào Cai"), "", named).places == ("tỉnh Lào Cai",)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("quý III/2024 xã làm gì", (2024,)),
        ("ke hoach dan van 2025", (2025,)),
        ("quý 2/26", (2026,)),
        ("năm 24 phải làm gì", (2024,)),
        ("tháng 3/2026 làm gì", (2026,)),
        ("Nghị quyết 36/2021/QH15 ngày 12/7/2024 nói gì", ()),
        ("CT 33 năm 2021 nói gì", ()),
        ("Luật Thực hiện dân chủ ở cơ sở năm 2022 quy định gì", ()),
        ("khóa 2021-2026, giai đoạn 2021 - 2030, đến năm 2045", ()),
        ("kế hoạch giai đoạn 2021-2025, năm 2024 làm gì", (2024,)),
    ],
)
def test_only_the_year_that_is_asked_for_counts(question: str, years: tuple[int, ...]) -> None:
    assert question_scope(question).years == years


@pytest.mark.parametrize(
    ("question", "quarters"),
    [
        ("quy 2 nam 2026", (2,)),
        ("Q4 2025", (4,)),
        ("quý IV thì sao", (4,)),
        ("quý tư", (4,)),
        ("quý I và quý II", (1, 2)),
        ("quý 1-3", (1, 2, 3)),
        ("quy cuoi nam 2025", (4,)),
        ("quy che 07, quy dinh 2", ()),
        ("vào quý mấy", ()),
    ],
)
def test_quarters_are_read_however_they_are_typed(question: str, quarters: tuple[int, ...]) -> None:
    assert question_scope(question).quarters == quarters


@pytest.mark.parametrize(
    ("question", "half"), [("6 thang dau nam", 1), ("nửa cuối năm 2025", 2), ("cả năm", None)]
)
def test_half_years_are_read(question: str, half: int | None) -> None:
    assert question_scope(question).half == half


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("BCĐ xã phải làm gì", ("xã",)),
        ("ban chi dao dan van chinh quyen tinh hop khi nao", ("tỉnh",)),
        ("kế hoạch 2025 của huyện Yên Thành", ("huyện",)),
        ("xã nào, tỉnh nào có kế hoạch", ()),
        ("các xã phường phải làm gì", ()),
        ("Kế hoạch số 226-KH/HU của Huyện ủy ban hành ngày nào", ()),
    ],
)
def test_a_level_is_a_constraint_only_for_the_documents_owner(question: str, levels: tuple[str, ...]) -> None:
    assert question_scope(question).levels == levels


def test_a_hamlet_hints_at_a_commune() -> None:
    assert question_scope("các xóm nộp báo cáo về đâu").hints == ("xã",)


def test_places_are_named_in_full() -> None:
    assert question_scope("so noi vu nghe an lam gi").places == ("tỉnh Nghệ An",)
    assert question_scope("phuong ben thuy quy 3", ["phường Bến Thủy"]).places == ("phường Bến Thủy",)


def test_an_empty_question_asks_for_nothing() -> None:
    assert question_scope("") == question_scope("😀")
