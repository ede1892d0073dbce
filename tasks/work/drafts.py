"""A plan's duties as a committee goes through them: drafted, edited, accepted into tasks or dropped."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload, sessionmaker

from knowledge import Document
from tasks.audit import Change, record
from tasks.calendar import WorkCalendar, vietnamese_calendar
from tasks.committee.models import Unit
from tasks.errors import TaskNotFound, UnitNotFound, WorkRefused
from tasks.permissions import Action, Actor
from tasks.work.checking import checked_day, checked_title, is_id
from tasks.work.drawing import open_units, refresh
from tasks.work.making import renew, tasks_of, touched
from tasks.work.models import PlannedDuty
from tasks.work.states import DutyState
from tasks.work.views import DutyView, duty_view
from tasks.work.writing import written

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_GONE = "Nhiệm vụ này không còn trong danh sách. Xin mở lại /kehoach."
_RETIMED = "unspecified"  # "định kỳ" alone: a date given to it is its only one


class Drafts:
    """The duties of plans, committee by committee. `zone` says which day it is at a moment."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        calendar: WorkCalendar | None = None,
        zone: dt.tzinfo = VIETNAM,
    ) -> None:
        self._sessions = sessions
        self._calendar = calendar or vietnamese_calendar()
        self._zone = zone

    def draw(self, document_id: int, committee_id: int, *, actor: Actor, now: dt.datetime) -> list[DutyView]:
        """The duties of a plan in its order; new ones become drafts, drafts that the plan lost go.

        Raises `TaskNotFound` where the document is gone, `NotAllowed`.
        """
        _must_plan(actor, committee_id)

        def write(session: Session) -> list[DutyView]:
            document = session.get(Document, document_id) if is_id(document_id) else None
            if document is None:
                raise TaskNotFound("Văn bản này không còn trong kho.")
            refresh(session, document, committee_id)
            return _listed(session, committee_id, document_id)

        return written(self._sessions, write)

    def listed(
        self, committee_id: int, document_id: int | None = None, states: Sequence[DutyState] = ()
    ) -> list[DutyView]:
        """The duties of a committee, of one document or all, in the order of the plans; with `states`, only
        those that stand so."""
        with self._sessions() as session:
            found = _listed(session, committee_id, document_id)
        return [duty for duty in found if not states or duty.state in states]

    def accept(self, duty_ids: Iterable[int], *, actor: Actor, now: dt.datetime) -> list[DutyView]:
        """Makes tasks of duties; those accepted before are given back as they are.

        What a recurring duty asked for before today is not made; its periods are in `skipped`. Raises
        `TaskNotFound`, `NotAllowed`.
        """
        wanted, today = set(duty_ids), now.astimezone(self._zone).date()

        def write(session: Session) -> list[DutyView]:
            past: dict[int, tuple[str, ...]] = {}
            duties = _duties(session, wanted, actor)
            for duty in duties:
                if duty.state != DutyState.ACCEPTED:
                    before, duty.state = duty.state, DutyState.ACCEPTED
                    made = tasks_of(duty, self._calendar, now, today)
                    duty.tasks.extend(made.tasks)
                    past[duty.id] = made.past
                    _log(session, now, actor, "duty.accepted", duty, before, _due_words(duty))
            session.flush()
            return _views(session, duties, past)

        return written(self._sessions, write)

    def drop(self, duty_ids: Iterable[int], *, actor: Actor, now: dt.datetime) -> list[DutyView]:
        """Puts duties aside, with their tasks. Raises `WorkRefused` for one that has been worked on,
        `TaskNotFound`, `NotAllowed`; then none is dropped."""
        wanted = set(duty_ids)

        def write(session: Session) -> list[DutyView]:
            duties = _duties(session, wanted, actor)
            for duty in duties:
                if duty.state == DutyState.DROPPED:
                    continue
                if touched(session, duty):
                    raise WorkRefused(
                        f"“{duty.title}” đã có cập nhật nên không bỏ được. Hãy đánh dấu xong các việc của nó."
                    )
                for task in list(duty.tasks):
                    session.delete(task)
                duty.tasks.clear()
                before, duty.state = duty.state, DutyState.DROPPED
                _log(session, now, actor, "duty.dropped", duty, before)
            session.flush()
            return _views(session, duties)

        return written(self._sessions, write)

    def edit(
        self,
        duty_id: int,
        *,
        actor: Actor,
        now: dt.datetime,
        title: str | None = None,
        due: dt.date | None = None,
        unit_ids: Sequence[int] | None = None,
    ) -> DutyView:
        """Changes a duty; of an accepted one also the open tasks, see `renew`. Done ones stay.

        `due` beside several reporting periods is the date of the one it is nearest to. Raises `TaskNotFound`,
        `UnitNotFound`, `WorkRefused`, `NotAllowed`.
        """
        today = now.astimezone(self._zone).date()

        def write(session: Session) -> DutyView:
            (duty,) = _duties(session, {duty_id}, actor)
            before = _said(session, duty)
            if title is not None:
                duty.title = checked_title(title)
            if due is not None:
                duty.due = checked_day(due, today, was=duty.due)
                duty.quarter = duty.within = None
                duty.recurrence = None if duty.recurrence == _RETIMED else duty.recurrence
            if unit_ids is not None:
                duty.unit_ids = _checked_units(session, duty.committee_id, unit_ids)
            if duty.state == DutyState.ACCEPTED:
                renew(session, duty, self._calendar, now, today)
            if (after := _said(session, duty)) != before:
                _log(session, now, actor, "duty.edited", duty, before, after)
            session.flush()
            return _views(session, [duty])[0]

        return written(self._sessions, write)


def _must_plan(actor: Actor, committee_id: int) -> None:
    actor.must_be_allowed(Action.PLAN)
    if actor.committee_id not in (None, committee_id):
        raise TaskNotFound("Không thấy nhiệm vụ này trong ban của anh/chị.")


def _duties(session: Session, wanted: set[int], actor: Actor) -> list[PlannedDuty]:
    """The duties by id, in the order of the plan; those of other committees are not found."""
    actor.must_be_allowed(Action.PLAN)
    if not all(map(is_id, wanted)):
        raise TaskNotFound(_GONE)
    kept = update(PlannedDuty).where(PlannedDuty.id.in_(wanted)).values(state=PlannedDuty.state)
    session.execute(kept, execution_options={"synchronize_session": False})  # nobody else decides meanwhile
    query = select(PlannedDuty).where(PlannedDuty.id.in_(wanted)).options(selectinload(PlannedDuty.tasks))
    found = list(session.scalars(query.order_by(PlannedDuty.position, PlannedDuty.id)))
    if len(found) != len(wanted):
        raise TaskNotFound(_GONE)
    for duty in found:
        _must_plan(actor, duty.committee_id)
    return found


def _checked_units(session: Session, committee_id: int, unit_ids: Sequence[int]) -> list[int]:
    known = {unit.id for unit in open_units(session, committee_id)}
    if not set(unit_ids) <= known:
        raise UnitNotFound("Có đơn vị không thuộc ban này.")
    return list(dict.fromkeys(unit_ids))


def _listed(session: Session, committee_id: int, document_id: int | None) -> list[DutyView]:
    query = select(PlannedDuty).where(PlannedDuty.committee_id == committee_id)
    if document_id is not None:
        query = query.where(PlannedDuty.document_id == document_id)
    order = (PlannedDuty.document_id, PlannedDuty.file, PlannedDuty.position, PlannedDuty.id)
    found = session.scalars(query.order_by(*order).options(selectinload(PlannedDuty.tasks)))
    return _views(session, list(found))


def _views(
    session: Session, duties: Sequence[PlannedDuty], past: dict[int, tuple[str, ...]] | None = None
) -> list[DutyView]:
    wanted = {unit_id for duty in duties for unit_id in duty.unit_ids}
    rows = session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(wanted)))
    names: dict[int, str] = {row[0]: row[1] for row in rows}
    numbers = _numbers(session, duties)
    return [duty_view(duty, numbers[duty.id], names, (past or {}).get(duty.id, ())) for duty in duties]


def _numbers(session: Session, duties: Sequence[PlannedDuty]) -> dict[int, int]:
    """The place of each duty in the list of its document."""
    committees = {duty.committee_id for duty in duties}
    columns = (PlannedDuty.id, PlannedDuty.committee_id, PlannedDuty.document_id, PlannedDuty.file)
    query = select(*columns).where(PlannedDuty.committee_id.in_(committees))
    lists: dict[tuple[int, int | str], list[int]] = defaultdict(list)
    for duty_id, committee_id, document_id, file in session.execute(
        query.order_by(PlannedDuty.position, PlannedDuty.id)
    ):
        lists[committee_id, document_id if document_id is not None else file].append(duty_id)
    return {duty_id: number for ids in lists.values() for number, duty_id in enumerate(ids, start=1)}


def _said(session: Session, duty: PlannedDuty) -> str:
    """A duty in one line, for the log."""
    names = session.scalars(select(Unit.name).where(Unit.id.in_(duty.unit_ids)).order_by(Unit.id))
    return " | ".join(part for part in (duty.title, _due_words(duty), ", ".join(names)) if part)


def _due_words(duty: PlannedDuty) -> str:
    return f"{duty.due:%d/%m/%Y}" if duty.due else ""


def _log(
    session: Session,
    now: dt.datetime,
    actor: Actor,
    action: str,
    duty: PlannedDuty,
    before: str | None = None,
    after: str | None = None,
) -> None:
    record(session, now, Change(actor.name, action, duty.title, before, after or None, duty.committee_id))
