"""What a long run shows on stderr: counts while it goes on, and a line for every file that failed."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.office import Office
from bot.wording import results
from knowledge import Intake, Status


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
    """Brings the index up to date, showing how many passages went in."""
    with _shown() as progress:
        task = progress.add_task(results.INDEXING, total=None)

        def show(passages: int) -> None:
            progress.update(task, description=f"{results.INDEXING}: {passages}")

        office.catch_up(show)


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """Shows how far a long run is: call what is given with the count so far."""
    with _shown() as progress:
        task = progress.add_task(what, total=None)
        yield lambda count: progress.update(task, description=f"{what}: {count}")


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
