"""danvan evaluate answers gives the figures of the grader beside the repository, right or wrong."""

import importlib.util
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.bot.conftest import Danvan

FIGURES = ("hit1", "hit3", "false_refusal", "refused_unanswerable", "verbatim", "whole_list")


def test_the_figures_are_those_of_the_grader(
    shared: Path, danvan: Danvan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = _spoiled(shared / "eval" / "questions.jsonl", tmp_path)
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "never"))
    ran = danvan("evaluate", "answers", "--corpus", shared / "corpus", "--questions", gold, "--json")
    graded = _graded(shared, gold, danvan, monkeypatch)
    assert {name: ran.json["answers"][name] for name in FIGURES} == {name: graded[name] for name in FIGURES}


def _spoiled(path: Path, folder: Path) -> Path:
    """The questions, of every four one with what is right for another, and one without an answer."""
    if not path.is_file():
        pytest.skip("no evaluation questions")
    rows = _rows(path)
    answerable = [row for row in rows if row["answerable"]]
    accepted = [row["accept"] for row in answerable]
    for at, row in enumerate(answerable):
        if at % 4 == 1:
            row["accept"] = accepted[at - 1]
        if at % 4 == 2:
            row["answerable"], row["accept"] = False, []
    for row in rows:
        if row["kind"] == "unanswerable":
            row["answerable"], row["accept"] = True, accepted[0]
    spoiled = folder / "questions.jsonl"
    spoiled.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return spoiled


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _graded(shared: Path, gold: Path, danvan: Danvan, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the grader says, its commands run in this process."""
    described = importlib.util.spec_from_file_location("grade", shared / "eval" / "grade.py")
    assert described and described.loader
    grader: Any = importlib.util.module_from_spec(described)
    described.loader.exec_module(grader)

    def run(*arguments: object, home: str, stdin: str | None = None) -> SimpleNamespace:
        monkeypatch.setenv("DANVAN_HOME", home)
        return SimpleNamespace(stdout=danvan(*arguments, stdin=(stdin or "").encode()).out)

    monkeypatch.setenv("SHOW", "0")
    monkeypatch.setattr(grader, "run", run)
    monkeypatch.setattr(grader, "lines", _rows)  # its own leaves the file open
    monkeypatch.setattr(grader.tempfile, "mkdtemp", lambda prefix: str(gold.parent / "graded"))
    figures: dict[str, Any] = grader.questions(shared / "corpus", gold)
    return figures
