"""The ways a unit may be named in a message: its aliases, and the short forms that officials make of a name.

"Sở Nông nghiệp và Môi trường" is also "sở nông nghiệp", "SNN&MT", "NNMT"; "Xã Nam Đàn" is "x. Nam Đàn".
A short form that two units share belongs to both: then it has to be asked which.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge import fold, is_accented
from tasks.updates.context import NamedUnit
from tasks.updates.typed import Word, is_syllable, same, words_of
from tasks.updates.unit_kinds import UnitKind, shortenings, split_name

_JOINERS = frozenset({"và", "-", "–", ",", "&"})
_TAKEN = frozenset(
    [
        "bc",
        "kh",
        "ct",
        "ctr",
        "hd",
        "qđ",
        "tb",
        "tt",
        "kl",
        "nq",
        "cv",
        "bb",
        "ttr",
        "đk",
        "kt",
        "th",
        "sk",
        "tk",
        "bcđ",
        "dv",
        "nv",
        "bch",
        "ubnd",
        "ub",
        "xl",
        "ok",
    ]
)


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a unit; `given` by the committee, otherwise made from the name.

    `upper` ones are initials that are also a syllable ("CA", "TO"): they count only when typed in capitals.
    """

    words: tuple[str, ...]
    unit: str
    given: bool
    upper: bool = False


@dataclass(frozen=True)
class Family:
    """Numbered units ("Xóm 1" to "Xóm 8"): the words before the number, and each number's unit."""

    key: str
    prefixes: tuple[tuple[str, ...], ...]
    members: dict[int, str]


@dataclass(frozen=True)
class UnitNames:
    """All names of all units; `avoid` tells which made-up short forms mean something else here."""

    units: tuple[NamedUnit, ...]
    avoid: frozenset[tuple[str, ...]] = frozenset()

    @cached_property
    def _index(self) -> dict[str, tuple[Alias, ...]]:
        index: dict[str, list[Alias]] = defaultdict(list)
        for alias in self._aliases():
            index[fold(alias.words[0])].append(alias)
        return {first: tuple(sorted(found, key=lambda a: -len(a.words))) for first, found in index.items()}

    def _aliases(self) -> Iterator[Alias]:
        for unit in self.units:
            given = {words_of(unit.name), *map(words_of, unit.aliases)}
            for text in (unit.name, *unit.aliases):
                words = words_of(text)
                if words:
                    yield Alias(words, unit.name, True, text.isupper() and _is_syllable(words))
            for words in set(short_forms(unit.name)) - given:
                folded = tuple(map(fold, words))
                if folded not in self.avoid and not (len(words) == 1 and words[0] in _TAKEN):
                    yield Alias(words, unit.name, False, _is_syllable(words))

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The numbered families, with every prefix that an alias of theirs shows."""
        members: dict[str, dict[int, str]] = defaultdict(dict)
        prefixes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for unit in self.units:
            words = words_of(unit.name)
            if len(words) < 2 or not words[-1].isdigit():
                continue
            key = " ".join(words[:-1])
            members[key][int(words[-1])] = unit.name
            aliases = [a for a in map(words_of, unit.aliases) if len(a) > 1 and a[-1] == words[-1]]
            kind, _ = split_name(unit.name)
            prefixes[key] |= {words[:-1], *(a[:-1] for a in aliases)}
            if kind:
                prefixes[key] |= {*kind.names, *((short,) for short in kind.short)}
        return tuple(
            Family(key, tuple(sorted(prefixes[key], key=len, reverse=True)), found)
            for key, found in members.items()
            if len(found) > 1
        )

    def at(self, words: Sequence[Word], place: int) -> tuple[int, tuple[str, ...]]:
        """How many words from `place` name a unit, the longest name counting, and which units it can be."""
        found: dict[str, None] = {}
        length = 0
        for alias in self._index.get(words[place].folded, ()):
            if len(alias.words) < length:
                break
            if _stands(alias, words, place):
                length = len(alias.words)
                found[alias.unit] = None
        return length, tuple(found)


def _stands(alias: Alias, words: Sequence[Word], place: int) -> bool:
    typed = words[place : place + len(alias.words)]
    if len(typed) < len(alias.words):
        return False
    if alias.upper and not (typed[0].raw.isupper() or (alias.given and place == 0)):
        return False
    return all(same(t.text, w) for t, w in zip(typed, alias.words, strict=True))


def _is_syllable(words: tuple[str, ...]) -> bool:
    """Whether a one-word short form could as well be a Vietnamese word ("ca", "to")."""
    return len(words) == 1 and len(words[0]) < 4 and is_syllable(words[0])


def short_forms(name: str) -> Iterator[tuple[str, ...]]:
    """What officials make of a unit's name, as words; the name itself included."""
    kind, own = split_name(name)
    for words in _with_shortenings(words_of(name)):
        yield from _plain_and_joined(words)
    if kind is None or not kind.is_territorial:
        yield from _without_place(words_of(name))
    if kind is None:
        yield from _initials_of_agency(words_of(name))
    elif not (own and own[-1].isdigit()):
        yield from _named(kind, own)


def _plain_and_joined(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    yield tuple(word for word in words if word not in _JOINERS)
    yield tuple(word for word in words if word not in _JOINERS or word == "và")
    yield tuple("&" if word == "và" else word for word in words)


def _with_shortenings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with long parts shortened: "công an tỉnh" gives "ca tỉnh"; initials in a row also joined."""
    forms = {words}
    for long, shorts in shortenings():
        for form in list(forms):
            for start in range(len(form) - len(long) + 1):
                if form[start : start + len(long)] == long:
                    forms |= {(*form[:start], *short, *form[start + len(long) :]) for short in shorts}
    yield from forms


def _without_place(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """An agency without "tỉnh", "xã" at its end, where two syllables remain."""
    if len(words) > 2 and words[-1] in {"tỉnh", "xã", "phường", "huyện"}:
        for form in _with_shortenings(words[:-1]):
            yield form
            if len(form) > 1 and len(form[0]) <= 4 and not is_accented(form[0]) and len(form[1]) <= 4:
                yield ("".join(form), words[-1])
                yield ("".join(form),)


def _initials_of_agency(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    letters = _initials(words)
    if len(letters) >= 3:
        yield (letters,)


def _named(kind: UnitKind, own: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Forms of a unit with a kind and a name of its own: "xã Kim Liên", "sở Nội vụ"."""
    plain = tuple(word for word in own if word not in _JOINERS)
    beginnings = {own, plain, *(() if kind.is_territorial else _parts(own))}
    for prefix in (*kind.names, *((short,) for short in kind.short), *((short, ".") for short in kind.short)):
        for rest in (*beginnings, *_initial_forms(own, partly=not kind.is_territorial)):
            yield (*prefix, *rest)
    if len(plain) > 1:
        yield from (own, plain, tuple("&" if word == "và" else word for word in own))
    if not kind.is_territorial:
        yield from (part for part in _parts(own) if len(part) > 1)
        first = kind.key[0]
        for rest in _initial_forms(own, partly=True):
            yield (first + rest[0], *rest[1:])
        yield from (rest for rest in _initial_forms(own, partly=False) if len(rest[0]) > 2 or len(rest) > 1)


def _parts(own: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The beginning of a long name up to a joint: "nông nghiệp" of "nông nghiệp và môi trường"."""
    for place, word in enumerate(own):
        if word in _JOINERS and place > 1:
            yield own[:place]
            yield tuple(w for w in own[:place] if w not in _JOINERS)
    if len(own) > 3 and not _JOINERS & set(own):
        yield own[:2]


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word not in _JOINERS)


def _initial_forms(own: tuple[str, ...], partly: bool) -> Iterator[tuple[str, ...]]:
    """ "NNMT", "NN&MT" and, where a kind stands before them, "NN" alone."""
    letters = _initials(own)
    if len(letters) < 2:
        return
    yield (letters,)
    for place, word in enumerate(own):
        if word in _JOINERS:
            first, second = _initials(own[:place]), _initials(own[place + 1 :])
            yield (first, "&", second)
            yield (first, "-", second)
            if partly and len(first) > 1:
                yield (first,)
