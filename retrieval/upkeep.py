"""Keeping the search index at what the database holds."""

from collections.abc import Callable, Iterator

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, sessionmaker, undefer

from knowledge import Document, Passage, PassageVector, open_abbreviations
from retrieval.index import IndexedPassage, SearchIndex
from retrieval.vectors import unpack_vector

_NOT_INDEXED = ("letterhead", "signature", "recipient")


def bring_up_to_date(
    sessions: sessionmaker[Session], index: SearchIndex, progress: Callable[[int], None]
) -> None:
    """Makes `index` hold exactly the passages of the database; vectors of record are used and kept there."""
    model = index.embedder.name
    with sessions() as session:
        wanted = {row[0]: row[1] for row in session.execute(select(Document.id, Document.fingerprint))}

    def fetch(document_id: int) -> list[IndexedPassage]:
        with sessions() as session:
            return list(_passages(session, document_id, model))

    def store(vectors: list[tuple[int, bytes]]) -> None:
        rows = [{"passage_id": p, "model": model, "vector": v} for p, v in vectors]
        with sessions.begin() as session:
            session.execute(insert(PassageVector), rows)

    index.sync(wanted, fetch, store_vectors=store, progress=progress)


def _passages(session: Session, document_id: int, model: str) -> Iterator[IndexedPassage]:
    query = select(Document).where(Document.id == document_id).options(undefer(Document.text))
    document = session.scalar(query)
    if document is None:
        return
    held = dict(
        session.execute(
            select(PassageVector.passage_id, PassageVector.vector)
            .join(Passage, Passage.id == PassageVector.passage_id)
            .where(Passage.document_id == document_id, PassageVector.model == model)
        ).all()
    )
    for row in document.passages:
        if row.kind not in _NOT_INDEXED:
            titles = " ".join([document.subject or "", *(title for _, _, title in row.path)])
            context = open_abbreviations(titles)
            vector = held.get(row.id)
            known = unpack_vector(vector) if vector is not None else None
            body = open_abbreviations(document.text[row.start : row.end])
            yield IndexedPassage(row.id, document.id, body, context, known)
