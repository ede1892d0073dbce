"""What came, or would come, of a roster file."""

from dataclasses import dataclass

from tasks.committee.roster_file.importing import RosterChange
from tasks.committee.roster_file.tables import Problem


@dataclass(frozen=True, slots=True)
class RosterImport:
    """The committees of the file, what is wrong with it, what to look at, what changes.

    With any problem there are no changes: nothing is taken in.
    """

    committees: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    changes: tuple[RosterChange, ...] = ()
