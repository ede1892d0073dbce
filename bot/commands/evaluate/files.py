"""The files of a measurement, read with one clear line for whatever is wrong with them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from bot.errors import FileUnreadable
from bot.wording import evaluation as wording
from bot.wording import faults

FILE = click.Path(path_type=Path)

_Read = TypeVar("_Read")


def in_vietnamese(path: Path, read: Callable[[Path], _Read]) -> _Read:
    """What `read` makes of a file. Raises `FileUnreadable`, naming the line that is wrong if one is."""
    from retrieval import evaluation

    try:
        return read(path)
    except evaluation.BadLine as error:
        raise FileUnreadable(_wrong(path, error.number, wording.FAULTS[error.fault])) from error
    except OSError as error:
        reason = error.strerror or wording.NOT_AS_EXPECTED
        raise FileUnreadable(faults.UNREADABLE.format(path=path, reason=reason)) from error


def line_wrong(path: Path, needed: tuple[str, ...]) -> str:
    """The line for a person about a file that could not be read: its first row without what is needed."""
    from retrieval import evaluation

    def checked(path: Path) -> str:
        for number, row in evaluation.read_rows(path):
            if any(name not in row for name in needed):
                names = ", ".join(f"“{name}”" for name in needed)
                return _wrong(path, number, wording.FIELDS.format(names=names))
        return wording.WRONG_FILE.format(path=path, reason=wording.NOT_AS_EXPECTED)

    return in_vietnamese(path, checked)


def _wrong(path: Path, number: int, reason: str) -> str:
    return wording.WRONG_LINE.format(path=path, number=number, reason=reason)
