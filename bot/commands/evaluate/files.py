"""The files of a measurement, read with one clear line for whatever is wrong with them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from bot.errors import FileUnreadable
from bot.wording import evaluation as wording
from bot.wording import faults
from bot.wording.system import reason

FILE = click.Path(path_type=Path)

_Read = TypeVar("_Read")


def in_vietnamese(path: Path, read: Callable[[Path], _Read]) -> _Read:
    """What `read` makes of a file. Raises `FileUnreadable`, naming the line that is wrong if one is."""
    from retrieval import evaluation

    try:
        return read(path)
    except evaluation.BadLine as error:
        told = {"path": path, "number": error.number, "reason": wording.FAULTS[error.fault]}
        raise FileUnreadable(wording.WRONG_LINE.format(**told)) from error
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=path, reason=reason(error))) from error
