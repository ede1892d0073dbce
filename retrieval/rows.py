"""Rows of JSON Lines files (plain or gzip) that people make; the first wrong line is named."""

import gzip
import json
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from retrieval.errors import RetrievalError

_MARK = b"\xef\xbb\xbf"  # a byte order mark, which editors on Windows leave


class Fault(StrEnum):
    """What is wrong with a line; the words for it are those of whoever shows it."""

    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NOT_OBJECT = "not_object"
    NO_ID = "no_id"
    SAME_ID = "same_id"
    NO_QUESTION = "no_question"
    BAD_TEXT = "bad_text"
    BAD_RELEVANT = "bad_relevant"
    BAD_HISTORY = "bad_history"
    BAD_FLAG = "bad_flag"
    BAD_PLACES = "bad_places"
    BLANK_SNIPPET = "blank_snippet"
    NOTHING_EXPECTED = "nothing_expected"
    CONTRADICTORY = "contradictory"


class BadLine(RetrievalError):
    """A line of a file, counted from 1."""

    def __init__(self, number: int, fault: Fault) -> None:
        super().__init__(f"{number}: {fault}")
        self.number, self.fault = number, fault


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the file with the numbers of their lines. Raises `BadLine`, `OSError`."""
    number = 0
    try:
        for number, line in enumerate(_lines(path), start=1):
            text = line.removeprefix(_MARK) if number == 1 else line
            if text.strip():
                yield number, _object(number, text)
    except (EOFError, zlib.error) as error:  # a gzip file that breaks off
        raise BadLine(number + 1, Fault.NOT_TEXT) from error


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as start:
        packed = start.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if packed else path.open("rb") as lines:
        yield from lines


def _object(number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(number, Fault.NOT_TEXT) from error
    except (ValueError, RecursionError) as error:
        raise BadLine(number, Fault.NOT_JSON) from error
    if not isinstance(value, dict):
        raise BadLine(number, Fault.NOT_OBJECT)
    return value


def id_of(number: int, row: dict[str, Any]) -> str:
    """The row's `id`, a text or a whole number, as a text. Raises `BadLine`."""
    id = as_id(row.get("id"))
    if id is None:
        raise BadLine(number, Fault.NO_ID)
    return id


def as_id(value: Any) -> str | None:
    """A text or a whole number as an id; None if it is neither."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return storable(str(value)) if str(value).strip() else None


def question_of(number: int, row: dict[str, Any]) -> str:
    """The row's `question`. Raises `BadLine`."""
    question = row.get("question")
    if not isinstance(question, str) or not question.strip():
        raise BadLine(number, Fault.NO_QUESTION)
    return storable(question)


def storable(text: str) -> str:
    """The text without half surrogate pairs, which no index and no file takes."""
    return text.encode("utf-8", "replace").decode()
