"""One instrument under many spellings: joined within a document, keyed across documents."""

from collections.abc import Iterable
from datetime import date

from knowledge.instruments.names import law_named, law_numbered, name_key
from knowledge.instruments.values import CitedInstrument, Mention
from knowledge.instruments.vocabulary import kind_named
from knowledge.vietnamese import fold, syllables

_SAME_SUBJECT = 0.5  # share of common syllables above which two subjects are one


def instrument_key(type: str | None, number: str | None, name: str | None) -> str:
    """The same text for the same instrument, whatever document cites it and however it spells it.

    A number's key is its folded official form ("114-kl/tw"); a resolution of the National Assembly, whose
    numbers are like those of laws, has its type before it. A law's key is its official name where only one
    edition is known, so that "Luật Tiếp công dân" and "42/2013/QH13" are one; of a law with several editions,
    each number is a key. Others go by their name.
    """
    law = law_numbered(number) if number and type != "Nghị quyết" else None
    if law and len(law.editions) == 1:
        return name_key(law.name)
    if number:
        return _number_key(type, number)
    if name is None:
        return fold(type or "")
    known = law_named(name)
    return name_key(known.name if known else name)


def _number_key(type: str | None, number: str) -> str:
    plain = fold(number)
    if type == "Nghị quyết" and "/qh" in plain:
        return "nghi quyet " + plain
    if plain[-1:].isdigit() and "qh" not in plain:  # no code: the type is all there is
        kind = kind_named(type) if type else None
        return f"{fold(kind.name) if kind else ''} {plain}".strip()
    return plain


def distinct(mentions: Iterable[Mention]) -> list[CitedInstrument]:
    """One entry per distinct instrument, in order of first mention.

    Mentions with one number but different dates are two instruments only when year and subject or issuer
    tell them apart (numbers start anew each year); else the dates are both kept. A law named without a number
    joins the same law with its number.
    """
    groups: list[_Group] = []
    by_key: dict[str, list[_Group]] = {}
    for mention in mentions:
        candidates = by_key.setdefault(_key_in_document(mention), [])
        group = next((group for group in candidates if group.admits(mention)), None)
        if group is None:
            group = _Group()
            groups.append(group)
            candidates.append(group)
        group.add(mention)
    return [_cited(group.mentions) for group in groups]


class _Group:
    """Mentions of one instrument, with what decides whether one more belongs to them."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self._numbers: set[str] = set()
        self._years: set[int] = set()
        self._dated: dict[date, Mention] = {}

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.number:
            self._numbers.add(mention.number)
        if mention.year:
            self._years.add(mention.year)
        if mention.date:
            self._dated.setdefault(mention.date, mention)

    def admits(self, mention: Mention) -> bool:
        if mention.number and self._numbers and mention.number not in self._numbers:
            return False
        if mention.number is None and mention.year:
            return self._years <= {mention.year}
        if mention.date is None or not self._dated or mention.date in self._dated:
            return True
        return not all(_are_two(other, mention) for other in self._dated.values())


def _key_in_document(mention: Mention) -> str:
    if mention.name:
        known = law_named(mention.name)
        return name_key(known.name if known else mention.name)
    law = law_numbered(mention.number) if mention.number and mention.type != "Nghị quyết" else None
    return name_key(law.name) if law else instrument_key(mention.type, mention.number, mention.name)


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two mentions of a number, differently dated, are different instruments."""
    if not one.date or not other.date or one.date == other.date:
        return False
    if one.subject and other.subject and _likeness(one.subject, other.subject) >= _SAME_SUBJECT:
        return False
    told_apart = bool(one.subject and other.subject) or _issuer_level(one) != _issuer_level(other)
    return told_apart and (one.date.year != other.date.year or _issuer_level(one) != _issuer_level(other))


def _likeness(one: str, other: str) -> float:
    first, second = set(syllables(one)), set(syllables(other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _issuer_level(mention: Mention) -> str:
    words = syllables(mention.issuer or "")
    return next((level for level in ("xã", "phường", "huyện", "tỉnh", "thành") if level in words), "")


def _cited(group: list[Mention]) -> CitedInstrument:
    dates = tuple(dict.fromkeys(mention.date for mention in group if mention.date))
    return CitedInstrument(
        type=next((mention.type for mention in group if mention.type), None),
        number=next((mention.number for mention in group if mention.number), None),
        name=next((mention.name for mention in group if mention.name), None),
        date=dates[0] if dates else None,
        issuer=next((mention.issuer for mention in group if mention.issuer), None),
        subject=next((mention.subject for mention in group if mention.subject), None),
        as_written=tuple(dict.fromkeys(mention.as_written for mention in group)),
        mentions=tuple(group),
        dates=dates,
    )
