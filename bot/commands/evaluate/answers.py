"""evaluate answers: a folder of documents and questions with what is right, in a home of their own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
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
    from bot.office import Office
    from retrieval import evaluation

_NAMED = 5  # documents in a note


@click.command(cls=Command, help=wording.ANSWERS)
@click.option("--corpus", metavar="DIR", required=True, type=FILE, help=wording.CORPUS)
@click.option("--questions", metavar="FILE", required=True, type=FILE, help=wording.CASES)
@comparing_options
@json_option
def answers(corpus: Path, questions: Path, save: Path | None, against: Path | None, as_json: bool) -> None:
    """Takes the documents in elsewhere and puts every question to them, with its history."""
    from bot.commands.evaluate.comparison import compared_row, show_comparison
    from retrieval import evaluation

    cases = _read(questions)
    keys = [(case.id, case.digest) for case in cases]
    keeping = prepared(save, against, evaluation.Kind.ANSWERS, keys)
    run = _measured(corpus, cases)
    comparison = keeping.compared(run)
    if as_json:
        print_json(_row(run.results) | ({"compared": compared_row(comparison)} if comparison else {}))
    else:
        _show(run)
        if comparison:
            show_comparison(keeping, run, comparison)
    keeping.keep(run)


def _read(questions: Path) -> "list[evaluation.Case]":
    """The questions of the file; says how many rows were passed over. Raises `FileUnreadable`."""
    from retrieval import evaluation

    passed_over: list[int] = []
    cases = in_vietnamese(questions, partial(evaluation.read_cases, passed_over=passed_over.append))
    if not cases:
        told = wording.ONLY_OPEN_FEEDBACK if passed_over else wording.NO_CASES
        raise FileUnreadable(told.format(path=questions, count=len(passed_over)))
    if passed_over:
        note(wording.OPEN_FEEDBACK.format(count=len(passed_over)))
    return cases


def _measured(corpus: Path, cases: "list[evaluation.Case]") -> "evaluation.Run":
    from bot.progress import counting
    from retrieval import evaluation

    if not corpus.is_dir():
        raise FileUnreadable(wording.NO_FOLDER.format(path=corpus))
    with _office_of_its_own() as office:
        documents = _taken_in(office, corpus)
        _tell_unknown(cases, documents)
        sources = evaluation.Sources(office.library, office.sessions)
        with counting(wording.ASKING) as progress:
            results = evaluation.measure_answers(office.answerer, cases, sources.hold, progress=progress)
        used = settings_used(office.settings, office.answerer.index.embedder.name)
    return evaluation.Run(evaluation.Kind.ANSWERS, used | {"documents": str(len(documents))}, tuple(results))


@contextmanager
def _office_of_its_own() -> "Iterator[Office]":
    """An installation with the settings of this one, but a home, a database and an index that go again."""
    from bot.office import Office
    from bot.start import read_settings

    with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as home:
        elsewhere = {"home": Path(home), "database_url": "", "chroma_url": ""}
        office = Office(read_settings().model_copy(update=elsewhere))
        try:
            yield office
        finally:
            if "bare_answerer" in vars(office):
                office.bare_answerer.index.close()
            if "sessions" in vars(office):
                office.sessions.kw["bind"].dispose()


def _taken_in(office: "Office", corpus: Path) -> list[str]:
    """The names of the documents of the folder, taken in and indexed. Raises `FileUnreadable`."""
    from bot.progress import indexing, reading

    for _ in reading(office.library.take_in([corpus])):
        pass
    documents = [document.file for document in office.library.documents()]
    if not documents:
        raise FileUnreadable(wording.EMPTY_FOLDER.format(path=corpus))
    indexing(office)
    return documents


def _tell_unknown(cases: "list[evaluation.Case]", documents: list[str]) -> None:
    from knowledge import nfc

    held = {nfc(name) for name in documents}
    unknown = sorted({place.document for case in cases for place in case.accept} - held)
    if unknown:
        names = ", ".join(unknown[:_NAMED]) + ("…" if len(unknown) > _NAMED else "")
        note(wording.UNKNOWN_DOCUMENTS.format(count=len(unknown), names=names))


def _row(results: "tuple[evaluation.Result, ...]") -> dict[str, Any]:
    """Figures of search to four places as `evaluate retrieval` gives them, of answers to three."""
    from retrieval import evaluation

    found = _figures(results, evaluation.SEARCH_FIGURES, 4)
    told = _figures(results, (*evaluation.ANSWER_FIGURES, evaluation.REPEATED), 3)
    times = {name: round(value, 2) for name, value in evaluation.times_of(results).items()}
    return {"retrieval": found, "answers": {**told, "questions": len(results), **times}}


def _figures(results: "tuple[evaluation.Result, ...]", names: tuple[str, ...], digits: int) -> dict[str, Any]:
    from bot.commands.evaluate.comparison import number
    from retrieval import evaluation

    row: dict[str, Any] = {}
    for name in names:
        figure = evaluation.figure_of(results, name)
        row[name] = number(figure.value, digits)
        known = row[name] is not None
        row[f"{name}_interval"] = [number(figure.low, digits), number(figure.high, digits)] if known else None
    return row


def _show(run: "evaluation.Run") -> None:
    from rich.console import Console
    from rich.table import Table

    from retrieval import evaluation

    table = Table(*wording.ANSWER_HEADINGS)
    names = (*evaluation.ANSWER_FIGURES, evaluation.REPEATED, *evaluation.SEARCH_FIGURES)
    for name in names:
        counted = sum(result.gained(name) is not None for result in run.results)
        if counted:
            table.add_row(*_cells(name, evaluation.figure_of(run.results, name)), str(counted))
    Console().print(table)
    times = evaluation.times_of(run.results)
    told = {"questions": len(run.results), "documents": run.settings["documents"]}
    note(wording.ANSWER_TIMES.format(p50=times["p50_ms"], p95=times["p95_ms"], **told))
    _show_missed(run)


def _cells(name: str, figure: "evaluation.Estimate") -> list[str]:
    from bot.commands.evaluate.comparison import figure_name
    from retrieval import evaluation

    told = figure_name(name)
    return [
        wording.SEARCHED.format(figure=told) if name in evaluation.SEARCH_FIGURES else told,
        wording.VALUE.format(value=figure.value),
        wording.INTERVAL.format(low=figure.low, high=figure.high),
    ]


def _show_missed(run: "evaluation.Run") -> None:
    from bot.commands.evaluate.comparison import outcome_told, show_lines

    missed = [result for result in run.results if result.is_missed]
    click.echo(wording.MISSED.format(count=len(missed)) if missed else wording.NONE_MISSED)
    show_lines(
        [wording.MISSED_LINE.format(id=r.id, question=r.question, outcome=outcome_told(r)) for r in missed]
    )
