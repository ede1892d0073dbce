"""The sentences and semicolon parts of a passage."""

import re
from functools import lru_cache

_UPPER = "".join(chr(code) for code in range(ord("A"), ord("Ỹ") + 1) if chr(code).isupper())
_SENTENCE = rf"(?<=[.!?])\s+(?=[{_UPPER}“\"\d-])"
_SENTENCE_END = re.compile(_SENTENCE)
_END = re.compile(rf"(?<=[;:])\s+|{_SENTENCE}")
_ENUMERATOR = re.compile(r"^\W*(?:(?:\d{1,2}|[a-zđ])[.)]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+)+")


@lru_cache(maxsize=4096)
def clause_spans(body: str) -> tuple[tuple[int, int], ...]:
    """Character ranges of the clauses of a passage, in order."""
    ends = list(_END.finditer(body))
    starts = [0, *(end.end() for end in ends)]
    return tuple(zip(starts, [*(end.start() for end in ends), len(body)], strict=True))


def clauses(body: str) -> list[str]:
    """The clauses of a passage, in order."""
    return [body[start:end] for start, end in clause_spans(body)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return _SENTENCE_END.split(text)


def without_enumerator(text: str) -> str:
    """`text` without the number or letter it is counted by ("1.", "a)", "-")."""
    return _ENUMERATOR.sub("", text)
