"""How a drafted duty stands."""

from enum import StrEnum


class DutyState(StrEnum):
    """Nothing becomes a task unconfirmed: a duty is drafted until a person accepts or drops it."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
