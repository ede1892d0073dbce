"""Letters and syllables: one spelling for search, the writer's own for quotes, offsets that hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese import fold, folded_syllables, is_accented, nfc, syllables, tokens, tone_style

ANY_TEXT = st.text(max_size=200)


def test_decomposed_letters_become_composed():
    assert nfc(unicodedata.normalize("NFD", "Dân vận khéo")) == "Dân vận khéo"


def test_soft_hyphens_and_zero_width_marks_disappear():
    assert nfc("chính\u00ad quyền\u200b cơ\ufeff sở") == "chính quyền cơ sở"


def test_odd_spaces_become_plain_ones():
    assert nfc("Điều\u00a05\u2009khoản\u202f2") == "Điều 5 khoản 2"


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text):
    assert nfc(nfc(text)) == nfc(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Đổi mới", "doi moi"), ("ỦY BAN", "uy ban"), ("Quý Ⅲ", "quy ⅲ"), ("ệ ữ ặ ở", "e u a o"), ("", "")],
)
def test_folding_drops_case_and_marks(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("odd", ["İstanbul", "ﬁ", "ß", "\u0301", "각", "🙂👩‍🌾", "ǆ", "Ⅻ", "\ud800"])
def test_folding_keeps_the_length_of_odd_characters(odd):
    assert len(fold(odd)) == len(odd)


@given(ANY_TEXT)
def test_folding_keeps_the_length_of_any_text(text):
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_folding_composed_text_twice_changes_nothing_more(text):
    folded = fold(nfc(text))
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("old", "new"),
    [("uỷ ban", "ủy ban"), ("hoà bình", "hòa bình"), ("Thuỷ", "thủy"), ("HOẢ", "hỏa"), ("khoẻ", "khỏe")],
)
def test_old_and_new_places_of_the_tone_mark_read_the_same(old, new):
    assert tone_style(old) == tone_style(new) == new


@pytest.mark.parametrize(
    ("slip", "right"),
    [("gíao", "giáo"), ("qúy", "quý"), ("Qủa", "quả"), ("taị", "tại"), ("ngoaị", "ngoại"), ("điạ", "địa")],
)
def test_a_tone_on_the_wrong_vowel_is_put_right(slip, right):
    assert tone_style(slip) == tone_style(right) == right


@pytest.mark.parametrize("same", ["gì", "giữ", "giá", "giũ", "quí", "của", "mía", "nghĩa", "khuỷu", "giời"])
def test_other_tones_stay_where_they_are(same):
    assert tone_style(same) == same


@pytest.mark.parametrize("same", ["quý", "quỳ", "quỹ", "quỵ", "hoàn", "thoát", "chuyển", "huyện", "của"])
def test_syllables_with_only_one_spelling_keep_it(same):
    assert tone_style(same) == same


@given(ANY_TEXT)
def test_tone_style_keeps_the_length_of_any_text(text):
    assert len(tone_style(text)) == len(text)


def test_tokens_say_where_they_stand():
    text = "Hoà Bình, quý III/2024."
    assert [(t.text, t.folded, text[t.start : t.end]) for t in tokens(text)] == [
        ("hòa", "hoa", "Hoà"),
        ("bình", "binh", "Bình"),
        ("quý", "quy", "quý"),
        ("iii", "iii", "III"),
        ("2024", "2024", "2024"),
    ]


@given(ANY_TEXT)
def test_tokens_never_overlap_and_come_in_order(text):
    ends = [0]
    for token in tokens(text):
        assert ends[-1] <= token.start < token.end <= len(text)
        ends.append(token.end)


@given(ANY_TEXT)
def test_syllables_are_the_texts_of_the_tokens(text):
    assert syllables(text) == [token.text for token in tokens(text)]


@pytest.mark.parametrize("accented", ["dân", "vận", "ở", "đi", "Đ"])
def test_a_mark_or_a_barred_d_counts_as_accented(accented):
    assert is_accented(accented)


@pytest.mark.parametrize("plain", ["dan", "van", "o", "di", "2024"])
def test_letters_without_marks_are_not_accented(plain):
    assert not is_accented(plain)


@given(ANY_TEXT)
def test_folded_syllables_are_those_of_the_tokens(text: str) -> None:
    text = nfc(text)
    assert folded_syllables(text) == [token.folded for token in tokens(text)]
