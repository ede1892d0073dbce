"""Whether a citation is the instrument a question asks for."""

from knowledge.instruments.names import law_named, law_numbered, name_key
from knowledge.instruments.notation import Notation, find_numbers, plain_serial
from knowledge.instruments.values import CitedInstrument, InstrumentQuery, Mention
from knowledge.instruments.vocabulary import code_of_issuer, kind_named, surface
from knowledge.vietnamese import fold


def matches(query: InstrumentQuery, cited: Mention | CitedInstrument) -> bool:
    """Whether a citation may be the instrument asked for: nothing the question says contradicts it.

    What the citation leaves open (no year, no issuing code) does not contradict.
    """
    if query.name:
        return _same_name(query.name, cited) and _year_fits(query, cited)
    number = cited.number or _serial_in_name(cited)
    if not query.serial or not number:
        return False
    notation = next(find_numbers(surface(number)), None)
    serial = notation.serial if notation else number
    if plain_serial(serial) != query.serial:
        return False
    return (
        _type_fits(query, cited, notation) and _code_fits(query, cited, notation) and _year_fits(query, cited)
    )


def _serial_in_name(cited: Mention | CitedInstrument) -> str | None:
    """The "06" of an instrument known as "Đề án 06"."""
    last = (cited.name or "").rpartition(" ")[2]
    return last if cited.name == f"{cited.type} {last}" and last[:1].isdigit() else None


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
