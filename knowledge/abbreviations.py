"""Abbreviations that officials type ("BCĐ", "CT-XH", "QCDC"), opened when a question is read.

The table is data (abbreviations.json): short form, long form, and for those with several meanings the
neighbouring words that decide.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from knowledge.vietnamese import fold

_CHUNK = re.compile(r"\S+")
_EDGES = re.compile(r"^[(\[“\"']*(.*?)([)\]”\"'?!,;:.…]*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One meaning, and the folded neighbours that call for it."""

    long: str
    previous: frozenset[str]
    following: frozenset[str]
    before_number: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    short: str
    long: str
    case_sensitive: bool
    only_upper: bool
    ambiguous: bool
    rules: tuple[_Rule, ...]


@cache
def _table() -> dict[str, list[_Entry]]:
    source = resources.files("knowledge").joinpath("abbreviations.json").read_text(encoding="utf-8")
    table: dict[str, list[_Entry]] = {}
    for row in json.loads(source):
        rules = tuple(
            _Rule(
                rule["long"],
                frozenset(rule.get("previous", ())),
                frozenset(rule.get("next", ())),
                rule.get("next_is") == "number",
            )
            for rule in row.get("when", ())
        )
        entry = _Entry(
            row["short"], row["long"], row["case_sensitive"], row["only_upper"], row["ambiguous"], rules
        )
        table.setdefault(fold(row["short"]), []).append(entry)
    return table


def open_abbreviations(text: str) -> str:
    """`text` with its abbreviations written out; numbers of instruments ("114-KL/TW") stay as typed."""
    if not any(map(_may_be_short, text.split())):
        return text
    chunks = [(chunk.start(), chunk[0]) for chunk in _CHUNK.finditer(text)]
    result: list[str] = []
    end = 0
    for index, (start, chunk) in enumerate(chunks):
        if not _may_be_short(chunk):
            continue
        previous = _as_neighbour(chunks[index - 1][1]) if index else ""
        following = _as_neighbour(chunks[index + 1][1]) if index + 1 < len(chunks) else ""
        result += [text[end:start], _open(chunk, previous, following)]
        end = start + len(chunk)
    return "".join(result) + text[end:]


@lru_cache(maxsize=65_536)
def _may_be_short(chunk: str) -> bool:
    """Whether the table has a chunk, with or without its punctuation: few of a text's chunks, seen often."""
    edges = _EDGES.match(chunk)
    return fold(chunk) in _table() or (edges is not None and fold(edges[1]) in _table())


def _as_neighbour(chunk: str) -> str:
    return fold(chunk).strip("()[]“”\"'?!,;:.…")


def _open(chunk: str, previous: str, following: str) -> str:
    whole = _long_form(chunk, previous, following)  # "TP." keeps its full stop, it is part of the short form
    if whole:
        return whole
    edges = _EDGES.match(chunk)
    if not edges or not edges[1] or (any(c.isdigit() for c in edges[1]) and not edges[1].isalnum()):
        return chunk
    head, tail = chunk[: edges.start(1)], edges[2]
    long = _long_form(edges[1], previous, following)
    return f"{head}{long}{tail}" if long else chunk


def _long_form(short: str, previous: str, following: str) -> str | None:
    exact_first = sorted(_table().get(fold(short), ()), key=lambda e: e.short.lower() != short.lower())
    for entry in exact_first:
        typed_upper = short.upper() == short
        if (entry.case_sensitive and short != entry.short) or (entry.only_upper and not typed_upper):
            continue
        if not _is_same_spelling(short, entry.short):
            continue
        for rule in entry.rules:
            if previous in rule.previous or following in rule.following:
                return rule.long
            if rule.before_number and following[:1].isdigit():
                return rule.long
        if not entry.ambiguous or (typed_upper and len(short) > 1) or not entry.rules:
            return entry.long
    return None


def _is_same_spelling(typed: str, short: str) -> bool:
    """ "QD" may stand for "QĐ", but "QĐ" never for "QD": typed marks must be those of the short form."""
    pairs = zip(typed.lower(), short.lower(), strict=False)
    return len(typed) == len(short) and all(t == s or t == fold(s) for t, s in pairs)
