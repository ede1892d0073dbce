"""Articles of law and questions about them, as JSON Lines (plain or gzip): for measuring and training.

Articles: `id`, `title`, `text`, and where known `topic`, `chapter`, `law_type`, `law_number`, `note`.
Questions: `id`, `question`, `relevant` (a list of the ids of the articles that answer).
Ids are texts or whole numbers.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from knowledge import fold, nfc
from retrieval.rows import BadLine, Fault, as_id, id_of, question_of, read_rows, storable

Law = tuple[str, str]  # type and number

FOLDS = 5
_SOFT_HYPHEN = "\u00ad"
_TEXTS = ("title", "topic", "text", "law_type", "law_number", "note")
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
    """Every article of the file, texts in normal form; a law's name is found in one note and given to all.

    Raises `BadLine` for the first line that is wrong, `OSError`.
    """
    names: dict[Law, str] = {}
    read: dict[str, tuple[Article, Law]] = {}
    for number, row in read_rows(path):
        article, law, note = _article(number, row)
        if article.id in read:
            raise BadLine(number, Fault.SAME_ID)
        read[article.id] = article, law
        if law not in names and (name := _law_name(note, *law)):
            names[law] = name
    return [replace(article, law=names.get(law, "")) for article, law in read.values()]


def read_questions(path: Path) -> list[Question]:
    """Every question of the file. Raises `BadLine` for the first line that is wrong, `OSError`."""
    read: dict[str, Question] = {}
    for number, row in read_rows(path):
        question = Question(id_of(number, row), nfc(question_of(number, row)), _relevant(number, row))
        if question.id in read:
            raise BadLine(number, Fault.SAME_ID)
        read[question.id] = question
    return list(read.values())


def _article(number: int, row: dict[str, Any]) -> tuple[Article, Law, str]:
    """The article without its law's name, the law's type and number, the note as it stands."""
    id, values = id_of(number, row), [row.get(name) for name in _TEXTS]
    if not all(value is None or isinstance(value, str) for value in values):
        raise BadLine(number, Fault.BAD_TEXT)
    title, topic, text, law_type, law_number, note = (storable(value or "") for value in values)
    return Article(id, _clean(title), _clean(topic), _clean(text)), (law_type, law_number), note


def _relevant(number: int, row: dict[str, Any]) -> tuple[str, ...]:
    listed = row.get("relevant")
    ids = [as_id(one) for one in listed] if isinstance(listed, list) else [None]
    if None in ids:
        raise BadLine(number, Fault.BAD_RELEVANT)
    return tuple(id for id in ids if id is not None)


def _law_name(note: str, law_type: str, number: str) -> str:
    """ "Luật Thanh niên", "Nghị định Quy định về …"; empty if the note does not tell."""
    pattern = _NAMED.format(type=re.escape(law_type), number=re.escape(number))
    found = re.match(pattern, note, re.DOTALL) if number else None
    if not found:
        return ""
    name = " ".join(_clean(found["name"]).split())
    return name if fold(name).startswith(fold(law_type)) else f"{law_type} {name}"


def _clean(text: str) -> str:
    return nfc(text).replace(_SOFT_HYPHEN, "")
