"""Committees: one installation serves many, from a province down to its communes."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import fold
from tasks.audit import Change, record
from tasks.committee.level import Level
from tasks.committee.models import Committee
from tasks.errors import CommitteeNotFound
from tasks.permissions import Action, Actor

LEAD_DAYS = (14, 7, 3, 1)
"""Working days before a deadline on which a committee is reminded, unless it chooses others."""


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """A committee as other rooms see it."""

    id: int
    name: str
    level: Level
    parent_id: int | None
    lead_days: tuple[int, ...]


class Committees:
    """The committees of one installation."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def create(
        self, name: str, level: Level, parent: str | None = None, *, now: dt.datetime, actor: Actor
    ) -> CommitteeView:
        """A new committee, below `parent`. Raises `CommitteeNotFound` for an unknown parent."""
        actor.must_be_allowed(Action.ROSTER)
        above = self.named(parent).id if parent else None
        with self._sessions.begin() as session:
            made = Committee(name=name, level=level, parent_id=above, lead_days=list(LEAD_DAYS))
            session.add(made)
            session.flush()
            record(
                session, now, Change(actor.name, "committee.added", name, after=level, committee_id=made.id)
            )
            return _view(made)

    def all(self) -> list[CommitteeView]:
        """Every committee, in the order they were made."""
        with self._sessions() as session:
            return [_view(row) for row in session.scalars(select(Committee).order_by(Committee.id))]

    def named(self, name: str) -> CommitteeView:
        """The committee of that name, marks and letter case aside; a part that only one has will do.

        Raises `CommitteeNotFound`.
        """
        every, wanted = self.all(), " ".join(fold(name).split())
        exact = [view for view in every if fold(view.name) == wanted]
        found = exact or [view for view in every if wanted and wanted in fold(view.name)]
        if len(found) == 1:
            return found[0]
        raise CommitteeNotFound(_which(f"Không rõ ban “{name}”.", found or every))

    def of(self, actor: Actor, name: str | None = None) -> CommitteeView:
        """The actor's own committee, or the named one if it is theirs or below it; the operator's: any.

        Raises `CommitteeNotFound`, also where the operator names none and there are several.
        """
        if actor.committee_id is None and actor.role is not None:
            raise CommitteeNotFound(
                "Anh/chị chưa thuộc Ban Chỉ đạo nào. Đề nghị liên hệ cơ quan thường trực."
            )
        within = self.all() if actor.committee_id is None else self.under(actor.committee_id)
        if name:
            wanted = self.named(name)
            if wanted not in within:
                raise CommitteeNotFound(_which(f"Không xem được “{wanted.name}”.", within))
            return wanted
        if actor.committee_id is None and len(within) != 1:
            raise CommitteeNotFound(_which("Hãy nêu tên ban.", within))
        return within[0]

    def under(self, committee_id: int) -> list[CommitteeView]:
        """A committee and all below it, itself first."""
        every = self.all()
        found = [view for view in every if view.id == committee_id]
        for above in found:  # grows while it is walked; parents are never cyclic
            found += [view for view in every if view.parent_id == above.id and view not in found]
        return found


def _which(problem: str, views: Iterable[CommitteeView]) -> str:
    names = "; ".join(view.name for view in views)
    hint = f"Có: {names}" if names else "Chưa có ban nào; nhập danh sách bằng: danvan committee import TỆP"
    return f"{problem} {hint}"


def _view(row: Committee) -> CommitteeView:
    return CommitteeView(row.id, row.name, Level(row.level), row.parent_id, tuple(row.lead_days))
