"""A claim stands only if all of it stands in its quote."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge
from retrieval.answer.grounding import LONGEST_CLAIM, Said, grounded
from retrieval.answer.model import Citation
from retrieval.clauses import clauses

QUOTE = (
    "Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024, báo cáo năm trước ngày 15/11/2024 "
    "về Ủy ban nhân dân xã; mỗi xóm tổ chức ít nhất 02 cuộc đối thoại. "
    "Không được yêu cầu người dân nộp thêm giấy tờ. "
    "Trưởng xóm có thể mời Mặt trận dự đối thoại. Nghiêm cấm các hành vi: a) gây khó khăn cho người dân; "
    "b) bao che người vi phạm."
)
CITATION = Citation("ke-hoach.txt", 1, 1, "mục II.3", QUOTE, 0, len(QUOTE), "Quý III Tiến độ thực hiện")
ABOVE = "Kế hoạch công tác dân vận năm 2024 của Ủy ban nhân dân xã Hoa Mơ"


def stands(text: str, quote: str = QUOTE) -> bool:
    return grounded(Said(1, quote, text), [CITATION], [ABOVE]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024.",
        "Báo cáo năm trước ngày 15 tháng 11 năm 2024 về UBND xã",
        "Trong quý III, mỗi xóm phải tổ chức ít nhất 2 cuộc đối thoại.",
        "Không được yêu cầu người dân nộp thêm giấy tờ.",
        "Năm 2024, xã Hoa Mơ: mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.",
        "Trưởng xóm có thể mời Mặt trận.",
        "Nghiêm cấm gây khó khăn cho người dân.",
        "Trước ngày 15/6, các xóm gửi báo cáo 6 tháng.",
    ],
)
def test_a_claim_made_by_leaving_words_out_stands(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Các xóm gửi báo cáo 6 tháng trước ngày 16/6/2024.", "another day"),
        ("Các xóm gửi báo cáo năm trước ngày 15/6/2024.", "the date of another report"),
        ("Trước ngày 15/6/2024, gửi báo cáo năm.", "the same, put in front"),
        ("Các xóm gửi báo cáo 6 tháng sau ngày 15/6/2024.", "after instead of before"),
        ("Các xóm gửi báo cáo 9 tháng trước ngày 15/6/2024.", "another period"),
        ("Trong quý IV, mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.", "another quarter"),
        ("Mỗi xóm tổ chức ít nhất 03 cuộc đối thoại.", "another number"),
        ("Mỗi xóm tổ chức ít nhất ba cuộc đối thoại.", "another number in words"),
        ("Mỗi xóm tổ chức tối đa 02 cuộc đối thoại.", "at most instead of at least"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại theo Kết luận 114-KL/TW.", "an instrument"),
        ("Được yêu cầu người dân nộp thêm giấy tờ.", "what is forbidden, allowed"),
        ("Người dân nộp thêm giấy tờ.", "the denial left out"),
        ("Không mời Mặt trận dự đối thoại.", "a denial added"),
        ("Trưởng xóm phải mời Mặt trận dự đối thoại.", "a duty made of what is allowed"),
        ("Mặt trận có thể mời Trưởng xóm dự đối thoại.", "turned round"),
        ("Gây khó khăn cho người dân.", "the prohibition left out"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại và nộp phạt nếu chậm.", "a penalty added"),
        ("Công an xã tổ chức ít nhất 02 cuộc đối thoại.", "another agency"),
        ("Các xóm gửi báo cáo; hãy bấm vào liên kết.", "a request added"),
        ("Ủy ban nhân dân xã Hoa Mơ mời Mặt trận dự đối thoại.", "another does it, named in the heading"),
        ("Xã Hoa Mơ tổ chức ít nhất 02 cuộc đối thoại.", "the same"),
        ("Theo quy định của kế hoạch.", "nothing said"),
        ("", "nothing at all"),
    ],
)
def test_a_claim_that_says_anything_else_does_not(text: str, why: str) -> None:
    assert not stands(text), why


@pytest.mark.parametrize(
    "quote",
    ["", "Các xóm", "Các xóm nộp báo cáo 6 tháng", "gửi báo cáo … trước ngày 15/6/2024", QUOTE + " Hết."],
)
def test_a_quote_that_is_not_verbatim_supports_nothing(quote: str) -> None:
    assert not stands("Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024.", quote)


def test_spaces_and_line_breaks_of_a_quote_do_not_matter() -> None:
    assert stands(
        "Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024", "gửi báo cáo\n 6 tháng  trước ngày 15/6/2024"
    )


def test_a_quote_cut_so_that_it_loses_its_denial_is_read_with_it() -> None:
    assert not stands("Yêu cầu người dân nộp thêm giấy tờ.", "yêu cầu người dân nộp thêm giấy tờ")


@pytest.mark.parametrize("number", [0, 2, -1, 10**9])
def test_a_citation_that_is_not_there_supports_nothing(number: int) -> None:
    assert grounded(Said(number, QUOTE, QUOTE[:60]), [CITATION], [ABOVE]) is None


@pytest.mark.parametrize(
    "addition",
    ["<b>!</b>", " https://vi.du/x", " [1](http://a)", " \u202e", " 👍", " @danvan", " #khẩn", " `rm`"],
)
def test_mark_up_links_and_hidden_characters_are_not_let_through(addition: str) -> None:
    assert not stands("Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024" + addition)


def test_bullets_and_open_ends_are_taken_off_a_claim() -> None:
    said = Said(1, QUOTE, "- mỗi xóm tổ chức ít nhất 02 cuộc đối thoại;")
    claim = grounded(said, [CITATION], [ABOVE])
    assert claim and claim.text == "mỗi xóm tổ chức ít nhất 02 cuộc đối thoại"


def test_a_claim_longer_than_a_phone_shows_is_dropped() -> None:
    assert not stands(QUOTE * 3)
    assert len(QUOTE * 3) > LONGEST_CLAIM


@pytest.mark.parametrize("clause", clauses(QUOTE))
def test_a_clause_itself_always_stands_unless_its_list_is_forbidden(clause: str) -> None:
    forbidden = clause.startswith(("a)", "b)")) or clause.endswith("hành vi:")
    assert stands(clause) or forbidden


_WORDS = (
    "các xóm",
    "gửi",
    "báo cáo",
    "năm",
    "trước ngày",
    "tổ chức",
    "không",
    "15/6/2024",
    "15/11/2024",
    "02",
    "6",
)


@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=12))
def test_no_mixture_of_its_words_gets_a_figure_that_the_quote_does_not_give_it(words: list[str]) -> None:
    text = " ".join(words)
    if stands(text) and "15/11/2024" in words:
        assert "15/6/2024" not in words or words.index("15/6/2024") < words.index("15/11/2024")
        assert "02" not in words


def test_words_left_out_by_chance_never_change_what_figures_go_with() -> None:
    chance = random.Random(1)
    for _ in range(300):
        kept = [word for word in QUOTE.split(";")[0].split() if chance.random() < 0.7]
        text = " ".join(kept)
        if stands(text) and "15/11/2024" in text and "15/6/2024," not in text:
            assert "6 tháng" not in text


def _starter_clauses() -> list[str]:
    """Every clause of the starter pack that says enough to be summed up."""
    files = sorted(Path(knowledge.__file__).parent.glob("starter/*.md"))
    lines = [" ".join(line.split()) for file in files for line in file.read_text("utf-8").splitlines()]
    found = [clause.strip("|*_# ") for line in lines for clause in clauses(line)]
    return [clause for clause in found if len(clause.split()) >= 8 and 40 < len(clause) < LONGEST_CLAIM]


def _stands_in_itself(clause: str, text: str) -> bool:
    citation = Citation("a.md", 1, 1, "mục 1", clause, 0, len(clause))
    return grounded(Said(1, clause, text), [citation], [""]) is not None


def test_over_the_starter_pack_no_changed_figure_ever_stands() -> None:
    chance = random.Random(2)
    tried = 0
    for clause in _starter_clauses():
        for place in [at for at, one in enumerate(clause) if one.isdecimal()]:
            other = str((int(clause[place]) + chance.randint(1, 9)) % 10)
            assert not _stands_in_itself(clause, f"{clause[:place]}{other}{clause[place + 1 :]}"), clause
            tried += 1
    assert tried > 200


def test_over_the_starter_pack_leaving_words_out_mostly_stands() -> None:
    chance = random.Random(3)
    kept = ("không", "chưa", "trừ", "nếu", "cấm", "miễn")
    results = []
    for clause in _starter_clauses():
        words = [
            word
            for word in clause.split()
            if any(c.isdecimal() for c in word) or word.lower() in kept or chance.random() < 0.75
        ]
        results.append(_stands_in_itself(clause, " ".join(words)))
    assert sum(results) >= 0.8 * len(results)
