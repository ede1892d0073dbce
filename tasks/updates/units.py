"""Units named in a message: one, a list, a range, a group, a part of a group, the sender's own, the rest.

What a group means depends on the task and the sender, so mentions stay as said; `Mention.resolve` works out
the names later.
"""

from collections.abc import Sequence

from knowledge import fold, is_accented
from tasks.updates.around_units import count_at, is_weekday, means_all, numbered_mention, opens_a_sentence
from tasks.updates.mentions import Mention, Said, either_or
from tasks.updates.number_lists import after_prefix, is_counted, listed_numbers, number_at
from tasks.updates.typed import Word, same
from tasks.updates.unit_kinds import ALL, TERRITORIAL, group_words, groups_of, unit_kinds
from tasks.updates.unit_names import UnitNames
from tasks.updates.words import longest_at, phrase_at, phrases_of

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
_LEVELS = ("huyện", "quận", "tỉnh", "phường", "xã")
_REST_WORDS = (("còn", "lại"), ("khác",))


class UnitReader:
    """Reads the unit mentions of messages of one committee."""

    def __init__(self, names: UnitNames, vocabulary: frozenset[str]) -> None:
        """`vocabulary`: folded words of the tasks' titles, which follow a kind word without being a name."""
        self.names = names
        self.vocabulary = vocabulary
        self._groups: dict[str, tuple[str, ...]] = {}
        for unit in names.units:
            keys = {
                *groups_of(unit.name),
                *(f.key for f in names.families if unit.name in f.members.values()),
            }
            for key in keys:
                self._groups[key] = (*self._groups.get(key, ()), unit.name)
        self._group_words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, key in group_words():
            if self.group(key):
                self._group_words.setdefault(fold(phrase[0]), []).append((phrase, key))

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
        return either_or(words, found)

    def heading_at(self, words: Sequence[Word], place: int) -> int:
        """How many words from `place` only head what follows: "khu phố thì" before "kp1 80%"; 0 for none."""
        length, _ = self._group_word(words, place)
        if not length or place + length + 1 >= len(words):
            return 0
        if words[place + length].text not in {"thì", "thi", ":"}:
            return 0
        return length if self._at(words, place + length + 1) else 0

    def _at(self, words: Sequence[Word], place: int) -> Mention | None:
        readers = (self._own, self._fraction, self._group, self._numbered, self._named, self._unknown)
        return next((mention for reader in readers if (mention := reader(words, place))), None)

    def _group_word(self, words: Sequence[Word], place: int) -> tuple[int, str | None]:
        if not 0 <= place < len(words):
            return 0, None
        for phrase, key in self._group_words.get(words[place].folded, ()):
            if longest_at(words, place, (phrase,)):
                return len(phrase), key
        return 0, None

    def _own(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "2 xóm em phụ trách", "xóm em", "bên em", "đơn vị mình"."""
        at, count = place, None
        at += longest_at(words, at, _ALL_WORDS)
        at += longest_at(words, at, (("các",), ("những",)))
        count, length = count_at(words, at)
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
        one_of = self._one_of_two(words, place)
        if one_of:
            return Mention(Said.SOME, place, place + one_of)
        some = longest_at(words, at, _SOME_WORDS)
        every = 0 if some else longest_at(words, at, _ALL_WORDS)
        at += some + every
        plural = longest_at(words, at, (("các",), ("những",)))
        at += plural
        count, length = count_at(words, at)
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
        if plural or count or every or (each and means_all(words, place, at)):
            return Mention(Said.GROUP, place, at + each, group=key, count=count)
        return None

    def _one_of_two(self, words: Sequence[Word], place: int) -> int:
        """How many words "một chỗ" has where it comes twice: "một chỗ xong một chỗ chưa"; 0 for none."""
        counted = longest_at(words, place, (("một",), ("1",), ("có",)))
        length, _ = self._group_word(words, place + counted)
        length = length or longest_at(words, place + counted, phrases_of("one_of"))
        if not length or self._goes_on(words, place + counted + length):
            return 0
        said = [word.text for word in words[place : place + counted + length]]
        around = [
            at for at in range(max(0, place - 7), min(place + 8, len(words))) if abs(at - place) > len(said)
        ]
        again = any(
            [word.text for word in words[at : at + len(said)]] == said
            and not self._goes_on(words, at + len(said))
            for at in around
        )
        return len(said) if again else 0

    def _goes_on(self, words: Sequence[Word], at: int) -> bool:
        """Whether a name or a number follows, so that the word before is part of it ("các xóm 1, 2")."""
        if at >= len(words):
            return False
        if words[at].is_number:
            return not is_counted(words, at)
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
                at = after_prefix(words, start, prefix)
                if at is None or (len(prefix[0]) == 1 and is_weekday(words, start)):
                    continue
                numbers, end = listed_numbers(words, at, prefix)
                if numbers:
                    return numbered_mention(family, numbers, place, end)
        return None

    def _named(self, words: Sequence[Word], place: int) -> Mention | None:
        length, names = self.names.at(words, place)
        if not length:
            return None
        if self._is_of_another_level(words, place + length, names):
            return Mention(Said.UNKNOWN, place, place + length + 1)
        if len(names) > 1:
            return Mention(Said.UNCLEAR, place, place + length, names=names)
        return Mention(Said.NAMED, place, place + length, names=names)

    def _is_of_another_level(self, words: Sequence[Word], at: int, names: Sequence[str]) -> bool:
        """ "công an huyện" where ours is "Công an xã": a level follows that our units are not of."""
        said = next((level for level in _LEVELS if longest_at(words, at, ((level,),))), None)
        if said is None or any(TERRITORIAL in groups_of(name) for name in names):
            return False
        ours = {level for name in names for level in _LEVELS if level in name.casefold().split()}
        return said not in ours if ours else said in {"huyện", "quận"} or not self.group("sở")

    def _unknown(self, words: Sequence[Word], place: int) -> Mention | None:
        """ "xã Nghi Lâm" where there is none: a kind of the committee's and a name that is no known word."""
        for kind in unit_kinds():
            for prefix in kind.names:
                at = after_prefix(words, place, prefix)
                if at is None or at >= len(words):
                    continue
                if kind.is_territorial and number_at(words, at) and not is_counted(words, at):
                    return Mention(Said.UNKNOWN, place, at + 1, group=kind.key)
                if not self.group(kind.key) and not (
                    kind.is_territorial and opens_a_sentence(words, place, at)
                ):
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
        if phrase_at(words, at) or word.folded in self.vocabulary:
            return False
        return word.raw[0].isupper() or not is_accented(word.text)
