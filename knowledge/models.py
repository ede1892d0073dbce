"""The ground floor of the database: documents, passages, instruments. Other rooms add to `Base`."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An aware moment, kept in UTC also where the database knows no zones (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value and value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value and (value if value.tzinfo else value.replace(tzinfo=dt.UTC))


class Base(DeclarativeBase):
    """Declarative base with names for every constraint, so that migrations can name them too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON, list[int]: JSON, list[list[str]]: JSON}  # noqa: RUF012


class Document(Base):
    """A file taken in. All offsets refer to `text`; `fingerprint` tells whether derived data fit it."""

    __tablename__ = "document"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - an id in an old button never names another

    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(String(255), index=True)
    source: Mapped[str] = mapped_column(Text, index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text, deferred=True)
    type: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    issuer: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    date: Mapped[dt.date | None]
    subject: Mapped[str | None] = mapped_column(Text)
    signer: Mapped[str | None] = mapped_column(Text)
    signer_title: Mapped[str | None] = mapped_column(Text)
    years: Mapped[list[int]]
    places: Mapped[list[str]]
    level: Mapped[str | None] = mapped_column(Text)
    organ: Mapped[str | None] = mapped_column(Text)
    fields: Mapped[dict[str, Any]]  # where each letterhead field stands: name -> [start, end]
    seams: Mapped[list[int]]  # offsets that a quote may not run over
    taken_in_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)

    @property
    def title(self) -> str:
        """Type, number and subject in one line, as an official would name it; else the file's name."""
        number = f"số {self.number}" if self.number else ""
        return " ".join(filter(None, (self.type, number, self.subject))) or self.file

    @property
    def full_title(self) -> str:
        """The title with whose document it is."""
        owner = self.issuer or ", ".join(self.places[:1])
        return f"{self.title} ({owner})" if owner else self.title

    passages: Mapped[list["Passage"]] = relationship(
        back_populates="document",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Passage.position",
    )
    references: Mapped[list["Reference"]] = relationship(
        back_populates="document",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Reference.start",
    )


class Original(Base):
    """The bytes of a file as it was taken in, to be sent back on request."""

    __tablename__ = "original"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Passage(Base):
    """The smallest citable piece: characters `start` to `end` of its document's text.

    `path` lists the headings above it, outermost first, as [kind, value, title].
    """

    __tablename__ = "passage"
    __table_args__ = (
        Index("ix_passage_document_id_position", "document_id", "position"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(Text)
    path: Mapped[list[list[str]]]
    start: Mapped[int]
    end: Mapped[int]
    lead_start: Mapped[int | None]
    lead_end: Mapped[int | None]

    document: Mapped[Document] = relationship(back_populates="passages")


class PassageVector(Base):
    """The vector of record of a passage under one embedding model (see `retrieval.vectors`)."""

    __tablename__ = "passage_vector"

    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True)
    model: Mapped[str] = mapped_column(String(120), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class Instrument(Base):
    """A legal or Party instrument, one row however many documents cite it and however they spell it."""

    __tablename__ = "instrument"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(255), unique=True)
    type: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)

    references: Mapped[list["Reference"]] = relationship(back_populates="instrument")


class Reference(Base):
    """One citation of an instrument, with date, issuer and subject as this document writes them here."""

    __tablename__ = "reference"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"), index=True)
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id", ondelete="SET NULL"), index=True)
    type: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    as_written: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None]
    date: Mapped[dt.date | None]
    issuer: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]

    document: Mapped[Document] = relationship(back_populates="references")
    instrument: Mapped[Instrument] = relationship(back_populates="references")
