"""evaluate: how good search is, on anybody's own files."""

import tempfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.output import json_option, note, print_json
from bot.errors import FileUnreadable
from bot.usage import Command, Group
from bot.wording import evaluation as wording
from bot.wording import faults

if TYPE_CHECKING:
    from retrieval import Article, Measured, Question

_FILE = click.Path(path_type=Path)


@click.group(cls=Group, help=wording.GROUP)
def evaluate() -> None:
    """What can be measured."""


@evaluate.command(cls=Command, help=wording.RETRIEVAL)
@click.option("--articles", metavar="FILE", required=True, type=_FILE, help=wording.ARTICLES)
@click.option("--questions", metavar="FILE", required=True, type=_FILE, help=wording.QUESTIONS)
@json_option
def retrieval(articles: Path, questions: Path, as_json: bool) -> None:
    """Indexes the articles in a place of their own and asks every question in every way."""
    held, asked = _read(articles, questions)
    measured = _measured(held, asked)
    if as_json:
        print_json(_row(measured))
    else:
        _show(measured, len(asked), len(held))


def _read(articles: Path, questions: Path) -> "tuple[list[Article], list[Question]]":
    from retrieval import read_articles, read_questions

    held = _in_vietnamese(articles, read_articles)
    known = {article.id for article in held}
    every = _in_vietnamese(questions, read_questions)
    asked = [question for question in every if known.intersection(question.relevant)]
    if not asked:
        raise FileUnreadable(wording.NO_QUESTIONS.format(path=questions))
    return held, asked


def _in_vietnamese(path: Path, read: Any) -> Any:
    """What `read` makes of a file. Raises `FileUnreadable`."""
    try:
        return read(path)
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=path, reason=error.strerror)) from error
    except (ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise FileUnreadable(wording.WRONG_FILE.format(path=path, reason=error)) from error


def _measured(held: "list[Article]", asked: "list[Question]") -> "Measured":
    from bot.progress import counting
    from bot.start import read_settings
    from retrieval import ArticleSearch, load_embedder, measure_search

    embedder = load_embedder(read_settings().embedding_model)
    with tempfile.TemporaryDirectory() as folder:
        with counting(wording.INDEXING) as progress:
            search = ArticleSearch(held, Path(folder), embedder, progress)
        with search, counting(wording.ASKING) as progress:
            return measure_search(search, asked, progress=progress)


def _row(measured: "Measured") -> dict[str, Any]:
    ways = {
        way: {one.name: round(getattr(figures, one.name).value, 4) for one in fields(figures)}
        for way, figures in measured.ways.items()
    }
    return {**ways, "p50_ms": round(measured.p50_ms, 2), "p95_ms": round(measured.p95_ms, 2)}


def _show(measured: "Measured", questions: int, articles: int) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*wording.HEADINGS)
    for way, figures in measured.ways.items():
        estimates = (getattr(figures, one.name) for one in fields(figures))
        cells = (wording.CELL.format(value=e.value, low=e.low, high=e.high) for e in estimates)
        table.add_row(wording.ROWS[way], *cells)
    Console().print(table)
    note(
        wording.TIMES.format(p50=measured.p50_ms, p95=measured.p95_ms, questions=questions, articles=articles)
    )
