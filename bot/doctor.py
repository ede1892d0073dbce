"""Looking an installation over: the database, the index, and what reading the documents left doubtful.

Nothing is repaired here: the index repairs itself at the next question, documents by taking them in again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, undefer

from bot.citations import as_mention
from bot.naming import shorten
from bot.office import Office
from bot.wording import checkup as words
from bot.wording.marks import mark
from knowledge import Document, Instrument, Mention, Passage, Reference, distinct, outline
from retrieval import RetrievalError


class State(StrEnum):
    """What a check found."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, what it found, in one sentence, with the places it is about."""

    check: str
    state: State
    message: str
    items: tuple[str, ...] = ()


def examine(office: Office) -> Iterator[Finding]:
    """All findings, the cheap checks first."""
    yield _database(office)
    yield _index(office)
    yield _language_model(office)
    with office.sessions() as session:
        yield _numbering(session)
        yield _dates(session)
        yield from _passages(session)


def _database(office: Office) -> Finding:
    with office.sessions() as session:
        bind = session.get_bind()
        try:
            damage = _sqlite_damage(session) if bind.dialect.name == "sqlite" else None
            schema = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
            documents = session.scalar(select(func.count()).select_from(Document))
            passages = session.scalar(select(func.count()).select_from(Passage))
        except SQLAlchemyError as error:
            damage = str(getattr(error, "orig", error))
        if damage:
            return Finding("database", State.FAILED, words.DATABASE_DAMAGED.format(reason=damage))
        url = session.get_bind().engine.url.render_as_string(hide_password=True)
    told = words.DATABASE_OK.format(url=url, schema=schema, documents=documents, passages=passages)
    return Finding("database", State.OK, told)


def _sqlite_damage(session: Session) -> str | None:
    """What SQLite itself finds wrong with its file and its foreign keys, None if nothing."""
    said = session.execute(text("PRAGMA quick_check(1)")).scalar()
    if said != "ok":
        return str(said)
    orphan = session.execute(text("PRAGMA foreign_key_check")).first()
    return f"foreign_key_check: {orphan[0]}" if orphan else None


def _index(office: Office) -> Finding:
    try:
        index = office.bare_answerer.index
        health = index.health()
        index.close()
    except (RetrievalError, OSError) as error:
        return Finding("index", State.FAILED, words.INDEX_FAILED.format(reason=error))
    if health.state == "healthy":
        return Finding("index", State.OK, words.INDEX_OK.format(passages=health.passages))
    if health.state == "missing" and not office.library.documents():
        return Finding("index", State.OK, words.INDEX_EMPTY)
    return Finding("index", State.WARNING, words.INDEX_BAD.format(reason=health.reason or health.state))


def _language_model(office: Office) -> Finding:
    """Whether the setting can be used; no server is asked."""
    try:
        writer = office.open_writer()
    except RetrievalError as error:
        return Finding("language_model", State.WARNING, words.WITHOUT_SUMMARY.format(reason=error))
    if writer is None:
        return Finding("language_model", State.OK, words.NO_LANGUAGE_MODEL)
    return Finding("language_model", State.OK, words.LANGUAGE_MODEL.format(name=office.settings.llm))


def _numbering(session: Session) -> Finding:
    items = []
    for document in _with_text(session):
        for problem in outline(document.text).problems:
            kind, _, value = problem.mark.partition(" ")
            line = shorten(document.text[problem.start :].partition("\n")[0], 80)
            told = words.NUMBERING_ITEM[problem.kind].format(
                file=document.file, mark=mark(kind, value), line=line
            )
            items.append(told)
    return _finding("numbering", items, words.NUMBERING_OK, words.NUMBERING_BAD)


def _dates(session: Session) -> Finding:
    """Instruments that documents date differently; `distinct` knows which numbers are merely alike."""
    several = (
        select(Reference.instrument_id)
        .where(Reference.date.is_not(None))
        .group_by(Reference.instrument_id)
        .having(func.count(Reference.date.distinct()) > 1)
    )
    items = []
    for instrument in session.scalars(select(Instrument).where(Instrument.id.in_(several))):
        dated = [row for row in instrument.references if row.date]
        for cited in distinct(as_mention(row) for row in dated):
            if len(cited.dates) > 1:
                items.append(_contradiction(cited.type, cited.number or cited.name, cited.mentions, dated))
    return _finding("dates", items, words.DATES_OK, words.DATES_BAD)


def _contradiction(
    type: str | None, name: str | None, mentions: tuple[Mention, ...], rows: list[Reference]
) -> str:
    """Every date of an instrument with the files that write it."""
    files: dict[str, dict[str, None]] = {}
    kept = {(m.start, m.end, m.date) for m in mentions}
    for row in rows:
        if row.date and (row.start, row.end, row.date) in kept:
            files.setdefault(f"{row.date:%d/%m/%Y}", {})[row.document.file] = None
    dates = [words.DATES_WRITTEN.format(date=date, files=", ".join(names)) for date, names in files.items()]
    return words.DATES_ITEM.format(name=" ".join(filter(None, (type, name))), dates="; ".join(dates))


def _passages(session: Session) -> Iterator[Finding]:
    misfits, outdated = [], []
    for document in _with_text(session):
        stored = [(passage.start, passage.end) for passage in document.passages]
        if not all(_fits(passage, document.text) for passage in document.passages):
            misfits.append(document.file)
        elif stored != [(piece.start, piece.end) for piece in outline(document.text).pieces]:
            outdated.append(document.file)
    yield _finding("passages", misfits, words.OFFSETS_OK, words.OFFSETS_BAD, State.FAILED)
    yield _finding("reading", outdated, words.OUTDATED_OK, words.OUTDATED_BAD)


def _fits(passage: Passage, whole: str) -> bool:
    inside = 0 <= passage.start < passage.end <= len(whole)
    if passage.lead_start is None or passage.lead_end is None:
        return inside and passage.lead_start == passage.lead_end
    return inside and 0 <= passage.lead_start < passage.lead_end <= len(whole)


def _with_text(session: Session) -> Iterator[Document]:
    """The documents one by one, so that only one text is held at a time."""
    for document_id in session.scalars(select(Document.id).order_by(Document.id)).all():
        document = session.get(Document, document_id, options=[undefer(Document.text)])
        if document is not None:
            yield document
            session.expunge(document)


def _finding(check: str, items: list[str], good: str, bad: str, state: State = State.WARNING) -> Finding:
    if not items:
        return Finding(check, State.OK, good)
    return Finding(check, state, bad.format(count=len(items)), tuple(items))
