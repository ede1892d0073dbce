"""How a question is read on its whole way: places, everyday wording, abbreviations, slips, then marks."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.office import Office
from knowledge import nfc
from retrieval.placenames import spell_out_places

CODES = [
    "114-KL/TW",
    "25/NQ-TW",
    "nd30",
    "15/6",
    "31/7/2026",
    "K3",
    "k3",
    "5a",
    "100%",
    "1.500.000",
    "3tr",
    "III",
    "2024/nq-hdnd",
    "23-qd/tw",
    "HĐND-UBND",
    "an.binh@ubnd.gov.vn",
    "https://danvan.gov.vn/tin-tuc?id=3&x=ban-tin",
    "www.chinhphu.vn",
    "ke-hoach_quy.docx",
    "(bao.cao@xa.vn),",
    "15h30",
    "T7/2026",
    "xa-an-binh/12",
]
MARKED = [
    "uỷ",
    "ủy",
    "hoà",
    "Hòa",
    "thuỷ",
    "khoẻ",
    "quý",
    "DÂN",
    "Đảng",
    "đô",
    "đ",
    "chế",
    "ở",
    "khiếu",
    "TỐ",
    "phường",
    "giải",
    "kết",
    "lận",
    "hoặch",
    "ngừơi",
]
BARE = ["quy", "dan", "chu", "co", "so", "la", "gi", "ban", "hoi", "phuong", "nhiem", "vu", "Khieu", "to"]
OTHERS = ["👍", "😀dân", "“chế”", "(khiếu", "nại)", "…", "pdf"]
Read = Callable[[str], str]


@pytest.fixture(scope="module")
def read(office: Office) -> Read:
    """What the product makes of a question."""
    return lambda text: office.answerer.read(text).read


def has_marks(word: str) -> bool:
    return any(c.isalpha() and not c.isascii() for c in word)


@given(st.lists(st.sampled_from(CODES + MARKED + BARE + OTHERS), min_size=1, max_size=12), st.booleans())
def test_what_is_typed_with_marks_or_digits_still_stands(read: Read, words: list[str], apart: bool) -> None:
    typed = unicodedata.normalize("NFD" if apart else "NFC", " ".join(words))
    now = read(typed).split()
    assert len(now) == len(words)
    for word, stands in zip(words, now, strict=True):
        if word in CODES or has_marks(word):
            assert stands == word
    assert " ".join(now) == nfc(" ".join(now))


@given(st.text(max_size=40))
def test_any_text_is_read_and_reads_the_same_in_composed_form(read: Read, text: str) -> None:
    assert read(text) == read(unicodedata.normalize("NFC", text))


def test_a_question_typed_apart_is_read_as_if_composed(read: Read) -> None:
    apart = unicodedata.normalize("NFD", "Quý III phường phải lam gi?")
    assert read(apart) == "Quý III phường phải làm gì?"


def test_marks_typed_apart_are_no_other_reading(office: Office) -> None:
    typed = "Quý III năm 2026 phường phải làm gì?"
    composed, apart = (office.answerer.answer(unicodedata.normalize(form, typed)) for form in ("NFC", "NFD"))
    assert (apart.read_as, apart.text) == (composed.read_as, composed.text) == (None, composed.text)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("xa tan ha lam gi", "xa Tân Hà lam gi"),
        ("xã Tân ha", "xã Tân Hà"),
        ("xã tân Hà", "xã tân Hà"),
        ("xã Tân Hạ", "xã Tân Hạ"),
        ("xã tan Hạ", "xã tan Hạ"),
        ("tinh hoa binh", "tinh Hòa Bình"),
        ("tỉnh Hoà Binh", "tỉnh Hoà Bình"),
    ],
)
def test_names_of_places_get_the_marks_that_are_missing_and_no_others(typed: str, read_as: str) -> None:
    assert spell_out_places(typed, ["xã Tân Hà", "tỉnh Hòa Bình"]) == read_as
