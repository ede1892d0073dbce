"""An instrument named in a question, as people type it: "KL 114", "ct 33 cua TTg", "luat khieu nai"."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import date_at
from knowledge.instruments.names import Named, find_named
from knowledge.instruments.notation import Notation, find_numbers, plain_serial
from knowledge.instruments.surroundings import TYPE_NAMES
from knowledge.instruments.values import InstrumentQuery
from knowledge.instruments.vocabulary import (
    abbreviation,
    any_of,
    is_organ,
    issuer_at,
    kind_named,
    kinds,
    organ_spelling,
    surface,
    words,
)
from knowledge.vietnamese import fold

_ASKED = {fold(asked): (asked, kind.name) for kind in kinds() for asked in kind.asked}
_ABBREVIATIONS = "|".join(sorted(map(re.escape, _ASKED), key=len, reverse=True))
_YEAR = r"(?:19[4-9]|20[0-4])\d"
_TYPED = re.compile(
    rf"(?<!\w)(?:(?P<type>{TYPE_NAMES})\s{{0,3}}|(?P<abbr>{_ABBREVIATIONS})(?:\s|\.|(?=\d)){{0,3}})"
    rf"(?P<so>so\s{{0,3}}[:.]?\s{{0,3}})?(?P<serial>\d{{1,5}}[a-z]?)(?:\s?/\s?(?P<year>{_YEAR}))?"
    r"(?![\w%])(?!\s?[/-]\s?\d)(?![.,]\d)"
)
_NEXT = re.compile(
    rf"\s{{0,2}}(?:,|va|voi|hoac|hay)\s{{1,3}}(?:so\s)?(?P<serial>\d{{1,5}}[a-z]?)(?:/(?P<year>{_YEAR}))?(?![\w%/.-])"
)
_TYPE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<type>{TYPE_NAMES})|(?P<abbr>{_ABBREVIATIONS}))\s{{0,3}}(?:so\s{{0,3}}:?\s{{0,3}})?$"
)
_SO_BEFORE = re.compile(r"(?<!\w)so\s{0,3}:?\s{0,3}$")
_OFTEN_A_VERB = frozenset(
    {"Quyết định", "Quy định", "Kế hoạch", "Báo cáo", "Chương trình", "Hướng dẫn", "Thông báo"}
)
# "Chỉ thị 26 ngày nào" and "Quyết định 217 quy định gì" count nothing
_ASKED_OF = r"(?!\w)(?!\s{1,3}(?:\d|nao|may|bao nhieu|ban hanh|dinh|che|trinh|hoach))"
_TIMES = re.compile(rf"\s{{0,3}}(?:{any_of(words('times'))}){_ASKED_OF}")
_COUNTED = re.compile(
    rf"\s{{0,3}}(?:{any_of(words('counted'))}){_ASKED_OF}"
    rf"|\s{{0,3}}thang\s{{1,3}}{_YEAR}(?!\d)"  # "báo cáo 6 tháng 2025"
)
_YEAR_WORD = re.compile(rf"\s{{0,3}},?\s{{0,3}}\(?nam\s{{1,3}}({_YEAR})\)?(?!\d)")
_CODE = re.compile(r"\s?[-/]\s?([a-z]{2,10})(?!\w)")  # "CT33/TTg"
_GAP = re.compile(r"[\s,(]{0,3}")
_BY = re.compile(r"\s{0,3},?\s{0,3}(?:(?:cua|do)\s{1,3})?")
_TERM = re.compile(r"\s{0,3},?\s{0,3}\(?khoa\s[ivx]+\)?")


@dataclass(frozen=True, slots=True)
class _Tail:
    """Date, year and issuing code read behind the instrument."""

    end: int
    day: date | None = None
    year: int | None = None
    code: str | None = None


def find_queries(question: str) -> list[InstrumentQuery]:
    """The instruments a question names, in order; [] when it names none.

    A year, a quarter, a date, a count ("6 tháng", "điều 85", "kế hoạch 2024") is no instrument.
    """
    plain = surface(question)
    folded = fold(plain)
    found = [_from_number(notation, folded) for notation in find_numbers(plain, typed=True)]
    queries = [query for query in found if query]
    queries += [query for query in _from_serials(plain, folded) if not _overlaps(query, queries)]
    queries += [_from_name(named, folded) for named in find_named(plain, folded, typed=True)]
    return sorted(_without_doubles(queries), key=lambda query: query.start)


def _overlaps(query: InstrumentQuery, others: list[InstrumentQuery]) -> bool:
    return any(query.start < other.end and other.start < query.end for other in others)


def _without_doubles(queries: list[InstrumentQuery]) -> list[InstrumentQuery]:
    """A law named and numbered in one breath is one query: the numbered one, with the name."""
    numbered = {query.start: query for query in queries if query.serial}
    kept = []
    for query in queries:
        if query.serial is None and any(0 <= start - query.end <= 12 for start in numbered):
            continue
        kept.append(query)
    return kept


def _type_of(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    if match["type"]:
        kind = kind_named(match["type"])
        return kind.name if kind else None
    return _ASKED[match["abbr"]][1]


def _from_number(notation: Notation, folded: str) -> InstrumentQuery | None:
    before = _TYPE_BEFORE.search(folded, max(0, notation.start - 40), notation.start)
    known = abbreviation(notation.kind) if notation.kind else None
    type_name = _type_of(before) or (known[1] if known else None)
    so = _SO_BEFORE.search(folded, max(0, notation.start - 8), notation.start)
    is_law = bool(notation.codes) and notation.codes[0].startswith(("QH", "UBTVQH"))
    if not notation.codes and not (notation.kind and (before or so)):
        return None  # "30/2020" and "26-ct" are read with their type word
    if not (before or notation.kind or is_law or so):
        return None
    tail = _tail(folded, notation.end)
    return InstrumentQuery(
        type=type_name or ("Luật" if is_law else None),
        serial=plain_serial(notation.serial),
        code="-".join(notation.codes) or tail.code,
        year=notation.year or tail.year,
        date=tail.day,
        name=None,
        start=before.start() if before else notation.start,
        end=tail.end,
    )


def _from_serials(plain: str, folded: str) -> list[InstrumentQuery]:
    queries = []
    for match in _TYPED.finditer(folded):
        if not _is_instrument(match, plain, folded):
            continue
        type_name = _type_of(match)
        tail = _tail(folded, match.end())
        queries.append(_serial_query(type_name, match, match.start(), tail))
        end = match.end()
        while (further := _NEXT.match(folded, end)) and not _COUNTED.match(folded, further.end()):
            queries.append(
                _serial_query(type_name, further, further.start("serial"), _tail(folded, further.end()))
            )
            end = further.end()
    return queries


def _serial_query(type_name: str | None, match: re.Match[str], start: int, tail: _Tail) -> InstrumentQuery:
    year = int(match["year"]) if match["year"] else tail.year
    return InstrumentQuery(
        type_name, plain_serial(match["serial"]), tail.code, year, tail.day, None, start, tail.end
    )


def _is_instrument(match: re.Match[str], plain: str, folded: str) -> bool:
    if match["so"] or match["year"]:
        return not match["abbr"] or _is_typed_abbreviation(match, plain)
    type_name = _type_of(match)
    counted = _COUNTED if type_name in _OFTEN_A_VERB else _TIMES
    if re.fullmatch(_YEAR, match["serial"]) or counted.match(folded, match.end()):
        return False
    if match["type"]:
        return type_name not in ("Luật", "Bộ luật", "Văn bản")
    return len(match["serial"]) >= 2 and _is_typed_abbreviation(match, plain)


def _is_typed_abbreviation(match: re.Match[str], plain: str) -> bool:
    """Whether the letters as typed are the abbreviation's, or have no marks at all: "đã" folds like "ĐA"."""
    written = plain[match.start("abbr") : match.end("abbr")]
    asked = _ASKED[match["abbr"]][0]
    if match["abbr"] == "da" and written == "da":
        return False
    return written.lower() in (asked, match["abbr"])


def _tail(folded: str, end: int) -> _Tail:
    code = _CODE.match(folded, end)
    known = organ_spelling(code[1].upper()) if code else ""
    tail = _Tail(code.end(), code=known) if code and is_organ(known) else _Tail(end)
    for _ in range(4):
        further = _further(folded, tail)
        if further is None:
            break
        tail = further
    return tail


def _further(folded: str, tail: _Tail) -> _Tail | None:
    if term := _TERM.match(folded, tail.end):
        return _Tail(term.end(), tail.day, tail.year, tail.code)
    if year := _YEAR_WORD.match(folded, tail.end):
        return _Tail(year.end(), tail.day, int(year[1]), tail.code)
    gap = _GAP.match(folded, tail.end)
    if tail.day is None and gap and (written := date_at(folded, gap.end())) and written.value:
        return _Tail(written.end, written.value, written.value.year, tail.code)
    by = _BY.match(folded, tail.end)
    code, end = issuer_at(folded, by.end()) if by and by.end() > tail.end else (None, tail.end)
    if tail.code is None and code:
        return _Tail(end, tail.day, tail.year, code)
    return None


def _from_name(named: Named, folded: str) -> InstrumentQuery:
    tail = _tail(folded, named.end)
    name = named.law.name if named.law else named.name
    return InstrumentQuery(
        named.type,
        None,
        None,
        named.year or tail.year,
        tail.day,
        name,
        named.start,
        tail.end if tail.day else named.end,
    )
