"""The duties that a plan's text asks for, kept as drafts; the same duty stays the same when read again."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from knowledge import Document
from tasks.committee.models import Unit
from tasks.committee.people import UnitView
from tasks.programme import Duty, find_duties, read_plan
from tasks.work.models import PlannedDuty
from tasks.work.states import DutyState
from tasks.work.titles import short_title
from tasks.work.units_meant import units_meant

_AT_THE_END = 1_000_000  # the position of a duty that the plan no longer has


def refresh(session: Session, document: Document, committee_id: int) -> None:
    """Brings the drafts of a document to what it says now.

    New duties become drafts. Those gone from the text go, but for accepted ones: their tasks are being worked
    on. What was accepted, dropped or edited stays so while the text has it.
    """
    known = {duty.key: duty for duty in session.scalars(_of(committee_id, document))}
    found = find_duties(read_plan(document))
    units = [UnitView(u.id, u.name, tuple(u.aliases)) for u in open_units(session, committee_id)]
    keys = _own(session, committee_id, document, _keys(document.file, found))
    for position, (key, duty) in enumerate(zip(keys, found, strict=True), start=1):
        kept = known.get(key)
        if kept is None:
            meant = [unit.id for unit in units_meant(duty.actor, units)]
            kept = _draft(committee_id, document, duty, key, meant)
            session.add(kept)
        _place(kept, document, duty, position)
    for key in known.keys() - set(keys):
        _leave_out(session, known[key])
    session.flush()


def open_units(session: Session, committee_id: int) -> Sequence[Unit]:
    """The units of a committee that are still there, in the order they were made."""
    query = select(Unit).where(Unit.committee_id == committee_id, Unit.closed_on.is_(None))
    return session.scalars(query.order_by(Unit.id)).all()


def _of(committee_id: int, document: Document) -> Select[PlannedDuty]:
    """The duties drafted from a document, also from one of the same name that it replaced."""
    same = (PlannedDuty.document_id == document.id) | (
        PlannedDuty.document_id.is_(None) & (PlannedDuty.file == document.file)
    )
    return select(PlannedDuty).where(PlannedDuty.committee_id == committee_id, same)


def _keys(file: str, duties: Sequence[Duty]) -> list[str]:
    """What makes each duty the same when the plan is read again; equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    keys = []
    for duty in duties:
        words = " ".join(duty.text.split())
        told = "\n".join(map(str, (file, words, duty.year, duty.quarter, duty.due, duty.recurrence)))
        seen[told] += 1
        keys.append(_hash(f"{told}\n{seen[told]}"))
    return keys


def _own(session: Session, committee_id: int, document: Document, keys: list[str]) -> list[str]:
    """The keys; of duties that another document of the same name has too, keys of the document's own."""
    others = select(PlannedDuty.key).where(
        PlannedDuty.committee_id == committee_id,
        PlannedDuty.document_id.is_not(None),
        PlannedDuty.document_id != document.id,
        PlannedDuty.file == document.file,
    )
    taken = set(session.scalars(others))
    return [_hash(f"{key}\n{document.id}") if key in taken else key for key in keys]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _place(kept: PlannedDuty, document: Document, duty: Duty, position: int) -> None:
    """Points a duty at where it stands in the text now."""
    passage = next((p for p in document.passages if p.start <= duty.start < p.end), None)
    kept.position, kept.document_id = position, document.id
    kept.passage_id = passage.id if passage else None


def _leave_out(session: Session, gone: PlannedDuty) -> None:
    if gone.state == DutyState.ACCEPTED:
        gone.position, gone.passage_id = _AT_THE_END, None
    else:
        session.delete(gone)


def _recurs(duty: Duty) -> bool:
    return duty.recurrence not in (None, "unspecified")


def _draft(committee_id: int, document: Document, duty: Duty, key: str, unit_ids: list[int]) -> PlannedDuty:
    text = " ".join(duty.text.split())
    return PlannedDuty(
        committee_id=committee_id,
        key=key,
        file=document.file,
        section=duty.section[:255],
        text=text,
        title=short_title(text, actor=duty.actor if unit_ids else None, recurs=_recurs(duty), kind=duty.kind),
        kind=duty.kind,
        actor=duty.actor,
        year=duty.year,
        quarter=duty.quarter,
        due=duty.due,
        recurrence=duty.recurrence,
        day=duty.day,
        within=duty.within[:80] if duty.within else None,
        unit_ids=unit_ids,
        state=DutyState.DRAFT,
    )
