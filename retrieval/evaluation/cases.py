"""The questions of a measurement of answers, with what would be right, as JSON Lines (plain or gzip).

A row: `id`, `question`; `history` (earlier questions, oldest first), `kind`, `answerable` (else: whether
`accept` names anything), `caution_ok`; `accept` and `reject`: lists of {`document`: a file name, `contains`:
snippets}. A quote is right when it comes from the document and holds all snippets of one entry of `accept`;
it is wrong for certain when it does so for one of `reject` (a user's mark). A row of exported `feedback` that
tells neither what is right nor what is wrong is passed over. Texts are compared in normal form, lower case,
without white space and soft hyphens, so that line breaks of a file are nothing.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.rows import BadLine, Fault, id_of, question_of, read_rows, storable

_EXPECTED = {"accept", "reject"}


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a document, known by snippets that stand together in it (squeezed)."""

    document: str
    contains: tuple[str, ...]

    def is_in(self, document: str, text: str) -> bool:
        """Whether a squeezed text from `document` covers this spot."""
        same = unicodedata.normalize("NFC", document) == self.document
        return same and all(snippet in text for snippet in self.contains)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what would be right.

    `answerable` None: nobody knows what is right, only what is wrong. `digest` changes with anything that
    makes it another question.
    """

    id: str
    question: str
    history: tuple[str, ...]
    kind: str
    answerable: bool | None
    caution_ok: bool
    accept: tuple[Place, ...]
    reject: tuple[Place, ...]
    digest: str


def squeezed(text: str) -> str:
    """A text as it is compared."""
    return "".join(unicodedata.normalize("NFC", text).split()).lower().replace("\u00ad", "")


def read_cases(path: Path, *, passed_over: Callable[[int], None] = lambda number: None) -> list[Case]:
    """Every question of the file. Raises `BadLine` for the first line that is wrong, `OSError`.

    `passed_over` is told the number of each line of feedback that leaves open what is right and what wrong.
    """
    cases: dict[str, Case] = {}
    for number, row in read_rows(path):
        if "feedback" in row and row.get("answerable") is not False and not (row.keys() & _EXPECTED):
            passed_over(number)
            continue
        case = _case(number, row)
        if case.id in cases:
            raise BadLine(number, Fault.SAME_ID)
        cases[case.id] = case
    return list(cases.values())


def _case(number: int, row: dict[str, Any]) -> Case:
    id, question, history = id_of(number, row), question_of(number, row), _history(number, row)
    accept, reject = (_places(number, row.get(name)) for name in ("accept", "reject"))
    told = _flag(number, row.get("answerable"))
    answerable = True if told is None and accept else told
    if answerable is False and accept:
        raise BadLine(number, Fault.CONTRADICTORY)
    if not (accept if answerable else answerable is False or reject):
        raise BadLine(number, Fault.NOTHING_EXPECTED)
    return Case(
        id=id,
        question=question,
        history=tuple(history),
        kind=str(row.get("kind") or ""),
        answerable=answerable,
        caution_ok=bool(_flag(number, row.get("caution_ok"))),
        accept=accept,
        reject=reject,
        digest=_digest(question, history, answerable, accept, reject),
    )


def _history(number: int, row: dict[str, Any]) -> list[str]:
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise BadLine(number, Fault.BAD_HISTORY)
    return [storable(earlier) for earlier in history]


def _flag(number: int, value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise BadLine(number, Fault.BAD_FLAG)
    return value


def _places(number: int, value: Any) -> tuple[Place, ...]:
    rows = [] if value is None else value
    if not isinstance(rows, list):
        raise BadLine(number, Fault.BAD_PLACES)
    return tuple(_place(number, row) for row in rows)


def _place(number: int, row: Any) -> Place:
    document, contains = (row.get("document"), row.get("contains")) if isinstance(row, dict) else (None, None)
    snippets = [contains] if isinstance(contains, str) else contains
    if not isinstance(document, str) or not isinstance(snippets, list):
        raise BadLine(number, Fault.BAD_PLACES)
    if not all(isinstance(snippet, str) for snippet in snippets):
        raise BadLine(number, Fault.BAD_PLACES)
    squeezed_ones = tuple(map(squeezed, snippets))
    if not squeezed_ones or not all(squeezed_ones):  # would stand in every passage
        raise BadLine(number, Fault.BLANK_SNIPPET)
    return Place(unicodedata.normalize("NFC", storable(document)), squeezed_ones)


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()
