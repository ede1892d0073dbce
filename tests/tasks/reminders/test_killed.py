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
    Outbox,
    Reminder,
    ReminderState,
)
from tests.tasks.reminders.offices import ZONE, due_for_each

NOW = dt.datetime(2026, 6, 15, 7, 30, tzinfo=ZONE)
LEASE = dt.timedelta(milliseconds=1)
REMINDERS = 400
KILLS = int(os.environ.get("KILLS", "60"))


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
    due_for_each(url, REMINDERS, NOW)
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
