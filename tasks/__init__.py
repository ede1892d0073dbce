"""The committee's people and, later, its work: members, invitations, the audit log.

What other packages may use is named here; the rest is private to this room.
"""

from tasks.audit import Change, changes, record
from tasks.errors import InviteRefused, MemberNotFound, NameTaken, TasksError
from tasks.members import Invitation, Person, Roster
from tasks.models import AuditEntry, Identity, Invite, Member
from tasks.roles import Role

__all__ = [
    "AuditEntry",
    "Change",
    "Identity",
    "Invitation",
    "Invite",
    "InviteRefused",
    "Member",
    "MemberNotFound",
    "NameTaken",
    "Person",
    "Role",
    "Roster",
    "TasksError",
    "changes",
    "record",
]
