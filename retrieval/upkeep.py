"""Keeping the search index at what the database holds."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

from sqlalchemy import LargeBinary, String, Table, bindparam, insert, select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Document, Passage, PassageVector, open_abbreviations
from retrieval.index import IndexedPassage, SearchIndex
from retrieval.vectors import unpack_vector

_NOT_INDEXED = ("letterhead", "signature", "recipient")
# Only of passages that are still there: a document may be removed while a slow model encodes it.
_STILL_THERE = select(Passage.id, bindparam("by", type_=String), bindparam("made", type_=LargeBinary)).where(
    Passage.id == bindparam("of")
)
_STORE = insert(cast(Table, PassageVector.__table__)).from_select(
    ["passage_id", "model", "vector"], _STILL_THERE
)


def bring_up_to_date(
    sessions: sessionmaker[Session], index: SearchIndex, progress: Callable[[int], None], wait: float = 60.0
) -> None:
    """Makes `index` hold exactly the passages of the database; vectors of record are used and kept there.

    Raises `IndexBusy` if another process is still building after `wait` seconds.
    """
    model = index.embedder.name
    with sessions() as session:
        wanted = {row[0]: row[1] for row in session.execute(select(Document.id, Document.fingerprint))}

    def fetch(document_id: int) -> list[IndexedPassage]:
        with sessions() as session:
            return list(_passages(session, document_id, model))

    def store(vectors: list[tuple[int, bytes]]) -> None:
        rows = [{"of": passage, "made": vector, "by": model} for passage, vector in vectors]
        with sessions.begin() as session:
            session.execute(_STORE, rows)

    index.sync(wanted, fetch, store_vectors=store, progress=progress, wait=wait)


def _passages(session: Session, document_id: int, model: str) -> Iterator[IndexedPassage]:
    document = session.execute(
        select(Document.subject, Document.text).where(Document.id == document_id)
    ).first()
    if document is None:
        return
    subject, text = document
    of_model = (PassageVector.passage_id == Passage.id) & (PassageVector.model == model)
    rows = session.execute(
        select(Passage.id, Passage.path, Passage.start, Passage.end, PassageVector.vector)
        .outerjoin(PassageVector, of_model)
        .where(Passage.document_id == document_id, Passage.kind.not_in(_NOT_INDEXED))
        .order_by(Passage.position)
    )
    for passage, path, start, end, vector in rows:
        context = _opened(" ".join([subject or "", *(title for _, _, title in path)]))
        known = unpack_vector(vector) if vector is not None else None
        yield IndexedPassage(passage, document_id, open_abbreviations(text[start:end]), context, known)


@lru_cache(maxsize=256)
def _opened(titles: str) -> str:
    """Headings with abbreviations written out; many passages stand under the same."""
    return open_abbreviations(titles)
