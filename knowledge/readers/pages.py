"""Pages without what isn't text of the document: page numbers, running heads and feet, signature stamps."""

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.vietnamese import fold, nfc

_NUMBER = re.compile(r"[-–—\s|]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|of|tren)\s*\d{1,4})?[-–—\s|]*")
_STAMP = re.compile(
    r"(?:nguoi ky|ky boi|ky so boi|digitally signed by|thoi gian ky|ngay ky|signing time"
    r"|signature not verified|signature valid)\s*(?::.*)?"
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_EDGE = 2
"""How many lines at the top and at the bottom of a page can be running heads or feet."""


def without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page that belong to the document, in order."""
    running = _running(pages)
    return [
        [line for place, line in enumerate(page) if not _is_furniture(line, _is_edge(place, page), running)]
        for page in pages
    ]


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Shapes of the lines that stand at the edge of at least half the pages, two or more."""
    shapes: Counter[str] = Counter()
    for page in pages:
        shapes.update({_shape(line) for place, line in enumerate(page) if _is_edge(place, page)})
    enough = max(2, len(pages) / 2) if len(pages) < 6 else max(3, len(pages) / 3)
    return {shape for shape, times in shapes.items() if times >= enough}


def _is_edge(place: int, page: Sequence[str]) -> bool:
    """Whether fewer than `_EDGE` lines with text stand above or below the line on its page."""
    if not page[place].strip():
        return False
    above = sum(bool(line.strip()) for line in page[:place]) if place < 50 else _EDGE
    below = sum(bool(line.strip()) for line in page[place + 1 : place + 50])
    return above < _EDGE or below < _EDGE


def _is_furniture(line: str, at_edge: bool, running: set[str]) -> bool:
    shape = _shape(line)
    if _STAMP.fullmatch(shape):
        return True
    return at_edge and (
        bool(_NUMBER.fullmatch(fold(nfc(line)))) or bool(_URL.fullmatch(line)) or shape in running
    )


def _shape(line: str) -> str:
    """A line with its numbers made alike, so that "Trang 2" and "Trang 3" are one."""
    return re.sub(r"\d+", "0", " ".join(fold(nfc(line)).split()))
