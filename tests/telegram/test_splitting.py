"""Where a long text is cut."""

import pytest

from bot.telegram.splitting import cut, sendable, units


@pytest.mark.parametrize(
    ("text", "room", "pieces"),
    [
        ("vừa đủ", 6, ("vừa đủ", "")),
        ("Một câu. Hai câu\nBa câu nữa", 20, ("Một câu. Hai câu", "Ba câu nữa")),
        ("Một câu dài. Hai câu nữa", 18, ("Một câu dài.", "Hai câu nữa")),
        ("a\nmột hai ba bốn", 14, ("a\nmột hai ba", "bốn")),
        ("không-có-chỗ-ngắt", 5, ("không", "-có-chỗ-ngắt")),
        ("một hai", 3, ("một", "hai")),
    ],
)
def test_a_text_is_cut_at_the_best_place(text: str, room: int, pieces: tuple[str, str]) -> None:
    assert cut(text, room) == pieces


def test_an_emoji_of_two_units_is_not_broken() -> None:
    assert cut("😀😀😀", 5) == ("😀😀", "😀")


def test_a_mark_stays_on_its_letter() -> None:
    assert cut("abcdo\u0302\u0301", 6) == ("abcd", "o\u0302\u0301")


def test_endless_marks_do_not_make_endless_pieces() -> None:
    assert units(cut("o" + "\u0301" * 9000, 4096)[0]) > 4000


def test_length_is_counted_in_utf_16() -> None:
    assert [units("đ"), units("😀")] == [1, 2]


def test_half_a_character_becomes_a_question_mark() -> None:
    assert sendable(" a\ud83d ") == "a?"
