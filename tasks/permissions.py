"""Who may do what: one table, role by role, checked by the service that acts, on every call."""

from dataclasses import dataclass
from enum import StrEnum

from tasks.errors import NotAllowed
from tasks.roles import Role


class Action(StrEnum):
    """What a person can do."""

    ASK = "ask"
    READ = "read"  # list documents, open a passage, get an original file
    OWN_WORK = "own_work"  # see their units, their tasks, the quarter; report, undo, attach evidence
    OWN_TIME = "own_time"  # when they are reminded; who acts for them while they are away
    ALL_WORK = "all_work"  # see, and report on, every unit; the progress of the committees below
    ASSIGN = "assign"  # give a task or a unit to somebody
    LOG = "log"  # read the audit log
    TAKE_IN = "take_in"  # add a document
    PLAN = "plan"  # turn a plan's duties into tasks
    ROSTER = "roster"  # members, units, invitations


_READERS = frozenset({Action.ASK, Action.READ})
_MEMBERS = _READERS | {Action.OWN_WORK, Action.OWN_TIME}
_HELPERS = _MEMBERS | {Action.ALL_WORK}
_LEADERS = _HELPERS | {Action.ASSIGN, Action.LOG}

ALLOWED: dict[Role, frozenset[Action]] = {
    Role.STANDING_BODY: frozenset(Action),
    Role.CHAIR: _LEADERS,
    Role.VICE_CHAIR: _LEADERS,
    Role.HELPER: _HELPERS,
    Role.MEMBER: _MEMBERS,
    Role.UNIT_CONTACT: _MEMBERS,
    Role.OFFICIAL: _READERS,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a member, or the operator at the machine itself (`role`, `id`, `committee_id` None)."""

    name: str
    role: Role | None
    id: int | None = None
    committee_id: int | None = None

    def may(self, action: Action) -> bool:
        """Whether the table allows it; the operator holds the machine and the database, so everything."""
        return self.role is None or action in ALLOWED[self.role]

    def must_be_allowed(self, action: Action) -> None:
        """Raises `NotAllowed` unless the table allows it."""
        if not self.may(action):
            raise NotAllowed(action)
