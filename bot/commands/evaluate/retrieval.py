"""evaluate retrieval: search over articles of law, in every way of asking."""

import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.evaluate.files import FILE, in_vietnamese
from bot.commands.evaluate.kept import comparing_options, prepared, settings_used
from bot.commands.output import json_option, note, print_json
from bot.errors import FileUnreadable
from bot.usage import Command
from bot.wording import evaluation as wording

if TYPE_CHECKING:
    from retrieval import Article, Measured, Question, evaluation

_NAMED = 5  # questions in a note


@click.command(cls=Command, help=wording.RETRIEVAL)
@click.option("--articles", metavar="FILE", required=True, type=FILE, help=wording.ARTICLES)
@click.option("--questions", metavar="FILE", required=True, type=FILE, help=wording.QUESTIONS)
@comparing_options
@json_option
def retrieval(
    articles: Path, questions: Path, save: Path | None, against: Path | None, as_json: bool
) -> None:
    """Indexes the articles in a place of their own and asks every question in every way."""
    from bot.commands.evaluate.comparison import compared_row, show_comparison
    from retrieval import evaluation

    held, asked = _read(articles, questions)
    keeping = prepared(
        save, against, evaluation.Kind.RETRIEVAL, [evaluation.question_key(question) for question in asked]
    )
    measured, run = _measured(held, asked)
    comparison = keeping.compared(run)
    if as_json:
        print_json(_row(measured) | ({"compared": compared_row(comparison)} if comparison else {}))
    else:
        _show(measured, len(asked), len(held))
        if comparison:
            show_comparison(keeping, run, comparison)
    keeping.keep(run)


def _read(articles: Path, questions: Path) -> "tuple[list[Article], Sequence[Question]]":
    """What can be measured; says what was left out. Raises `FileUnreadable`."""
    from retrieval import evaluation, read_articles, read_questions

    held = in_vietnamese(articles, read_articles)
    if not held:
        raise FileUnreadable(wording.NO_ARTICLES.format(path=articles))
    found = evaluation.askable(in_vietnamese(questions, read_questions), {article.id for article in held})
    if not found.questions:
        raise FileUnreadable(wording.NO_QUESTIONS.format(path=questions))
    for ids, told in ((found.left_out, wording.LEFT_OUT), (found.narrowed, wording.NARROWED)):
        if ids:
            names = ", ".join(ids[:_NAMED]) + ("…" if len(ids) > _NAMED else "")
            note(told.format(count=len(ids), names=names))
    return held, found.questions


def _measured(held: "list[Article]", asked: "Sequence[Question]") -> "tuple[Measured, evaluation.Run]":
    from bot.progress import counting
    from bot.start import read_settings
    from retrieval import ArticleSearch, evaluation, load_embedder, measure_search

    settings = read_settings()
    embedder = load_embedder(settings.embedding_model)
    with tempfile.TemporaryDirectory() as folder:
        with counting(wording.INDEXING) as progress:
            search = ArticleSearch(held, Path(folder), embedder, progress)
        with search, counting(wording.ASKING) as progress:
            measured = measure_search(search, asked, progress=progress)
    used = settings_used(settings, embedder.name) | {"articles": str(len(held))}
    return measured, evaluation.Run(evaluation.Kind.RETRIEVAL, used, measured.results)


def _row(measured: "Measured") -> dict[str, Any]:
    ways = {
        way: {one.name: round(getattr(figures, one.name).value, 4) for one in fields(figures)}
        for way, figures in measured.ways.items()
    }
    return {**ways, "p50_ms": round(measured.p50_ms, 2), "p95_ms": round(measured.p95_ms, 2)}


def _show(measured: "Measured", questions: int, articles: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(wording.HEADINGS[0], box=SIMPLE_HEAD, pad_edge=False)  # fits a screen of 80
    for heading in wording.HEADINGS[1:]:
        table.add_column(heading, no_wrap=True)
    for way, figures in measured.ways.items():
        estimates = (getattr(figures, one.name) for one in fields(figures))
        cells = (wording.CELL.format(value=e.value, low=e.low, high=e.high) for e in estimates)
        table.add_row(wording.ROWS[way], *cells)
    Console().print(table)
    note(
        wording.TIMES.format(p50=measured.p50_ms, p95=measured.p95_ms, questions=questions, articles=articles)
    )
