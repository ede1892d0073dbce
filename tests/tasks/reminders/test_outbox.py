"""The outbox: planned once, sent once, late as one, looked at again before sending."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Identity, Member, Message, Outbox, ReminderKind, Status, Task
from tasks.committee.models import Absence, Holding
from tests.tasks.work.commune import ZONE, Commune, commune

DUE = dt.date(2026, 6, 15)  # a Monday


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def xa(sessions: sessionmaker[Session]) -> Commune:
    """A commune in which Minh's Xóm 3 has one task due on 15 June; all members have accounts."""
    made = commune(sessions)
    now = at("2026-06-12T17:00")
    with sessions.begin() as session:
        session.add(
            Task(
                committee_id=made.id,
                series="t1",
                key="t1/1",
                title="Đối thoại",
                kind="other",
                period="",
                unit_id=made.units["Xóm 3"],
                due=DUE,
                first_due=DUE,
                status=Status.NOT_STARTED,
                created_at=now,
                updated_at=now,
            )
        )
        for number, member_id in enumerate(made.members.values(), start=100):
            session.add(Identity(member_id=member_id, channel="telegram", person=str(number)))
            session.get_one(Member, member_id).reminded_until = now
    return made


@pytest.fixture
def outbox(sessions: sessionmaker[Session], xa: Commune) -> Outbox:
    return Outbox(sessions, ZONE)


def opened(outbox: Outbox, now: dt.datetime, worker: str = "w", limit: int = 50) -> list[Message]:
    """What a round would send at that moment."""
    outbox.plan(now)
    claimed = outbox.claim(now, worker=worker, channel="telegram", limit=limit)
    return outbox.open(claimed, now, worker=worker)


def test_what_belongs_to_one_slot_is_one_message(outbox: Outbox) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    assert {item.kind for item in message.items} >= {ReminderKind.TODAY, ReminderKind.DIGEST}


def test_planning_again_makes_nothing_more(outbox: Outbox) -> None:
    assert outbox.plan(at("2026-06-15T07:30")) == 1
    assert outbox.plan(at("2026-06-15T07:31")) == 0


def test_a_clock_set_back_plans_nothing(outbox: Outbox) -> None:
    outbox.plan(at("2026-06-15T07:30"))
    assert outbox.plan(at("2026-06-01T07:30")) == 0


def test_nothing_leaves_before_the_hour_at_noon_or_in_the_evening(outbox: Outbox) -> None:
    for moment in ("2026-06-15T07:29", "2026-06-15T12:00", "2026-06-15T17:01", "2026-06-14T09:00"):
        assert opened(outbox, at(moment)) == []


def test_a_claimed_reminder_is_nobody_elses(outbox: Outbox) -> None:
    outbox.plan(at("2026-06-15T07:30"))
    assert outbox.claim(at("2026-06-15T07:30"), worker="a", channel="telegram", limit=9)
    assert not outbox.claim(at("2026-06-15T07:30"), worker="b", channel="telegram", limit=9)


def test_a_reminder_whose_worker_died_before_sending_goes_out_unmarked(outbox: Outbox) -> None:
    outbox.plan(at("2026-06-15T07:30"))
    outbox.claim(at("2026-06-15T07:30"), worker="a", channel="telegram", limit=9)
    (message,) = opened(outbox, at("2026-06-15T07:40"), worker="b")
    assert not message.may_repeat


def test_a_reminder_whose_worker_died_while_sending_goes_out_marked(outbox: Outbox, xa: Commune) -> None:
    opened(outbox, at("2026-06-15T07:30"), worker="a")
    (message,) = opened(outbox, at("2026-06-15T07:40"), worker="b")
    assert message.may_repeat
    assert [trouble.unknown for trouble in outbox.troubles(xa.id, DUE)] == [True]


def test_a_sent_reminder_is_not_sent_again(outbox: Outbox) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    outbox.sent(message.reminder_id, "…", at("2026-06-15T07:30"))
    assert opened(outbox, at("2026-06-15T14:00")) == []


def test_what_was_done_meanwhile_is_not_said(outbox: Outbox, sessions: sessionmaker[Session]) -> None:
    outbox.plan(at("2026-06-15T07:30"))
    with sessions.begin() as session:
        session.scalars(select(Task)).one().status = Status.DONE
    assert opened(outbox, at("2026-06-15T07:30")) == []


def test_what_was_handed_over_is_said_to_the_new_holder(
    outbox: Outbox, xa: Commune, sessions: sessionmaker[Session]
) -> None:
    outbox.plan(at("2026-06-12T17:30"))
    with sessions.begin() as session:
        holding = session.scalars(select(Holding).where(Holding.unit_id == xa.units["Xóm 3"])).one()
        holding.member_id = xa.members["Lan"]
    assert [message.name for message in opened(outbox, at("2026-06-15T07:30"))] == ["Lan"]


def test_whoever_is_away_is_left_in_peace_and_their_delegate_told(
    outbox: Outbox, xa: Commune, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        away = {"member_id": xa.members["Minh"], "delegate_id": xa.members["Lan"]}
        session.add(Absence(**away, first=DUE, last=DUE))
    assert [message.name for message in opened(outbox, at("2026-06-15T07:30"))] == ["Lan"]


def test_after_an_outage_there_is_one_message_marked_late(outbox: Outbox) -> None:
    messages = [m for m in opened(outbox, at("2026-06-24T09:00")) if m.name == "Minh"]
    assert len(messages) == 1
    assert messages[0].is_late
    assert [(item.kind, item.days) for item in messages[0].items][:1] == [(ReminderKind.OVERDUE, -7)]


def test_reminders_that_waited_for_a_courier_become_one(outbox: Outbox) -> None:
    for day in (15, 17, 19):
        outbox.plan(at(f"2026-06-{day}T08:00"))
    messages = [m for m in opened(outbox, at("2026-06-19T08:00")) if m.name == "Minh"]
    assert len(messages) == 1


def test_what_was_put_off_waits_until_then(outbox: Outbox) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    outbox.put_off(message.reminder_id, at("2026-06-15T07:35"), "429")
    assert opened(outbox, at("2026-06-15T07:34")) == []
    (again,) = opened(outbox, at("2026-06-15T07:35"))
    assert not again.may_repeat


def test_what_may_have_arrived_is_sent_again_marked(outbox: Outbox) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    outbox.unknown(message.reminder_id, at("2026-06-15T07:31"), "timeout", at("2026-06-15T07:30"))
    (again,) = opened(outbox, at("2026-06-15T07:31"))
    assert again.may_repeat


def test_after_several_tries_a_reminder_is_given_up_and_shown(outbox: Outbox, xa: Commune) -> None:
    now = at("2026-06-15T07:30")
    for _ in range(6):
        (message,) = opened(outbox, now)
        now += dt.timedelta(minutes=1)
        outbox.put_off(message.reminder_id, now, "no network")
    assert opened(outbox, now) == []
    assert [trouble.state for trouble in outbox.troubles(xa.id, DUE)] == ["dead"]


def test_who_cannot_be_written_to_is_told_of_to_the_standing_body(outbox: Outbox) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    outbox.unreachable(message.reminder_id, "403", at("2026-06-15T07:30"))
    told = {m.name: m.unreachable for m in opened(outbox, at("2026-06-18T07:30"))}
    assert told == {"Hoa": ("Minh",)}


def test_the_tasks_said_last_are_remembered(outbox: Outbox, xa: Commune) -> None:
    (message,) = opened(outbox, at("2026-06-15T07:30"))
    outbox.sent(message.reminder_id, "…", at("2026-06-15T07:30"))
    assert outbox.last_said(xa.members["Minh"], since=at("2026-06-15T00:00")) == message.task_ids
