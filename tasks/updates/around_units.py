"""What stands around the name of a unit: counts, weekdays, the beginning of a sentence, "nào cũng"."""

from collections.abc import Iterable, Sequence

from knowledge import is_accented
from tasks.updates.mentions import Mention, Said
from tasks.updates.typed import Word
from tasks.updates.unit_names import Family

_AFTER_DATE_WORD = frozenset(
    ["den", "sang", "vao", "toi", "thu", "het", "cuoi", "dau", "trong", "qua", "thang", "truoc", "ngay"]
)
_SEVERAL = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def is_weekday(words: Sequence[Word], start: int) -> bool:
    return words[start].folded == "t" and start > 0 and words[start - 1].folded in _AFTER_DATE_WORD


def count_at(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    if at < len(words):
        if words[at].is_number and len(words[at].text) < 4:
            return int(words[at].text), 1
        if (is_accented(words[at].text) and words[at].text in _SEVERAL) or words[at].text in {"ba", "hai"}:
            return _SEVERAL[words[at].text], 1
    return None, 0


def numbered_mention(family: Family, numbers: Iterable[int], start: int, end: int) -> Mention:
    wanted = list(dict.fromkeys(numbers))
    if all(number in family.members for number in wanted):
        return Mention(Said.NAMED, start, end, tuple(family.members[n] for n in wanted), family.key)
    return Mention(Said.UNKNOWN, start, end, group=family.key)


def means_all(words: Sequence[Word], start: int, at: int) -> bool:
    """ "xóm nào cũng", "chưa xóm nào", "chưa làm xóm nào": every one of them."""
    after = [word.folded for word in words[at + 1 : at + 3]]
    before = [word.folded for word in words[max(0, start - 6) : start]]
    return "cung" in after or "chua" in before or "khong" in before or "ko" in before


def opens_a_sentence(words: Sequence[Word], place: int, at: int) -> bool:
    """Whether a sentence is about a place by name where we have none of that kind: "phường Tân An xong"."""
    start = place
    while start > 0 and words[start - 1].text in {"bên", "ở", "tại", "thấy"}:
        start -= 1
    begins = start == 0 or not words[start - 1].text.isalnum()
    return begins and words[at].raw[0].isupper() and not words[at].raw.isupper()
