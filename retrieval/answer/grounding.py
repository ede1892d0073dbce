"""Whether what a language model says of a quote stands in it: checked by code, letter by letter.

A word left out turns sentences round ("trình Ủy ban khen thưởng"), a comma does ("không, thu phí"), an order
of one's own does. So a claim has to be whole parts of the citation, one after the other, as they are written
(`retrieval.answer.parts`), with at most the heading or the period above them in front; what is shown is the
document's own text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge import nfc, tone_style
from retrieval.answer.model import Citation, Claim
from retrieval.answer.parts import Part, has_words, parts_of
from retrieval.clauses import without_enumerator

LONGEST_CLAIM = 400  # characters
_SHORTEST = 3  # words of a quote and of a claim
_PERIOD = re.compile(r"\b(?:quý (?:IV|I{1,3}|[1-4])|tháng \d{1,2})\b", re.IGNORECASE)
_ALIKE = str.maketrans("“”‘’–—", "\"\"''--")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as a model wrote it: the number of the citation it rests on (from 1), its quote, its text."""

    citation: int
    quote: str
    text: str


def grounded(said: Said, citations: Sequence[Citation]) -> Claim | None:
    """The claim, in the document's own letters, if its quote and text stand in the citation, else None."""
    if not 0 < said.citation <= len(citations) or len(said.text) > 2 * LONGEST_CLAIM:
        return None
    if len(said.text.split()) < _SHORTEST:
        return None
    citation = citations[said.citation - 1]
    limited = any(has_words(title, "heading") for title in citation.headings)
    if limited or not _is_quoted(said.quote, citation):
        return None
    parts = parts_of(citation.quote, citation.before, citation.after)
    for front, is_heading, rest in _fronts(said.text, citation):
        found = _whole_parts(rest, citation.quote, parts)
        if found and not (is_heading and found[0].start):
            text = f"{front}{_shown(citation.quote, *found)}"
            return Claim(text, said.citation) if len(text) <= LONGEST_CLAIM else None
    return None


def _is_quoted(quote: str, citation: Citation) -> bool:
    whole, part = (" ".join(nfc(text).split()) for text in (citation.quote, quote))
    return len(part.split()) >= _SHORTEST and part in whole


def _fronts(text: str, citation: Citation) -> Iterator[tuple[str, bool, str]]:
    """What stands in front, whether it is the heading, and the rest of the text as it is compared."""
    compared = _compared(text)
    yield "", False, compared
    for period in _PERIOD.findall(f"{citation.label}, {', '.join(citation.headings)}"):
        named = _compared(period)
        for opening in (f"trong{named}", f"vào{named}", named):
            if compared.startswith(opening):
                yield f"{period[0].upper()}{period[1:]}: ", False, compared[len(opening) :].lstrip(",:")
    if citation.headings:
        heading = without_enumerator(citation.headings[-1]).strip(" :.;")
        if heading and compared.startswith(_compared(heading)):
            yield f"{heading}: ", True, compared[len(_compared(heading)) :].lstrip(",:")


def _whole_parts(compared: str, quote: str, parts: Sequence[Part]) -> tuple[Part, Part] | None:
    """The first and last of the parts that, one after the other, are the text."""
    for at, first in enumerate(parts):
        if not first.may_begin:
            continue
        for last in parts[at:]:
            whole = _compared(quote[first.start : last.end])
            if whole == compared and last.may_end:
                return first, last
            if len(whole) > len(compared) or last.end - first.start > 2 * LONGEST_CLAIM:
                break
    return None


def _compared(text: str) -> str:
    """A text as it is compared: lower case, tone marks in one style, no spaces, bullets and ends left out."""
    plain = without_enumerator(tone_style(nfc(text)).translate(_ALIKE).strip(" -+•;:,."))
    return "".join(plain.split()).strip("-+•;:,.")


def _shown(quote: str, first: Part, last: Part) -> str:
    """The document's own text; dots where the sentence goes on before or behind."""
    text = " ".join(quote[first.start : last.end].split()).lstrip("-–+•* ")
    if last.is_followed:
        text = f"{text.rstrip(';, ')} …"
    return f"… {text}" if first.goes_on else text
