"""The program `danvan`: its commands, its exit codes, and one clear line for whatever fails.

Commands import what they need when they run, so that the program starts fast.
"""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from bot.commands import (
    checkup,
    committee,
    conversation,
    documents,
    duties,
    evaluate,
    people,
    plan,
    questions,
    reminders,
    running,
    updates,
)
from bot.failures import told
from bot.usage import Group, explained
from bot.wording import commands, faults


@click.group(name="danvan", cls=Group, help=commands.PROGRAM)
@click.option("--trace", is_flag=True, help=commands.TRACE)
@click.version_option(package_name="danvan", prog_name="danvan", help=commands.VERSION)
@click.pass_context
def danvan(context: click.Context, trace: bool) -> None:
    """The program itself; `trace` lets errors through as they are."""
    context.obj = trace


for _command in (
    documents.ingest,
    documents.documents,
    documents.remove,
    documents.references,
    duties.duties,
    duties.targets,
    questions.ask,
    conversation.say,
    conversation.chat,
    running.serve,
    people.invite,
    checkup.doctor,
    updates.updates,
    plan.plan,
    plan.tasks,
    committee.committee,
    reminders.reminders,
    evaluate.evaluate,
):
    danvan.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code: 0, 1 for a failure, 2 for bad use."""
    trace = "--trace" in arguments
    try:
        code = danvan.main(args=list(arguments), prog_name="danvan", standalone_mode=False)
    except click.UsageError as error:
        click.echo(explained(error), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo(faults.STOPPED, err=True)
        return 1
    except BrokenPipeError:  # whoever read our output has gone
        _silence_stdout()
        return 1
    except Exception as error:
        if trace:
            raise
        click.echo(told(error), err=True)
        return 1
    return code if isinstance(code, int) else 0


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # half surrogates of odd file names become \\udcxx, valid JSON
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def _silence_stdout() -> None:
    """Keeps Python from complaining about the broken pipe once more at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
