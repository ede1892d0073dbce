"""The tables beside this file: types of instrument and their abbreviations, issuing codes and issuers."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.vietnamese import fold

_ODD_CHARACTERS = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "∕": "/", "／": "/", "‑": "-", "‐": "-", "–": "-", "—": "-", "−": "-", "\u00a0": " "}
)


def surface(text: str) -> str:
    """`text` with look-alike letters, dashes and slashes made plain; same length."""
    return text.translate(_ODD_CHARACTERS)


def folded_surface(text: str) -> str:
    """`surface` folded (lower case, no diacritics); same length."""
    return fold(surface(text))


def table(name: str) -> list[list[str]]:
    """Rows of a tab-separated table of this package, the # lines left out, short rows filled with ""."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of instrument: its name, abbreviations in numbers (official first), how people abbreviate it.

    `sole_code` is the issuing code where only one organ issues the type (a Nghị định is the Government's).
    """

    name: str
    abbreviations: tuple[str, ...]
    asked: tuple[str, ...]
    sole_code: str | None


@dataclass(frozen=True, slots=True)
class Organ:
    """An issuing code, whose numbering it follows ("party", "state" or "") and its issuers' names, folded."""

    code: str
    side: str
    issuers: tuple[str, ...]


@cache
def words(name: str) -> tuple[str, ...]:
    """The list of that name in words.tsv."""
    return next(tuple(listed.split(";")) for key, listed in table("words.tsv") if key == name)


def any_of(listed: tuple[str, ...]) -> str:
    """A pattern for any of these folded words, longest first, whatever space is between their parts."""
    escaped = (re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(listed, key=len, reverse=True))
    return "|".join(escaped)


def _split(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(separator) if part)


@cache
def kinds() -> tuple[Kind, ...]:
    """All types, the longer names first among those that begin alike."""
    rows = table("types.tsv")
    return tuple(
        Kind(name, _split(abbr, ","), _split(asked, ","), sole or None) for name, abbr, asked, sole in rows
    )


@cache
def kind_named(name: str) -> Kind | None:
    """The type with this name, however it is accented or capitalised."""
    folded = " ".join(folded_surface(name).split())
    return next((kind for kind in kinds() if fold(kind.name) == folded), None)


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    """Folded abbreviation to (official spelling, type name); the plainest type wins ("CT" is a Chỉ thị)."""
    known: dict[str, tuple[str, str]] = {}
    for rank in range(4):
        for kind in kinds():
            if rank < len(kind.abbreviations):
                spelling = kind.abbreviations[rank]
                known.setdefault(fold(spelling), (spelling, kind.name))
    return known


def abbreviation(written: str) -> tuple[str, str] | None:
    """(official spelling, type name) of an abbreviation in a number: "Qđ" gives ("QĐ", "Quyết định")."""
    return _abbreviations().get(folded_surface(written))


def all_abbreviations() -> tuple[str, ...]:
    """Every type abbreviation in its official spelling, longest first."""
    return tuple(sorted((spelling for spelling, _ in _abbreviations().values()), key=len, reverse=True))


@cache
def organs() -> tuple[Organ, ...]:
    """The issuing codes of the table."""
    return tuple(Organ(code, side, _split(issuers, ";")) for code, side, issuers in table("organs.tsv"))


@cache
def _organ_spellings() -> dict[str, str]:
    return {fold(organ.code): organ.code for organ in organs()}


def organ_spelling(written: str) -> str:
    """The official spelling of one part of an issuing code; unknown lower-case parts in capitals."""
    plain = surface(written).replace(".", "").replace("TƯ", "TW").replace("tư", "tw")
    known = _organ_spellings().get(fold(plain))
    if known:
        return known
    return plain.upper() if plain.islower() else plain


def is_organ(code: str) -> bool:
    """Whether this is the official spelling of an issuing code of the table."""
    return code in _organ_spellings().values()


@cache
def _issuers() -> tuple[tuple[str, str], ...]:
    pairs = [(name, organ.code) for organ in organs() for name in organ.issuers]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def code_of_issuer(issuer: str) -> str | None:
    """The issuing code of an organ named in words: "Ban Thường vụ Tỉnh uỷ Hậu Giang" gives "TU"."""
    return issuer_at(" ".join(folded_surface(issuer).split()), 0)[0]


def issuer_at(folded: str, position: int) -> tuple[str | None, int]:
    """(code, end) of the issuer whose name begins at `position` of a folded text, or (None, position)."""
    for name, code in _issuers():
        end = position + len(name)
        if folded.startswith(name, position) and not folded[end : end + 1].isalnum():
            return code, end
    return None, position
