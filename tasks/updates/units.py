"""Units named in a message: one, a list, a range, a group, a part of a group, the sender's own, the rest.

What a group means depends on the task and the sender, so mentions stay as said; `Mention.resolve` works out
the names later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from knowledge import is_accented
from tasks.updates.typed import Word, same
from tasks.updates.unit_kinds import ALL, group_words, groups_of, unit_kinds
from tasks.updates.unit_names import Family, UnitNames
from tasks.updates.words import longest_at, phrase_at, phrases_of

_LIST = frozenset({",", "và", "va", "&", "+", "với", "voi", "cùng", "lẫn"})
_RANGE = frozenset({"-", "–", "—", "đến", "den", "tới", "toi", "→"})
_AFTER_DATE_WORD = frozenset(
    ["den", "sang", "vao", "toi", "thu", "het", "cuoi", "dau", "trong", "qua", "thang", "truoc", "ngay"]
)
_COUNTED = frozenset(
    ["ngay", "tuan", "thang", "hom", "buoi", "gio", "h", "g", "nguoi", "dong", "lan", "nam", "quy", "phan"]
)
_ALL_WORDS = (("tất", "cả"), ("toàn", "bộ"), ("mọi",), ("cả",), ("đủ",), ("hết",))
_SOME_WORDS = (
    ("một", "số"),
    ("vài",),
    ("một", "vài"),
    ("mấy",),
    ("đa", "số"),
    ("hầu", "hết"),
    ("phần", "lớn"),
)
_REST_WORDS = (("còn", "lại"), ("khác",))
_SEVERAL = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


class Said(Enum):
    """How units were said."""

    NAMED = auto()
    GROUP = auto()
    REST = auto()
    OWN = auto()
    SOME = auto()
    UNKNOWN = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """Units said in one place of the message (words start to end).

    `names` are the units of NAMED, the candidates of UNCLEAR; `group` the family or group; `count` how many
    the person says there are, `of` out of how many ("7/8 xóm").
    """

    said: Said
    start: int
    end: int
    names: tuple[str, ...] = ()
    group: str | None = None
    count: int | None = None
    of: int | None = None
    plural: bool = False


class UnitReader:
    """Reads the unit mentions of messages of one committee."""

    def __init__(self, names: UnitNames, vocabulary: frozenset[str]) -> None:
        """`vocabulary`: folded words of the tasks' titles, which follow a kind word without being a name."""
        self.names = names
        self._vocabulary = vocabulary
        self._groups: dict[str, tuple[str, ...]] = {}
        for unit in names.units:
            keys = {
                *groups_of(unit.name),
                *(f.key for f in names.families if unit.name in f.members.values()),
            }
            for key in keys:
                self._groups[key] = (*self._groups.get(key, ()), unit.name)

    def group(self, key: str | None) -> tuple[str, ...]:
        """The units of a group, in the committee's order; empty for a group it has not."""
        return self._groups.get(key or ALL, ())

    def narrow_group(self, name: str) -> str:
        """The smallest group that a unit is in: its numbered family, its kind, or places or agencies."""
        keys = [key for key, units in self._groups.items() if name in units]
        return min(keys, key=lambda key: (len(self._groups[key]) < 2, len(self._groups[key])))

    def read(self, words: Sequence[Word]) -> list[Mention]:
        """All mentions in order."""
        found: list[Mention] = []
        place = 0
        while place < len(words):
            mention = self._at(words, place)
            if mention:
                found.append(mention)
            place = mention.end if mention else place + 1
        return found

    def _at(self, words: Sequence[Word], place: int) -> Mention | None:
        readers = (self._own, self._fraction, self._group, self._numbered, self._named, self._unknown)
        return next((mention for reader in readers if (mention := reader(words, place))), None)

    def _group_word(self, words: Sequence[Word], place: int) -> tuple[int, str | None]:
        for phrase, key in group_words():
            typed = words[place : place + len(phrase)]
            is_whole = len(typed) == len(phrase)
            if is_whole and all(map(same, (word.text for word in typed), phrase)) and self.group(key):
                return len(phrase), key
        return 0, None

    def _own(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "2 xóm em phụ trách", "xóm em", "bên em", "đơn vị mình"."""
        at, count = place, None
        at += longest_at(words, at, _ALL_WORDS)
        at += longest_at(words, at, (("các",), ("những",)))
        count, length = _count(words, at)
        at += length
        plural = at > place
        length, key = self._group_word(words, at)
        if not length:
            if at == place and words[place].folded in {"ben", "phia"}:
                own = longest_at(words, place + 1, phrases_of("own"))
                return Mention(Said.OWN, place, place + 1 + own) if own else None
            return None
        at += length
        own = longest_at(words, at, phrases_of("own"))
        if own and own == 1 and words[at].text == "e" and at + 1 < len(words) and words[at + 1].text == ".":
            own = 0
        more = longest_at(words, at + own, (("phụ", "trách"),)) if own else 0
        return (
            Mention(Said.OWN, place, at + own + more, group=key, count=count, plural=plural) if own else None
        )

    def _fraction(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "7/8 xóm"."""
        if place + 3 >= len(words) or not (words[place].is_number and words[place + 2].is_number):
            return None
        if words[place + 1].text != "/":
            return None
        length, key = self._group_word(words, place + 3)
        if not length or self._goes_on(words, place + 3 + length):
            return None
        count, of = int(words[place].text), int(words[place + 2].text)
        return Mention(Said.GROUP, place, place + 3 + length, group=key, count=count, of=of)

    def _group(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "các xóm", "8 xóm", "tất cả các đơn vị", "các xóm còn lại", "xóm nào cũng", "một số xã"."""
        at = place
        rest = longest_at(
            words, at, (("số", "còn", "lại"), ("còn", "lại"), ("phần", "còn", "lại"), ("nơi", "còn", "lại"))
        )
        if rest and words[place].folded != "phan":
            return Mention(Said.REST, place, place + rest)
        some = longest_at(words, at, _SOME_WORDS)
        every = 0 if some else longest_at(words, at, _ALL_WORDS)
        at += some + every
        plural = longest_at(words, at, (("các",), ("những",)))
        at += plural
        count, length = _count(words, at)
        if length and place > 1 and words[place - 1].text in {"/", "-"} and words[place - 2].is_number:
            return None
        at += length
        length, key = self._group_word(words, at)
        if not length:
            return None
        at += length
        if self._goes_on(words, at):
            return None
        rest = longest_at(words, at, _REST_WORDS)
        each = longest_at(words, at, (("nào",),))
        if rest:
            return Mention(Said.REST, place, at + rest, group=key, count=count)
        if some:
            return Mention(Said.SOME, place, at, group=key)
        if plural or count or every or (each and _means_all(words, place, at)):
            return Mention(Said.GROUP, place, at + each, group=key, count=count)
        return None

    def _goes_on(self, words: Sequence[Word], at: int) -> bool:
        """Whether a name or a number follows, so that the word before is part of it ("các xóm 1, 2")."""
        if at >= len(words):
            return False
        if words[at].is_number:
            return not _is_counted(words, at)
        for kind in unit_kinds():
            for prefix in kind.names:
                start = at - len(prefix)
                if start >= 0 and all(same(words[start + n].text, w) for n, w in enumerate(prefix)):
                    length, names = self.names.at(words, start)
                    if length > len(prefix) and names:
                        return True
        return False

    def _numbered(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "xóm 1", "x1,2,5", "xóm 1-5", "xóm 1 đến xóm 5", "các xóm 6 và 8"."""
        start = place + longest_at(words, place, (("các",), ("những",), ("từ",), ("cả",)))
        for family in self.names.families:
            for prefix in family.prefixes:
                at = _after_prefix(words, start, prefix)
                if at is None or (len(prefix[0]) == 1 and _is_weekday(words, start)):
                    continue
                numbers, end = _numbers(words, at, prefix)
                if numbers:
                    return _numbered_mention(family, numbers, place, end)
        return None

    def _named(self, words: Sequence[Word], place: int) -> Mention | None:
        length, names = self.names.at(words, place)
        if not length:
            return None
        if len(names) > 1:
            return Mention(Said.UNCLEAR, place, place + length, names=names)
        return Mention(Said.NAMED, place, place + length, names=names)

    def _unknown(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "xã Nghi Lâm" where there is none: a kind of the committee's and a name that is no known word."""
        for kind in unit_kinds():
            for prefix in kind.names:
                at = _after_prefix(words, place, prefix)
                if at is None or at >= len(words):
                    continue
                if kind.is_territorial and _number_at(words, at) and not _is_counted(words, at):
                    return Mention(Said.UNKNOWN, place, at + 1, group=kind.key)
                if not self.group(kind.key):
                    continue
                if self._begins_a_name(words, at):
                    end = at + 1
                    while end < min(at + 3, len(words)) and self._begins_a_name(words, end):
                        end += 1
                    return Mention(Said.UNKNOWN, place, end, group=kind.key)
        return None

    def _begins_a_name(self, words: Sequence[Word], at: int) -> bool:
        word = words[at]
        if not word.folded.isalpha() or (at + 1 < len(words) and words[at + 1].text == "/"):
            return False
        if phrase_at(words, at) or word.folded in self._vocabulary:
            return False
        return word.raw[0].isupper() or not is_accented(word.text)


def _after_prefix(words: Sequence[Word], place: int, prefix: tuple[str, ...]) -> int | None:
    typed = words[place : place + len(prefix)]
    if len(typed) == len(prefix) and all(same(t.text, w) for t, w in zip(typed, prefix, strict=True)):
        at = place + len(prefix)
        dotted = len(prefix) == 1 and at < len(words) and words[at].text in {".", "số"}
        return at + dotted
    return None


def _is_weekday(words: Sequence[Word], start: int) -> bool:
    return words[start].folded == "t" and start > 0 and words[start - 1].folded in _AFTER_DATE_WORD


def _count(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    if at < len(words):
        if words[at].is_number and len(words[at].text) < 4:
            return int(words[at].text), 1
        if (is_accented(words[at].text) and words[at].text in _SEVERAL) or words[at].text in {"ba", "hai"}:
            return _SEVERAL[words[at].text], 1
    return None, 0


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether the number at `at` counts days or percent, or is part of a date or of another number."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if following.folded in {"%", "/", "."} and (following.folded != "." or _number_at(words, at + 2)):
        return True
    return following.folded in _COUNTED or (following.folded == "t" and words[at].text in {"6", "06", "9"})


def _number_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].is_number


def _numbers(words: Sequence[Word], at: int, prefix: tuple[str, ...]) -> tuple[list[int], int]:
    """The numbers of a list that begins at `at`, and where it ends."""
    if not _number_at(words, at) or _is_counted(words, at):
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
        again = _after_prefix(words, following, prefix)
        place = again if again is not None else following
        if sign not in _RANGE and again is not None:
            break  # "xóm 1, xóm 2": a mention of its own
        if not _number_at(words, place) or _is_counted(words, place) or len(words[place].text) > 3:
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
        longest_at(words, place + 1, kind.names) and not _number_at(words, place + 2) for kind in unit_kinds()
    )


def _numbered_mention(family: Family, numbers: Iterable[int], start: int, end: int) -> Mention:
    wanted = list(dict.fromkeys(numbers))
    if all(number in family.members for number in wanted):
        return Mention(Said.NAMED, start, end, tuple(family.members[n] for n in wanted), family.key)
    return Mention(Said.UNKNOWN, start, end, group=family.key)


def _means_all(words: Sequence[Word], start: int, at: int) -> bool:
    """ "xóm nào cũng", "chưa xóm nào", "chưa làm xóm nào": every one of them."""
    after = [word.folded for word in words[at + 1 : at + 3]]
    before = [word.folded for word in words[max(0, start - 6) : start]]
    return "cung" in after or "chua" in before or "khong" in before or "ko" in before
