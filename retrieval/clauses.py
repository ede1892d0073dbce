"""The sentences and semicolon parts of a passage."""

import re
from functools import lru_cache

_END = re.compile(r"(?<=[;:])\s+|(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ“\"\d-])")


@lru_cache(maxsize=4096)
def clause_spans(body: str) -> tuple[tuple[int, int], ...]:
    """Character ranges of the clauses of a passage, in order."""
    ends = list(_END.finditer(body))
    starts = [0, *(end.end() for end in ends)]
    return tuple(zip(starts, [*(end.start() for end in ends), len(body)], strict=True))


def clauses(body: str) -> list[str]:
    """The clauses of a passage, in order."""
    return [body[start:end] for start, end in clause_spans(body)]
