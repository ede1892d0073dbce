"""Duties and targets measured on the material beside the repository."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tasks import Plan, find_duties, find_targets
from tests.tasks.plans import plan_of

NEAR = 0.75


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file that are required."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if not row.get("optional")]


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that are in both."""
    first, second = (
        Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())) for text in (one, other)
    )
    return sum((first & second).values()) / max(1, min(sum(first.values()), sum(second.values())))


@pytest.fixture(scope="module")
def plans(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """The plans of the corpus, by file name."""
    files = sorted((shared / "corpus").glob("*.txt"))
    folder = tmp_path_factory.mktemp("plans")
    return {file.name: plan_of(folder, "", file.name, file.read_bytes()) for file in files}


def test_nearly_every_duty_is_found(plans: dict[str, Plan], shared: Path) -> None:
    wanted = rows(shared / "eval" / "duties.jsonl")
    texts = {name: [duty.text for duty in find_duties(plan)] for name, plan in plans.items()}
    found = [any(likeness(text, row["text"]) >= NEAR for text in texts[row["document"]]) for row in wanted]
    assert sum(found) / len(found) >= 0.97


def test_nearly_every_duty_has_its_quarter_and_recurrence(plans: dict[str, Plan], shared: Path) -> None:
    wanted = [row for row in rows(shared / "eval" / "duties.jsonl") if not row["due"]]
    duties = {name: find_duties(plan) for name, plan in plans.items()}
    right = [
        any(
            (duty.quarter, duty.recurrence) == (row["quarter"], row["recurrence"])
            for duty in duties[row["document"]]
            if likeness(duty.text, row["text"]) >= NEAR
        )
        for row in wanted
    ]
    assert sum(right) / len(right) >= 0.95


def test_nearly_every_target_is_found_with_its_value(plans: dict[str, Plan], shared: Path) -> None:
    wanted = rows(shared / "eval" / "targets.jsonl")
    targets = {name: find_targets(plan) for name, plan in plans.items()}
    found = [
        any(
            t.value == row["value"] and likeness(t.text, row["text"]) >= NEAR
            for t in targets[row["document"]]
        )
        for row in wanted
    ]
    assert sum(found) / len(found) >= 0.9
