"""committee: the roster as a file; a template to fill in, import, export."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.output import json_option, note, print_json
from bot.errors import FileUnreadable
from bot.start import open_office
from bot.usage import BadUse, Command, Group
from bot.wording import committee as wording
from bot.wording import faults

if TYPE_CHECKING:
    from tasks import Problem, RosterChange, RosterImport

_ALL = 100_000


@click.group(cls=Group, help=wording.COMMAND, invoke_without_command=True)
@click.pass_context
def committee(context: click.Context) -> None:
    """The group itself."""
    if context.invoked_subcommand is None:
        raise BadUse(wording.WHICH_COMMAND)


@committee.command(cls=Command, help=wording.TEMPLATE)
@click.argument("file", metavar="FILE")
def template(file: str) -> None:
    """Writes the roster to fill in; a file that has something in it is left alone."""
    from tasks import roster_template

    path = Path(file)
    if path.exists() and path.stat().st_size:
        raise FileUnreadable(wording.EXISTS.format(path=path))
    _write(path, roster_template(path.name))


@committee.command(name="import", cls=Command, help=wording.IMPORT)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help=wording.DRY_RUN)
@json_option
def take_in(file: str, dry_run: bool, as_json: bool) -> int:
    """Takes a roster in, or with any problem nothing of it; exit code 1 then."""
    from tasks import Actor, RosterFiles

    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=file, reason=error.strerror)) from error
    office = open_office()
    files = RosterFiles(office.sessions)
    act = files.preview if dry_run else files.take_in
    operator = Actor("operator", None)
    came = act(Path(file).name, content, actor=operator, now=office.clock(), today=office.today)
    if as_json:
        print_json(_as_json(came, dry_run))
    else:
        _tell(came, dry_run)
    if came.problems:
        note(wording.REFUSED.format(count=len(came.problems)))
    return 1 if came.problems else 0


@committee.command(cls=Command, help=wording.EXPORT)
@click.argument("file", metavar="FILE")
@click.option("--committee", "name", metavar="NAME", help=wording.COMMITTEE)
def export(file: str, name: str | None) -> None:
    """Writes the roster as it is."""
    from tasks import Actor, RosterFiles

    path, office = Path(file), open_office()
    content = RosterFiles(office.sessions).export(path.name, actor=Actor("operator", None), committee=name)
    _write(path, content)


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a file that was there stays until the new one is complete."""
    fresh = path.with_name(f".{path.name}.moi")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    click.echo(wording.WRITTEN.format(path=path))


def _tell(came: "RosterImport", dry_run: bool) -> None:
    from bot.rosterlines import change_lines, problem_lines

    lines = problem_lines([*came.problems, *came.remarks], _ALL)
    if not came.problems:
        told = wording.WOULD_CHANGE if dry_run else wording.CHANGED
        lines.append(told.format(count=len(came.changes)) if came.changes else wording.NO_CHANGES)
        lines += change_lines(came.changes)
    click.echo("\n".join(lines))


def _as_json(came: "RosterImport", dry_run: bool) -> dict[str, Any]:
    return {
        "imported": not dry_run and not came.problems,
        "committees": list(came.committees),
        "problems": [_problem(problem) for problem in came.problems],
        "warnings": [_problem(problem) for problem in came.remarks],
        "changes": [_change(change) for change in came.changes],
    }


def _problem(problem: "Problem") -> dict[str, str]:
    return {"where": problem.where, "problem": problem.text}


def _change(change: "RosterChange") -> dict[str, str | None]:
    return {
        "action": change.action,
        "subject": change.subject,
        "before": change.before,
        "after": change.after,
        "committee": change.committee,
    }
