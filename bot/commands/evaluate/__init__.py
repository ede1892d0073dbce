"""evaluate: how good search and answers are, on anybody's own files."""

import click

from bot.commands.evaluate.answers import answers
from bot.commands.evaluate.feedback import feedback
from bot.commands.evaluate.retrieval import retrieval
from bot.usage import Group
from bot.wording import evaluation as wording


@click.group(cls=Group, help=wording.GROUP)
def evaluate() -> None:
    """What can be measured."""


for command in (retrieval, answers, feedback):
    evaluate.add_command(command)
