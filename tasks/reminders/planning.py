"""Planning: which members have something to hear on the days since they were last planned for."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from tasks.calendar import ONE_DAY
from tasks.committee.models import Preference
from tasks.models import Member
from tasks.reminders.models import Reminder
from tasks.reminders.rules import Items, Rules
from tasks.reminders.situation import Situation, load_situation
from tasks.reminders.slots import Hours
from tasks.reminders.states import ReminderState

_LONGEST_OUTAGE = dt.timedelta(days=400)
_AT_ONCE = 2_000  # rows of one insert


def plan_committee(
    session: Session,
    committee_id: int,
    rules: Rules,
    hours: Hours,
    now: dt.datetime,
    wanted: Iterable[int] | None,
) -> int:
    """Plans for a committee's members up to `now`; how many reminders were made."""
    since = _behind(session, committee_id, wanted, hours, now)
    if not since:
        return 0
    first, last = hours.day_of(min(since.values())), hours.day_of(now)
    situation = load_situation(session, committee_id)
    rows = _rows(situation, _by_day(rules, situation, first, last), since, hours, now)
    for start in range(0, len(rows), _AT_ONCE):
        _insert(session, rows[start : start + _AT_ONCE])
    _advance(session, since, now)
    return len(rows)


def _behind(
    session: Session, committee_id: int, wanted: Iterable[int] | None, hours: Hours, now: dt.datetime
) -> dict[int, dt.datetime]:
    """The members who have had a slot since they were last planned for, and since when that is."""
    query = (
        select(Member.id, Member.reminded_until, Member.joined_at, Preference.at)
        .outerjoin(Preference, Preference.member_id == Member.id)
        .where(Member.committee_id == committee_id, Member.left_on.is_(None))
    )
    if wanted is not None:
        query = query.where(Member.id.in_(wanted))
    found = {}
    for member, until, joined, at in session.execute(query):
        since = max(until or joined, now - _LONGEST_OUTAGE)
        if hours.has_slot(since, now, at):
            found[member] = since
    return found


def _by_day(rules: Rules, situation: Situation, first: dt.date, last: dt.date) -> Mapping[dt.date, Items]:
    days = (first + offset * ONE_DAY for offset in range((last - first).days + 1))
    return {day: items for day in days if (items := rules.items_on(situation, day))}


def _rows(
    situation: Situation,
    by_day: Mapping[dt.date, Items],
    since: Mapping[int, dt.datetime],
    hours: Hours,
    now: dt.datetime,
) -> list[dict[str, object]]:
    """One row a member: at the last slot missed, standing for all since the first."""
    rows = []
    for member_id, until in since.items():
        wishes = situation.members[member_id].reminding
        slots = [hours.slot(day, wishes) for day, items in by_day.items() if member_id in items]
        due = [slot for slot in slots if until < slot <= now]
        if due:
            rows.append(_row(member_id, hours.day_of(due[-1]), due[-1], due[0]))
    return rows


def _row(member_id: int, day: dt.date, at: dt.datetime, since: dt.datetime) -> dict[str, object]:
    return {
        "member_id": member_id,
        "day": day,
        "at": at,
        "since": since,
        "state": ReminderState.PLANNED,
        "next_try_at": at,
        "tries": 0,
        "task_ids": [],
    }


def _insert(session: Session, rows: list[dict[str, object]]) -> None:
    """Adds rows; a member who has one for that day keeps it."""
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    session.execute(insert(Reminder).on_conflict_do_nothing(), rows)


def _advance(session: Session, since: Mapping[int, dt.datetime], now: dt.datetime) -> None:
    members = list(since)
    for start in range(0, len(members), _AT_ONCE):
        some = members[start : start + _AT_ONCE]
        change = update(Member).where(Member.id.in_(some)).values(reminded_until=now)
        session.execute(change, execution_options={"synchronize_session": False})
