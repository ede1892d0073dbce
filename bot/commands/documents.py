"""ingest, documents, remove, references."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.output import json_option, note, print_json
from bot.start import open_office
from bot.usage import BadUse, Command
from bot.wording import commands, faults, results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.office import Office
    from knowledge import CitedInstrument, Document, Intake


@click.command(cls=Command, help=commands.INGEST)
@click.argument("paths", metavar="PATH…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--starter", is_flag=True, help=commands.INGEST_STARTER)
@json_option
def ingest(paths: tuple[Path, ...], starter: bool, as_json: bool) -> int:
    """Takes files in, then brings the index up to date. Fails only if nothing at all could be taken in."""
    from bot.progress import indexing, reading
    from bot.turns.intake import note_changes

    if not paths and not starter:
        raise BadUse(faults.NOTHING_TO_INGEST)
    office = open_office()
    taken: list[Intake] = []
    try:
        for result in reading(_taken_in(office, paths, starter)):
            taken.append(result)
            note_changes(office, [result], "operator")
    finally:  # what has been stored before an interruption is to be found
        indexing(office)
    if as_json:
        print_json([_intake_row(result) for result in taken])
    return _verdict(office, taken, quiet=as_json)


def _taken_in(office: "Office", paths: tuple[Path, ...], starter: bool) -> "Iterator[Intake]":
    from knowledge import starter_files

    if starter:
        for name, content in starter_files():
            yield office.library.take_in_content(name, content, f"starter:{name}")
    yield from office.library.take_in(paths)


def _verdict(office: "Office", taken: "list[Intake]", *, quiet: bool) -> int:
    from bot.progress import counted

    if not taken:
        note(faults.NO_FILES)
        return 1
    if all(result.status == "failed" for result in taken):
        note(faults.NOTHING_TAKEN_IN)
        return 1
    if not quiet:
        documents = len(office.library.documents())
        click.echo(results.INGESTED.format(counts=counted(taken), documents=documents))
    return 0


def _intake_row(result: "Intake") -> dict[str, Any]:
    return {
        "file": result.file,
        "document_id": result.document_id,
        "status": str(result.status),
        "passages": result.passages,
        "error": result.error,
    }


@click.command(cls=Command, help=commands.DOCUMENTS)
@json_option
def documents(as_json: bool) -> None:
    """Lists the documents in the order they were taken in."""
    library = open_office().library
    counts = library.passage_counts()
    rows = [(document, counts.get(document.id, 0)) for document in library.documents()]
    if as_json:
        print_json([_document_row(document, passages) for document, passages in rows])
    elif not rows:
        click.echo(results.NO_DOCUMENTS)
    else:
        click.echo("\n".join(_document_line(document, passages) for document, passages in rows))


def _document_row(document: "Document", passages: int) -> dict[str, Any]:
    names = ("id", "file", "type", "number", "issuer", "place")
    row: dict[str, Any] = {name: getattr(document, name) for name in names}
    row["date"] = document.date.isoformat() if document.date else None
    return row | {"subject": document.subject, "passages": passages}


def _document_line(document: "Document", passages: int) -> str:

    return results.DOCUMENT.format(
        id=document.id, title=document.full_title, file=document.file, passages=passages
    )


@click.command(cls=Command, help=commands.REMOVE)
@click.argument("document", metavar="DOCUMENT")
def remove(document: str) -> None:
    """Removes a document from the database, then from the index."""
    from bot.progress import indexing
    from tasks import Change, record

    office = open_office()
    removed = office.library.remove(document)
    with office.sessions.begin() as session:
        change = Change("operator", "document.removed", f"{removed.id}: {removed.file}")
        record(session, office.clock(), change)
    indexing(office)
    click.echo(results.REMOVED.format(id=removed.id, file=removed.file))


@click.command(cls=Command, help=commands.REFERENCES)
@click.argument("document", metavar="DOCUMENT")
@json_option
def references(document: str, as_json: bool) -> None:
    """Lists the instruments that a document cites, one row for each."""
    from bot.citations import cited_by

    office = open_office()
    cited = cited_by(office.sessions, office.library.find(document).id)
    if as_json:
        print_json([_reference_row(instrument, sections) for instrument, sections in cited])
    elif not cited:
        click.echo(results.NO_REFERENCES)
    else:
        click.echo("\n".join(_reference_lines(instrument, sections) for instrument, sections in cited))


def _reference_row(cited: "CitedInstrument", sections: list[str]) -> dict[str, Any]:
    return {
        "type": cited.type,
        "number": cited.number,
        "as_written": list(cited.as_written),
        "date": cited.date.isoformat() if cited.date else None,
        "issuer": cited.issuer,
        "subject": cited.subject,
        "sections": sections,
    }


def _reference_lines(cited: "CitedInstrument", sections: list[str]) -> str:
    kind = cited.type or results.UNKNOWN_INSTRUMENT
    name = results.NUMBERED.format(type=kind, number=cited.number) if cited.number else cited.name or kind
    return results.REFERENCE.format(
        name=name,
        date=results.DATED.format(date=f"{cited.date:%d/%m/%Y}") if cited.date else "",
        issuer=results.BY.format(issuer=cited.issuer) if cited.issuer else "",
        subject=f" {cited.subject}" if cited.subject else "",
        sections="; ".join(sections),
    )
