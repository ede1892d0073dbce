"""Who has which unit since when, who is away and who acts for them, how they want to be reminded."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import fold
from tasks.audit import Change, record
from tasks.committee.models import Absence, Holding, Preference, Unit
from tasks.errors import MemberNotFound, NotAllowed, UnitNotFound, WorkRefused
from tasks.models import Member
from tasks.permissions import Action, Actor
from tasks.roles import Role

WORKING_HOURS = ((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17, 0)))
"""Working hours, within which people are reminded."""


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with its short names."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member with the names of the units they have."""

    id: int
    name: str
    title: str | None
    role: Role
    units: tuple[str, ...] = ()
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class Reminding:
    """How a member wants to be reminded; see `Preference`."""

    at: dt.time | None = None
    digest_only: bool = False
    quiet_until: dt.date | None = None


def open_on(day: dt.date) -> ColumnElement[bool]:
    """Holdings in force on a day."""
    return (Holding.since <= day) & or_(Holding.until.is_(None), Holding.until > day)


def acting_for(session: Session, member_id: int, day: dt.date) -> set[int]:
    """The members whose work somebody does on a day: their own, and that of the absent who named them.

    A delegate who is away too hands on to their own delegate; nobody acts for an absent member twice.
    """
    away = session.scalars(select(Absence).where(Absence.first <= day, Absence.last >= day)).all()
    delegate = {absence.member_id: absence.delegate_id for absence in away}
    return {absent for absent in delegate if _final(absent, delegate) == member_id} | (
        set() if member_id in delegate else {member_id}
    )


def _final(member: int | None, delegate: dict[int, int | None]) -> int | None:
    """Who acts in the end for a member; None where the chain breaks or goes round."""
    seen: set[int] = set()
    while member is not None and member in delegate:
        if member in seen:
            return None
        seen.add(member)
        member = delegate[member]
    return member


class People:
    """The members and units of the committees."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def units_of(self, member_id: int, today: dt.date) -> list[UnitView]:
        """The units a member has, and those of absent members they act for."""
        with self._sessions() as session:
            acting = acting_for(session, member_id, today) | {member_id}
            query = select(Unit).join(Holding).where(Holding.member_id.in_(acting), open_on(today))
            rows = session.scalars(query.where(Unit.closed_on.is_(None)).order_by(Unit.id)).unique()
            return [_unit(row) for row in rows]

    def units(self, committee_id: int) -> list[UnitView]:
        """The open units of a committee."""
        with self._sessions() as session:
            return [_unit(row) for row in _open_units(session, committee_id)]

    def members(self, committee_id: int, today: dt.date | None = None) -> list[MemberView]:
        """The members of a committee; with `today`, also the units they have then."""
        with self._sessions() as session:
            query = select(Member).where(Member.committee_id == committee_id, Member.left_on.is_(None))
            rows = session.scalars(query.order_by(Member.id)).all()
            held: dict[int, list[str]] = defaultdict(list)
            if today is not None:
                holdings = select(Holding.member_id, Unit.name).join(Unit).where(open_on(today))
                ids = [row.id for row in rows]
                for member_id, name in session.execute(holdings.where(Holding.member_id.in_(ids))):
                    held[member_id].append(name)
            return [_member(row, held[row.id]) for row in rows]

    def find_unit(self, committee_id: int, said: str) -> UnitView:
        """The unit of a name or short name, marks and letter case aside. Raises `UnitNotFound`."""
        units, wanted = self.units(committee_id), _plain(said)
        exact = [u for u in units if wanted in {_plain(name) for name in (u.name, *u.aliases)}]
        found = exact or [unit for unit in units if wanted and wanted in _plain(unit.name)]
        if len(found) == 1:
            return found[0]
        names = ", ".join(unit.name for unit in (found or units)[:12])
        raise UnitNotFound(f"Không rõ đơn vị “{said}”. Có: {names}")

    def find_member(self, committee_id: int, said: str) -> MemberView:
        """The member of a name, or of a part that only one has. Raises `MemberNotFound`, `WorkRefused`."""
        members, wanted = self.members(committee_id), _plain(said)
        exact = [member for member in members if _plain(member.name) == wanted]
        found = exact or [m for m in members if wanted and f" {wanted} " in f" {_plain(m.name)} "]
        if len(found) == 1:
            return found[0]
        if found:
            raise WorkRefused(f"Có nhiều người tên “{said}”: {', '.join(member.name for member in found)}.")
        raise MemberNotFound(said)

    def hand_over(
        self, unit_id: int, member_id: int, *, since: dt.date, actor: Actor, now: dt.datetime
    ) -> None:
        """The unit is the member's from `since`; who had it, had it up to the day before."""
        actor.must_be_allowed(Action.ASSIGN)
        with self._sessions.begin() as session:
            unit, member = session.get_one(Unit, unit_id), session.get_one(Member, member_id)
            if unit.committee_id != member.committee_id or actor.committee_id not in (
                None,
                unit.committee_id,
            ):
                raise UnitNotFound(f"Đơn vị {unit.name} không thuộc ban của anh/chị.")
            before = hand_over(session, unit, member.id, since)
            change = Change(
                actor.name, "unit.handed_over", unit.name, before, member.name, committee_id=unit.committee_id
            )
            record(session, now, change)

    def leave(
        self,
        member_id: int,
        first: dt.date,
        last: dt.date,
        delegate_id: int | None,
        *,
        actor: Actor,
        now: dt.datetime,
    ) -> None:
        """The member is away on those days, the delegate acts. Raises `WorkRefused` for impossible days."""
        self._own_time(actor, member_id)
        if last < first or (last - first).days > 400:
            raise WorkRefused("Ngày nghỉ chưa hợp lý: ngày cuối phải từ ngày đầu trở đi, không quá một năm.")
        if delegate_id == member_id:
            raise WorkRefused("Người thay phải là người khác.")
        with self._sessions.begin() as session:
            member = session.get_one(Member, member_id)
            if delegate_id and session.get_one(Member, delegate_id).committee_id != member.committee_id:
                raise MemberNotFound(str(delegate_id))
            overlapping = select(Absence).where(
                Absence.member_id == member_id, Absence.first <= last, Absence.last >= first
            )
            for absence in session.scalars(overlapping):
                session.delete(absence)  # said again: the newest word holds
            session.add(Absence(member_id=member_id, delegate_id=delegate_id, first=first, last=last))
            after = f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
            record(
                session,
                now,
                Change(actor.name, "member.leave", member.name, None, after, member.committee_id),
            )

    def back(self, member_id: int, *, actor: Actor, now: dt.datetime, today: dt.date) -> None:
        """The member works again: absences end yesterday, later ones are dropped."""
        self._own_time(actor, member_id)
        with self._sessions.begin() as session:
            member = session.get_one(Member, member_id)
            for absence in session.scalars(
                select(Absence).where(Absence.member_id == member_id, Absence.last >= today)
            ):
                if absence.first >= today:
                    session.delete(absence)
                else:
                    absence.last = today - dt.timedelta(days=1)
            record(
                session, now, Change(actor.name, "member.back", member.name, None, None, member.committee_id)
            )

    def preferences(self, member_id: int) -> Reminding:
        """How a member wants to be reminded."""
        with self._sessions() as session:
            return _reminding(session.get(Preference, member_id))

    def set_preferences(
        self, member_id: int, wanted: Reminding, *, actor: Actor, now: dt.datetime
    ) -> Reminding:
        """Keeps how a member wants to be reminded. Raises `WorkRefused` for a time outside working hours."""
        self._own_time(actor, member_id)
        if wanted.at is not None and not any(first <= wanted.at <= last for first, last in WORKING_HOURS):
            raise WorkRefused("Giờ nhắc phải trong giờ làm việc: 7:30–11:30 hoặc 13:30–17:00.")
        with self._sessions.begin() as session:
            member = session.get_one(Member, member_id)
            before = _reminding(session.get(Preference, member_id))
            session.merge(
                Preference(
                    member_id=member_id,
                    at=wanted.at,
                    digest_only=wanted.digest_only,
                    quiet_until=wanted.quiet_until,
                )
            )
            change = Change(
                actor.name, "member.preferences", member.name, str(before), str(wanted), member.committee_id
            )
            record(session, now, change)
        return wanted

    def _own_time(self, actor: Actor, member_id: int) -> None:
        """One's own time is one's own; that of others is the standing body's."""
        actor.must_be_allowed(Action.OWN_TIME)
        if actor.id != member_id and not actor.may(Action.ROSTER):
            raise NotAllowed(Action.ROSTER)


def hand_over(session: Session, unit: Unit, member_id: int | None, since: dt.date) -> str | None:
    """Ends what is held of a unit and gives it to a member (None: to nobody); the names of who had it."""
    current = [h for h in unit.holdings if h.until is None or h.until > since]
    if [h.member_id for h in current] == [member_id] and current[0].since <= since:
        return current[0].member.name
    names = ", ".join(h.member.name for h in current)
    for holding in current:
        if holding.since >= since:
            unit.holdings.remove(holding)
        else:
            holding.until = since
    if member_id is not None:
        unit.holdings.append(Holding(member_id=member_id, since=since))
    return names or None


def _open_units(session: Session, committee_id: int) -> Sequence[Unit]:
    query = select(Unit).where(Unit.committee_id == committee_id, Unit.closed_on.is_(None))
    return session.scalars(query.order_by(Unit.id)).all()


def _plain(said: str) -> str:
    return " ".join(fold(said).split())


def _unit(row: Unit) -> UnitView:
    return UnitView(row.id, row.name, tuple(row.aliases))


def _member(row: Member, units: Iterable[str]) -> MemberView:
    return MemberView(
        row.id, row.name, row.title, Role(row.role), tuple(units), row.unreachable_at is not None
    )


def _reminding(row: Preference | None) -> Reminding:
    return Reminding(row.at, row.digest_only, row.quiet_until) if row else Reminding()
