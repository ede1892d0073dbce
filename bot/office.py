"""Everything put together: one installation with its library, its answerer and its clock."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property

from sqlalchemy.orm import Session, sessionmaker

from bot.errors import BadSettings
from bot.settings import Settings
from bot.wording import faults
from knowledge import Library, open_database
from retrieval import Answerer
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

SWAPS = "swapped_days.toml"


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
    def bare_answerer(self) -> Answerer:
        """What answers questions, its index as it was left."""
        return Answerer(
            self.sessions,
            self.settings.home.expanduser(),
            embedding_model=self.settings.embedding_model,
            chroma_url=self.settings.chroma_url,
        )

    @cached_property
    def answerer(self) -> Answerer:
        """What answers questions; its index is brought up to date with the database on the way."""
        self.catch_up()
        return self.bare_answerer

    def catch_up(self, progress: Callable[[int], None] = lambda passages: None) -> None:
        """Makes the index hold what the database holds; `progress` is told how many passages went in."""
        self.bare_answerer.bring_up_to_date(progress)
