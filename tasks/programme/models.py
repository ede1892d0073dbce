"""What a plan asks for: duties with a time, targets that can be measured."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DutyKind(StrEnum):
    """What sort of work a duty is; `OTHER` where nothing more can be said."""

    REPORT = "report"
    INSPECTION = "inspection"
    REGISTRATION = "registration"
    TRAINING = "training"
    STUDY = "study"
    MEETING = "meeting"
    PLANNING = "planning"
    PERSONNEL = "personnel"
    GUIDANCE = "guidance"
    COMMENDATION = "commendation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to be done by some time, as the plan words it: `text` is exactly text[start:end] of the plan.

    `due` is the last day: of the month or year if only that is written, the day itself for an occasion.
    `recurrence` names the reporting periods, shortest first, joined by "+" ("semiannual+annual"), or is
    "unspecified" for "định kỳ" alone; with a `due` beside it, that is the period's date in this plan's year.
    `day` is the day of the month a recurring duty is due; `within` a delay in words ("chậm nhất 05 ngày").
    `label` is the passage it stands in, in words; `actor` as written, None where the plan names nobody.
    """

    text: str
    start: int
    end: int
    label: str
    kind: DutyKind
    year: int | None = None
    quarter: int | None = None
    due: dt.date | None = None
    recurrence: str | None = None
    day: int | None = None
    within: str | None = None
    actor: str | None = None

    @property
    def section(self) -> str:
        """Where it stands, short: "II.1.3", "II, Quý I, gạch đầu dòng 2"."""
        return self.label.removeprefix("mục ")


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable goal: `text` is exactly text[start:end] of the plan.

    `value` is the measure as written ("100%", "ít nhất 01 cuộc"), `of` whose or what it measures.
    """

    text: str
    start: int
    end: int
    label: str
    value: str
    of: str | None = None

    @property
    def section(self) -> str:
        """Where it stands, short: "II.1.3"."""
        return self.label.removeprefix("mục ")
