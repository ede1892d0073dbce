"""ask: one question, or a batch of them as JSON Lines."""

from typing import IO

import click

from bot.commands.output import json_option, print_json
from bot.errors import FileUnreadable
from bot.start import open_office
from bot.usage import BadUse, Command
from bot.wording import commands, faults, results


@click.command(cls=Command, help=commands.ASK)
@click.argument("question", metavar="QUESTION", nargs=-1)
@click.option("--batch", metavar="FILE|-", help=commands.ASK_BATCH)
@json_option
def ask(question: tuple[str, ...], batch: str | None, as_json: bool) -> None:
    """Answers one question, or each line of a batch in order."""
    if bool(question) == (batch is not None):
        raise BadUse(faults.QUESTION_OR_BATCH)
    if batch is not None:
        with _opened(batch) as lines:
            _answer_lines(lines)
    else:
        _answer_one(" ".join(question), as_json)


def _answer_one(question: str, as_json: bool) -> None:
    from bot.batch import answer_row, storable
    from bot.naming import shorten
    from bot.progress import ready
    from bot.turns.questions import READ_AS_LENGTH

    answer = ready(open_office()).answer(storable(question))
    if as_json:
        print_json(answer_row(answer))
        return
    if answer.read_as:
        click.echo(results.READ_AS.format(question=shorten(answer.read_as, READ_AS_LENGTH)))
    click.echo(answer.text)


def _answer_lines(lines: IO[bytes]) -> None:
    from bot.batch import answered_line
    from bot.progress import ready

    answer = ready(open_office()).answer
    for number, line in enumerate(lines):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        if text.strip():
            print_json(answered_line(answer, text))


def _opened(batch: str) -> IO[bytes]:
    try:
        return click.open_file(batch, "rb")
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=batch, reason=error.strerror)) from error
