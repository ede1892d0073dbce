"""Reading the law articles and questions that the shipped data are made from.

Articles: JSON Lines (plain or gzip) with `id`, `title`, `topic`, `text`. Questions: JSON Lines with `id`,
`question`, `relevant` (article ids).
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from knowledge import nfc


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law: its heading, the topic it is filed under, its text (may be empty)."""

    id: str
    title: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that answer it."""

    id: str
    text: str
    relevant: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether this question is kept for measuring (one in five, chosen by its id)."""
        return crc32(self.id.encode()) % 5 == 0


def read_articles(path: Path) -> list[Article]:
    """Every article of the file, texts in normal form."""
    return [
        Article(row["id"], nfc(row["title"]), nfc(row.get("topic") or ""), nfc(row["text"]))
        for row in _rows(path)
    ]


def read_questions(path: Path) -> list[Question]:
    """Every question of the file."""
    return [Question(row["id"], nfc(row["question"]), tuple(row["relevant"])) for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as start:
        packed = start.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
