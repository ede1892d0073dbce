"""updates: how status messages would be read, without recording anything."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.commands.output import json_option, print_json
from bot.errors import BotError, FileUnreadable
from bot.usage import Command
from bot.wording import faults
from bot.wording import updates as wording
from bot.wording.dates import full_day
from tasks import Context, Doubt, NamedUnit, OpenTask, Reading, Role, Sender, Status, read_update, role_of

_SHOWN = 12  # choices written out in a question


class FileWrong(BotError):
    """A file of the command has something else than what its format says."""


@click.command(cls=Command, help=wording.COMMAND)
@click.argument("context", metavar="CONTEXT")
@click.argument("messages", metavar="MESSAGES")
@json_option
def updates(context: str, messages: str, as_json: bool) -> None:
    """One line of JSON for each message of the file, in order."""
    try:
        committee, senders = committee_of(json.loads(_read(context)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileWrong(wording.CONTEXT_WRONG.format(path=context, reason=error)) from error
    titles = {task.id: task.title for task in committee.tasks}
    for number, row in _rows(_read(messages)):
        try:
            sender, text = senders[row["from"]], str(row["message"])
        except (KeyError, TypeError) as error:
            raise FileWrong(wording.MESSAGES_WRONG.format(line=number, reason=error)) from error
        print_json({"id": row.get("id"), **reading_row(read_update(text, sender, committee), titles)})


def reading_row(reading: Reading, titles: dict[str, str]) -> dict[str, Any]:
    """A reading as the contract prints it; `titles` are the tasks' titles by id."""
    return {
        "is_update": reading.is_update,
        "entries": [
            {
                "task": entry.task,
                "unit": entry.unit,
                "status": str(entry.status),
                "percent": entry.percent,
                "new_date": entry.new_date.isoformat() if entry.new_date else None,
            }
            for entry in reading.entries
        ],
        "note": reading.note,
        "ask": " ".join(_question(doubt, titles) for doubt in reading.doubts) or None,
        "choices": [
            {"about": str(doubt.about), "value": choice, "label": _label(doubt, choice, titles)}
            for doubt in reading.doubts
            for choice in doubt.choices
        ],
    }


def _question(doubt: Doubt, titles: dict[str, str]) -> str:
    labels = [_label(doubt, choice, titles) for choice in doubt.choices[:_SHOWN]]
    if len(doubt.choices) > _SHOWN:
        labels.append(wording.MORE_CHOICES.format(count=len(doubt.choices)))
    if not labels:
        return wording.ASK_OPEN.format(question=wording.ASK[doubt.about])
    return wording.ASK_WITH_CHOICES.format(question=wording.ASK[doubt.about], choices="; ".join(labels))


def _label(doubt: Doubt, choice: str, titles: dict[str, str]) -> str:
    if doubt.about == "task":
        return titles.get(choice, choice)
    if doubt.about == "status":
        return wording.STATUS[Status(choice)]
    if doubt.about == "new_date":
        return full_day(dt.date.fromisoformat(choice))
    return choice


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=path, reason=error.strerror)) from error


def _rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise FileWrong(wording.MESSAGES_WRONG.format(line=number, reason=error)) from error


def committee_of(value: dict[str, Any]) -> tuple[Context, dict[str, Sender]]:
    """The context of the file, and its members by id. Raises `KeyError`, `TypeError`, `ValueError`."""
    units = tuple(NamedUnit(row["name"], tuple(row.get("aliases") or ())) for row in value["units"])
    tasks = tuple(_task(row) for row in value["tasks"])
    senders = {
        row["id"]: Sender(
            row["id"], role_of(row.get("role") or "") or Role.MEMBER, tuple(row.get("units") or ())
        )
        for row in value["members"]
    }
    return Context(units, tasks, dt.date.fromisoformat(value["today"])), senders


def _task(row: dict[str, Any]) -> OpenTask:
    given = row.get("assignees") or row.get("assignee") or ()
    return OpenTask(
        id=row["id"],
        title=row["title"],
        kind=row.get("kind"),
        due=dt.date.fromisoformat(row["due"]) if row.get("due") else None,
        units=() if row.get("scope") == "committee" else tuple(row.get("units") or ()),
        assignees=(given,) if isinstance(given, str) else tuple(given),
    )
