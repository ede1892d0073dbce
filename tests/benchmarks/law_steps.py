"""What is measured over the law as documents, each step in a process of its own: time and peak memory."""

import datetime as dt
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session, sessionmaker

from knowledge import Library, open_database
from retrieval import Answerer
from tests.benchmarks.memory import peak

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Step:
    """Seconds that the work took, and the most memory (MiB) its process held."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds from an installation at rest to the first answer; milliseconds of each answer; MiB."""

    opening: float
    answers: tuple[float, ...]
    peak: float


def apart(work: Callable[..., _Result], *given: object) -> _Result:
    """What `work` gives, done in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


def nothing() -> Step:
    """The imports alone."""
    return Step(0.0, peak())


def take_in(home: Path, files: Sequence[Path]) -> Step:
    """Reads, analyses and stores files."""
    sessions = _database(home)
    began = time.perf_counter()
    for _ in Library(sessions, lambda: dt.datetime.now(dt.UTC)).take_in(files):
        pass
    return Step(time.perf_counter() - began, peak())


def index(home: Path) -> Step:
    """Brings the index to what the database holds."""
    answerer = Answerer(_database(home), home)
    began = time.perf_counter()
    answerer.bring_up_to_date()
    seconds = time.perf_counter() - began
    answerer.index.close()
    return Step(seconds, peak())


def ask(home: Path, questions: Sequence[str]) -> Asked:
    """Opens the installation, as a bot that starts does, and answers."""
    began = time.perf_counter()
    answerer = Answerer(_database(home), home)
    answerer.bring_up_to_date()
    answerer.answer(questions[0])
    opening = time.perf_counter() - began
    answers = tuple(_milliseconds(answerer, question) for question in questions[1:])
    answerer.index.close()
    return Asked(opening, answers, peak())


def _milliseconds(answerer: Answerer, question: str) -> float:
    began = time.perf_counter()
    answerer.answer(question)
    return (time.perf_counter() - began) * 1000


def _database(home: Path) -> sessionmaker[Session]:
    return open_database(f"sqlite:///{home / 'danvan.db'}")
