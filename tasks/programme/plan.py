"""A plan as this room reads it: its text, its year, its passages, the dates that are not its own."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge import Document

_BLANK_DATE = re.compile(r"ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm\s*(?P<year>\d{4})")
_LETTERHEAD = 1_500  # characters
_READ = ("text", "heading", "closing")


@dataclass(frozen=True, slots=True)
class Section:
    """A passage: characters `start` to `end`; `path` are the headings above it, (kind, value, title)."""

    kind: str
    label: str
    path: tuple[tuple[str, str, str], ...]
    start: int
    end: int
    has_children: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What duties and targets are read from.

    `year` is the one the plan is for (of a document without one, the year it was issued); `cited` are the
    dates of cited instruments with the range of the citation, which are never deadlines.
    """

    text: str
    year: int | None
    sections: tuple[Section, ...]
    cited: tuple[tuple[int, int, dt.date], ...] = ()


def read_plan(document: Document) -> Plan:
    """The plan in a document that is attached to an open session."""
    sections = [
        Section(p.kind, p.label, tuple((k, v, t) for k, v, t in p.path), p.start, p.end)
        for p in document.passages
        if p.kind in _READ
    ]
    cited = tuple((r.start, r.end, r.date) for r in document.references if r.date)
    return Plan(document.text, _year(document), tuple(_nested(sections)), cited)


def _year(document: Document) -> int | None:
    """The year a plan is for; of one for several years, or for none, the year it was issued."""
    named = sorted(document.years)
    blank = _BLANK_DATE.search(document.text[:_LETTERHEAD])
    issued = document.date.year if document.date else int(blank["year"]) if blank else None
    if issued and (not named or issued in named):
        return issued
    return named[0] if named else None


def _nested(sections: list[Section]) -> Iterable[Section]:
    """The sections, each knowing whether the next one stands below it."""
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        below = following is not None and len(following.path) > len(section.path)
        yield Section(section.kind, section.label, section.path, section.start, section.end, below)
