"""Figures over the evaluation messages beside the repository."""

import json
from pathlib import Path

import pytest

from bot.commands.updates import committee_of
from tasks.updates import read_update


@pytest.fixture(scope="module")
def wrong(shared: Path) -> list[str]:
    """The ids of messages that aren't read as expected."""
    context, senders = committee_of(json.loads((shared / "eval" / "updates-context.json").read_text("utf-8")))
    found = []
    for line in (shared / "eval" / "updates.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        reading = read_update(row["message"], senders[row["from"]], context)
        got = {
            (e.task, e.unit, str(e.status), e.new_date and e.new_date.isoformat()) for e in reading.entries
        }
        wanted = [
            {(e["task"], e["unit"], e["status"], e["new_date"]) for e in entries}
            for entries in (row["expect"], *row.get("alternatives", []))
        ]
        asks = bool(reading.doubts) == row["ambiguous"] or [] in row.get("alternatives", [])
        if got not in wanted or not asks or reading.is_update != row["is_update"]:
            found.append(row["id"])
    return found


def test_nearly_all_messages_are_read_as_expected(wrong: list[str]) -> None:
    assert len(wrong) <= 4, wrong
