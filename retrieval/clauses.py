"""The sentences and semicolon parts of a passage."""

import re
from functools import lru_cache

_UPPER = "".join(chr(code) for code in range(ord("A"), ord("Ỹ") + 1) if chr(code).isupper())
_SENTENCE = rf"(?<=[.!?])\s+(?=[{_UPPER}“\"\d-])"
_SENTENCE_END = re.compile(_SENTENCE)
_END = re.compile(rf"(?<=[;:])\s+|{_SENTENCE}")
_CONSONANTS = "BCDĐGHKLMNPQRSTVX"  # no Vietnamese word is made of them alone: "TT.", "P.", "ThS."
_ABBREVIATED = re.compile(
    rf"(?:(?<!\w)(?:[{_CONSONANTS}][{_CONSONANTS}{_CONSONANTS.lower()}]{{0,2}}|đ/c)|v\.v)\.$"
)
_LONGEST_ABBREVIATION = 6  # characters, with one before it
_ENUMERATOR = re.compile(r"^\W*(?:(?:\d{1,2}|[a-zđ])[.)]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+)+")


@lru_cache(maxsize=4096)
def clause_spans(body: str) -> tuple[tuple[int, int], ...]:
    """Character ranges of the clauses of a passage, in order."""
    return tuple(_between(_END, body))


def clauses(body: str) -> list[str]:
    """The clauses of a passage, in order."""
    return [body[start:end] for start, end in clause_spans(body)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return [text[start:end] for start, end in _between(_SENTENCE_END, text)]


def without_enumerator(text: str) -> str:
    """`text` without the number or letter it is counted by ("1.", "a)", "-")."""
    return _ENUMERATOR.sub("", text)


def _between(end: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The ranges between ends."""
    ends = [found for found in end.finditer(text) if not _is_within(text, found)]
    starts = [0, *(found.end() for found in ends)]
    return list(zip(starts, [*(found.start() for found in ends), len(text)], strict=True))


def _is_within(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation, or to a number as "20. 000" is typed."""
    before = text[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start()]
    is_number = before[-2:-1].isdecimal() and text[end.end() : end.end() + 1].isdecimal()
    return is_number or _ABBREVIATED.search(before) is not None
