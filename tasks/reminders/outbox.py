"""The outbox: planned once, claimed by one worker at a time, looked at again, sent at least once, settled."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, and_, case, or_, select, update
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.sql.dml import ReturningUpdate

from tasks.calendar import WorkCalendar, vietnamese_calendar
from tasks.models import Identity, Member
from tasks.reminders.messages import Heard, Message
from tasks.reminders.models import Reminder
from tasks.reminders.planning import plan_committee
from tasks.reminders.rules import Rules
from tasks.reminders.situation import load_situation
from tasks.reminders.slots import Hours
from tasks.reminders.states import ReminderState
from tasks.roles import Role

LEASE = dt.timedelta(minutes=2)
MOST_TRIES = 6
_LATE = dt.timedelta(hours=2)
_TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A reminder that is this worker's until the lease ends. `chat`: the member's account on the channel."""

    id: int
    member_id: int
    chat: str
    tries: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A reminder that did not arrive for certain: its member, day, state and what went wrong."""

    member: str
    day: dt.date
    state: ReminderState
    unknown: bool
    error: str | None


class Outbox:
    """The reminders of one installation. `zone` is the committee's; all moments are aware."""

    def __init__(
        self, sessions: sessionmaker[Session], zone: dt.tzinfo, calendar: WorkCalendar | None = None
    ) -> None:
        self._sessions = sessions
        self._hours = Hours(calendar or vietnamese_calendar(), zone)
        self._rules = Rules(self._hours.calendar)

    def plan(self, now: dt.datetime, members: Iterable[int] | None = None) -> int:
        """Plans what is due up to `now` and has not been planned; how many reminders that made.

        Each member is planned for once, whoever plans and however often; a clock set back plans nothing.
        """
        wanted = None if members is None else set(members)
        with self._sessions() as session:
            query = select(Member.committee_id).where(Member.committee_id.is_not(None)).distinct()
            if wanted is not None:
                query = query.where(Member.id.in_(wanted))
            found = session.scalars(query.order_by(Member.committee_id))
            committees = [committee for committee in found if committee is not None]
        made = 0
        for committee_id in committees:
            with self._sessions.begin() as session:
                made += plan_committee(session, committee_id, self._rules, self._hours, now, wanted)
        return made

    def claim(
        self,
        now: dt.datetime,
        *,
        worker: str,
        channel: str,
        limit: int,
        lease: dt.timedelta = LEASE,
        members: Iterable[int] | None = None,
    ) -> list[Claimed]:
        """Takes reminders that may go out now to accounts of a channel; in one statement, so never twice.

        Empty outside working hours. One whose worker died while sending is marked: it may have arrived.
        """
        if not self._hours.are_open(now):
            return []
        take = _taken_by(worker, now, now + lease, _picked(now, channel, limit, members))
        with self._sessions.begin() as session:
            rows = session.execute(take, execution_options={"synchronize_session": False}).all()
            chats = _chats(session, channel, [row.member_id for row in rows])
        found = (Claimed(row.id, row.member_id, chats.get(row.member_id, ""), row.tries) for row in rows)
        return sorted(found, key=lambda claimed: claimed.id)

    def open(self, claimed: Sequence[Claimed], now: dt.datetime, *, worker: str) -> list[Message]:
        """What claimed reminders say, with the state as it is now; committed as being sent.

        Those with nothing left to say, or said by a later one, are settled here and not given back.
        """
        opened: list[Message] = []
        heard: dict[int, Heard] = {}
        with self._sessions.begin() as session:
            for one in claimed:
                row = session.get(Reminder, one.id)
                if row is None or row.state != ReminderState.CLAIMED or row.worker != worker:
                    continue
                message = self._opened(session, row, now, heard)
                if message is not None:
                    row.sending_at, row.task_ids = now, message.task_ids
                    opened.append(message)
        return opened

    def _opened(
        self, session: Session, row: Reminder, now: dt.datetime, heard: dict[int, Heard]
    ) -> Message | None:
        if _absorbed_by_later(session, row, now):
            return None
        committee_id = row.member.committee_id
        if committee_id is None or row.member.left_on is not None:
            row.state = ReminderState.NOTHING_LEFT
            return None
        if committee_id not in heard:
            heard[committee_id] = Heard(self._rules, load_situation(session, committee_id))
        situation, today = heard[committee_id].situation, self._hours.day_of(now)
        items = heard[committee_id].by(row.member_id, self._hours.day_of(row.since), today)
        if not items:
            row.state = ReminderState.NOTHING_LEFT
            return None
        leads = row.member.role in (Role.STANDING_BODY, Role.CHAIR)
        return Message(
            reminder_id=row.id,
            member_id=row.member_id,
            name=row.member.name,
            committee=situation.committee,
            day=today,
            is_late=now - row.since > _LATE,
            may_repeat=row.unknown_at is not None,
            items=items,
            unreachable=tuple(m.name for m in situation.members.values() if m.unreachable) if leads else (),
        )

    def sent(self, reminder_id: int, text: str, now: dt.datetime) -> None:
        """It arrived."""
        self._settle(reminder_id, state=ReminderState.SENT, sent_at=now, text=text, error=None)

    def put_off(self, reminder_id: int, until: dt.datetime, error: str) -> None:
        """It surely did not leave: again at `until`, or given up after too many tries."""
        with self._sessions.begin() as session:
            row = session.get_one(Reminder, reminder_id)
            row.state = ReminderState.DEAD if row.tries >= MOST_TRIES else ReminderState.PLANNED
            row.next_try_at, row.sending_at, row.error = until, None, error

    def unknown(self, reminder_id: int, until: dt.datetime, error: str, now: dt.datetime) -> None:
        """It may have arrived (a timeout): marked as such, and tried again at `until`."""
        with self._sessions.begin() as session:
            row = session.get_one(Reminder, reminder_id)
            row.state = ReminderState.DEAD if row.tries >= MOST_TRIES else ReminderState.PLANNED
            row.unknown_at, row.next_try_at, row.sending_at, row.error = now, until, None, error

    def unreachable(self, reminder_id: int, error: str, now: dt.datetime) -> None:
        """The member cannot be written to; the standing body is told, nothing more goes out to them."""
        with self._sessions.begin() as session:
            row = session.get_one(Reminder, reminder_id)
            row.state, row.error, row.sending_at = ReminderState.UNREACHABLE, error, None
            row.member.unreachable_at = now

    def give_up(self, reminder_id: int, error: str) -> None:
        """It cannot be sent at all; kept where the standing body sees it."""
        self._settle(reminder_id, state=ReminderState.DEAD, error=error)

    def _settle(self, reminder_id: int, **values: object) -> None:
        with self._sessions.begin() as session:
            session.execute(
                update(Reminder).where(Reminder.id == reminder_id).values(sending_at=None, **values)
            )

    def picked_up(self, member_id: int, now: dt.datetime) -> list[Message]:
        """What a member without an account on any channel hears at the terminal; settled as sent."""
        with self._sessions() as session:
            if session.scalar(select(Identity.id).where(Identity.member_id == member_id).limit(1)):
                return []
        self.plan(now, [member_id])
        claimed = self.claim(now, worker=_TERMINAL, channel=_TERMINAL, limit=10, members=[member_id])
        messages = self.open(claimed, now, worker=_TERMINAL)
        for message in messages:
            self.sent(message.reminder_id, "", now)
        return messages

    def last_said(self, member_id: int, *, since: dt.datetime) -> list[int]:
        """The tasks of the member's newest reminder sent from `since` on."""
        query = select(Reminder.task_ids).where(Reminder.member_id == member_id, Reminder.sent_at >= since)
        with self._sessions() as session:
            return session.scalar(query.order_by(Reminder.sent_at.desc()).limit(1)) or []

    def troubles(self, committee_id: int, since: dt.date) -> list[Trouble]:
        """Reminders of a committee, from a day on, that did not arrive or may have arrived twice."""
        odd = (ReminderState.UNREACHABLE, ReminderState.DEAD)
        query = (
            select(Reminder, Member.name)
            .join(Member)
            .where(Member.committee_id == committee_id, Reminder.day >= since)
            .where(or_(Reminder.state.in_(odd), Reminder.unknown_at.is_not(None)))
        )
        with self._sessions() as session:
            return [
                Trouble(name, row.day, ReminderState(row.state), row.unknown_at is not None, row.error)
                for row, name in session.execute(query.order_by(Reminder.id))
            ]


def _picked(now: dt.datetime, channel: str, limit: int, members: Iterable[int] | None) -> CTE:
    """The ids of reminders that are free and can reach somebody on the channel, the earliest first."""
    free = _is_free(now)
    if members is not None:
        free = free & Reminder.member_id.in_(set(members))
    if channel != _TERMINAL:
        can_be_reached = (Member.unreachable_at.is_(None), Member.left_on.is_(None))
        reachable = (
            select(Identity.member_id).join(Member).where(Identity.channel == channel, *can_be_reached)
        )
        free = free & Reminder.member_id.in_(reachable)
    query = select(Reminder.id).where(free).order_by(Reminder.next_try_at, Reminder.id).limit(limit)
    return query.with_for_update(skip_locked=True).cte("picked")


def _taken_by(
    worker: str, now: dt.datetime, until: dt.datetime, picked: CTE
) -> ReturningUpdate[int, int, int]:
    """Gives the picked to a worker; one that died while sending leaves its reminder marked."""
    died = and_(Reminder.state == ReminderState.CLAIMED, Reminder.sending_at.is_not(None))
    return (
        update(Reminder)
        .where(Reminder.id.in_(select(picked.c.id)))
        .values(
            state=ReminderState.CLAIMED,
            worker=worker,
            lease_until=until,
            tries=Reminder.tries + 1,
            unknown_at=case((died, now), else_=Reminder.unknown_at),
            sending_at=None,
        )
        .returning(Reminder.id, Reminder.member_id, Reminder.tries)
    )


def _is_free(now: dt.datetime) -> ColumnElement[bool]:
    waiting = and_(Reminder.state == ReminderState.PLANNED, Reminder.next_try_at <= now)
    abandoned = and_(Reminder.state == ReminderState.CLAIMED, Reminder.lease_until < now)
    return or_(waiting, abandoned)


def _chats(session: Session, channel: str, members: Sequence[int]) -> dict[int, str]:
    query = select(Identity.member_id, Identity.person).where(
        Identity.channel == channel, Identity.member_id.in_(members)
    )
    return dict(session.execute(query.order_by(Identity.id.desc())).all())


def _absorbed_by_later(session: Session, row: Reminder, now: dt.datetime) -> bool:
    """Whether a later reminder of the member is due too: that one then stands for this one as well."""
    query = select(Reminder).where(
        Reminder.member_id == row.member_id,
        Reminder.id != row.id,
        Reminder.at <= now,
        Reminder.state.in_([ReminderState.PLANNED, ReminderState.CLAIMED]),
    )
    waiting: dict[bool, list[Reminder]] = defaultdict(list)
    for other in session.scalars(query.order_by(Reminder.at)):
        waiting[other.at > row.at].append(other)
    for earlier in waiting[False]:
        if earlier.state == ReminderState.PLANNED:
            earlier.state, row.since = ReminderState.MERGED, min(row.since, earlier.since)
            row.unknown_at = row.unknown_at or earlier.unknown_at
    if not waiting[True]:
        return False
    latest = waiting[True][-1]
    latest.since = min(latest.since, row.since)
    latest.unknown_at = latest.unknown_at or row.unknown_at
    row.state = ReminderState.MERGED
    return True
