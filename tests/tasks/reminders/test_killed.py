"""A courier killed at any moment: no reminder is lost, and one said twice is marked as such."""

import datetime as dt
import multiprocessing
import os
import random
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import (
    Actor,
    Committees,
    Identity,
    Level,
    Member,
    Outbox,
    Reminder,
    ReminderState,
    Role,
    Status,
    Task,
)
from tests.tasks.reminders.offices import ZONE

NOW = dt.datetime(2026, 6, 15, 7, 30, tzinfo=ZONE)
LEASE = dt.timedelta(milliseconds=1)
REMINDERS = 400
KILLS = int(os.environ.get("KILLS", "60"))


def _planned(url: str) -> None:
    """An outbox with one reminder for each member."""
    sessions = open_database(url)
    made = Committees(sessions).create("Ban", Level.COMMUNE, now=NOW, actor=Actor("operator", None))
    before = NOW - dt.timedelta(days=1)
    with sessions.begin() as session:
        members = [
            Member(committee_id=made.id, name=f"{n}", role=Role.MEMBER, joined_at=before)
            for n in range(REMINDERS)
        ]
        session.add_all(members)
        session.flush()
        for member in members:
            session.add(Identity(member_id=member.id, channel="telegram", person=str(member.id)))
            session.add(_task(made.id, member.id, before))
    assert Outbox(sessions, ZONE).plan(NOW) == REMINDERS
    sessions.kw["bind"].dispose()


def _task(committee_id: int, member_id: int, before: dt.datetime) -> Task:
    return Task(
        committee_id=committee_id,
        series=f"t{member_id}",
        key=f"t{member_id}/0",
        title="Báo cáo",
        kind="report",
        period="",
        assignee_id=member_id,
        due=NOW.date(),
        first_due=NOW.date(),
        status=Status.NOT_STARTED,
        created_at=before,
        updated_at=before,
    )


def _deliver(url: str, channel: Path, worker: str, moment: dt.datetime) -> None:
    """Delivers what it can until nothing is left; each send is on disk before it is settled."""
    sessions = open_database(url)
    outbox = Outbox(sessions, ZONE)
    with channel.open("ab") as sent:
        while claimed := outbox.claim(moment, worker=worker, channel="telegram", limit=4, lease=LEASE):
            for message in outbox.open(claimed, moment, worker=worker):
                sent.write(f"{message.reminder_id}\n".encode())
                sent.flush()
                os.fsync(sent.fileno())
                outbox.sent(message.reminder_id, "…", moment)


def test_a_courier_killed_again_and_again_loses_nothing_and_marks_what_it_repeats(tmp_path: Path) -> None:
    url, channel = f"sqlite:///{tmp_path / 'danvan.db'}", tmp_path / "sent"
    _planned(url)
    chance, fork = random.Random(5), multiprocessing.get_context("fork")
    for turn in range(KILLS):
        moment = NOW + dt.timedelta(seconds=turn + 1)
        courier = fork.Process(target=_deliver, args=(url, channel, f"w{turn}", moment))
        courier.start()
        time.sleep(chance.uniform(0.005, 0.12))
        courier.kill()
        courier.join()
    _deliver(url, channel, "last", NOW + dt.timedelta(seconds=KILLS + 1))
    arrived = Counter(int(line) for line in channel.read_text().split())
    rows = _rows(open_database(url))
    assert {row.state for row in rows} == {ReminderState.SENT}
    assert arrived.keys() == {row.id for row in rows}
    marked = {row.id for row in rows if row.unknown_at is not None}
    assert {number for number, times in arrived.items() if times > 1} <= marked


def _rows(sessions: sessionmaker[Session]) -> list[Reminder]:
    with sessions() as session:
        found = list(session.scalars(select(Reminder)))
    sessions.kw["bind"].dispose()
    return found
