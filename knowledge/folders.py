"""The files under the paths a person names."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_IGNORED = {"thumbs.db", "desktop.ini"}


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file among and under `paths`, folders in name order, each real file once.

    A path that does not exist is given back as it is: reading it reports the error. Hidden files and the
    locks of open Office files are passed over; a folder met again through a link is not entered twice.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _walk(path, seen):
            real = Path(os.path.realpath(file))  # resolve() fails on a link to itself before Python 3.13
            if real not in seen:
                seen.add(real)
                yield file


def _walk(path: Path, seen: set[Path]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path, followlinks=True):
        real = Path(folder).resolve()
        if real in seen:
            subfolders.clear()
            continue
        seen.add(real)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if _is_wanted(name))


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in _IGNORED
