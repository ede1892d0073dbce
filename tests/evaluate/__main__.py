"""Measures quality on the files beside the repository and holds it to the targets.

python -m tests.evaluate [--shared FOLDER] [answers] [citations] [laws]

Prints a table per part and one JSON line last. Exit code 0: every target met, or no files to measure with;
1: a target missed.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.evaluate.answers import answers
from tests.evaluate.citations import citations
from tests.evaluate.figures import Figure, table
from tests.evaluate.grading import GraderFailed
from tests.evaluate.laws import laws

PARTS: dict[str, Callable[[Path], list[Figure]]] = {"answers": answers, "citations": citations, "laws": laws}
_NEEDED = ("eval/grade.py", "eval/questions.jsonl", "eval/references.jsonl", "corpus", "legal", "documents")


def main(arguments: list[str] | None = None) -> int:
    """Runs the parts asked for, all by default; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    shared = given.shared.resolve()
    if missing := [name for name in _NEEDED if not (shared / name).exists()]:
        print(f"Nothing to evaluate with: {given.shared} lacks {', '.join(missing)}.")
        return 0
    try:
        return _evaluated(shared, given.parts or list(PARTS))
    except GraderFailed as error:
        print(f"The grader failed: {error}", file=sys.stderr)
        return 1


def _evaluated(shared: Path, parts: list[str]) -> int:
    figures: list[Figure] = []
    for part in parts:
        measured = PARTS[part](shared)
        print(table(part, measured), flush=True)
        figures += measured
    missed = [figure.name for figure in figures if not figure.met]
    print(f"{len(missed)} targets missed: {'; '.join(missed)}" if missed else "every target met")
    rounded = {f.name: f.value if f.value is None else round(f.value, 3) for f in figures}
    print(json.dumps({"met": not missed, "missed": missed, "figures": rounded}, ensure_ascii=False))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
