"""Lists and ranges of numbers after the name of a numbered family: "1,2,5", "1-5", "1 đến 5"."""

from collections.abc import Sequence

from tasks.updates.typed import Word, same
from tasks.updates.unit_kinds import unit_kinds
from tasks.updates.words import longest_at

_LIST = frozenset({",", "và", "va", "&", "+", "với", "voi", "cùng", "lẫn"})
_RANGE = frozenset({"-", "–", "—", "đến", "den", "tới", "toi", "→"})
_COUNTED = frozenset(
    ["ngay", "tuan", "thang", "hom", "buoi", "gio", "h", "g", "nguoi", "dong", "lan", "nam", "quy", "phan"]
)


def after_prefix(words: Sequence[Word], place: int, prefix: tuple[str, ...]) -> int | None:
    """Where what follows `prefix` begins, past a dot or "số"; None where the prefix does not stand."""
    typed = words[place : place + len(prefix)]
    if len(typed) == len(prefix) and all(same(t.text, w) for t, w in zip(typed, prefix, strict=True)):
        at = place + len(prefix)
        dotted = len(prefix) == 1 and at < len(words) and words[at].text in {".", "số"}
        return at + dotted
    return None


def is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether the number at `at` counts days or percent, or is part of a date or of another number."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if following.folded in {"%", "/", "."} and (following.folded != "." or number_at(words, at + 2)):
        return True
    return following.folded in _COUNTED or (following.folded == "t" and words[at].text in {"6", "06", "9"})


def number_at(words: Sequence[Word], at: int) -> bool:
    """Whether word number `at` is there and a number."""
    return at < len(words) and words[at].is_number


def listed_numbers(words: Sequence[Word], at: int, prefix: tuple[str, ...]) -> tuple[list[int], int]:
    """The numbers of a list that begins at `at`, and where it ends."""
    if not number_at(words, at) or is_counted(words, at) or _has_letter(words, at):
        return [], at
    numbers, end = [int(words[at].text)], at + 1
    while end < len(words):
        sign = words[end].text
        following = (
            end
            + (sign in _LIST or sign in _RANGE)
            + (
                sign == "-"
                and words[end + 1 : end + 2] != ()
                and end + 1 < len(words)
                and words[end + 1].text == ">"
            )
        )
        again = after_prefix(words, following, prefix)
        place = again if again is not None else following
        if sign not in _RANGE and again is not None:
            break  # "xóm 1, xóm 2": a mention of its own
        if not number_at(words, place) or is_counted(words, place) or len(words[place].text) > 3:
            break
        if _has_letter(words, place):
            break
        number = int(words[place].text)
        if sign in _RANGE:
            numbers += (
                range(numbers[-1] + 1, number + 1) if numbers[-1] < number <= numbers[-1] + 200 else [-1]
            )
        elif (place == end and words[place].start == words[place - 1].end) or _counts_a_group(words, place):
            break
        else:
            numbers.append(number)
        end = place + 1
    return numbers, end


def _counts_a_group(words: Sequence[Word], place: int) -> bool:
    """Whether "2" is the beginning of "2 xóm còn lại"."""
    return any(
        longest_at(words, place + 1, kind.names) and not number_at(words, place + 2) for kind in unit_kinds()
    )


def _has_letter(words: Sequence[Word], at: int) -> bool:
    """Whether the number is part of a name of its own: "6b"."""
    if at + 1 >= len(words):
        return False
    letter = words[at + 1]
    return letter.start == words[at].end and letter.text in {"a", "b", "c", "d", "đ", "e"}
