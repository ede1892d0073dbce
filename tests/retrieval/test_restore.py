import random
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import fold, is_accented, nfc, tokens
from retrieval.restore import Restorer, strip_marks


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    return Restorer.load()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quy che dan chu o co so la gi", "quy chế dân chủ ở cơ sở là gì"),
        ("thoi han giai quyet khieu nai", "thời hạn giải quyết khiếu nại"),
        ("Trach nhiem cua Chu tich xa?", "Trách nhiệm của Chủ tịch xã?"),
        ("con quy 4 thi sao?", "còn quý 4 thì sao?"),
        ("cho toi hoi han nop bao cao", "cho tôi hỏi hạn nộp báo cáo"),
    ],
)
def test_a_question_typed_bare_gets_its_marks_back(restorer: Restorer, typed: str, meant: str) -> None:
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quy chế dan chu ở cơ so", "quy chế dân chủ ở cơ sở"),
        ("Thoi hạn giai quyết khiếu nai", "Thời hạn giải quyết khiếu nại"),
    ],
)
def test_a_question_typed_by_half_is_filled_in(restorer: Restorer, typed: str, meant: str) -> None:
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Ban chỉ đạo xã có trách nhiệm gì trong công tác dân vận?",
        "Quy chế làm việc của Uỷ ban nhân dân xã",
        "Công khai cho nhân dân biết theo quy định",
    ],
)
def test_a_question_typed_in_full_stays_as_it_is(restorer: Restorer, text: str) -> None:
    assert restorer.restore(text) == text


@pytest.mark.parametrize(
    "code", ["23-qd/tw", "KL114", "114-KL/TW", "2024/nq-hdnd", "UBND", "BCĐ", "QCDC", "HĐND-UBND"]
)
def test_codes_and_abbreviations_in_capitals_are_left_alone(restorer: Restorer, code: str) -> None:
    assert restorer.restore(f"theo {code} thi lam gi") == f"theo {code} thì làm gì"


@pytest.mark.parametrize(
    "address", ["an.binh@xa.gov.vn", "https://dan-van.vn/tin?id=3", "www.chinhphu.vn", "ke-hoach_quy.docx"]
)
def test_addresses_and_names_of_files_are_left_alone(restorer: Restorer, address: str) -> None:
    assert restorer.restore(f"gui ve {address} truoc ngay 15/6") == f"gửi về {address} trước ngày 15/6"


def test_a_question_all_in_capitals_is_read_as_words(restorer: Restorer) -> None:
    assert restorer.restore("THOI HAN GIAI QUYET KHIEU NAI") == "THỜI HẠN GIẢI QUYẾT KHIẾU NẠI"


def test_letter_case_spaces_and_punctuation_stay(restorer: Restorer) -> None:
    assert restorer.restore("  Khieu Nai,\tTO CAO;  ") == "  Khiếu Nại,\tTO CAO;  "


def test_foreign_words_stay(restorer: Restorer) -> None:
    assert restorer.restore("gui file pdf qua email").endswith("file pdf qua email")


@pytest.mark.parametrize("text", ["", " ", "😀", "???", "123", "\x00"])
def test_what_holds_no_word_comes_back_unchanged(restorer: Restorer, text: str) -> None:
    assert restorer.restore(text) == text


def test_a_whole_page_comes_back_unchanged_and_at_once(restorer: Restorer) -> None:
    page = "dan van " * 12_500
    assert restorer.restore(page) == page


def test_the_installed_corpus_decides_what_the_law_leaves_open(restorer: Restorer) -> None:
    local = Counter({"hồng": 5, "lĩnh": 5, "hồng_lĩnh": 5})
    assert restorer.restore("xa hong linh").split()[1:] != ["hồng", "lĩnh"]
    assert restorer.restore("xa hong linh", local).split()[1:] == ["hồng", "lĩnh"]


@given(
    st.text(alphabet=st.sampled_from("abcdeghiklmnopqrstuvxyăâđêôơưáàảãạ 0123456789/-.,?QĐTƯ\n"), max_size=60)
)
def test_only_bare_letters_ever_change(text: str) -> None:
    text = nfc(text)
    restored = Restorer.load().restore(text)
    assert fold(restored) == fold(text)
    for token in tokens(text):
        typed, now = text[token.start : token.end], restored[token.start : token.end]
        assert typed == now or (not is_accented(typed) and not any(c.isdigit() for c in typed))


_SYLLABLES = ["quy", "chế", "dân", "chu", "ở", "cơ", "so", "ban", "hội", "dong", "Đảng", "uỷ", "khieu", "tố"]
_NUMBERS = ["2026", "06", "33/CT-TTg", "114-kl/tw", "q3", "100%", "1.500.000", "31/7/2026", "5a", "3tr"]


@given(st.lists(st.sampled_from(_SYLLABLES + _NUMBERS), max_size=14))
def test_what_is_typed_with_marks_and_what_holds_a_digit_is_never_touched(words: list[str]) -> None:
    restored = Restorer.load().restore(" ".join(words)).split()
    assert len(restored) == len(words)
    for typed, now in zip(words, restored, strict=True):
        if any(c.isdigit() for c in typed) or is_accented(typed):
            assert now == typed
        assert fold(now) == fold(typed)


@given(st.lists(st.sampled_from(_SYLLABLES + _NUMBERS), max_size=14))
def test_restoring_the_fully_marked_text_again_changes_nothing_marked(words: list[str]) -> None:
    once = Restorer.load().restore(" ".join(words)).split()
    twice = Restorer.load().restore(" ".join(once)).split()
    assert all(a == b for a, b in zip(once, twice, strict=True) if is_accented(a))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_half_typed_questions_keep_every_mark_that_was_typed(
    restorer: Restorer, shared: Path, share: float
) -> None:
    from retrieval.articles import read_questions

    chance = random.Random(2)
    for question in read_questions(shared / "retrieval" / "questions.jsonl")[:200]:
        typed = strip_marks(question.text, share, chance)
        pairs = zip(tokens(typed), tokens(restorer.restore(typed)), strict=True)
        assert all(t.text == r.text for t, r in pairs if is_accented(t.text))


def test_a_question_takes_less_than_five_milliseconds(restorer: Restorer) -> None:
    question = "trach nhiem cua uy ban nhan dan xa trong viec thuc hien quy che dan chu o co so la gi"
    restorer.restore(question)
    started = time.perf_counter()
    for _ in range(20):
        restorer.restore(question)
    assert (time.perf_counter() - started) / 20 < 0.005


@pytest.mark.parametrize(("share", "least"), [(1.0, 0.98), (0.5, 0.99), (0.0, 0.999)])
def test_real_questions_come_back_as_they_were_written(
    restorer: Restorer, shared: Path, share: float, least: float
) -> None:
    from retrieval.articles import read_questions
    from retrieval.training.diacritics import accuracy

    held_out = [q.text for q in read_questions(shared / "retrieval" / "questions.jsonl") if q.fold == 0]
    assert accuracy(restorer, held_out, share)["syllables"] > least


def test_stripping_a_text_for_measuring_keeps_its_case() -> None:
    assert strip_marks("Ủy ban Nhân dân ĐÔ thị", 1.0, random.Random(1)) == "Uy ban Nhan dan DO thi"
