"""The committee's people and its work: members, invitations, the audit log; plans read, status messages read.

What other packages may use is named here; the rest is private to this room.
"""

from tasks.audit import Change, changes, record
from tasks.errors import InviteRefused, MemberNotFound, NameTaken, TasksError
from tasks.members import Invitation, Person, Roster
from tasks.models import AuditEntry, Identity, Invite, Member
from tasks.programme import Duty, DutyKind, Plan, Target, find_duties, find_targets, read_plan
from tasks.roles import Role
from tasks.updates import (
    Context,
    Doubt,
    NamedUnit,
    OpenTask,
    Reading,
    Sender,
    Status,
    read_update,
)

__all__ = [
    "AuditEntry",
    "Change",
    "Context",
    "Doubt",
    "Duty",
    "DutyKind",
    "Identity",
    "Invitation",
    "Invite",
    "InviteRefused",
    "Member",
    "MemberNotFound",
    "NameTaken",
    "NamedUnit",
    "OpenTask",
    "Person",
    "Plan",
    "Reading",
    "Role",
    "Roster",
    "Sender",
    "Status",
    "Target",
    "TasksError",
    "changes",
    "find_duties",
    "find_targets",
    "read_plan",
    "read_update",
    "record",
]
