"""A whole working year: every reminder that the rules ask for goes out once, in hours, never on a day off."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Message, Outbox, Status, Task
from tasks.committee.models import Holding
from tests.tasks.reminders.expected import DAY, expected_on, is_worked
from tests.tasks.reminders.offices import ZONE, Size, populate

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
Day = tuple[dt.date, list[Message], dict[int, set[tuple[str, int]]]]
TICKS = (dt.time(7, 30), dt.time(12, 0), dt.time(14, 0), dt.time(17, 0), dt.time(22, 0))


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


def _round(outbox: Outbox, now: dt.datetime) -> list[Message]:
    """What one round of a courier sends."""
    outbox.plan(now)
    sent: list[Message] = []
    while claimed := outbox.claim(now, worker="w", channel="terminal", limit=500):
        for message in outbox.open(claimed, now, worker="w"):
            outbox.sent(message.reminder_id, "…", now)
            sent.append(message)
    return sent


def _live(sessions: sessionmaker[Session], committee_id: int, day: dt.date, chance: random.Random) -> None:
    """What happens in a committee on a day: some work is done, some put off, a unit changes hands."""
    with sessions.begin() as session:
        near = session.query(Task).filter(
            Task.committee_id == committee_id, Task.status != Status.DONE, Task.due <= day + 5 * DAY
        )
        for task in near.order_by(Task.id):
            lot = chance.random()
            if lot < 0.25:
                task.status = Status.DONE
            elif lot < 0.28:
                task.status, task.due = Status.POSTPONED, day + dt.timedelta(days=chance.randrange(1, 40))
        if chance.random() < 0.1:
            open_now = session.query(Holding).filter(Holding.until.is_(None)).order_by(Holding.id).all()
            one, other = chance.sample(open_now, 2)
            one.until = day
            session.add(Holding(unit_id=one.unit_id, member_id=other.member_id, since=day))


def _year(
    sessions: sessionmaker[Session], committee_id: int
) -> Iterator[tuple[dt.date, list[Message], dict]]:
    """Each day: what was sent, and what should have been."""
    outbox, chance = Outbox(sessions, ZONE), random.Random(7)
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + offset * DAY
        with sessions() as session:
            wanted = expected_on(session, committee_id, day)
        moments = [dt.datetime.combine(day, tick, tzinfo=ZONE) for tick in TICKS]
        sent = [(moment, message) for moment in moments for message in _round(outbox, moment)]
        assert all(moment.time() in TICKS[:1] + TICKS[2:4] for moment, _ in sent)
        yield day, [message for _, message in sent], dict(wanted)
        _live(sessions, committee_id, day, chance)


@pytest.mark.parametrize(
    "size",
    [Size(members=15, units=12, series=40), Size(members=60, units=150, series=7)],
    ids=["commune", "province"],
)
def test_every_reminder_of_a_year_is_sent_once(sessions: sessionmaker[Session], size: Size) -> None:
    committee_id = populate(sessions, "Ban", size, seed=3)
    messages = 0
    for day, sent, wanted in _year(sessions, committee_id):
        told = {m.member_id: {(str(i.kind), i.work.id) for i in m.items} for m in sent}
        assert told == wanted, day
        assert set(Counter(m.member_id for m in sent).values()) <= {1}, day
        assert not sent or is_worked(day)
        assert not any(message.is_late or message.may_repeat for message in sent)
        messages += len(sent)
    assert messages > 500
