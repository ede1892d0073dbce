"""Who a message comes from."""

from bot.replies import Incoming
from tasks import Actor, Person, Roster

TERMINAL = "terminal"
OPERATOR = "operator"


def speaker_of(incoming: Incoming, roster: Roster) -> Actor | None:
    """Who says this, None for a stranger. In the terminal `person` is a member's name or "operator".

    Raises `MemberNotFound` for a name in the terminal that no member has.
    """
    if incoming.channel == TERMINAL:
        if incoming.person == OPERATOR:
            return Actor(OPERATOR, None)
        return _speaker(roster.named(incoming.person))
    known = roster.known(incoming.channel, incoming.person)
    return _speaker(known) if known else None


def _speaker(person: Person) -> Actor:
    return Actor(person.name, person.role, person.id, person.committee_id)
