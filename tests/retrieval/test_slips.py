"""Slips of the keyboard are mended towards known words, and nothing else is touched."""

import pytest

from retrieval.background import Background
from retrieval.slips import mend_slips


def mend(text: str, *held: str) -> str:
    return mend_slips(text, Background.load().document_frequency, lambda word: word in held)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quys 3 xax phair lamf gif", "quy 3 xa phai lam gi"),
        ("nhieemj vuj cuar phuwowngf", "nhiem vu cua phuong"),
        ("thuwcj hieenj ddungs hanj", "thuc hien dung han"),
    ],
)
def test_telex_typed_with_the_keyboard_off_is_read(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("bao coa ket qua", "bao cao ket qua"), ("trcih yeu", "trich yeu")]
)
def test_letters_swapped_are_put_in_order(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "typed", ["quý III xã phải làm gì?", "UBND tỉnh", "33/CT-TTg", "nq25", "a@b.vn", "Kết luận 114-KL/TW"]
)
def test_known_words_codes_and_capitals_stay(typed: str) -> None:
    assert mend(typed) == typed


def test_a_word_that_only_the_corpus_knows_stays() -> None:
    assert mend("ngoc lawc", "lawc") == "ngoc lawc"


def test_a_word_without_a_known_neighbour_stays() -> None:
    assert mend("xyzzyq") == "xyzzyq"
