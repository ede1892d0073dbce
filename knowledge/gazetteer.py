"""The provinces and districts of Việt Nam, before and after 01/7/2025 (data: places.json)."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from knowledge.vietnamese import fold, syllables

PROVINCE, DISTRICT, COMMUNE, HAMLET = "tỉnh", "huyện", "xã", "thôn"

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer: official spelling, level, kind ("thành phố", "tỉnh", "huyện")."""

    name: str
    level: str
    kind: str


@dataclass(frozen=True, slots=True)
class Rules:
    """When a bare province name is a place; every set holds folded words, every key folded syllables."""

    everyday: frozenset[Key]
    cue_only: frozenset[Key]
    cues: frozenset[str]
    before: dict[Key, frozenset[str]]
    after: dict[Key, frozenset[str]]
    longer: frozenset[Key]
    not_names: frozenset[str]
    ends_name: frozenset[str]


def name_key(name: str) -> Key:
    """The folded syllables of a place name: ("ba", "ria", "vung", "tau")."""
    return tuple(fold(syllable) for syllable in syllables(name))


@cache
def _data() -> dict[str, Any]:
    text = resources.files("knowledge").joinpath("places.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def provinces() -> dict[Key, Entry]:
    """Folded name → province, the 34 of today, those merged into them, and other spellings of both."""
    named: dict[str, Entry] = {}
    for name, row in _data()["provinces"].items():
        named[name] = Entry(name, PROVINCE, row["kind"])
        named.update({old: Entry(old, PROVINCE, PROVINCE) for old in row["from"]})
    named.update({alias: named[name] for alias, name in _data()["aliases"].items()})
    return {name_key(spelling): entry for spelling, entry in named.items()}


@cache
def spellings() -> dict[Key, str]:
    """Folded name of a province → that spelling with its marks (an alias keeps its own)."""
    names = {old: old for row in _data()["provinces"].values() for old in row["from"]}
    return {name_key(name): name for name in [*_data()["provinces"], *names, *_data()["aliases"]]}


@cache
def districts() -> dict[Key, tuple[Entry, tuple[str, ...]]]:
    """Folded name → district (before 01/7/2025) and the provinces that had one of that name."""
    found: dict[Key, tuple[Entry, tuple[str, ...]]] = {}
    for province, names in _data()["districts"].items():
        for name in names:
            entry, owners = found.get(name_key(name), (Entry(name, DISTRICT, DISTRICT), ()))
            found[name_key(name)] = entry, (*owners, province)
    return found


def is_place_word(word: str) -> bool:
    """Whether a folded word is part of the name of a province or a district."""
    return word in _place_words()


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word for name in (*provinces(), *districts()) for word in name)


@cache
def rules() -> Rules:
    """The reading rules of the data file."""
    data = _data()

    def neighbours(field: str) -> dict[Key, frozenset[str]]:
        return {name_key(name): frozenset(words) for name, words in data[field].items()}

    return Rules(
        everyday=frozenset(map(name_key, data["everyday_words"])),
        cue_only=frozenset(map(name_key, data["cue_only"])),
        cues=frozenset(data["cues"]),
        before=neighbours("blocked_before"),
        after=neighbours("blocked_after"),
        longer=frozenset(map(name_key, data["not_places"])),
        not_names=frozenset(data["not_names"]),
        ends_name=frozenset(data["ends_name"]),
    )


@cache
def _merged_into() -> dict[Key, str]:
    return {name_key(old): name for name, row in _data()["provinces"].items() for old in row["from"]}


def successor(province: str) -> str | None:
    """The province of today that a former one was merged into ("Hậu Giang" → "Cần Thơ"), else None."""
    return _merged_into().get(name_key(province))


def province_of(district: str) -> str | None:
    """The province that a district (before 01/7/2025) belonged to, None where the name is not unique."""
    _, owners = districts().get(name_key(district), (None, ()))
    return owners[0] if len(owners) == 1 else None
