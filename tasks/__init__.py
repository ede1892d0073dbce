"""The committee's people and its work: members, invitations, the audit log; plans read, status messages read.

What other packages may use is named here; the rest is private to this room.
"""

from tasks.audit import Change, changes, record
from tasks.committee.level import Level
from tasks.errors import (
    CommitteeNotFound,
    InviteRefused,
    MemberNotFound,
    NameAmbiguous,
    NameTaken,
    NotAllowed,
    RosterRefused,
    TaskNotFound,
    TasksError,
    UnitNotFound,
    WorkRefused,
)
from tasks.members import Invitation, Person, Roster
from tasks.models import AuditEntry, Identity, Invite, Member
from tasks.permissions import ALLOWED, Action, Actor
from tasks.programme import Duty, DutyKind, Plan, Target, find_duties, find_targets, read_plan
from tasks.reminders.models import Reminder
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
from tasks.work.models import Evidence, PlannedDuty, StatusReport, StatusUpdate, Task

__all__ = [
    "ALLOWED",
    "Action",
    "Actor",
    "AuditEntry",
    "Change",
    "CommitteeNotFound",
    "Context",
    "Doubt",
    "Duty",
    "DutyKind",
    "Evidence",
    "Identity",
    "Invitation",
    "Invite",
    "InviteRefused",
    "Level",
    "Member",
    "MemberNotFound",
    "NameAmbiguous",
    "NameTaken",
    "NamedUnit",
    "NotAllowed",
    "OpenTask",
    "Person",
    "Plan",
    "PlannedDuty",
    "Reading",
    "Reminder",
    "Role",
    "Roster",
    "RosterRefused",
    "Sender",
    "Status",
    "StatusReport",
    "StatusUpdate",
    "Target",
    "Task",
    "TaskNotFound",
    "TasksError",
    "UnitNotFound",
    "WorkRefused",
    "changes",
    "find_duties",
    "find_targets",
    "read_plan",
    "read_update",
    "record",
]
