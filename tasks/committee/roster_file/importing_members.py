"""The members of a roster into the database: added, adopted, changed, come back, left."""

from sqlalchemy import delete, or_, select

from tasks.committee.models import Committee
from tasks.committee.roster_file.importing import Importing
from tasks.committee.roster_file.roster import CommitteeRoster, RosterMember, same_key
from tasks.committee.roster_file.words import ROLES
from tasks.models import Invite, Member
from tasks.roles import Role


def members_in(importing: Importing, committee: Committee, roster: CommitteeRoster) -> dict[str, Member]:
    """The members of the roster by `same_key` of their names; who is not in it any more has left."""
    every = _known(importing, committee)
    listed = {same_key(member.name): member for member in roster.members}
    _let_go(importing, committee, [row for key, row in every.items() if key not in listed])
    for key, member in listed.items():
        if key in every:
            _change(importing, committee, every[key], member)
        else:
            every[key] = _add(importing, committee, member)
    importing.session.flush()
    return {key: every[key] for key in listed}


def _known(importing: Importing, committee: Committee) -> dict[str, Member]:
    """The committee's members, those who left too, and people of no committee (whom a roster may name)."""
    homeless = Member.committee_id.is_(None) & Member.left_on.is_(None)
    query = select(Member).where(or_(Member.committee_id == committee.id, homeless))
    rows = importing.session.scalars(query.order_by(Member.committee_id.is_(None).desc(), Member.id.desc()))
    return {same_key(row.name): row for row in rows}  # one of the committee stands before one of none


def _add(importing: Importing, committee: Committee, member: RosterMember) -> Member:
    row = Member(
        committee_id=committee.id,
        name=member.name,
        title=member.title,
        role=member.role,
        joined_at=importing.now,
    )
    importing.session.add(row)
    importing.note(committee, "member.added", member.name, None, _described(member.role, member.title))
    return row


def _change(importing: Importing, committee: Committee, row: Member, member: RosterMember) -> None:
    is_back, is_new_here = row.left_on is not None, row.committee_id != committee.id
    before = None if is_back else _described(row.role, row.title)
    after = _described(member.role, member.title)
    if not (is_back or is_new_here) and (before, row.name) == (after, member.name):
        return
    if is_back:
        row.joined_at, row.reminded_until = importing.now, None  # what came in between is not made up for
    row.left_on, row.committee_id = None, committee.id
    row.name, row.title, row.role = member.name, member.title, member.role
    action = "member.returned" if is_back else "member.adopted" if is_new_here else "member.changed"
    importing.note(committee, action, member.name, before, after)


def _let_go(importing: Importing, committee: Committee, rows: list[Member]) -> None:
    """Who left is no longer known by their account, nor can an invitation of theirs be used."""
    for row in rows:
        if row.committee_id != committee.id or row.left_on is not None:
            continue
        row.left_on = importing.today
        row.identities.clear()
        importing.session.execute(delete(Invite).where(Invite.member_id == row.id, Invite.used_at.is_(None)))
        importing.note(committee, "member.left", row.name, _described(row.role, row.title), None)


def _described(role: str, title: str | None) -> str:
    return "; ".join(filter(None, (ROLES[Role(role)], title)))
