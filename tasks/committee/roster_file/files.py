"""Roster files looked at, taken in, written: the service."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tasks.committee.committees import Committees
from tasks.committee.models import Committee
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.checking import rosters_of
from tasks.committee.roster_file.consequences import consequences
from tasks.committee.roster_file.exporting import rosters_in
from tasks.committee.roster_file.importing import Importing, committees_in
from tasks.committee.roster_file.importing_members import members_in
from tasks.committee.roster_file.importing_units import holdings_in, units_in
from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.tables import Found, Table
from tasks.committee.roster_file.taken import RosterImport
from tasks.errors import CommitteeNotFound, RosterRefused
from tasks.permissions import Action, Actor

_YAML, _XLSX = (".yaml", ".yml"), (".xlsx",)


class RosterFiles:
    """The rosters of one installation, in and out as files.

    files = RosterFiles(sessions)
    seen = files.preview("ban.xlsx", content, actor=actor, now=now, today=today)
    if not seen.problems:
        files.take_in("ban.xlsx", content, actor=actor, now=now, today=today)
    """

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def preview(
        self, name: str, content: bytes, *, actor: Actor, now: dt.datetime, today: dt.date
    ) -> RosterImport:
        """What taking the file in would change; nothing is.

        Raises `RosterRefused` for a file that cannot be read at all, `NotAllowed`.
        """
        with self._sessions() as session:  # done in full and rolled back: the preview cannot differ
            return self._done(session, name, content, actor, now, today)

    def take_in(
        self, name: str, content: bytes, *, actor: Actor, now: dt.datetime, today: dt.date
    ) -> RosterImport:
        """Takes the file in, wholly or, with any problem, not at all.

        Raises `RosterRefused` for a file that cannot be read at all, `NotAllowed`.
        """
        with self._sessions.begin() as session:
            return self._done(session, name, content, actor, now, today)

    def export(self, name: str, *, actor: Actor, committee: str | None = None) -> bytes:
        """The roster of a committee, or of all that the actor may see, as YAML or XLSX by the file's name.

        Raises `CommitteeNotFound`, `RosterRefused`, `NotAllowed`.
        """
        actor.must_be_allowed(Action.ROSTER)
        is_yaml = _is_yaml(name)
        committees = Committees(self._sessions)
        if committee is not None:
            views = [committees.of(actor, committee)]
        elif actor.committee_id is not None:
            views = committees.under(actor.committee_id)
        else:
            views = committees.all()
        if not views:
            raise CommitteeNotFound(wording.NO_COMMITTEES)
        with self._sessions() as session:
            rosters = rosters_in(session, [view.id for view in views])
        return _written(rosters, is_yaml)

    def _done(
        self, session: Session, name: str, content: bytes, actor: Actor, now: dt.datetime, today: dt.date
    ) -> RosterImport:
        actor.must_be_allowed(Action.ROSTER)
        found = Found()
        tables = _read(content, _is_yaml(name), found)
        known = dict(session.execute(select(Committee.name, Committee.level)).all())
        rosters = rosters_of(tables, known, found)
        names = tuple(roster.name for roster in rosters)
        remarks = tuple(problem for problem in found.problems if problem.is_remark)
        if problems := tuple(found.errors()):
            return RosterImport(names, problems, remarks)
        importing = Importing(session, actor, now, today)
        _take_in(importing, rosters)
        more = consequences(session, importing.changes)
        return RosterImport(names, (), (*remarks, *more), tuple(importing.changes))


def _read(content: bytes, is_yaml: bool, found: Found) -> dict[str, Table]:
    """The tables of a file; the libraries that read them are slow to load, so they come in only now."""
    if is_yaml:
        from tasks.committee.roster_file.yaml_file import read_yaml

        return read_yaml(content, found)
    from tasks.committee.roster_file.headings import tables_of
    from tasks.committee.roster_file.workbook import read_workbook

    return tables_of(read_workbook(content), found)


def _written(rosters: Sequence[CommitteeRoster], is_yaml: bool) -> bytes:
    if is_yaml:
        from tasks.committee.roster_file.yaml_file import write_yaml

        return write_yaml(rosters)
    from tasks.committee.roster_file.write_xlsx import write_xlsx

    return write_xlsx(rosters)


def _take_in(importing: Importing, rosters: Sequence[CommitteeRoster]) -> None:
    for roster, committee in zip(rosters, committees_in(importing, rosters), strict=True):
        members = members_in(importing, committee, roster)
        units = units_in(importing, committee, roster)
        holdings_in(importing, committee, roster, units, members)
    importing.session.flush()


def _is_yaml(name: str) -> bool:
    folded = name.casefold()
    if not folded.endswith(_YAML + _XLSX):
        raise RosterRefused(wording.KIND)
    return folded.endswith(_YAML)
