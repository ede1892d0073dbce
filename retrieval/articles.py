"""Articles of law and questions about them, as JSON Lines (plain or gzip): for measuring and training.

Articles: `id`, `title`, `text`, and where known `topic`, `chapter`, `law_type`, `law_number`, `note`.
Questions: `id`, `question`, `relevant` (ids of the articles that answer).
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from knowledge import fold, nfc

FOLDS = 5
_SOFT_HYPHEN = "\u00ad"
# the note under a law's first article: "(Điều 1 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của …"
_NAMED = r"\(\S+ \S+ {type}\s+(?:số\s+)?{number}\s+(?P<name>[^,\s].*?),?\s+ngày \d\d?/\d\d?/\d{{4}} của"


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading, the topic it is filed under, its text (may be empty), its law's name."""

    id: str
    title: str
    topic: str
    text: str
    law: str = ""

    @property
    def context(self) -> str:
        """What stands above the text: the law's name and the heading, as a document's headings would."""
        return f"{self.law} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that answer it."""

    id: str
    text: str
    relevant: tuple[str, ...]

    @property
    def fold(self) -> int:
        """Which of five parts the question is in, by its id: for cross-validation."""
        return crc32(self.id.encode()) % FOLDS


def read_articles(path: Path) -> list[Article]:
    """Every article of the file, texts in normal form; a law's name is found in one note and given to all."""
    names: dict[tuple[str, str], str] = {}
    for row in _rows(path):
        key = (row.get("law_type") or "", row.get("law_number") or "")
        if key not in names and (name := _law_name(row.get("note") or "", *key)):
            names[key] = name
    return [
        Article(
            id=str(row["id"]),
            title=_clean(row.get("title")),
            topic=_clean(row.get("topic")),
            text=_clean(row.get("text")),
            law=names.get((row.get("law_type") or "", row.get("law_number") or ""), ""),
        )
        for row in _rows(path)
    ]


def read_questions(path: Path) -> list[Question]:
    """Every question of the file."""
    return [Question(str(row["id"]), nfc(row["question"]), tuple(row["relevant"])) for row in _rows(path)]


def _law_name(note: str, law_type: str, number: str) -> str:
    """ "Luật Thanh niên", "Nghị định Quy định về …"; empty if the note does not tell."""
    pattern = _NAMED.format(type=re.escape(law_type), number=re.escape(number))
    found = re.match(pattern, note, re.DOTALL) if number else None
    if not found:
        return ""
    name = " ".join(_clean(found["name"]).split())
    return name if fold(name).startswith(fold(law_type)) else f"{law_type} {name}"


def _clean(text: str | None) -> str:
    return nfc(text or "").replace(_SOFT_HYPHEN, "")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as start:
        packed = start.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
