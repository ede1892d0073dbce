"""The outbox on PostgreSQL: planned by several at once, carried by several at once, each reminder by one."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Outbox, Reminder
from tasks.models import Member
from tests.knowledge.test_postgresql import server  # noqa: F401 (a fixture)
from tests.tasks.reminders.offices import ZONE, due_for_each

NOW = dt.datetime(2026, 6, 15, 7, 30, tzinfo=ZONE)
COUNT = 200


@pytest.fixture(scope="module")
def sessions(server: str) -> Iterator[sessionmaker[Session]]:  # noqa: F811
    """A database with a reminder due for each member."""
    due_for_each(server, COUNT, NOW)
    made = open_database(server)
    yield made
    made.kw["bind"].dispose()


def test_several_planners_plan_each_reminder_once(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        session.execute(delete(Reminder))
        for member in session.query(Member):
            member.reminded_until = None
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: Outbox(sessions, ZONE).plan(NOW), range(4)))
    with sessions() as session:
        assert session.query(Reminder).count() == COUNT


def test_several_couriers_carry_each_reminder_once(sessions: sessionmaker[Session]) -> None:
    def carry(number: int) -> list[int]:
        outbox, carried = Outbox(sessions, ZONE), []
        while claimed := outbox.claim(NOW, worker=f"w{number}", channel="telegram", limit=7):
            for message in outbox.open(claimed, NOW, worker=f"w{number}"):
                outbox.sent(message.reminder_id, "…", NOW)
                carried.append(message.member_id)
        return carried

    with ThreadPoolExecutor(6) as pool:
        carried = Counter(member for some in pool.map(carry, range(6)) for member in some)
    assert len(carried) == COUNT
    assert set(carried.values()) == {1}
