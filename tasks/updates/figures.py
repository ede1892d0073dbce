"""Figures of a message: percentages, parts of a whole, numbers of tasks, bare days of the month."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.updates.number_lists import is_counted
from tasks.updates.typed import Word, same
from tasks.updates.words import longest_at, phrases_of

_MONTHS = 12
_YEARS = 1900  # "33/2025" is the number of a paper
_SMALLEST_WHOLE = 10  # "2/3" is a fraction, "8/12" as well a date
_OF_OTHERS = frozenset({"so", "thang", "nam"})  # "nửa số", "nửa tháng"
_OVER = (("trên", "tổng", "số"), ("trong", "tổng", "số"), ("trên",), ("trong",), ("/",))
_REACHED = frozenset({"duoc", "dc", "dat", "khoang", "tam", "xong", "moi"})
_TASK_WORDS = (("đầu", "việc"), ("công", "việc"), ("nhiệm", "vụ"), ("việc",), ("nv",), ("cv",))
_JOINERS = frozenset({",", "và", "va", "với", "lẫn", "&", "+"})


@dataclass(frozen=True, slots=True)
class Part:
    """How much is done, in percent; `unsure` where it may as well be a date ("xong 2/3")."""

    percent: int
    start: int
    end: int
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class TaskNumbers:
    """Tasks called by their numbers: "việc số 4", "việc 4 và 5"."""

    numbers: tuple[int, ...]
    start: int
    end: int


def parts_of_a_whole(words: Sequence[Word]) -> list[Part]:
    """All of "8/12 hộ", "8 hộ trên 12 hộ", "được 2/3", in order; "8/12" alone is a date."""
    return [part for place in range(len(words)) if (part := _part(words, place))]


def percentage(words: Sequence[Word], place: int) -> Part | None:
    """50%, 50 phần trăm, một nửa."""
    half = longest_at(words, place, phrases_of("half"))
    about = place > 0 and words[place - 1].folded in {"qua", "hon", "gia", "gan"}
    if half and not about and not (place + half < len(words) and words[place + half].folded in _OF_OTHERS):
        return Part(50, place, place + half)
    if not words[place].is_number or len(words[place].text) > 3:
        return None
    sign = longest_at(words, place + 1, (("phần", "trăm"), ("%",)))
    if not sign or int(words[place].text) > 100:
        return None
    return Part(int(words[place].text), place, place + 1 + sign)


def counted_at(words: Sequence[Word], place: int) -> int:
    """How many words from `place` count things that are no units: "2 hộ"; 0 for none."""
    length = longest_at(words, place + 1, phrases_of("counted")) if words[place].is_number else 0
    named = place + 1 + length < len(words) and words[place + 1 + length].is_number  # "2 ấp 4"
    return 1 + length if length and not named else 0


def task_numbers(words: Sequence[Word], place: int) -> TaskNumbers | None:
    """ "việc số 4", "nv 4", "việc 4, 5": but "việc 2 xóm" counts xóm, "việc 50%" none."""
    called = longest_at(words, place, _TASK_WORDS)
    if not called:
        return None
    at = place + called
    said = at < len(words) and same(words[at].text, "số")
    at += said
    numbers: list[int] = []
    while _is_task_number(words, at, said):
        numbers.append(int(words[at].text))
        at += 1
        if at + 1 >= len(words) or words[at].text not in _JOINERS:
            break
        again = longest_at(words, at + 1, (*_TASK_WORDS, ("số",)))
        again += longest_at(words, at + 1 + again, (("số",),)) if again else 0
        if not _is_task_number(words, at + 1 + again, again > 0):
            break
        said, at = again > 0, at + 1 + again
    return TaskNumbers(tuple(numbers), place, at) if numbers else None


def bare_day(words: Sequence[Word], place: int) -> str | None:
    """ "25 này", "25 tới": the day of the month, in words that dates are read from."""
    if place + 1 >= len(words) or not words[place].is_number or not 0 < len(words[place].text) < 3:
        return None
    if words[place + 1].text in {"này", "nay"}:
        return f"ngày {words[place].text} tháng này"
    return f"ngày {words[place].text}" if words[place + 1].text in {"tới", "tây"} else None


def _is_task_number(words: Sequence[Word], at: int, said: bool) -> bool:
    if at >= len(words) or not words[at].is_number or len(words[at].text) > 6:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return True
    if following.text in {"/", "%"} or (following.start == words[at].end and following.text.isalpha()):
        return False
    return said or not (counted_at(words, at) or is_counted(words, at))


def _part(words: Sequence[Word], place: int) -> Part | None:
    done, at = _count(words, place)
    over = longest_at(words, at, _OVER) if done is not None else 0
    whole, end = _count(words, at + over) if over else (None, place)
    if done is None or whole is None or not whole or done > whole:
        return None
    percent = round(100 * done / whole)
    is_counted = end > at + over + 1 or at > place + 1
    before = words[place - 1].folded if place else ""
    if is_counted and before not in {"ngay", "hom", "mung"}:
        return Part(percent, place, end)
    if (
        words[at].text != "/"
        or before not in _REACHED
        or (end < len(words) and words[end].text in {"/", "-"})
    ):
        return None
    if whole > _MONTHS or before in {"duoc", "dc", "dat"}:
        return Part(percent, place, end) if whole < _YEARS else None
    return Part(percent, place, end, unsure=True) if done < whole < _SMALLEST_WHOLE else None


def _count(words: Sequence[Word], place: int) -> tuple[int | None, int]:
    """A number with what it counts, if that is said, and where it ends."""
    if place >= len(words) or not words[place].is_number or len(words[place].text) > 5:
        return None, place
    return int(words[place].text), place + (counted_at(words, place) or 1)
