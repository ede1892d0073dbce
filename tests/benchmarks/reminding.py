"""Reminders by the tens of thousands: planned, claimed by one and by four workers, settled.

Baselines: writing as many plain rows into the same database; the same work at a fifth of the size.
"""

import datetime as dt
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert, text

from knowledge import open_database
from tasks import Actor, Committees, Identity, Level, Member, Outbox, Role, Status, Task
from tests.benchmarks.measured import Measured
from tests.benchmarks.memory import peak

MANY = 50_000
COMMITTEES = 100
MORNING = dt.datetime.fromisoformat("2026-06-15T07:30:00+07:00")
BEFORE = MORNING - dt.timedelta(days=1)
_BATCH = 25


def reminding(shared: Path) -> Iterator[Measured]:
    """Seconds of planning, reminders claimed and settled a second, peak memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        small, _ = _planned(f"sqlite:///{folder}/small.db", MANY // 5)
        before = peak()
        url = f"sqlite:///{folder}/many.db"
        seconds, plain = _planned(url, MANY)
        detail = f"{MANY:,} due"
        yield Measured("planning reminders", seconds, "s", "writing plain rows", plain, detail)
        yield Measured("planning, growth", seconds, "s", f"{MANY // 5:,} reminders", small, detail)
        yield Measured("peak memory, planning", peak(), "MiB", "before", before, detail)
        one = _carried(url, workers=1)
        four = _carried(url, workers=4)
        yield Measured("claimed and settled by four workers", four, "/s", "one worker", one)


def _planned(url: str, count: int) -> tuple[float, float]:
    """Seconds to plan `count` reminders, and to write as many plain rows."""
    sessions = open_database(url)
    _populate(url, count)
    began = time.perf_counter()
    made = Outbox(sessions, MORNING.tzinfo or dt.UTC).plan(MORNING)
    planning = time.perf_counter() - began
    assert made == count, made
    with sessions.begin() as session:
        session.execute(
            text("CREATE TABLE plain (id INTEGER PRIMARY KEY, member INTEGER, at TEXT, state TEXT)")
        )
    began = time.perf_counter()
    with sessions.begin() as session:
        rows = [{"m": number, "a": MORNING.isoformat(), "s": "planned"} for number in range(count)]
        session.execute(text("INSERT INTO plain (member, at, state) VALUES (:m, :a, :s)"), rows)
    plain = time.perf_counter() - began
    sessions.kw["bind"].dispose()
    return planning, plain


def _populate(url: str, count: int) -> None:
    """Committees of equal size, each member with an account and one task due on the morning."""
    sessions = open_database(url)
    for number in range(COMMITTEES):
        made = Committees(sessions).create(
            f"Ban {number}", Level.COMMUNE, now=BEFORE, actor=Actor("operator", None)
        )
        own = range(number * count // COMMITTEES + 1, (number + 1) * count // COMMITTEES + 1)
        with sessions.begin() as session:
            session.execute(insert(Member), [_member(made.id, member) for member in own])
            accounts = [{"member_id": m, "channel": "telegram", "person": str(m)} for m in own]
            session.execute(insert(Identity), accounts)
            session.execute(insert(Task), [_task(made.id, member) for member in own])
    sessions.kw["bind"].dispose()


def _member(committee_id: int, number: int) -> dict[str, object]:
    named = {"id": number, "name": f"Thành viên {number}", "role": Role.MEMBER}
    return {**named, "committee_id": committee_id, "joined_at": BEFORE}


def _task(committee_id: int, number: int) -> dict[str, object]:
    return {
        "committee_id": committee_id,
        "series": f"t{number}",
        "key": f"t{number}/0",
        "title": "Báo cáo",
        "kind": "report",
        "period": "",
        "assignee_id": number,
        "due": MORNING.date(),
        "first_due": MORNING.date(),
        "status": Status.NOT_STARTED,
        "created_at": BEFORE,
        "updated_at": BEFORE,
        "version": 1,
    }


def _carried(url: str, workers: int, seconds: float = 8.0) -> float:
    """Reminders a second that so many workers claim, open and settle side by side."""
    fork = multiprocessing.get_context("fork")
    counts = fork.Queue()
    started = [fork.Process(target=_work, args=(url, f"w{n}", seconds, counts)) for n in range(workers)]
    for process in started:
        process.start()
    total = sum(counts.get() for _ in started)
    for process in started:
        process.join()
    return float(total) / seconds


def _work(url: str, worker: str, seconds: float, counts: "multiprocessing.Queue[int]") -> None:
    sessions = open_database(url)
    outbox = Outbox(sessions, MORNING.tzinfo or dt.UTC)
    until, done = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        claimed = outbox.claim(MORNING, worker=worker, channel="telegram", limit=_BATCH)
        for message in outbox.open(claimed, MORNING, worker=worker):
            outbox.sent(message.reminder_id, "…", MORNING)
            done += 1
    counts.put(done)
    sessions.kw["bind"].dispose()
