"""A roster's problems and changes, as lines for a person."""

from collections.abc import Sequence

from bot.wording import committee as wording
from tasks import Problem, RosterChange

_NAMED = 6


def problem_lines(problems: Sequence[Problem], most: int) -> list[str]:
    """A line for each problem or remark, `most` at most."""
    lines = [
        (wording.REMARK if problem.is_remark else wording.PROBLEM).format(
            where=problem.where, text=problem.text
        )
        for problem in problems[:most]
    ]
    if len(problems) > most:
        lines.append(wording.MORE_PROBLEMS.format(count=len(problems) - most))
    return lines


def change_lines(changes: Sequence[RosterChange]) -> list[str]:
    """A line for each change, committee by committee."""
    several = len({change.committee for change in changes}) > 1
    lines: list[str] = []
    for committee in dict.fromkeys(change.committee for change in changes):
        lines += [wording.COMMITTEE_HEADING.format(name=committee)] if several else []
        lines += [_line(change) for change in changes if change.committee == committee]
    return lines


def change_summary(changes: Sequence[RosterChange], most: int) -> list[str]:
    """The changes told one by one up to `most`, counted by kind beyond that."""
    if len(changes) <= most:
        return change_lines(changes)
    kinds = dict.fromkeys(change.action for change in changes)
    return [_counted(kind, [c.subject for c in changes if c.action == kind]) for kind in kinds]


def _counted(kind: str, subjects: Sequence[str]) -> str:
    names = ", ".join([*subjects[:_NAMED], *([wording.AND_MORE] if len(subjects) > _NAMED else [])])
    return wording.COUNTED.format(deed=wording.DEEDS[kind], count=len(subjects), names=names)


def _line(change: RosterChange) -> str:
    deed = wording.DEEDS[change.action]
    return wording.CHANGE.format(deed=deed, subject=change.subject, values=_values(change))


def _values(change: RosterChange) -> str:
    before, after = (_worded(value) for value in (change.before, change.after))
    if before and after:
        return wording.FROM_TO.format(before=before, after=after)
    if after:
        return wording.NOW.format(after=after)
    return wording.BEFORE.format(before=before) if before else ""


def _worded(value: str | None) -> str:
    """A value for people; a level is kept in the log by its identifier."""
    first, *rest = (value or "").split("; ", 1)
    return "; ".join([wording.VALUES.get(first, first), *rest])
