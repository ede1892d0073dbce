"""Click with its own words in Vietnamese: help pages and the messages about bad use."""

import difflib
from collections.abc import Iterable
from typing import Any

import click

from bot.wording import commands, faults


class BadUse(click.UsageError):
    """Bad use that we noticed ourselves; the message is Vietnamese already."""


class Formatter(click.HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help page."""
        super().write_usage(prog, args, prefix or commands.USAGE)

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(commands.HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        told = [(name, text.replace("[required]", commands.REQUIRED)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class Context(click.Context):
    """A context that writes help pages with `Formatter`."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help page is Vietnamese throughout."""

    context_class = Context

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **{"options_metavar": commands.OPTIONS_METAVAR} | attributes)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = commands.HELP_OPTION
        return option


class Group(click.Group):
    """The program: a group of such commands."""

    context_class = Context
    command_class = Command

    def __init__(self, *args: Any, **attributes: Any) -> None:
        ours = {
            "options_metavar": commands.OPTIONS_METAVAR,
            "subcommand_metavar": commands.COMMAND_METAVAR,
        }
        super().__init__(*args, **ours | attributes)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = commands.HELP_OPTION
        return option

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; an unknown name is answered with names like it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.list_commands(ctx))
            raise BadUse(faults.NO_SUCH_COMMAND.format(name=name) + _maybe(near))
        return super().resolve_command(ctx, args)


def explained(error: click.UsageError) -> str:
    """What was wrong with the command line, in one Vietnamese line, and where to look."""
    seen = error.ctx.command_path if error.ctx else "danvan"
    return " ".join(_message(error).split()) + faults.SEE_HELP.format(command=seen)


def _message(error: click.UsageError) -> str:
    match error:
        case BadUse():
            return error.message
        case click.NoSuchOption():
            return faults.NO_SUCH_OPTION.format(name=error.option_name) + _maybe(error.possibilities or [])
        case click.MissingParameter():
            return faults.MISSING.format(name=_parameter(error))
        case click.BadOptionUsage():
            return faults.OPTION_NEEDS_VALUE.format(name=error.option_name)
        case click.BadParameter():
            return faults.BAD_VALUE.format(name=_parameter(error))
    extra = error.message.partition("unexpected extra argument")[2]
    if extra:
        return faults.EXTRA.format(what=extra.partition("(")[2].rstrip(" )"))
    return faults.BAD_USE.format(message=error.message)


def _parameter(error: click.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(error.ctx)


def _maybe(names: Any) -> str:
    return faults.MAYBE.format(names=", ".join(names)) if names else ""
