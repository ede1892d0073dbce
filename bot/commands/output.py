"""Printing: JSON for programs, lines for people."""

import json
from typing import Any

import click

from bot.wording import commands

json_option = click.option("--json", "as_json", is_flag=True, help=commands.JSON)


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout, flushed."""
    click.echo(json.dumps(value, ensure_ascii=False))


def note(text: str) -> None:
    """A line for the person at the terminal, on stderr."""
    click.echo(text, err=True)
