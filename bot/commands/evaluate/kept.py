"""Keeping a measurement, and the kept one that it is compared with."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.evaluate.files import FILE, in_vietnamese
from bot.commands.output import note
from bot.errors import BotError, FileUnreadable
from bot.wording import evaluation as wording
from bot.wording.system import reason

if TYPE_CHECKING:
    from bot.settings import Settings
    from retrieval import evaluation


def comparing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --save and --against."""
    against = click.option("--against", metavar="FILE", type=FILE, help=wording.AGAINST)
    return click.option("--save", metavar="FILE", type=FILE, help=wording.SAVE)(against(command))


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where this measurement goes, and the one kept before, with its file; None where not asked for."""

    save: Path | None
    against: Path | None
    before: "evaluation.Run | None"

    def compared(self, run: "evaluation.Run") -> "evaluation.Comparison | None":
        """What changed since the kept measurement."""
        from retrieval import evaluation

        return evaluation.compare(self.before, run) if self.before else None

    def keep(self, run: "evaluation.Run") -> None:
        """Writes the measurement, if asked to. Raises `FileUnreadable`."""
        from retrieval import evaluation

        if self.save is None:
            return
        try:
            evaluation.keep_run(run, self.save)
        except OSError as error:
            raise _not_saved(self.save, reason(error)) from error
        note(wording.SAVED.format(path=self.save))


def prepared(
    save: Path | None, against: Path | None, kind: "evaluation.Kind", keys: "Iterable[tuple[str, str]]"
) -> Keeping:
    """Finds out before the long run what would fail after it. Raises `FileUnreadable`."""
    if save is not None:
        _check_place(save)
    before = _kept(against, kind, keys) if against is not None else None
    return Keeping(save, against, before)


def _kept(path: Path, kind: "evaluation.Kind", keys: "Iterable[tuple[str, str]]") -> "evaluation.Run":
    from retrieval import evaluation

    try:
        before = in_vietnamese(path, evaluation.read_run)
        evaluation.check_alike(before, kind, keys)
    except evaluation.NotKept as error:
        raise FileUnreadable(wording.NOT_KEPT.format(path=path)) from error
    except evaluation.NotAlike as error:
        told = wording.NOTHING_SHARED if error.same_kind else wording.OTHER_KIND
        raise FileUnreadable(told.format(path=path, kind=before.kind)) from error
    return before


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise _not_saved(path, wording.IS_A_FOLDER)
    if path.exists() and not path.is_file():  # a device must not be replaced by a file
        raise _not_saved(path, wording.NO_FILE)
    if not path.resolve().parent.is_dir():
        raise _not_saved(path, wording.NO_SUCH_PLACE)
    if not os.access(path.resolve().parent, os.W_OK | os.X_OK):
        raise _not_saved(path, wording.NOT_WRITABLE)


def _not_saved(path: Path, reason: str) -> BotError:
    return FileUnreadable(wording.CANNOT_SAVE.format(path=path, reason=reason))


def settings_used(settings: "Settings", embedding: str) -> dict[str, str]:
    """What a measurement is made with; `embedding` is the identity of the embedding model.

    A language model is none of it: search and the answers that are measured are made without.
    """
    from importlib.metadata import version

    return {
        "danvan": version("danvan"),
        "embedding_model": settings.embedding_model or wording.SHIPPED,
        "embedding": embedding,
    }
