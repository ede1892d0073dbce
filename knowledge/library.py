"""Taking files in, replacing, removing, listing. A file is one transaction; a broken one stops no other."""

import datetime as dt
import hashlib
import logging
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from knowledge import analysis
from knowledge.analysis import Analysis, analyse
from knowledge.errors import DocumentNotFound
from knowledge.folders import files_under
from knowledge.instruments import Mention, instrument_key
from knowledge.models import Document, Instrument, Original, Passage, Reference
from knowledge.readers import MOST_BYTES
from knowledge.readers.errors import DamagedFile, FileTooBig, UnreadableFile

_LARGEST_ID = 2**63 - 1  # what a database's integer can hold

logger = logging.getLogger(__name__)


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Intake:
    """The result for one file; `error` is for the person who gave it, in Vietnamese."""

    file: str
    document_id: int | None
    status: Status
    passages: int = 0
    error: str | None = None


class Library:
    """The documents of one installation."""

    def __init__(self, sessions: sessionmaker[Session], clock: Callable[[], dt.datetime]) -> None:
        self._sessions = sessions
        self._clock = clock

    def take_in(self, paths: Iterable[Path]) -> Iterator[Intake]:
        """Takes in files and folders, yielding each result as soon as it is stored."""
        for path in files_under(paths):
            name = _as_text(path.name)
            try:
                content = _content(path)
            except UnreadableFile as error:
                yield Intake(name, None, Status.FAILED, error=str(error))
            except OSError:
                reason = "Không mở được tệp (tệp không còn, hoặc không có quyền đọc)."
                yield Intake(name, None, Status.FAILED, error=reason)
            else:
                yield self.take_in_content(name, content, _as_text(str(path.resolve())))

    def take_in_content(self, name: str, content: bytes, source: str) -> Intake:
        """Takes in one file. `source` tells a changed file (same source) from another of the same name."""
        digest = hashlib.sha256(content).hexdigest()
        with self._sessions.begin() as session:
            same = session.scalar(select(Document).where(Document.sha256 == digest))
            if same and same.fingerprint == _fingerprint(digest):
                status = Status.REPLACED if _drop_superseded(session, source, same) else Status.UNCHANGED
                return Intake(name, same.id, status, _count(session, same.id))
        try:
            analysed = _analysed(name, content)
        except UnreadableFile as error:
            return Intake(name, None, Status.FAILED, error=str(error))
        try:
            return self._stored(name, source, digest, content, analysed)
        except IntegrityError:  # another process took the same content in at the same moment
            with self._sessions() as session:
                same = session.scalars(select(Document).where(Document.sha256 == digest)).one()
                return Intake(name, same.id, Status.UNCHANGED, _count(session, same.id))

    def _stored(self, name: str, source: str, digest: str, content: bytes, analysed: Analysis) -> Intake:
        with self._sessions.begin() as session:
            old = session.scalar(
                select(Document).where((Document.source == source) | (Document.sha256 == digest))
            )
            document = old or Document(file=name, source=source)
            if old:
                _clear(session, old)
            document.sha256, document.fingerprint = digest, _fingerprint(digest)
            document.taken_in_at = self._clock()
            _store(session, document, analysed)
            session.merge(Original(document_id=document.id, content=content))
            _drop_orphans(session)
            status = Status.REPLACED if old else Status.ADDED
            return Intake(name, document.id, status, len(analysed.outline.pieces))

    def documents(self) -> Sequence[Document]:
        """All documents, in the order they were taken in."""
        with self._sessions() as session:
            return session.scalars(select(Document).order_by(Document.id)).all()

    def passage_counts(self) -> dict[int, int]:
        """Passages per document id."""
        with self._sessions() as session:
            rows = session.execute(select(Passage.document_id, func.count()).group_by(Passage.document_id))
            return {row[0]: row[1] for row in rows}

    def find(self, reference: str) -> Document:
        """The document with this id, file name or number. Raises `DocumentNotFound`, also if several fit."""
        with self._sessions() as session:
            number = int(reference) if reference.isdecimal() else 0
            by_id = session.get(Document, number) if 0 < number <= _LARGEST_ID else None
            if by_id:
                return by_id
            matches = session.scalars(
                select(Document).where((Document.file == reference) | (Document.number == reference))
            ).all()
        if len(matches) != 1:
            raise DocumentNotFound(reference, [f"{d.id}: {d.file}" for d in matches])
        return matches[0]

    def remove(self, reference: str) -> Document:
        """Removes a document with all that was derived from it, and returns what it was."""
        document = self.find(reference)
        with self._sessions.begin() as session:
            session.execute(delete(Document).where(Document.id == document.id))
            _drop_orphans(session)
        return document

    def original(self, document_id: int) -> tuple[str, bytes]:
        """Name and content of a file as it was taken in. Raises `DocumentNotFound`."""
        with self._sessions() as session:
            document, original = session.get(Document, document_id), session.get(Original, document_id)
            if document is None or original is None:
                raise DocumentNotFound(str(document_id))
            return document.file, original.content


def _as_text(name: str) -> str:
    """A file name that a database can hold; bytes that are no UTF-8 show as "�"."""
    return os.fsencode(name).decode("utf-8", "replace")


def _content(path: Path) -> bytes:
    """What is in a file. Raises `OSError`, also for pipes and devices, and `FileTooBig` before reading."""
    if not path.is_file():
        raise FileNotFoundError(path)
    if path.stat().st_size > MOST_BYTES:
        raise FileTooBig
    return path.read_bytes()


def _analysed(name: str, content: bytes) -> Analysis:
    """The analysis of a file. Raises `UnreadableFile`, whatever went wrong: one file stops no other."""
    try:
        return analyse(name, content)
    except UnreadableFile:
        raise
    except Exception as error:
        logger.exception("could not analyse %s", name)
        raise DamagedFile from error


def _drop_superseded(session: Session, source: str, same: Document) -> bool:
    """Removes what the file at `source` held before it became a copy of the document `same`."""
    earlier = select(Document).where(Document.source == source, Document.id != same.id)
    superseded = session.scalars(earlier).all()
    for document in superseded:
        session.execute(delete(Document).where(Document.id == document.id))
    _drop_orphans(session)
    return bool(superseded)


def _fingerprint(digest: str) -> str:
    """Names the data derived from a file: its content and the version of the analysis."""
    return f"{analysis.VERSION}:{digest[:40]}"


def _count(session: Session, document_id: int) -> int:
    query = select(func.count()).select_from(Passage).where(Passage.document_id == document_id)
    return session.scalar(query) or 0


def _clear(session: Session, document: Document) -> None:
    session.execute(delete(Reference).where(Reference.document_id == document.id))
    session.execute(delete(Passage).where(Passage.document_id == document.id))
    session.expire(document, ["passages", "references"])


def _store(session: Session, document: Document, analysed: Analysis) -> None:
    head, scope = analysed.letterhead, analysed.scope
    document.text = analysed.text
    for name in ("type", "number", "issuer", "place", "date", "subject", "signer", "signer_title"):
        setattr(document, name, getattr(head, name))
    document.years, document.places = list(scope.years), list(scope.places)
    document.level, document.organ = scope.level, scope.organ
    document.fields = {name: list(span) for name, span in head.spans.items()}
    document.seams = list(analysed.seams)
    session.add(document)
    session.flush()
    passages = _passages(document, analysed)
    session.add_all(passages)
    session.flush()
    starts = [passage.start for passage in passages]
    for mention in analysed.mentions:
        at = bisect_right(starts, mention.start) - 1
        inside = at >= 0 and mention.start < passages[at].end
        session.add(_reference(session, document, mention, passages[at].id if inside else None))


def _passages(document: Document, analysed: Analysis) -> list[Passage]:
    return [
        Passage(
            document_id=document.id,
            position=position,
            kind=piece.kind,
            label=piece.label,
            path=[[heading.kind, heading.value, heading.title] for heading in piece.headings],
            start=piece.start,
            end=piece.end,
            lead_start=piece.lead[0] if piece.lead else None,
            lead_end=piece.lead[1] if piece.lead else None,
        )
        for position, piece in enumerate(analysed.outline.pieces)
    ]


def _reference(session: Session, document: Document, mention: Mention, passage_id: int | None) -> Reference:
    key = instrument_key(mention.type, mention.number, mention.name)[:255]
    instrument = session.scalar(select(Instrument).where(Instrument.key == key))
    if instrument is None:
        instrument = Instrument(key=key, type=mention.type, number=mention.number, name=mention.name)
        session.add(instrument)
        session.flush()
    return Reference(
        document_id=document.id,
        instrument_id=instrument.id,
        passage_id=passage_id,
        type=mention.type,
        number=mention.number,
        name=mention.name,
        as_written=mention.as_written,
        year=mention.year,
        date=mention.date,
        issuer=mention.issuer,
        subject=mention.subject,
        start=mention.start,
        end=mention.end,
    )


def _drop_orphans(session: Session) -> None:
    cited = select(Reference.instrument_id)
    session.flush()
    session.execute(delete(Instrument).where(Instrument.id.not_in(cited)))
