"""Intake speed in characters of stored text per second, over all files.

Baseline: the files' text merely read, by the usual library for each format.
"""

import time
import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
from bs4 import BeautifulSoup
from docx import Document as WordDocument

from tests.benchmarks.measured import Measured
from tests.benchmarks.stock import ALL, stocked


def intake(shared: Path) -> Iterator[Measured]:
    """Taking in (read, analyse, store), and the same with indexing."""
    files = [path for folder in ALL for path in sorted((shared / folder).iterdir()) if path.is_file()]
    began = time.perf_counter()
    for path in files:
        _text(path)
    reading = time.perf_counter() - began
    with stocked(shared, ALL) as stock:
        characters = stock.characters
        both = stock.taking_in + stock.indexing
        for name, seconds in (("taking in", stock.taking_in), ("taking in and indexing", both)):
            detail = f"{len(files)} files, {characters:,} characters, {seconds:.1f} s"
            speed = characters / seconds
            yield Measured(name, speed, "chars/s", "text only read", characters / reading, detail)


def _text(path: Path) -> str:
    """The text of a file; "" for formats without text."""
    reader = _READERS.get(path.suffix.lower())
    return reader(path.read_bytes()) if reader else ""


def _html(content: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(content, "lxml").get_text("\n")


def _docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in WordDocument(BytesIO(content)).paragraphs)


def _pdf(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _plain(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".htm": _html,
    ".html": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}
