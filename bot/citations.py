"""The instruments that a document cites, as the database holds them."""

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import CitedInstrument, Mention, Passage, Reference, distinct


def cited_by(sessions: sessionmaker[Session], document_id: int) -> list[tuple[CitedInstrument, list[str]]]:
    """Each distinct instrument with the labels of the passages that cite it, in order of first mention."""
    query = (
        select(Reference, Passage.label)
        .outerjoin(Passage, Passage.id == Reference.passage_id)
        .where(Reference.document_id == document_id)
        .order_by(Reference.start, Reference.end)
    )
    with sessions() as session:
        rows = session.execute(query).all()
    labels = {(row.start, row.end): label for row, label in rows}
    instruments = distinct(as_mention(row) for row, _ in rows)
    return [(cited, _sections(cited, labels)) for cited in instruments]


def _sections(cited: CitedInstrument, labels: dict[tuple[int, int], str]) -> list[str]:
    found = (labels.get((mention.start, mention.end)) for mention in cited.mentions)
    return list(dict.fromkeys(label for label in found if label))


def as_mention(row: Reference) -> Mention:
    """The mention that a row of the database keeps."""
    return Mention(
        type=row.type,
        number=row.number,
        name=row.name,
        as_written=row.as_written,
        date=row.date,
        issuer=row.issuer,
        subject=row.subject,
        start=row.start,
        end=row.end,
        year=row.year,
    )
