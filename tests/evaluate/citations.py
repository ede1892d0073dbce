"""Instruments that the plans cite."""

from pathlib import Path

from tests.evaluate.figures import Figure
from tests.evaluate.grading import grade


def citations(shared: Path) -> list[Figure]:
    """Recall, precision and dates of the instruments found."""
    found = grade(shared, "references", shared / "corpus", shared / "eval" / "references.jsonl")
    return [
        Figure("instruments found", found["recall"], least=0.97),
        Figure("instruments found that are ones", found["precision"], least=0.97),
        Figure("their dates", found["date"], least=0.97),
        Figure("written the official way", found["canonical"]),
    ]
