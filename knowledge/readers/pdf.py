"""PDF documents with a text layer.

pdfplumber is the reader that keeps words whole in PDFs that mix fonts inside them; scans, which have no text
layer or only that of a signature stamp or of bad recognition, are told from text and refused or named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import PdfminerException

from knowledge.readers.encodings import accented_share, repaired
from knowledge.readers.errors import DamagedFile, GarbledText, ProtectedFile, ScannedFile, TookTooLong
from knowledge.readers.pages import without_furniture
from knowledge.readers.pdf_layout import Line, Word, in_reading_order, lines_of
from knowledge.readers.reading import Reading
from knowledge.readers.tables import is_layout, is_rule, table_lines

_MOST_PAGES = 2_000
_LEAST_CHARACTERS, _LEAST_ACCENTED = 200, 0.15
_SCAN_COVERS = 0.5
"""The share of a page that a picture covers when the page is a scan."""
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_SHORT, _APART = 0.85, 1.6
"""A line is short when it ends left of this share of the text's width, apart when the step down to it is this
many times the usual one: both mean a new paragraph."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one page ("" between paragraphs) and whether its picture hides text from us."""

    lines: list[str]
    is_scan: bool


def read_pdf(content: bytes) -> Reading:
    """The text layer of a PDF in reading order; a note names pages that are scans."""
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise TookTooLong
            pages = [_read_page(page) for page in document.pages]
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ProtectedFile from error
    except PdfminerException as error:
        locked = error.args and isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError)
        raise (ProtectedFile if locked else DamagedFile) from error
    if not pages:
        raise DamagedFile
    return _assembled(pages)


def _assembled(pages: Sequence[_Page]) -> Reading:
    scans = [number for number, page in enumerate(pages, start=1) if page.is_scan]
    lines = [line for page in without_furniture([p.lines for p in pages if not p.is_scan]) for line in page]
    if scans and len(scans) == sum(bool(page.lines or page.is_scan) for page in pages):
        raise ScannedFile
    try:
        lines = repaired("\n".join(lines)).split("\n")
    except GarbledText as error:
        raise ScannedFile from error
    text = "".join(lines)
    if not text or (not scans and accented_share(text) < _LEAST_ACCENTED):
        raise ScannedFile  # also letters drawn as curves
    named = ", ".join(map(str, scans))
    note = f"Trang {named} là ảnh quét, chưa đọc được chữ." if scans else ""
    return Reading(tuple(line for line in lines if not is_rule(line)), wrapped=True, note=note)


def _read_page(page: Any) -> _Page:
    tables = _data_tables(page)
    words = [word for word in _words(page) if not any(_inside(word, table.bbox) for table, _ in tables)]
    lines = in_reading_order(lines_of(words))
    text = "".join(line.text for line in lines) + "".join(row for _, rows in tables for row in rows)
    page_lines = _with_tables(lines, tables)
    is_scan = _is_scan(page, text)
    page.close()
    return _Page(page_lines, is_scan)


def _words(page: Any) -> list[Word]:
    found = extract_words(_once(page.chars), x_tolerance_ratio=0.2, y_tolerance=2)
    words = (
        Word(
            _UNMAPPED.sub("", w["text"]), float(w["x0"]), float(w["x1"]), float(w["top"]), float(w["bottom"])
        )
        for w in found
        if w.get("upright", True)
    )
    return [word for word in words if word.text.strip()]


def _once(characters: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters without those printed again a hair's breadth away to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for character in characters:
        across, down = round(character["x0"]), round(character["top"])
        near = ((character["text"], across + x, down + y) for x in (0, -1, 1) for y in (0, -1, 1))
        if seen.isdisjoint(near):
            kept.append(character)
        seen.add((character["text"], across, down))
    return kept


def _is_scan(page: Any, text: str) -> bool:
    pictured = _picture_share(page) >= _SCAN_COVERS
    if len(text) < _LEAST_CHARACTERS:
        return pictured
    return accented_share(text) < _LEAST_ACCENTED and pictured


def _picture_share(page: Any) -> float:
    area = float(page.width) * float(page.height) or 1.0
    return sum(abs(float(image["width"]) * float(image["height"])) for image in page.images) / area


def _data_tables(page: Any) -> list[tuple[Any, list[str]]]:
    """The ruled tables of a page with their rows as lines; blocks set side by side are left as text."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return []
    found = []
    for table in page.find_tables():
        rows = [[(cell or "").split("\n") for cell in row] for row in table.extract()]
        if len(rows) > 1 and not is_layout(rows):
            found.append((table, table_lines(rows)))
    return found


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _with_tables(lines: Sequence[Line], tables: Sequence[tuple[Any, list[str]]]) -> list[str]:
    """The lines of a page with each table where it stands and "" before each new paragraph."""
    waiting = sorted(tables, key=lambda pair: pair[0].bbox[1])
    breaks = _paragraph_starts(lines)
    found: list[str] = []
    for place, line in enumerate(lines):
        while waiting and waiting[0][0].bbox[1] < line.top:
            found += ["", *waiting.pop(0)[1], ""]
        found += ["", line.text] if place in breaks else [line.text]
    for _, rows in waiting:
        found += ["", *rows, ""]
    return [*found, ""] if len(lines) in breaks else found


def _paragraph_starts(lines: Sequence[Line]) -> set[int]:
    """Places of the lines before which the layout shows an end of paragraph, the page's end among them."""
    if len(lines) < 3:
        return set()
    margin = max(line.right for line in lines)
    width = margin - min(line.left for line in lines)
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    usual = median(steps) if steps else 0.0
    short = {place for place, line in enumerate(lines, start=1) if line.right < margin - (1 - _SHORT) * width}
    apart = {
        place
        for place, (before, line) in enumerate(pairwise(lines), start=1)
        if not 0 <= line.top - before.top <= _APART * usual
    }
    return short | apart
