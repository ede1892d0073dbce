"""Cases, answers, passages and results for tests of measuring."""

import json
from pathlib import Path
from typing import Any

from retrieval.answer.model import Answer, Citation, CitedDocument, Outcome
from retrieval.evaluation.cases import Case, read_cases
from retrieval.evaluation.runs import Result
from retrieval.evidence import Evidence
from tests.retrieval.made_up import piece

FILE = "ke-hoach.txt"


def place(*snippets: str, document: str = FILE) -> dict[str, Any]:
    """An entry of `accept` or `reject`."""
    return {"document": document, "contains": list(snippets)}


def case(folder: Path, **row: Any) -> Case:
    """The case that a row of a question file makes; it has an id and a question unless told otherwise."""
    return cases(folder, {"id": "1", "question": "Ai làm gì?", **row})[0]


def cases(folder: Path, *rows: dict[str, Any]) -> list[Case]:
    """The cases of a question file of these rows."""
    return read_cases(written(folder, *(json.dumps(row, ensure_ascii=False) for row in rows)))


def written(folder: Path, *lines: str) -> Path:
    """A file of these lines."""
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def answer(*quotes: str, outcome: Outcome = Outcome.ANSWERED, document: str = FILE) -> Answer:
    """An answer that quotes these from one document."""
    citations = tuple(Citation(document, 1, n, "mục I", quote, 0, 1) for n, quote in enumerate(quotes))
    return Answer("?", None, outcome, "", None, (CitedDocument("", None, citations),), None, 5.0)


def found(*bodies: str) -> list[Evidence]:
    """Passages that search brings, best first."""
    return [Evidence(piece(body), 0.0, 0.0, 0.0, 0.0) for body in bodies]


def result(id: str = "1", *, rank: int | None = None, outcome: str = "", **scores: float) -> Result:
    """What became of a question whose scores are of 1 each."""
    shares = {name: (gained, 1.0) for name, gained in scores.items()}
    return Result(id, f"Câu {id}?", "same", rank, shares, 10.0, outcome)
