"""Answers: on the plans alone, among laws and other documents, and typed without diacritics."""

import json
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from tests.evaluate.figures import Figure
from tests.evaluate.grading import grade, questions


def answers(shared: Path) -> list[Figure]:
    """All figures about answers, in the order they are asked for."""
    corpus, gold = shared / "corpus", shared / "eval" / "questions.jsonl"
    alone = grade(shared, "questions", corpus, gold)
    crowded = grade(shared, "questions", corpus, gold, shared / "legal", shared / "documents")
    return [*_alone(alone), *_typed(alone, questions(gold)), *_stripped(shared), *_crowded(alone, crowded)]


def _alone(found: dict[str, Any]) -> list[Figure]:
    return [
        Figure("right passage first", found["hit1"], least=0.88),
        Figure("right passage within three", found["hit3"], least=0.96),
        Figure("unanswerable refused", found["refused_unanswerable"], least=0.90),
        Figure("answerable refused", found["false_refusal"], most=0.03),
        Figure("quotes verbatim", found["verbatim"], least=1.0),
        Figure("whole lists", found["whole_list"], least=0.95),
        Figure("questions without an answer line", found["missing"], most=0),
        Figure("answer time, median, ms", found["p50_ms"]),
    ]


def _typed(found: dict[str, Any], rows: list[dict[str, Any]]) -> list[Figure]:
    """Questions that were typed without diacritics against all others."""
    styles = [row["style"] for row in rows if row["answerable"]]
    accented = [found["by"][f"style:{style}"] for style in styles if style != "no_diacritics"]
    bare = found["by"].get("style:no_diacritics")
    if bare is None or not accented:
        return []
    return [Figure("questions typed without marks: loss", sum(accented) / len(accented) - bare, most=0.05)]


def _stripped(shared: Path) -> list[Figure]:
    """The accented questions once with and once without their diacritics, so that nothing else differs."""
    rows = [r for r in questions(shared / "eval" / "questions.jsonl") if r["style"] != "no_diacritics"]
    bare = [
        {**r, "question": stripped(r["question"]), "history": list(map(stripped, r["history"]))} for r in rows
    ]
    first = [_graded(shared, some)["hit1"] for some in (rows, bare)]
    return [
        Figure("accented questions: right passage first", first[0]),
        Figure("the same, marks taken off: right passage first", first[1]),
        Figure("the same, marks taken off: loss", first[0] - first[1], most=0.05),
    ]


def _graded(shared: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "questions.jsonl"
        gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return grade(shared, "questions", shared / "corpus", gold)


def stripped(text: str) -> str:
    """A text as typed by who leaves out the diacritics; capitals stay."""
    letters = unicodedata.normalize("NFD", text.translate({ord("đ"): "d", ord("Đ"): "D"}))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _crowded(alone: dict[str, Any], crowded: dict[str, Any]) -> list[Figure]:
    return [
        Figure("with laws and documents: right passage first", crowded["hit1"]),
        Figure("with laws and documents: loss", alone["hit1"] - crowded["hit1"], most=0.04),
        Figure("with laws and documents: quotes verbatim", crowded["verbatim"], least=1.0),
        Figure("with laws and documents: answer time, median, ms", crowded["p50_ms"]),
    ]
