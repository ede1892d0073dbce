"""Plan → duties and targets: what a plan asks for, by when, of whom, word for word.

`read_plan` takes a document from the library; `find_duties` and `find_targets` read it.
"""

from tasks.programme.duties import find_duties
from tasks.programme.models import Duty, DutyKind, Target
from tasks.programme.plan import Plan, read_plan
from tasks.programme.targets import find_targets

__all__ = ["Duty", "DutyKind", "Plan", "Target", "find_duties", "find_targets", "read_plan"]
