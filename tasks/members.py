"""Who belongs to the committee: inviting, joining, finding. A chat account is known by its id only."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from knowledge import nfc
from tasks.audit import Change, record
from tasks.committee.models import Committee
from tasks.errors import InviteRefused, MemberNotFound, NameAmbiguous, NameTaken
from tasks.models import Identity, Invite, Member
from tasks.roles import Role

LIFETIME = dt.timedelta(days=7)
OPERATOR = "operator"  # the name under which the command line acts; no member may bear it
LONGEST_NAME = 120
_UNSYNCED = {"synchronize_session": False}  # SQLite gives times back without their zone: not comparable here


@dataclass(frozen=True, slots=True)
class Person:
    """A member as other rooms see them; `committee_id` is None for one who belongs to none."""

    id: int
    name: str
    role: Role
    committee_id: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A fresh invitation. `secret` exists only here: the database keeps its hash. `expires_at` is aware."""

    person: Person
    secret: str
    expires_at: dt.datetime


def _new_secret() -> str:
    return secrets.token_urlsafe(24)  # 32 characters; Telegram takes up to 64 after /start


class Roster:
    """The members of one installation. `secret` makes the secrets of invitations."""

    def __init__(self, sessions: sessionmaker[Session], secret: Callable[[], str] = _new_secret) -> None:
        self._sessions = sessions
        self._secret = secret

    def invite(self, name: str, role: Role | None, *, now: dt.datetime, actor: str) -> Invitation:
        """A one-time invitation for the member of that name, who is added if new.

        Without `role` a known member keeps theirs; the very first member becomes the standing body, so that
        an installation has somebody who can run it, later ones plain members. Earlier invitations of the
        same member stop working. Raises `NameTaken`, `NameAmbiguous`.
        """
        name = _tidy(name)
        if not name or len(name) > LONGEST_NAME or name.casefold() == OPERATOR:
            raise NameTaken(name)
        secret, expires_at = self._secret(), now.astimezone(dt.UTC) + LIFETIME
        with self._sessions.begin() as session:
            member = _member(session, name, role, now, actor)
            session.execute(delete(Invite).where(Invite.member_id == member.id, Invite.used_at.is_(None)))
            session.add(Invite(member_id=member.id, secret_hash=_hash(secret), expires_at=expires_at))
            change = Change(actor, "member.invited", member.name, None, member.role, member.committee_id)
            record(session, now, change)
            return Invitation(_person(member), secret, expires_at)

    def join(self, secret: str, channel: str, person: str, *, now: dt.datetime) -> Person:
        """Uses up an invitation: the account now speaks for its member. Raises `InviteRefused`."""
        with self._sessions.begin() as session:
            invite = session.scalar(select(Invite).where(Invite.secret_hash == _hash(secret)))
            if invite is None:
                raise InviteRefused("Lời mời không đúng. Đề nghị kiểm tra lại hoặc xin lời mời mới.")
            holder = _holder(session, channel, person)
            if holder and holder.id != invite.member_id:
                raise InviteRefused(
                    f"Tài khoản này đã gắn với thành viên {holder.name}; lời mời dành cho người khác."
                )
            _use_up(session, invite, now)
            if holder is None:
                session.add(Identity(member_id=invite.member_id, channel=channel, person=person))
            record(session, now, Change(invite.member.name, "member.joined", f"{channel}:{person}"))
            return _person(invite.member)

    def known(self, channel: str, person: str) -> Person | None:
        """The member whose account this is, None for a stranger. Who writes can be written to again."""
        with self._sessions.begin() as session:
            member = _holder(session, channel, person)
            if member is not None and member.unreachable_at is not None:
                member.unreachable_at = None
            return _person(member) if member else None

    def named(self, name: str) -> Person:
        """The member of that name, letter case and spacing aside; "An (Ban Chỉ đạo xã A)" tells two apart.

        Raises `MemberNotFound`, `NameAmbiguous`.
        """
        with self._sessions() as session:
            member = _named(session, _tidy(name))
            if member is None:
                raise MemberNotFound(name)
            return _person(member)


def _tidy(name: str) -> str:
    return " ".join(nfc(name).split())


def _member(session: Session, name: str, role: Role | None, now: dt.datetime, actor: str) -> Member:
    member = _named(session, name)
    if member is None:
        is_first = not session.scalar(select(func.count()).select_from(Member))
        role = role or (Role.STANDING_BODY if is_first else Role.MEMBER)
        member = Member(name=name, role=role, joined_at=now.astimezone(dt.UTC))
        session.add(member)
        session.flush()
        record(session, now, Change(actor, "member.added", name, after=role))
    elif role and member.role != role:
        record(session, now, Change(actor, "member.role", member.name, before=member.role, after=role))
        member.role = role
    return member


def _use_up(session: Session, invite: Invite, now: dt.datetime) -> None:
    """Marks the invitation used; one statement, so that of two at once only one succeeds."""
    moment = now.astimezone(dt.UTC)
    fresh = (Invite.id == invite.id, Invite.used_at.is_(None))
    if not session.scalar(select(Invite.id).where(*fresh)):
        raise InviteRefused("Lời mời này đã được dùng rồi. Đề nghị xin lời mời mới.")
    in_time = update(Invite).where(*fresh, Invite.expires_at > moment).values(used_at=moment)
    if not session.execute(in_time.returning(Invite.id), execution_options=_UNSYNCED).first():
        raise InviteRefused("Lời mời này đã hết hạn. Đề nghị xin lời mời mới.")


def _holder(session: Session, channel: str, person: str) -> Member | None:
    account = (Identity.channel == channel, Identity.person == person)
    return session.scalar(select(Member).join(Identity).where(*account, Member.left_on.is_(None)))


def _named(session: Session, name: str) -> Member | None:
    """Compared here and not in SQL: SQLite lowers only ASCII letters."""
    query = select(Member, Committee.name).outerjoin(Committee, Member.committee_id == Committee.id)
    wanted = name.casefold()
    found = [
        (member, committee or "")
        for member, committee in session.execute(query.where(Member.left_on.is_(None)).order_by(Member.id))
        if wanted in (member.name.casefold(), f"{member.name} ({committee})".casefold())
    ]
    if len(found) > 1:
        raise NameAmbiguous(name, [committee for _, committee in found])
    return found[0][0] if found else None


def _person(member: Member) -> Person:
    return Person(member.id, member.name, Role(member.role), member.committee_id)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
