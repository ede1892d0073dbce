"""Periods that name a task: "6 tháng", "quý II", "năm 2026", "9 tháng", "tháng 6"."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.calendar import quarter_of
from tasks.updates.context import OpenTask
from tasks.updates.typed import Word, same

_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
}
_NEVER = -50.0  # another year's task
_NO_YEAR_AFTER = frozenset({"nay", "sau", "ngoai", "truoc", "kia", "bat", "tinh", "duoc"})
_TOWARDS = frozenset(["đến", "sang", "tới", "qua", "vào", "hết", "cuối", "đầu", "giữa", "trong", "trước"])


@dataclass(frozen=True, slots=True)
class Period:
    """A period: `of` is "half", "months", "quarter", "month" or "year"; number 0 where none is said."""

    of: str
    number: int
    start: int
    end: int


def read_periods(words: Sequence[Word]) -> list[Period]:
    """All periods in order; "hết tháng 6", "cuối quý" and the like are dates, not periods."""
    found: list[Period] = []
    place = 0
    while place < len(words):
        period = _at(words, place)
        if period:
            found.append(period)
        place = period.end if period else place + 1
    return found


def _at(words: Sequence[Word], place: int) -> Period | None:
    return _months(words, place) or _quarter(words, place) or _month(words, place) or _year(words, place)


def _folded(words: Sequence[Word], place: int) -> str:
    return words[place].folded if 0 <= place < len(words) else ""


def _is_towards(words: Sequence[Word], place: int) -> bool:
    return place >= 0 and any(same(words[place].text, word) for word in _TOWARDS)


def _months(words: Sequence[Word], place: int) -> Period | None:
    """6 tháng (đầu, cuối năm), 6t, nửa năm, 9 tháng."""
    first, second = _folded(words, place), _folded(words, place + 1)
    if first.lstrip("0") in {"6", "9", "3"} or (words[place].text == "sáu" and second == "thang"):
        if second not in {"thang", "t", "th"} or _folded(words, place + 2) in {"nua", "toi", "sau"}:
            return None
        if _folded(words, place - 1) in {"them", "hoan", "lui"}:
            return None
        number = {"9": 9, "3": 3}.get(first.lstrip("0"), 6)
    elif first == "nua" and second == "nam":
        number = 6
    else:
        return None
    end, half = place + 2, 0
    ends_a_date = _folded(words, end + 1) in {"tuan", "thang", "quy"}
    if end < len(words) and words[end].text in {"đầu", "dau", "cuối", "cuoi"} and not ends_a_date:
        half = 1 if _folded(words, end) == "dau" else 2
        end += 1 + (_folded(words, end + 1) == "nam")
    year = _year(words, end)
    return Period(
        "half" if number == 6 else "months",
        half if number == 6 else number,
        place,
        year.end if year and half else end,
    )


def _quarter(words: Sequence[Word], place: int) -> Period | None:
    if words[place].folded not in {"quy", "q"} or _is_towards(words, place - 1):
        return None
    number = _QUARTERS.get(_folded(words, place + 1))
    if number is not None:
        return Period("quarter", number, place, place + 2)
    if words[place].text == "quý" and _folded(words, place + 1) not in {
        "doi",
        "truoc",
        "sau",
        "toi",
        "nay",
        "anh",
        "chi",
    }:
        return Period("quarter", 0, place, place + 1)
    return None


def _month(words: Sequence[Word], place: int) -> Period | None:
    if words[place].folded != "thang" or _is_towards(words, place - 1) or _folded(words, place - 1).isdigit():
        return None
    number = _folded(words, place + 1)
    if number.isdigit() and 1 <= int(number) <= 12 and _folded(words, place + 2) != "/":
        return Period("month", int(number), place, place + 2)
    return None


def _year(words: Sequence[Word], place: int) -> Period | None:
    """năm 2026, năm, 2026, cuối năm (of a report)."""
    first, second = _folded(words, place), _folded(words, place + 1)
    if (
        first == "cuoi"
        and second == "nam"
        and _folded(words, place - 1) not in {"den", "sang", "toi", "vao", "het"}
    ):
        return Period("year", 0, place, place + 2)
    if first == "nam" and words[place].text in {"nam", "năm"} and not _is_towards(words, place - 1):
        if _is_year(second):
            return Period("year", int(second), place, place + 2)
        if second in _NO_YEAR_AFTER or _folded(words, place - 1) in {
            "thu",
            "sang",
            "moi",
            "hang",
            "nhieu",
            "may",
        }:
            return None
        return Period("year", 0, place, place + 1)
    if _is_year(first) and _folded(words, place - 1) not in {"/", "-", "."}:
        return Period("year", int(first), place, place + 1)
    return None


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4 and 2000 <= int(word) <= 2100


def agreement(said: Sequence[Period], title: Sequence[Period], task: OpenTask) -> float:
    """How well the periods that a message says fit a task: above 0 for, below 0 against."""
    return sum(_one(period, title, task) for period in said)


def _one(said: Period, title: Sequence[Period], task: OpenTask) -> float:
    named = {period.of for period in title}
    same_kind = [period.number for period in title if period.of == said.of]
    if said.of == "year" and said.number:
        return _year_agreement(said.number, same_kind, named, task)
    if same_kind:
        first_counts_most = 2.0 if same_kind[0] in (0, said.number) or not said.number else 1.0
        return first_counts_most if 0 in (said.number, *same_kind) or said.number in same_kind else -4.0
    if said.of == "quarter" and said.number and task.due:
        fits = quarter_of(task.due).number == said.number
        return (0.8 if not named & {"half", "months", "month"} else -1.0) if fits else -3.0
    if said.of == "year":
        return -2.5 if named & {"half", "months"} else 0.0
    return -2.5 if named else -0.5


def _year_agreement(year: int, years: Sequence[int], named: set[str], task: OpenTask) -> float:
    if year in years:
        return 0.6 if named & {"half", "months"} else 1.0 if years[0] == year else -1.0
    if any(years):
        return _NEVER
    if task.due is None:
        return -2.0
    of_last_year = year == task.due.year - 1 and task.due.month < 3
    return 0.0 if year == task.due.year or of_last_year else _NEVER
