"""Messages of members about how their tasks stand: read, never recorded here.

What the rest of `tasks` may use is named here; the other files of this room are private.
"""

from tasks.updates.clarifying import Clarified, read_clarified
from tasks.updates.context import Context, NamedUnit, OpenTask, Sender, may_report
from tasks.updates.reading import read_update
from tasks.updates.readings import About, Doubt, Entry, Reading
from tasks.updates.status import Status

__all__ = [
    "About",
    "Clarified",
    "Context",
    "Doubt",
    "Entry",
    "NamedUnit",
    "OpenTask",
    "Reading",
    "Sender",
    "Status",
    "may_report",
    "read_clarified",
    "read_update",
]
