"""Kinds of units (kinds.toml): xã, xóm, sở …, what belongs to a place and what is an agency."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tasks.updates.typed import words_of

TERRITORIAL, AGENCIES, ALL = "territorial", "agencies", "all"


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind: `key` names it, `names` and `short` are how it is written before a unit's own name."""

    key: str
    names: tuple[tuple[str, ...], ...]
    short: tuple[str, ...]
    is_territorial: bool


@cache
def _source() -> dict[str, Any]:
    text = resources.files("tasks.updates").joinpath("kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def unit_kinds() -> tuple[UnitKind, ...]:
    """All kinds."""
    return tuple(
        UnitKind(
            row["names"][0],
            tuple(sorted(map(words_of, row["names"]), key=len, reverse=True)),
            tuple(row["short"]),
            row["territorial"],
        )
        for row in _source()["kind"]
    )


@cache
def group_words() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words for a group of units and the group's key, longest first: the kinds and the wider groups."""
    rows = [(words_of(name), group) for group, names in _source()["group"].items() for name in names]
    rows += [(name, kind.key) for kind in unit_kinds() for name in kind.names]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def shortenings() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """Words inside names and their short forms, longest first."""
    rows = _source()["shortened"].items()
    found = [(words_of(long), tuple(map(words_of, shorts))) for long, shorts in rows]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def split_name(name: str) -> tuple[UnitKind | None, tuple[str, ...]]:
    """A unit's kind and the words of its own name: "UBND xã Kim Liên" is a xã called ("kim", "liên")."""
    words = words_of(name)
    for kind in unit_kinds():
        for prefix in kind.names:
            if words[: len(prefix)] == prefix and len(words) > len(prefix):
                return kind, words[len(prefix) :]
    return None, words


def groups_of(name: str) -> frozenset[str]:
    """The groups that a unit is in: its kind, places or agencies, and all."""
    kind, _ = split_name(name)
    wide = TERRITORIAL if kind and kind.is_territorial else AGENCIES
    return frozenset({ALL, wide, *([kind.key] if kind else [])})
