"""A claim stands only if it is whole parts of its quote, and is shown in the document's own letters."""

import random
import time
from pathlib import Path

import pytest

import knowledge
from retrieval.answer.grounding import LONGEST_CLAIM, Said, grounded
from retrieval.answer.model import Citation
from retrieval.clauses import clauses

QUOTE = (
    "2. Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024, báo cáo năm trước ngày 15/11/2024 "
    "về Ủy ban nhân dân xã (qua Văn phòng); mỗi xóm tổ chức ít nhất 02 cuộc đối thoại, có ghi biên bản. "
    "Không được yêu cầu người dân nộp thêm giấy tờ; tự ý thu phí. "
    "Trưởng xóm có thể mời Mặt trận dự đối thoại. Nghiêm cấm các hành vi: a) gây khó khăn cho người dân; "
    "b) bao che người vi phạm."
)
FIRST, SECOND = (
    QUOTE.split("; ")[0].removeprefix("2. "),
    "mỗi xóm tổ chức ít nhất 02 cuộc đối thoại, có ghi biên bản.",
)


def claim(
    text: str, quote: str = "", *, whole: str = QUOTE, label: str = "mục II.3", **different: object
) -> str | None:
    """What is shown for a claim about a citation of `whole`; None if it does not stand."""
    citation = Citation("ke-hoach.txt", 1, 1, label, whole, 0, len(whole), **different)  # type: ignore[arg-type]
    found = grounded(Said(1, quote or whole, text), [citation])
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (FIRST, f"2. {FIRST} …"),
        (SECOND, f"… {SECOND}"),
        (SECOND.upper(), f"… {SECOND}"),
        (f"- {SECOND[0].upper()}{SECOND[1:-1]}", f"… {SECOND}"),
        ("Trưởng xóm có thể mời Mặt trận dự đối thoại", "Trưởng xóm có thể mời Mặt trận dự đối thoại."),
        (f"{FIRST}; {SECOND}", f"2. {FIRST}; {SECOND}"),
        (f"{FIRST};\n  {SECOND}", f"2. {FIRST}; {SECOND}"),
    ],
)
def test_whole_parts_stand_in_the_documents_own_letters(text: str, shown: str) -> None:
    assert claim(text) == shown


@pytest.mark.parametrize("opening", ["Trong quý III, ", "Quý III: ", "vào quý III "])
def test_the_quarter_above_may_be_told_with_it(opening: str) -> None:
    assert claim(
        f"{opening}họp dân bàn quy ước.", whole="Họp dân bàn quy ước.", label="mục III, Quý III"
    ) == ("Quý III: Họp dân bàn quy ước.")


def test_whose_duty_it_is_may_be_told_with_the_first_part_only() -> None:
    whole = "- Theo dõi tiến độ; gửi báo cáo trước ngày 20/6."
    above = ("III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng xã")
    assert (
        claim("Văn phòng xã theo dõi tiến độ", whole=whole, headings=above)
        == "Văn phòng xã: Theo dõi tiến độ …"
    )
    assert claim("Văn phòng xã gửi báo cáo trước ngày 20/6.", whole=whole, headings=above) is None
    assert claim("Tổ chức thực hiện theo dõi tiến độ", whole=whole, headings=above) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FIRST.replace("15/6", "16/6"), "another day"),
        (FIRST.replace("báo cáo 6 tháng trước ngày 15/6/2024, ", ""), "words left out"),
        (FIRST.removesuffix(" (qua Văn phòng)"), "a bracket left out"),
        ("Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024", "cut at a comma"),
        ("Xóm tổ chức ít nhất 02 cuộc đối thoại, có ghi biên bản.", "not from a beginning"),
        ("Trong quý IV, " + SECOND, "a quarter that does not stand above"),
        ("Công an xã: " + SECOND, "another does it"),
        ("Tự ý thu phí.", "the prohibition before the semicolon left out"),
        ("Được yêu cầu người dân nộp thêm giấy tờ; tự ý thu phí.", "the denial left out"),
        ("Trưởng xóm mời Mặt trận dự đối thoại.", "may left out"),
        ("Trưởng xóm, có thể mời Mặt trận dự đối thoại.", "a comma added"),
        ("Gây khó khăn cho người dân.", "the prohibition left out"),
        ("Nghiêm cấm các hành vi: bao che người vi phạm.", "joined across a gap"),
        ("Bao che người vi phạm.", "the same, farther away"),
        (f"Trưởng xóm có thể mời Mặt trận dự đối thoại. {FIRST}", "in another order"),
        (f"{SECOND} Không cần thực hiện.", "a sentence added"),
        ("Theo quy định của kế hoạch.", "nothing said"),
        ("Mỗi xóm", "too little said"),
        ("", "nothing at all"),
    ],
)
def test_a_claim_that_says_anything_else_does_not(text: str, why: str) -> None:
    assert claim(text) is None, why


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Đề nghị xã khen thưởng tập thể; bố trí kinh phí khen thưởng.", "bố trí kinh phí khen thưởng"),
        ("Đối với hộ nghèo, cấp thẻ bảo hiểm; hỗ trợ 02 triệu đồng.", "hỗ trợ 02 triệu đồng"),
        ("Các thôn nộp quỹ đầy đủ; thôn Đông được miễn.", "Các thôn nộp quỹ đầy đủ"),
        ("Các thôn nộp quỹ đầy đủ. Riêng thôn Đông nộp sau.", "Các thôn nộp quỹ đầy đủ."),
        ("Các thôn nộp quỹ đầy đủ. Trừ hộ nghèo.", "Các thôn nộp quỹ đầy đủ."),
        ("Nghiêm cấm các hành vi sau: - Gây khó khăn. - Thu phí ngoài quy định.", "Thu phí ngoài quy định."),
        ("Nghiêm cấm các hành vi: 1. Gây khó khăn. 2. Thu phí ngoài quy định.", "Thu phí ngoài quy định."),
        ("Mức thu không quá 20. 000 đồng mỗi hộ.", "Mức thu không quá 20."),
        ("Cấm các hộ tại TT. Ba Tơ đốt rác.", "Ba Tơ đốt rác."),
        ("Không giao cho P. Nội vụ chủ trì.", "Nội vụ chủ trì."),
        ("Phê phán lối nghĩ “Dân không cần biết. Cán bộ quyết định tất cả.”", "Cán bộ quyết định tất cả."),
        ("Công an xã: trực ban; Văn phòng gửi báo cáo; tổng hợp số liệu.", "Công an xã: tổng hợp số liệu."),
    ],
)
def test_no_part_is_said_without_what_limits_it(quote: str, text: str) -> None:
    assert claim(quote, whole=quote)
    assert claim(text, whole=quote) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Các hành vi bị nghiêm cấm",
        "Những việc cán bộ không được làm",
        "Đối với hộ nghèo",
        "II. Tồn tại, hạn chế",
        "Đề nghị",
    ],
)
def test_nothing_is_said_of_what_stands_under_a_heading_that_limits_it(heading: str) -> None:
    assert claim("Nhận quà của người dân.", whole="Nhận quà của người dân.", headings=(heading,)) is None


@pytest.mark.parametrize("heading", ["Công tác chỉ đạo", "Phòng chống thiên tai", "Chỉ tiêu"])
def test_words_that_only_look_like_a_limit_limit_nothing(heading: str) -> None:
    assert claim("Họp dân mỗi quý.", whole="Họp dân mỗi quý.", headings=(heading,))


def test_a_quote_that_begins_or_ends_within_a_sentence_is_read_with_the_rest() -> None:
    text = "bố trí kinh phí khen thưởng."
    assert claim(text, whole=text)
    assert claim(text, whole=text, before="Đề nghị xã khen thưởng;") is None
    assert claim("Các thôn nộp quỹ;", whole="Các thôn nộp quỹ;")
    assert claim("Các thôn nộp quỹ;", whole="Các thôn nộp quỹ;", after=" trừ hộ nghèo.") is None


@pytest.mark.parametrize(
    "quote", ["Các xóm", "Các xóm nộp báo cáo 6 tháng", "gửi báo cáo … trước ngày 15/6/2024", QUOTE + " Hết."]
)
def test_a_quote_that_is_not_verbatim_supports_nothing(quote: str) -> None:
    assert claim(SECOND, quote) is None


def test_spaces_and_line_breaks_of_a_quote_do_not_matter() -> None:
    assert claim(SECOND, "mỗi xóm tổ chức\n ít nhất  02 cuộc")


@pytest.mark.parametrize("number", [0, 2, -1, 10**9])
def test_a_citation_that_is_not_there_supports_nothing(number: int) -> None:
    citation = Citation("ke-hoach.txt", 1, 1, "mục II.3", QUOTE, 0, len(QUOTE))
    assert grounded(Said(number, QUOTE, SECOND), [citation]) is None


@pytest.mark.parametrize(
    "addition",
    [
        "<b>!</b>",
        " https://vi.du/x",
        " [1](http://a)",
        " \u202e",
        " 👍",
        " @danvan",
        " #khẩn",
        " `rm`",
        "__",
        "+",
    ],
)
def test_nothing_that_is_added_is_ever_shown(addition: str) -> None:
    assert claim(SECOND + addition) in (None, f"… {SECOND}")


def test_a_claim_longer_than_a_phone_shows_is_dropped() -> None:
    long = f"Họp dân {'và họp dân ' * 60}mỗi quý."
    assert claim(long, whole=long) is None
    assert len(long) > LONGEST_CLAIM


@pytest.mark.parametrize(
    "odd", ["( ) " * 500, "a; " * 800, "a) " * 500, "“" * 2000, "1. " * 300, "không " * 900]
)
def test_no_text_of_a_document_holds_it_up(odd: str) -> None:
    began = time.monotonic()
    claim(odd, whole=odd)
    claim("Họp dân mỗi quý một lần.", whole=odd, quote=odd)
    assert time.monotonic() - began < 10


def _starter_clauses() -> list[str]:
    """Every clause of the starter pack that says enough to be a main point."""
    files = sorted(Path(knowledge.__file__).parent.glob("starter/*.md"))
    lines = [" ".join(line.split()) for file in files for line in file.read_text("utf-8").splitlines()]
    found = [clause.strip("|*_# ") for line in lines for clause in clauses(line)]
    return [clause for clause in found if len(clause.split()) >= 8 and 40 < len(clause) < LONGEST_CLAIM]


def test_over_the_starter_pack_a_clause_said_as_it_is_always_stands() -> None:
    assert all(claim(clause, whole=clause) for clause in _starter_clauses())


def test_over_the_starter_pack_no_changed_figure_is_ever_shown() -> None:
    chance = random.Random(2)
    tried = 0
    for clause in _starter_clauses():
        for place in [at for at, one in enumerate(clause) if one.isdecimal()]:
            other = str((int(clause[place]) + chance.randint(1, 9)) % 10)
            shown = claim(f"{clause[:place]}{other}{clause[place + 1 :]}", clause, whole=clause)
            assert shown is None or shown in clause
            tried += 1
    assert tried > 200


def test_over_the_starter_pack_no_clause_with_a_gap_ever_stands() -> None:
    chance = random.Random(3)
    tried = 0
    for clause in _starter_clauses():
        words = clause.split()
        for _ in range(5):
            first = chance.randrange(2, len(words) - 1)
            left = " ".join([*words[:first], *words[chance.randrange(first + 1, len(words) + 1) :]])
            shown = claim(left, clause, whole=clause)
            assert shown is None or shown.strip("… .;") in clause
            tried += shown is None
    assert tried > 1_000
