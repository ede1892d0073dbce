"""Whether what a language model says of a quote stands in it: checked by code, word by word.

A claim may leave words of its quote out, name the headings above it and join with a few plain words; it
may not add, turn round or mix. Each of its sentences has to be found in one clause of the quote, in the
quote's own order (the first part, up to a comma, may stand in front), without passing over a figure on the
way to another, and with every word that denies or limits what the clause says. One that takes words from
the headings has to begin where the clause begins, so that nobody is put in the place of who does it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from knowledge import nfc, open_abbreviations
from retrieval.answer.figures import Mark, marks
from retrieval.answer.model import Citation, Claim
from retrieval.clauses import clause_spans

LONGEST_CLAIM = 400  # characters
_SHORTEST_QUOTE = 3  # words and figures
_LEAST = 3  # words and figures of a claim that stand in the clause itself
_LINKING = (
    "các những của là thì mà theo về gồm bao cụ thể như này đó sẽ cũng đồng thời quy định yêu cầu kế hoạch "
    "văn bản nội dung nhiệm vụ việc phải cần thực hiện tiến hành nêu"
)
_LIMITING = "không chưa cấm trừ miễn nếu đừng chớ"
_ALLOWING = re.compile(r"\bcó thể\b|\bkhuyến khích\b|\btự nguyện\b")
_OBLIGING = re.compile(r"\bphải\b|\bbắt buộc\b|\bcần\b|\byêu cầu\b")
_ODD = re.compile(r"[^\w\s.,;:()%/“”\"'‘’+–—-]")
_EDGES = " -–—+•;:,"
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile(r",\s+")
_LINKING_WORDS, _LIMITING_WORDS = frozenset(_LINKING.split()), frozenset(_LIMITING.split())
_WHEN = re.compile(r"^\W*(?:trong|vào)\s+(?=(?:quý|năm|tháng)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause after what opens its list, if anything: words and figures, and where the two begin."""

    marks: tuple[Mark, ...]
    beginnings: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as a model wrote it: the number of the citation it rests on (from 1), its quote, its text."""

    citation: int
    quote: str
    text: str


def grounded(said: Said, citations: Sequence[Citation], above: Sequence[str]) -> Claim | None:
    """The claim if its quote is verbatim in the citation and all it says stands there, else None.

    `above` gives for each citation what is shown over it: the document's title and heading.
    """
    text = " ".join(nfc(said.text).split())
    if not 0 < said.citation <= len(citations) or not _is_plain(said.text, text):
        return None
    citation = citations[said.citation - 1]
    touched = _clauses_of(citation, said.quote)
    over = marks(f"{above[said.citation - 1]} {citation.context} {citation.label}")
    heading = frozenset(mark for mark in over if not mark.is_figure or _tells_what(mark))
    lines = [f"{lead} {line}" for _, _, lead, line in _led_clauses(open_abbreviations(text))]
    found = [max((_standing(line, clause, heading) for clause in touched), default=-1) for line in lines]
    if min(found, default=-1) < 0 or max(found) < _LEAST:
        return None
    return Claim(text.strip(_EDGES), said.citation)


def _is_plain(written: str, text: str) -> bool:
    """Only what a sentence is made of: no mark-up, no hidden characters."""
    if not text or len(text) > LONGEST_CLAIM or _ODD.search(text):
        return False
    return not any(unicodedata.category(one) in ("Cf", "Co", "Cs") for one in written)


def _tells_what(figure: Mark) -> bool:
    """A quarter, article, date, code or year; not a bare number, which in a heading only counts sections."""
    return ":" in figure.text or _YEAR.fullmatch(figure.text) is not None


def _clauses_of(citation: Citation, quote: str) -> list[_Clause]:
    """The clauses of the citation that the quote touches; none unless the quote is verbatim in it."""
    whole, part = (" ".join(nfc(one).split()) for one in (citation.quote, quote))
    at = whole.find(part)
    if at < 0 or len(marks(part)) < _SHORTEST_QUOTE:
        return []
    return [
        _clause(lead, clause)
        for start, end, lead, clause in _led_clauses(whole)
        if start < at + len(part) and end > at
    ]


def _clause(lead: str, clause: str) -> _Clause:
    opening, own = marks(lead), marks(clause)
    beginnings = {_first_word(opening), len(opening) + _first_word(own)}
    return _Clause((*opening, *own), frozenset(beginnings))


def _first_word(said: Sequence[Mark]) -> int:
    """Where a text begins after the number or letter it is counted by ("1.", "a)")."""
    counted = bool(said) and (said[0].text.isdecimal() or len(said[0].text) == 1)
    return int(counted)


def _led_clauses(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Each clause with its range, after what opens the list that it stands in ("Nghiêm cấm: …"), else ""."""
    lead = ""
    for start, end in clause_spans(text):
        clause = text[start:end]
        yield start, end, lead, clause
        lead = clause if clause.endswith(":") else lead if clause.endswith(";") else ""


def _standing(line: str, clause: _Clause, heading: Collection[Mark]) -> int:
    """How many words and figures of a sentence of a claim stand in the clause, in order; -1: not all do."""
    line = _WHEN.sub("", line)
    said = marks(line)
    limits = {mark for mark in (*clause.marks, *heading) if mark.text in _LIMITING_WORDS}
    if not limits <= set(said) or _obliges_more(said, clause.marks):
        return -1
    from_above = {mark for mark in said if _is_from_above(mark, clause, heading)}
    names_somebody = any(not mark.is_figure for mark in from_above)
    for turned in (line, " ".join(reversed(_COMMA.split(line, maxsplit=1)))):
        own = _without_edges([mark for mark in marks(turned) if mark.text not in _LINKING_WORDS], from_above)
        if _in_order(own, clause, from_beginning=names_somebody):
            return len(own)
    return -1


def _without_edges(said: list[Mark], from_above: Collection[Mark]) -> list[Mark]:
    """What is left when words of the headings are taken off both ends; in the middle they are strangers."""
    kept = [at for at, mark in enumerate(said) if mark not in from_above]
    return said[kept[0] : kept[-1] + 1] if kept else []


def _is_from_above(mark: Mark, clause: _Clause, heading: Collection[Mark]) -> bool:
    """Whether only the headings have it."""
    is_linking = mark.text in _LINKING_WORDS
    in_clause = any(mark.says(one) for one in clause.marks)
    return not is_linking and not in_clause and any(mark.says(one) for one in heading)


def _obliges_more(said: Sequence[Mark], clause: Sequence[Mark]) -> bool:
    """Whether the claim makes a duty of what the clause only allows."""
    claim, held = (" ".join(mark.text for mark in one) for one in (said, clause))
    return _ALLOWING.search(held) is not None and _OBLIGING.search(claim) is not None


def _in_order(own: Sequence[Mark], clause: _Clause, *, from_beginning: bool) -> bool:
    """Whether `own` is found in the clause in order, no figure passed over while another is to come."""
    last_figure = max((at for at, mark in enumerate(own) if mark.is_figure), default=-1)
    reached = {-1}
    for at, mark in enumerate(own):
        reached = {
            place
            for before in reached
            for place in _places(mark, clause.marks, before, over_figures=at == 0 or at > last_figure)
            if at or not from_beginning or place in clause.beginnings
        }
    return bool(reached)


def _places(mark: Mark, clause: Sequence[Mark], before: int, *, over_figures: bool) -> Iterator[int]:
    for place in range(before + 1, len(clause)):
        if mark.says(clause[place]):
            yield place
        if clause[place].is_figure and not over_figures:
            return
