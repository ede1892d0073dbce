"""Which of a committee's units the actor of a duty means: "các xóm" the whole kind, "Công an xã" that one."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from knowledge import fold, nfc
from tasks.committee.people import UnitView
from tasks.updates.typed import cut
from tasks.updates.unit_kinds import ALL, group_words, groups_of, split_name, unit_kinds

_PLURAL = frozenset({"các", "mỗi", "từng", "những"})
_JOINTS = frozenset({",", ";", "và", "cùng", "/", "&", "-", "–"})
_STOPS = _JOINTS | {"(", ".", ":"}


@cache
def _around() -> dict[str, frozenset[str]]:
    text = resources.files("tasks.work").joinpath("actor_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def units_meant(actor: str | None, units: Sequence[UnitView]) -> list[UnitView]:
    """The units that are each to do it, in their order; none where the committee as a whole is meant."""
    words = _words(actor or "")
    named = set(_named(words, units))
    groups = set(_groups(words))
    for kind, start in _listed_kinds(words):
        named |= _listed(words, start, kind, units)
    return [unit for unit in units if unit.id in named or groups & groups_of(unit.name)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in cut(nfc(text)))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _words(text))


def _groups(words: Sequence[str]) -> list[str]:
    """The groups meant: all that "các" stands before, and kinds that are several without it, "chi bộ"."""
    found, is_plural, place = [], False, 0
    while place < len(words):
        is_plural |= words[place] in _PLURAL
        if words[place] in _PLURAL | _JOINTS | _around()["heads"]:
            place += 1
            continue
        group, end = _group_at(words, place)
        several = is_plural or not _PLURAL.isdisjoint(words[place:end]) or _stands_alone(group)
        if group and several and _is_whole(words, end):
            found.append(group)
        place = _next_item(words, max(end, place + 1))
    return found


def _next_item(words: Sequence[str], place: int) -> int:
    while place < len(words) and words[place] not in _JOINTS | _PLURAL:
        place += 1
    return place


def _group_at(words: Sequence[str], place: int) -> tuple[str, int]:
    """The longest group whose words begin at `place`, commas aside, and where they end."""
    letters = [at for at in range(place, len(words)) if words[at] != ","]
    for named, group in group_words():
        wanted = [word for word in named if word != ","]
        if [words[at] for at in letters[: len(wanted)]] == wanted:
            return group, letters[len(wanted) - 1] + 1
    return "", place


def _is_whole(words: Sequence[str], end: int) -> bool:
    """Whether nothing narrows the group: no name, no "liên quan"."""
    return end >= len(words) or words[end] in _STOPS | _PLURAL | _around()["goes_on"]


def _stands_alone(group: str) -> bool:
    return group in {kind.key for kind in unit_kinds()} - _around()["not_alone"]


def _listed_kinds(words: Sequence[str]) -> list[tuple[str, int]]:
    """The kinds after "các" that names or numbers follow, and where these begin: "các xóm 1, 2"."""
    found = []
    for place, word in enumerate(words):
        group, end = _group_at(words, place + 1)
        if word in _PLURAL and group != ALL and not _is_whole(words, end):
            found.append((group, end))
    return found


def _listed(words: Sequence[str], place: int, kind: str, units: Sequence[UnitView]) -> set[int]:
    """The units of a kind whose own names are listed from `place` on."""
    own = {tuple(map(fold, split_name(u.name)[1])): u.id for u in units if kind in groups_of(u.name)}
    said = [fold(word) for word in words]
    found = set()
    while place < len(said):
        name = next(
            (name for name in sorted(own, key=len)[::-1] if tuple(said[place:][: len(name)]) == name), ()
        )
        if not name:
            break
        found.add(own[name])
        place += len(name)
        while place < len(said) and words[place] in _JOINTS:
            place += 1
    return found


def _named(words: Sequence[str], units: Sequence[UnitView]) -> list[int]:
    """Units whose name, or short name of two words or more, stands in the words; the longest names win."""
    said = [fold(word) for word in words]
    names = [(_folded(unit.name), unit.id) for unit in units]
    names += [(_folded(alias), u.id) for u in units for alias in u.aliases if len(_words(alias)) > 1]
    found = []
    for name, unit_id in sorted(names, key=lambda row: -len(row[0])):
        for place in range(len(said) - len(name) + 1):
            if name and tuple(said[place : place + len(name)]) == name:
                said[place : place + len(name)] = [""] * len(name)
                found.append(unit_id)
    return found
