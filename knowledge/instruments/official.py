"""What a loosely written number leaves out, taken from the words around it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.instruments.names import laws
from knowledge.instruments.notation import Notation, official
from knowledge.instruments.surroundings import Surroundings
from knowledge.instruments.values import Mention
from knowledge.instruments.vocabulary import abbreviation, code_of_issuer, kind_named

_WHOLE_CODES = frozenset({"TW", "TU", "HU", "ĐU", "QU", "TTg", "CP", "UBND", "HĐND"})
_NEW_NUMBERING = 1997  # the first year all state numbers carry the type's abbreviation
_NOT_INSERTED = frozenset({"Đề án", "Công văn", "Văn bản", "Chương trình", "Luật"})


def completed(notation: Notation, type_name: str | None, issuer: str | None, day: date | None) -> Notation:
    """The number with what its surroundings say: "26-TTg" of a Chỉ thị is "26/CT-TTg"."""
    notation = _with_kind(notation, type_name, day)
    notation = _with_sole_issuer(notation, type_name, day)
    notation = _with_law(notation, type_name)
    return _with_issuer(notation, issuer)


def _with_kind(notation: Notation, type_name: str | None, day: date | None) -> Notation:
    kind = kind_named(type_name) if type_name else None
    if notation.kind or not kind or not kind.abbreviations:
        return notation
    if kind.name in _NOT_INSERTED and notation.codes[:1] != ("TU",):
        return notation  # "Đề án 06/CP" is how that one is known
    if (
        notation.codes[:1]
        and notation.codes[0] in _WHOLE_CODES
        and (day is None or day.year >= _NEW_NUMBERING)
    ):
        return replace(notation, kind=_numbering_kind(kind.name))
    return notation


def _numbering_kind(type_name: str) -> str:
    """The abbreviation most used in numbers: a Quy định is numbered QĐ like a Quyết định."""
    kind = kind_named(type_name)
    assert kind is not None
    return "QĐ" if type_name == "Quy định" else kind.abbreviations[0]


def _with_sole_issuer(notation: Notation, type_name: str | None, day: date | None) -> Notation:
    """A Nghị định is always serial/year/NĐ-CP since 1997, whatever a text leaves out."""
    kind = kind_named(type_name) if type_name else None
    if kind is None or kind.sole_code is None or notation.codes not in ((), (kind.sole_code,)):
        return notation
    year = notation.year or (day.year if day and day.year > _NEW_NUMBERING else None)
    if year is None:
        return notation
    return replace(notation, year=year, kind=kind.abbreviations[0], codes=(kind.sole_code,))


def _with_law(notation: Notation, type_name: str | None) -> Notation:
    """ "Luật 10/2022" has one possible ending when the law is known."""
    if type_name not in ("Luật", "Bộ luật") or notation.codes or notation.year is None:
        return notation
    start = official(notation) + "/"
    numbers = {number for law in laws() for number, _ in law.editions if number and number.startswith(start)}
    return replace(notation, codes=(numbers.pop()[len(start) :],)) if len(numbers) == 1 else notation


def _with_issuer(notation: Notation, issuer: str | None) -> Notation:
    """A directive that names the Prime Minister as its issuer has his code, not a People's Committee's."""
    if issuer and notation.codes == ("UBND",) and code_of_issuer(issuer) in ("TTg", "CP"):
        return replace(notation, codes=(str(code_of_issuer(issuer)),))
    return notation


def number_of_bare(
    serial: str, type_name: str, about: Surroundings, start: int, numbered: Sequence[Mention]
) -> str | None:
    """The number behind "Chỉ thị 13": the nearest full one of that type and serial, else by its issuer."""
    same = [
        mention
        for mention in numbered
        if mention.number
        and mention.number.startswith((serial + "/", serial + "-"))
        and mention.type == type_name
    ]
    if same:
        return min(same, key=lambda mention: (mention.start > start, abs(mention.start - start))).number
    code = code_of_issuer(about.issuer) if about.issuer else None
    notation = Notation(serial, None, None, (code,) if code in _WHOLE_CODES and code else (), "state", 0, 0)
    result = completed(notation, type_name, about.issuer, about.day)
    return official(result) if result.kind and abbreviation(result.kind) else None
