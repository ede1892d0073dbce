"""Who may do what: one table, role by role, and who a message comes from."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import NotAllowed
from bot.replies import Incoming
from bot.wording import chat
from tasks import Role, Roster

TERMINAL = "terminal"
OPERATOR = "operator"


class Action(StrEnum):
    """What a person can do in a conversation."""

    ASK = "ask"
    READ = "read"  # list documents, open a passage, get an original file
    TAKE_IN = "take_in"  # add a document


_EVERYBODY = frozenset(Action)
_READERS = frozenset({Action.ASK, Action.READ})

ALLOWED: dict[Role, frozenset[Action]] = {
    Role.STANDING_BODY: _EVERYBODY,
    Role.CHAIR: _READERS,
    Role.VICE_CHAIR: _READERS,
    Role.HELPER: _READERS,
    Role.MEMBER: _READERS,
    Role.UNIT_CONTACT: _READERS,
    Role.OFFICIAL: _READERS,
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a message comes from: a member, or the operator at the machine itself (`role` None)."""

    name: str
    role: Role | None

    def may(self, action: Action) -> bool:
        """Whether the table allows it; the operator holds the machine and the database, so everything."""
        return self.role is None or action in ALLOWED[self.role]

    def must_be_allowed(self, action: Action) -> None:
        """Raises `NotAllowed` unless the table allows it."""
        if not self.may(action):
            raise NotAllowed(chat.NOT_ALLOWED[action])


def speaker_of(incoming: Incoming, roster: Roster) -> Speaker | None:
    """Who says this, None for a stranger. In the terminal `person` is a member's name or "operator".

    Raises `MemberNotFound` for a name in the terminal that no member has.
    """
    if incoming.channel == TERMINAL:
        if incoming.person == OPERATOR:
            return Speaker(OPERATOR, None)
        person = roster.named(incoming.person)
        return Speaker(person.name, person.role)
    known = roster.known(incoming.channel, incoming.person)
    return Speaker(known.name, known.role) if known else None
