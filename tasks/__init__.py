"""The committee's people and its work: committees, members, units; plans made tasks; reports, reminders.

What other packages may use is named here; the rest is private to this room.
"""

from tasks.audit import Change, changes, record
from tasks.calendar import Quarter, WorkCalendar, quarter_of, vietnamese_calendar
from tasks.committee.committees import Committees, CommitteeView
from tasks.committee.level import Level
from tasks.committee.people import MemberView, People, Reminding, UnitView
from tasks.committee.roster_file import Problem, RosterChange, RosterFiles, RosterImport
from tasks.committee.roster_file import template as roster_template
from tasks.dates import find_dates, read_date_phrase
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
from tasks.reminders.messages import Message
from tasks.reminders.models import Reminder
from tasks.reminders.outbox import Claimed, Outbox, Trouble
from tasks.reminders.preview import Planned, preview
from tasks.reminders.rules import Item, ReminderKind
from tasks.reminders.situation import Situation, Work, load_situation
from tasks.reminders.slots import Hours
from tasks.reminders.states import ReminderState
from tasks.roles import Role, role_of
from tasks.updates import (
    About,
    Clarified,
    Context,
    Doubt,
    NamedUnit,
    OpenTask,
    Reading,
    Sender,
    Status,
    read_clarified,
    read_update,
)
from tasks.work.assigning import Assigning
from tasks.work.drafts import Drafts
from tasks.work.evidence import EvidenceFiles
from tasks.work.lists import CommitteeProgress, Ground, Lists, Progress
from tasks.work.models import Assignment, Evidence, PlannedDuty, StatusReport, StatusUpdate, Task
from tasks.work.states import DutyState
from tasks.work.tracker import HandOver, Happening, Receipt, Recorded, Tracker
from tasks.work.views import DutyView, TaskLine

__all__ = [
    "ALLOWED",
    "About",
    "Action",
    "Actor",
    "Assigning",
    "Assignment",
    "AuditEntry",
    "Change",
    "Claimed",
    "Clarified",
    "CommitteeNotFound",
    "CommitteeProgress",
    "CommitteeView",
    "Committees",
    "Context",
    "Doubt",
    "Drafts",
    "Duty",
    "DutyKind",
    "DutyState",
    "DutyView",
    "Evidence",
    "EvidenceFiles",
    "Ground",
    "HandOver",
    "Happening",
    "Hours",
    "Identity",
    "Invitation",
    "Invite",
    "InviteRefused",
    "Item",
    "Level",
    "Lists",
    "Member",
    "MemberNotFound",
    "MemberView",
    "Message",
    "NameAmbiguous",
    "NameTaken",
    "NamedUnit",
    "NotAllowed",
    "OpenTask",
    "Outbox",
    "People",
    "Person",
    "Plan",
    "Planned",
    "PlannedDuty",
    "Problem",
    "Progress",
    "Quarter",
    "Reading",
    "Receipt",
    "Recorded",
    "Reminder",
    "ReminderKind",
    "ReminderState",
    "Reminding",
    "Role",
    "Roster",
    "RosterChange",
    "RosterFiles",
    "RosterImport",
    "RosterRefused",
    "Sender",
    "Situation",
    "Status",
    "StatusReport",
    "StatusUpdate",
    "Target",
    "Task",
    "TaskLine",
    "TaskNotFound",
    "TasksError",
    "Tracker",
    "Trouble",
    "UnitNotFound",
    "UnitView",
    "Work",
    "WorkCalendar",
    "WorkRefused",
    "changes",
    "find_dates",
    "find_duties",
    "find_targets",
    "load_situation",
    "preview",
    "quarter_of",
    "read_clarified",
    "read_date_phrase",
    "read_plan",
    "read_update",
    "record",
    "role_of",
    "roster_template",
    "vietnamese_calendar",
]
