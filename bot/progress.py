"""What a long run shows on stderr: counts while it goes on, and a line for every file that failed."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.office import Office
from bot.wording import results
from knowledge import Intake, Status

_BETWEEN_LINES = 10.0  # seconds, where stderr is no terminal


def reading(intakes: Iterable[Intake]) -> Iterator[Intake]:
    """Passes the results on, showing how many files have been read so far when stderr is a terminal."""
    taken: list[Intake] = []
    with _shown() as progress:
        task = progress.add_task(results.READING, total=None)
        for intake in intakes:
            taken.append(intake)
            if intake.status is Status.FAILED:
                told = results.FAILED_FILE.format(file=intake.file, error=intake.error)
                _line(progress, told)
            counts = f"{results.READING}: {len(taken)} ({counted(taken)})"
            progress.update(task, description=counts)
            yield intake


def indexing(office: Office) -> None:
    """Brings the index up to date, showing how many passages went in. Raises `IndexBusy`."""
    with counting(results.INDEXING) as show:
        office.catch_up(show)


def ready(office: Office) -> Office:
    """`office`, its index brought up to date in sight; as it was left, while another process builds it."""
    with counting(results.INDEXING) as show:
        is_current = office.make_ready(show)
    if not is_current:
        click.echo(results.INDEX_BUSY, err=True)
    office.answerer = office.bare_answerer  # or it would be brought up to date once more, unseen
    return office


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """Shows how far a long run is: call what is given with the count so far.

    Where stderr is no terminal (a log), a line now and then, and none for what is quickly done.
    """
    with _shown() as progress:
        task = progress.add_task(what, total=None)
        told = time.monotonic()

        def show(count: int) -> None:
            nonlocal told
            progress.update(task, description=f"{what}: {count}")
            if progress.disable and time.monotonic() - told >= _BETWEEN_LINES:
                told = time.monotonic()
                click.echo(f"{what}: {count}", err=True)

        yield show


def counted(taken: Iterable[Intake]) -> str:
    """How many files were added, replaced, unchanged, failed."""
    counts = Counter(intake.status for intake in taken)
    return results.COUNTS.format(**{status.value: counts[status] for status in Status})


def _shown() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def _line(progress: Progress, text: str) -> None:
    if progress.disable:
        click.echo(text, err=True)
    else:
        progress.console.print(text, markup=False, highlight=False)
