"""The values this package hands out: a mention, a cited instrument, an instrument asked for."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text cites an instrument.

    `number` is the official form ("25-NQ/TW", "33/CT-TTg"), None for an instrument known by its `name` only;
    `as_written` is what the text has, white space collapsed. `start` and `end` are character offsets of the
    whole citation, from the type word through number, date and issuer to the subject; citations named inside
    a subject are mentions of their own. `date`, `issuer` and `subject` are the text's, right or wrong. `year`
    is the year the citation gives in any way (its date, its number, "năm 2013").
    """

    type: str | None
    number: str | None
    name: str | None
    as_written: str
    date: datetime.date | None
    issuer: str | None
    subject: str | None
    start: int
    end: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """One instrument as one document cites it: every spelling, every mention, every date written for it.

    `date` is the first that the document writes; `dates` has all distinct ones in order of appearance.
    """

    type: str | None
    number: str | None
    name: str | None
    date: datetime.date | None
    issuer: str | None
    subject: str | None
    as_written: tuple[str, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[datetime.date, ...]

    @property
    def year(self) -> int | None:
        """The first year any of the mentions gives."""
        return next((mention.year for mention in self.mentions if mention.year), None)


@dataclass(frozen=True, slots=True)
class InstrumentQuery:
    """An instrument as a question names it: any part may be missing.

    `serial` has no leading zeros ("6" for "Đề án 06"); `code` is the issuing code ("TW", "TTg", "BDVTU"),
    from the number or from "của Thủ tướng"; `name` is a law's official name where it is known, else as typed.
    """

    type: str | None
    serial: str | None
    code: str | None
    year: int | None
    date: datetime.date | None
    name: str | None
    start: int
    end: int
