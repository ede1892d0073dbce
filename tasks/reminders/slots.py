"""When reminders may go out: in working hours of working days, each member at their own time of day."""

import datetime as dt
from dataclasses import dataclass

from tasks.calendar import WorkCalendar
from tasks.committee.people import WORKING_HOURS, Reminding

USUAL = dt.time(7, 30)


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours where the committee is."""

    calendar: WorkCalendar
    zone: dt.tzinfo

    def slot(self, day: dt.date, wishes: Reminding) -> dt.datetime:
        """The moment of a day at which a member is reminded; aware."""
        return dt.datetime.combine(day, wishes.at or USUAL, tzinfo=self.zone)

    def has_slot(self, since: dt.datetime, until: dt.datetime, at: dt.time | None) -> bool:
        """Whether a member who is reminded `at` that time has a slot after `since`, up to `until`."""
        first, last = self.day_of(since), self.day_of(until)
        wishes = Reminding(at=at)
        return any(since < self.slot(day, wishes) <= until for day in self.calendar.between(first, last))

    def day_of(self, moment: dt.datetime) -> dt.date:
        """The day of an aware moment."""
        return moment.astimezone(self.zone).date()

    def are_open(self, moment: dt.datetime) -> bool:
        """Whether a message may go out at an aware moment."""
        local = moment.astimezone(self.zone)
        if not self.calendar.is_working_day(local.date()):
            return False
        return any(first <= local.time() <= last for first, last in WORKING_HOURS)
