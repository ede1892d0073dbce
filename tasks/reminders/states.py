"""How a planned reminder stands."""

from enum import StrEnum


class ReminderState(StrEnum):
    """Planned until sent. A claimed one is some worker's until its lease ends."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    NOTHING_LEFT = "nothing_left"  # all done, handed over or away: nothing was sent
    MERGED = "merged"  # said by a later one, after an outage
    UNREACHABLE = "unreachable"  # the member has no chat, or has blocked the assistant
    DEAD = "dead"  # given up after several failures; shown to the standing body
