"""Instruments known by name: laws, codes, ordinances, the Constitution, Party congress resolutions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.instruments.vocabulary import table, words
from knowledge.vietnamese import fold, tone_style

_HEAD = re.compile(r"(?<!\w)(?:bo\s{1,4}luat|luat|phap\s{1,4}lenh|hien\s{1,4}phap)(?=\s|$|[.,;:)?!])")
_NOT_A_LAW_BEFORE = re.compile(
    r"(?:\bphap|\bhoi|\bdai hoc|\btruong|\bkhoa|\bdoan|\bky|\bnganh|\bcu nhan|\bthac si|\bxay dung)\s{1,3}$"
)
_WORD = re.compile(r"[^\W_]+")
_REACH = 130  # characters a law's name may take
_NAME_BREAK = re.compile(r"[.;:()“”\"\[\]?!|*]|\n\s*\n|-")
_UNKNOWN_STOP = frozenset(words("not in a law's name"))
_NOT_A_NAME = frozenset({"gia", "su", "phap", "dinh", "le", "nay", "so", "ha"})
_AMENDING = re.compile(
    r"\s{1,3}sua\s{1,3}doi\s{0,2},?\s{1,3}bo\s{1,3}sung\s{1,3}(?:mot\s{1,3}so\s{1,3}dieu\s{1,3})?(?:cua\s{1,3}(?:cac\s{1,3})?)?"
)
_ALSO = re.compile(r"\s{0,3}(?:,|va)\s{1,3}")
_YEAR = re.compile(r"\s{0,3},?\s{0,3}\(?(?:nam\s{1,3})?((?:19|20)\d\d)\)?(?![\d/-])")

_CONGRESS = re.compile(
    r"(?<!\w)nghi\s{1,3}quyet\s{1,3}(?:cua\s{1,3})?(?:"
    r"dai\s{1,3}hoi(?:\s{1,3}(?!va\s|gan\s|ve\s|theo\s|tren\s|trong\s|vao\s|bang\s|de\s|nham\s|do\s|voi\s)[\w-]+"
    r"|,\s{1,3}(?=nhiem\sky|khoa\s)[\w-]+){0,20}"
    r"|(?:hoi\s{1,3}nghi\s{1,3}(?:lan\s{1,3}thu\s{1,3}\w+\s{1,3})?)?(?:ban\s{1,3}chap\s{1,3}hanh\s{1,3})?"
    r"trung\s{1,3}uong(?:\s{1,3}dang)?(?:\s{1,3}\d{1,2}(?![\w/-]))?(?:,?\s{1,3}\(?khoa\s{1,3}[ivx]+\)?)?)"
)
_LOCAL = re.compile(r"\b(?:dang bo|tinh|thanh pho|huyen|quan|xa|phuong|thi tran|chi bo|cac cap)\b")


@dataclass(frozen=True, slots=True)
class Law:
    """A national law: name with its kind word; (number or None, year) of its editions, old to new."""

    name: str
    editions: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument found by name: its type, name as the text has it (no year), the law if it is known."""

    type: str
    name: str
    law: Law | None
    year: int | None
    start: int
    end: int


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """A law's or resolution's name without marks, capitals, punctuation and "năm 2013".

    The Party's national congresses have one key per ordinal, however they are called.
    """
    key = re.sub(r" nam (19|20)\d\d$", "", " ".join(_words(name)))
    ordinal = re.search(r"dai hoi .*\b(?:lan thu|khoa|dang) ([ivx]+)\b", key)
    if key.startswith("nghi quyet") and ordinal and not _LOCAL.search(key):
        return f"nghi quyet dai hoi dang toan quoc {ordinal[1]}"
    return key


def kind_word(name: str) -> str:
    """The type a law's name begins with."""
    return next(kind for kind in ("Bộ luật", "Pháp lệnh", "Hiến pháp", "Luật") if name.startswith(kind))


def _edition(cell: str) -> tuple[str | None, int]:
    return (cell, int(cell.split("/")[1])) if "/" in cell else (None, int(cell))


@cache
def laws() -> tuple[Law, ...]:
    """The national laws of the table."""
    rows = table("laws.tsv")
    return tuple(Law(name, tuple(map(_edition, editions.split(";")))) for name, editions, _ in rows)


@cache
def _laws_by_words() -> dict[tuple[str, ...], Law]:
    known: dict[tuple[str, ...], Law] = {}
    for law, (name, _, aliases) in zip(laws(), table("laws.tsv"), strict=True):
        known[_words(name)] = law
        for alias in filter(None, aliases.split(";")):
            known.setdefault(_words(kind_word(name) + " " + alias), law)
    return known


@cache
def _laws_by_number() -> dict[str, Law]:
    return {number: law for law in laws() for number, _ in law.editions if number}


def law_numbered(number: str) -> Law | None:
    """The known law with this official number."""
    return _laws_by_number().get(number)


def law_named(name: str) -> Law | None:
    """The known law of this name or by-name, with its kind word, however it is accented and capitalised."""
    return _laws_by_words().get(tuple(name_key(name).split()))


def find_named(plain: str, folded: str, typed: bool = False) -> Iterator[Named]:
    """Laws by name in a prepared text and its folded form; `typed` also accepts "luat khieu nai".

    In documents the kind word must have its capital: "pháp luật về khiếu nại" is no citation.
    """
    done = 0
    for head in _HEAD.finditer(folded):
        if head.start() < done or _NOT_A_LAW_BEFORE.search(folded, max(0, head.start() - 14), head.start()):
            continue
        if not typed and not _is_capitalised(plain, head):
            continue
        for named in _named_at(plain, folded, head, typed):
            done = named.end
            yield named


def _is_capitalised(plain: str, head: re.Match[str]) -> bool:
    return plain[head.start()].isupper() and not plain[head.start() : head.end()].isupper()


def _named_at(plain: str, folded: str, head: re.Match[str], typed: bool) -> Iterator[Named]:
    kind = {"b": "Bộ luật", "p": "Pháp lệnh", "h": "Hiến pháp", "l": "Luật"}[head[0][0]]
    amending = _AMENDING.match(folded, head.end())
    if amending:
        yield _amending_law(plain, folded, head.start(), kind, amending.end())
        return
    found = _known_from(folded, head.start(), head.end(), kind)
    law, end = found or (None, _unknown_end(plain, folded, head.end()))
    if law is None and (
        end == head.end() or (typed and not plain[head.end() + 1 : head.end() + 2].isupper())
    ):
        return
    yield _named(plain, folded, kind, law, head.start(), end)
    yield from _further(plain, folded, kind, end)


def _further(plain: str, folded: str, kind: str, end: int) -> Iterator[Named]:
    """Names that share the kind word: "Luật Khiếu nại, Tố cáo, Tiếp công dân"."""
    while also := _ALSO.match(folded, end):
        found = _known_from(folded, also.end(), also.end(), kind)
        if found is None or not plain[also.end()].isupper():
            return
        yield _named(plain, folded, kind, found[0], also.end(), found[1])
        end = found[1]


def _named(plain: str, folded: str, kind: str, law: Law | None, start: int, end: int) -> Named:
    name = " ".join(plain[start:end].split())
    year = _YEAR.match(folded, end)
    name = name if fold(name).startswith(fold(kind)) else f"{kind} {name}"
    return Named(kind, name, law, int(year[1]) if year else None, start, year.end() if year else end)


def _name_words(folded: str, start: int) -> list[re.Match[str]]:
    stop = _NAME_BREAK.search(folded, start, min(len(folded), start + _REACH))
    limit = stop.start() if stop else min(len(folded), start + _REACH)
    return list(_WORD.finditer(folded, start, limit))


def _known_from(folded: str, start: int, after_kind: int, kind: str) -> tuple[Law, int] | None:
    """The known law whose name has the longest match behind the kind word, and where that ends."""
    words = _name_words(folded, after_kind)
    prefix = tuple(fold(kind).split())
    for count in range(min(len(words), 16), -1, -1):
        law = _laws_by_words().get((*prefix, *(word[0] for word in words[:count])))
        if law:
            return law, words[count - 1].end() if count else after_kind
    return None


def _unknown_end(plain: str, folded: str, start: int) -> int:
    """Where the name of a law that no table knows ends; `start` itself when it isn't a name."""
    words = _name_words(folded, start)
    if not words or not plain[words[0].start()].isupper() or words[0][0] in _NOT_A_NAME:
        return start
    end = start
    for word in words[:12]:
        written = plain[word.start() : word.end()]
        if tone_style(written) in _UNKNOWN_STOP or written.isdigit() or written.isupper():
            break
        end = word.end()
    return end


def _amending_law(plain: str, folded: str, start: int, kind: str, position: int) -> Named:
    end = position
    while head := _HEAD.match(folded, position):
        found = _known_from(folded, head.start(), head.end(), "Bộ luật" if head[0][0] == "b" else "Luật")
        end = found[1] if found else _unknown_end(plain, folded, head.end())
        also = _ALSO.match(folded, end)
        if also is None:
            break
        position = also.end()
    return _named(plain, folded, kind, None, start, end)


def find_resolutions(plain: str, folded: str) -> Iterator[Named]:
    """Party resolutions cited by their congress or plenum: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII"."""
    for match in _CONGRESS.finditer(folded):
        if plain[match.start()].isupper():
            name = " ".join(plain[match.start() : match.end()].split())
            yield Named("Nghị quyết", name, None, None, match.start(), match.end())
