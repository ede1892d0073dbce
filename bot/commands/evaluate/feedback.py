"""evaluate feedback: what people said of answers, as a file of questions to measure with."""

import json
from pathlib import Path

import click

from bot.commands.output import note
from bot.errors import FileUnreadable
from bot.start import open_office
from bot.usage import Command
from bot.wording import evaluation as wording
from bot.wording import faults
from bot.wording import feedback as words


@click.command(cls=Command, help=wording.FEEDBACK)
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help=wording.OUTPUT
)
def feedback(output: Path) -> None:
    """Writes every judged answer, one JSON object a line."""
    rows = [json.dumps(row, ensure_ascii=False) for row in open_office().feedback.cases()]
    if not rows:
        note(words.NONE_YET)
        return
    try:
        output.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=output, reason=error.strerror)) from error
    note(words.EXPORTED.format(count=len(rows), path=output))
