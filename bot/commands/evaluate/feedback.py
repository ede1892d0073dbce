"""evaluate feedback: what people said of answers, as a file of questions to measure with."""

import json
from pathlib import Path

import click

from bot.commands.output import note
from bot.errors import BotError, FileUnreadable
from bot.start import open_office
from bot.usage import Command
from bot.wording import evaluation as wording
from bot.wording import faults
from bot.wording import feedback as words
from bot.wording.system import reason


@click.command(cls=Command, help=wording.FEEDBACK)
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help=wording.OUTPUT
)
def feedback(output: Path) -> None:
    """Writes every judged answer, one JSON object a line. Raises `BotError` where there is none."""
    rows = [json.dumps(row, ensure_ascii=False) for row in open_office().feedback.cases()]
    if not rows:  # an earlier file stays: it may be all there is of what people said elsewhere
        raise BotError(wording.OLD_FEEDBACK.format(path=output) if output.exists() else words.NONE_YET)
    try:
        output.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=output, reason=reason(error))) from error
    note(words.EXPORTED.format(count=len(rows), path=output))
