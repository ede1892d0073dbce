"""How a task stands, as people say it: done, under way, not begun, stuck, put off."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tasks.dates import SaidDate


class Status(StrEnum):
    """How a task stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status said at piece `place` of a clause; `date` is what a postponement names.

    `unsure` is set where the words leave it open ("cơ bản xong"), `partly` where some of it is ("gần hết");
    `otherwise` is the status if a date said turns out to be no postponement ("chốt làm 15/11").
    """

    status: Status
    place: int
    percent: int | None = None
    date: SaidDate | None = None
    unsure: bool = False
    partly: bool = False
    otherwise: Status | None = None


TELLING = frozenset(
    {"done", "doing", "nearly", "stuck", "put_off", "late", "not_yet", "not_begun", "percent"}
)
"""Kinds of pieces that by themselves say how a task stands."""


def combined(first: Standing, second: Standing) -> Standing:
    """Two things said of the same task one after the other: "chưa xong, xin lùi đến mai" is put off."""
    strong = max(first, second, key=lambda s: _WEIGHT[s.status])
    weak = first if strong is second else second
    if {first.status, second.status} == {Status.DONE, Status.NOT_STARTED}:
        strong = replace(strong, status=Status.IN_PROGRESS)  # "làm xong, chưa gửi"
    elif strong.status == Status.POSTPONED and strong.unsure and weak.status == Status.IN_PROGRESS:
        strong = replace(strong, otherwise=None if weak.unsure else weak.status)
    return replace(
        strong,
        percent=second.percent if second.percent is not None else first.percent,
        date=strong.date or second.date or first.date,
        unsure=first.unsure or second.unsure,
        partly=first.partly or second.partly,
    )


_WEIGHT = {
    Status.NOT_STARTED: 1,
    Status.DONE: 2,
    Status.IN_PROGRESS: 3,
    Status.BLOCKED: 4,
    Status.POSTPONED: 5,
}
