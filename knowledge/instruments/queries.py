"""An instrument named in a question, as people type it: "KL 114", "ct 33 cua TTg", "luat khieu nai"."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import date_at
from knowledge.instruments.names import Named, find_named, law_named, law_numbered, name_key
from knowledge.instruments.notation import Notation, find_numbers
from knowledge.instruments.surroundings import TYPE_NAMES
from knowledge.instruments.values import CitedInstrument, InstrumentQuery, Mention
from knowledge.instruments.vocabulary import (
    abbreviation,
    code_of_issuer,
    issuer_at,
    kind_named,
    kinds,
    surface,
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
_COUNTED = re.compile(
    r"\s{0,3}(?:nam|thang|ngay|tuan|quy|lan|cuoc|noi dung|viec|van de|nhiem vu|chi tieu|phan tram|nguoi|xa|phuong|thon"
    r"|xom|buoc|diem|dieu|khoan|don vi|giai phap|muc tieu|trieu|ty|dong|truong hop|ho|nhom|tieu chi|mo hinh|lop"
    r"|hoi nghi|dot|vu|loai|cap|muc|bo|buoi|gio|phut|to|co quan|linh vuc|du an|thanh vien|can bo|trang|thu tuc|dau)"
    r"(?!\w)(?!\s\d{4})"
)
_YEAR_WORD = re.compile(rf"\s{{0,3}},?\s{{0,3}}\(?nam\s{{1,3}}({_YEAR})\)?(?!\d)")
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


def _type_of(match: re.Match[str] | None, plain: str | None = None) -> str | None:
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
        serial=_plain_serial(notation.serial),
        code="-".join(notation.codes) or tail.code,
        year=notation.year or tail.year,
        date=tail.day,
        name=None,
        start=before.start() if before else notation.start,
        end=tail.end,
    )


def _plain_serial(serial: str) -> str:
    return serial.lstrip("0") or serial


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
        type_name, _plain_serial(match["serial"]), tail.code, year, tail.day, None, start, tail.end
    )


def _is_instrument(match: re.Match[str], plain: str, folded: str) -> bool:
    if match["so"] or match["year"]:
        return not match["abbr"] or _is_typed_abbreviation(match, plain)
    if re.fullmatch(_YEAR, match["serial"]) or _COUNTED.match(folded, match.end()):
        return False
    if match["type"]:
        return kind_named(match["type"]) is not None and kind_named(match["type"]).name not in (
            "Luật",
            "Bộ luật",
        )  # type: ignore[union-attr]
    return len(match["serial"]) >= 2 and _is_typed_abbreviation(match, plain)


def _is_typed_abbreviation(match: re.Match[str], plain: str) -> bool:
    """ "đã 06 lần" folds like "ĐA 06": the letters as typed must be the abbreviation's, or without any marks."""
    written = plain[match.start("abbr") : match.end("abbr")]
    asked = _ASKED[match["abbr"]][0]
    if match["abbr"] == "da" and written == "da":
        return False
    return written.lower() in (asked, match["abbr"])


def _tail(folded: str, end: int) -> _Tail:
    tail = _Tail(end)
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
    gap = re.compile(r"[\s,(]{0,3}").match(folded, tail.end)
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


def matches(query: InstrumentQuery, cited: Mention | CitedInstrument) -> bool:
    """Whether a citation may be the instrument asked for: nothing the question says contradicts it.

    What the citation leaves open (no year, no issuing code) does not contradict.
    """
    if query.name:
        return _same_name(query.name, cited) and _year_fits(query, cited)
    if not query.serial or not cited.number:
        return False
    notation = next(find_numbers(surface(cited.number)), None)
    serial = notation.serial if notation else cited.number
    if _plain_serial(serial) != query.serial:
        return False
    return (
        _type_fits(query, cited, notation) and _code_fits(query, cited, notation) and _year_fits(query, cited)
    )


def _same_name(name: str, cited: Mention | CitedInstrument) -> bool:
    law = law_numbered(cited.number) if cited.number else None
    if law is None and cited.name:
        law = law_named(cited.name)
    wanted = law_named(name)
    if law and wanted:
        return law == wanted
    return cited.name is not None and name_key(name) == name_key(cited.name)


def _type_fits(query: InstrumentQuery, cited: Mention | CitedInstrument, notation: Notation | None) -> bool:
    if query.type is None or query.type == "Văn bản" or query.type == cited.type:
        return True
    asked = kind_named(query.type)
    kind = notation.kind if notation else None
    if kind is None and cited.type:
        own = kind_named(cited.type)
        return bool(asked and own and set(asked.abbreviations) & set(own.abbreviations))
    return asked is not None and kind in asked.abbreviations


def _code_fits(query: InstrumentQuery, cited: Mention | CitedInstrument, notation: Notation | None) -> bool:
    if query.code is None:
        return True
    codes = notation.codes if notation and notation.codes else ()
    if not codes and cited.issuer:
        codes = tuple(filter(None, [code_of_issuer(cited.issuer)]))
    if not codes:
        return True
    wanted = {fold(part) for part in query.code.split("-")}
    have = {fold(code) for code in codes}
    return bool(wanted & have) or any(
        code.startswith(part) for part in wanted & {"qh", "ubtvqh"} for code in have
    )


def _year_fits(query: InstrumentQuery, cited: Mention | CitedInstrument) -> bool:
    dates = set(cited.dates) if isinstance(cited, CitedInstrument) else {cited.date} - {None}
    if query.date and dates:
        same_day = {(day.day, day.month) for day in dates if day}
        return query.date in dates or (query.date.day, query.date.month) in same_day
    if query.year is None:
        return True
    years = {day.year for day in dates if day} | ({cited.year} if cited.year else set())
    return not years or query.year in years
