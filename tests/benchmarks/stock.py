"""An installation stocked with documents, in a home that vanishes afterwards."""

import datetime as dt
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Document, Library, Passage, open_database
from retrieval import Answerer

PLANS = ("corpus",)
ALL = ("corpus", "legal", "documents")


@dataclass(frozen=True, slots=True)
class Stock:
    """A stocked installation and how long taking in and indexing took, in seconds."""

    home: Path
    sessions: sessionmaker[Session]
    answerer: Answerer
    taking_in: float
    indexing: float

    @property
    def characters(self) -> int:
        """Characters of stored text, all documents together."""
        with self.sessions() as session:
            return session.scalar(select(func.sum(func.length(Document.text)))) or 0

    @property
    def passages(self) -> int:
        """Passages, all documents together."""
        with self.sessions() as session:
            return session.scalar(select(func.count()).select_from(Passage)) or 0

    def take_in(self, *paths: Path) -> None:
        """Takes in more, without indexing it."""
        for _ in Library(self.sessions, lambda: dt.datetime.now(dt.UTC)).take_in(paths):
            pass


@contextmanager
def stocked(shared: Path, folders: Sequence[str]) -> Iterator[Stock]:
    """An installation with everything under these folders of `shared` taken in and indexed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sessions = open_database(f"sqlite:///{home / 'danvan.db'}")
        answerer = Answerer(sessions, home)
        answerer.index.embedder.encode(["tải mô hình"])  # loading the model is no part of taking in
        began = time.perf_counter()
        for _ in Library(sessions, lambda: dt.datetime.now(dt.UTC)).take_in([shared / f for f in folders]):
            pass
        taken = time.perf_counter()
        answerer.bring_up_to_date()
        yield Stock(home, sessions, answerer, taken - began, time.perf_counter() - taken)
        answerer.index.close()
        sessions.kw["bind"].dispose()


def questions(shared: Path) -> list[tuple[str, list[str]]]:
    """The evaluation questions with the earlier ones of their chat."""
    lines = (shared / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["question"], row["history"]) for row in map(json.loads, filter(None, lines))]
