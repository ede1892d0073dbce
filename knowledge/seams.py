"""Where the stored text leaves the order of the file: a page number, a running head or a column was dropped.

A quote may not run over such a place: on paper, something stands between.
"""

import unicodedata
from collections.abc import Iterator

_INVISIBLE = "\u00ad\u200b\ufeff"


def seams(text: str, written: str) -> tuple[int, ...]:
    """Offsets of `text` at which what stands before and after is not adjacent in `written`.

    `written` is the file as it is; white space, soft hyphens and case of composition don't count.
    """
    letters = [(at, c) for at, c in enumerate(text) if not c.isspace()]
    mine = "".join(c for _, c in letters)
    theirs = "".join(_letters(written))
    found: list[int] = []
    start = 0
    while start < len(mine):
        length = _longest_held(mine, start, theirs)
        start += max(length, 1)
        if start < len(mine):
            found.append(letters[start][0])
    return tuple(found)


def _letters(written: str) -> Iterator[str]:
    return (c for c in unicodedata.normalize("NFC", written) if not c.isspace() and c not in _INVISIBLE)


def _longest_held(mine: str, start: int, theirs: str) -> int:
    """Length of the longest run of `mine` from `start` that stands in `theirs`."""
    low, high = 0, len(mine) - start
    if mine[start:] in theirs:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if mine[start : start + middle] in theirs:
            low = middle
        else:
            high = middle
    return low
