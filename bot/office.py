"""Everything put together: one installation with its library, its answerer and its clock."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from functools import cached_property

from sqlalchemy.orm import Session, sessionmaker

from bot.errors import BadSettings
from bot.feedback import Feedback
from bot.settings import Settings
from bot.wording import faults
from knowledge import Library, open_database
from retrieval import Answer, Answerer, IndexBusy, RetrievalError, Writer, load_writer
from tasks import (
    Assigning,
    Committees,
    Drafts,
    EvidenceFiles,
    Lists,
    Outbox,
    People,
    Tracker,
    WorkCalendar,
    vietnamese_calendar,
)

log = logging.getLogger(__name__)

SWAPS = "swapped_days.toml"
_PATIENCE_S = 5.0  # for another process that is building the index


class Office:
    """One installation. Parts are made when first used, so that a command loads only what it needs."""

    def __init__(self, settings: Settings, clock: Callable[[], dt.datetime] | None = None) -> None:
        self.settings = settings
        self.clock = clock or (lambda: dt.datetime.now(settings.zone))

    @property
    def today(self) -> dt.date:
        """The day it is where the committee is."""
        return self.clock().astimezone(self.settings.zone).date()

    @cached_property
    def sessions(self) -> sessionmaker[Session]:
        """The database."""
        return open_database(self.settings.database)

    @cached_property
    def library(self) -> Library:
        """The documents."""
        return Library(self.sessions, self.clock)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days: those known, and the swaps that the installation keeps in its home.

        Raises `BadSettings` for a table of swaps that cannot be read.
        """
        own = self.settings.home.expanduser() / SWAPS
        try:
            return vietnamese_calendar(own if own.is_file() else None)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadSettings(faults.SWAPS.format(path=own, reason=error)) from error

    @cached_property
    def committees(self) -> Committees:
        """The committees."""
        return Committees(self.sessions)

    @cached_property
    def people(self) -> People:
        """Who has which unit, who is away."""
        return People(self.sessions)

    @cached_property
    def drafts(self) -> Drafts:
        """Duties of plans on their way to becoming tasks."""
        return Drafts(self.sessions, self.calendar, zone=self.settings.zone)

    @cached_property
    def tracker(self) -> Tracker:
        """What is reported of tasks."""
        return Tracker(self.sessions, self.settings.zone)

    @cached_property
    def assigning(self) -> Assigning:
        """Who does which task."""
        return Assigning(self.sessions)

    @cached_property
    def evidence(self) -> EvidenceFiles:
        """Photos and files that show tasks done."""
        return EvidenceFiles(self.sessions)

    @cached_property
    def lists(self) -> Lists:
        """Tasks looked at."""
        return Lists(self.sessions)

    @cached_property
    def outbox(self) -> Outbox:
        """Reminders planned and on their way."""
        return Outbox(self.sessions, self.settings.zone, self.calendar)

    @cached_property
    def feedback(self) -> Feedback:
        """What people say of answers."""
        return Feedback(self.sessions)

    @cached_property
    def bare_answerer(self) -> Answerer:
        """What answers questions, its index as it was left."""
        return Answerer(
            self.sessions,
            self.settings.home.expanduser(),
            embedding_model=self.settings.embedding_model,
            chroma_url=self.settings.chroma_url,
        )

    @cached_property
    def writer(self) -> Writer | None:
        """What sums answers up; None without a language model, or with one that cannot be used."""
        try:
            return self.open_writer()
        except RetrievalError as error:  # answers stay what they are without it
            log.warning("%s", error)
            return None

    def open_writer(self) -> Writer | None:
        """The writer of the settings, None if they name no language model. Raises `RetrievalError`."""
        settings = self.settings
        if not settings.llm.strip():
            return None
        return load_writer(
            settings.llm,
            base_url=settings.llm_base_url,
            api_key=settings.llm_api_key,
            limit_s=settings.llm_timeout,
        )

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question, summed up if there is a writer."""
        answer = self.answerer.answer(question, history)
        return self.writer.written(answer, history) if self.writer else answer

    @cached_property
    def answerer(self) -> Answerer:
        """What answers questions; its index is brought up to date with the database on the way.

        While another process is building the index, answers are drawn from it as it is.
        """
        self.make_ready()
        return self.bare_answerer

    def make_ready(self, progress: Callable[[int], None] = lambda passages: None) -> bool:
        """Brings the index up to date for questions; False if it has to do as it is.

        Raises `IndexBusy` where another process is building the first index there is.
        """
        try:
            self.bare_answerer.bring_up_to_date(progress, wait=_PATIENCE_S)
        except IndexBusy:
            if not self.bare_answerer.index.health().passages:
                raise
            return False
        return True

    def catch_up(self, progress: Callable[[int], None] = lambda passages: None) -> None:
        """Makes the index hold what the database holds; `progress` is told how many passages went in."""
        self.bare_answerer.bring_up_to_date(progress)
