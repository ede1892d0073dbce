"""Plan → duties: whatever has a quarter, a deadline, an occasion or a reporting period."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge import fold, tone_style
from tasks.programme.actors import actor_of
from tasks.programme.clauses import Clause, clauses, opens_work
from tasks.programme.models import Duty
from tasks.programme.periods import Period, recurrence
from tasks.programme.plan import Plan, Section
from tasks.programme.setting import Periods, Setting, note_period, setting_of
from tasks.programme.times import When, find_times
from tasks.programme.timetable import table_duties
from tasks.programme.words import kind_of

_NO_DUTIES = re.compile(r"^(?:muc dich|yeu cau|thanh phan|kinh phi|can cu|khau hieu)\b")
_DELIVERS = re.compile(r"báo cáo|gửi|nộp|trình|biên bản")
_FIELD = re.compile(r"(?:thời gian|thời hạn|thời điểm|tiến độ)(?: thực hiện| hoàn thành| tổ chức)?\s*:")
_TIME_FIRST = re.compile(
    r"(?:(?:hoàn thành|thực hiện|tổ chức|kiểm tra|thời gian|thời hạn|thời điểm|xong|dự kiến|việc này|là)"
    r"\s*:?\s+){0,4}(?:trước|trong|vào|chậm nhất|đến|hết|từ|ngày|quý|tháng|xong)\s"
)
_CONDITIONAL = re.compile(r"(?:khi|nếu|trường hợp|những việc|đối với trường hợp)\b")
_COMES_ROUND = re.compile(r"định kỳ|hằng|hàng (?:tháng|quý)|mỗi")
_JOINT = re.compile(r"[\s,;]*(?:và\s+)?")
_SHORTEST = 3  # words of a duty
_LONGEST_TIME = 16  # words of a clause that only says when


def find_duties(plan: Plan) -> list[Duty]:
    """The duties of a plan with their times, in the order of its text."""
    found, in_tables = table_duties(plan)
    periods: Periods = {}
    for section in plan.sections:
        own = note_period(plan, section, periods)
        if section.start not in in_tables and _may_hold(section):
            found += _from_section(plan, section, own, periods)
    return sorted(_distinct(found), key=lambda duty: (duty.start, duty.end, duty.due or dt.date.max))


def _distinct(found: list[Duty]) -> list[Duty]:
    return list({(duty.start, duty.end, duty.due, duty.quarter): duty for duty in found}.values())


def _may_hold(section: Section) -> bool:
    return not any(_NO_DUTIES.match(fold(title)) for _, _, title in section.path)


def _from_section(plan: Plan, section: Section, own: Period | None, periods: Periods) -> Iterator[Duty]:
    start = section.start + own.end if own else section.start
    written = plan.text[start : section.end].strip()
    only_names = section.kind == "heading" and section.has_children and not own
    if only_names or written.endswith((":", "!")) or len(written.split()) < _SHORTEST:
        return
    setting = setting_of(plan, section, own, periods)
    if not setting.is_period and _FIELD.match(tone_style(written.lstrip("-–+*• "))):
        yield from _from_field(plan, section, setting)
        return
    parts = clauses(plan.text, start, section.end)
    inside = _joined(plan.text, parts) if setting.is_period else parts
    yield from _from_clauses(plan, section, setting, inside)


def _joined(text: str, parts: list[Clause]) -> list[Clause]:
    """Clauses under a period's heading; what is no work of its own goes with the clause before."""
    kept: list[Clause] = []
    for part in parts:
        if kept and (_only_time(text[part.start : part.end]) or not opens_work(text, part.start, part.end)):
            kept[-1] = replace(kept[-1], end=part.end)
        else:
            kept.append(part)
    return kept


def _from_clauses(plan: Plan, section: Section, setting: Setting, parts: list[Clause]) -> Iterator[Duty]:
    actor, sentence = None, -1
    for number, part in enumerate(parts):
        text = plan.text[part.start : part.end]
        if part.sentence != sentence:
            actor, sentence = None, part.sentence
        actor = actor_of(text) or actor
        if number + 1 < len(parts) and not setting.is_period and _only_time(_words(plan, parts[number + 1])):
            continue  # the next clause says by when
        if not setting.is_period and number and _only_time(text):
            part = Clause(parts[number - 1].start, part.end, sentence)
        yield from _from_clause(plan, section, setting, part, actor or setting.actor)


def _only_time(text: str) -> bool:
    """Whether a clause says by when only: "hoàn thành trước ngày 30/8/2025", "thời gian trong tháng 8"."""
    return bool(_TIME_FIRST.match(tone_style(text))) and len(text.split()) < _LONGEST_TIME


def _from_clause(
    plan: Plan, section: Section, setting: Setting, part: Clause, actor: str | None
) -> Iterator[Duty]:
    text = plan.text[part.start : part.end]
    if len(text.split()) < _SHORTEST:
        return
    foreign = [date for start, end, date in plan.cited if start < part.end and part.start < end]
    times = find_times(text, setting.year or plan.year, foreign, bare=setting.is_period)
    repeats = recurrence(text)
    duty = Duty(
        text, part.start, part.end, section.label, kind_of(text), plan.year, actor=actor, recurrence=repeats
    )
    if setting.is_period:
        yield from _in_period(duty, setting, times)
        return
    dated = [when for when in times if when.due or when.quarter or (when.day and repeats)]
    delays = [when for when in times if when.within and _is_delivery(text, when)]
    if dated:
        yield from _at_times(plan, duty, dated)
    elif repeats:
        yield duty
    elif delays:
        yield replace(duty, within=delays[0].within)


def _is_delivery(text: str, when: When) -> bool:
    """Whether a delay is for handing something in, not for serving whoever comes."""
    styled = tone_style(text)
    near = styled[max(0, when.start - 90) : when.start].rpartition(";")[2] + styled[when.end : when.end + 25]
    return bool(_DELIVERS.search(near)) and not _CONDITIONAL.match(styled)


def _in_period(duty: Duty, setting: Setting, times: list[When]) -> Iterator[Duty]:
    """Under a quarter or month: once, in that period, by the date in the clause if there is one."""
    dues = [when.due for when in times if when.due]
    due = dues[-1] if dues else setting.due
    repeats = duty.recurrence if _COMES_ROUND.search(tone_style(duty.text)) else None
    yield replace(duty, quarter=setting.quarter, year=setting.year, due=due, recurrence=repeats)


def _at_times(plan: Plan, duty: Duty, times: list[When]) -> Iterator[Duty]:
    """One duty for each time in a clause; each takes its own part of the words, if that says the work too."""
    periods = duty.recurrence.split("+") if duty.recurrence else []
    start = duty.start
    for number, when in enumerate(times):
        end = duty.end if when is times[-1] else _cut(duty, when, times[number + 1])
        part = _part(plan, duty, start, end, is_first=number == 0)
        repeats = periods[number] if len(periods) == len(times) else recurrence(part.text)
        if when.is_once and not _COMES_ROUND.search(tone_style(duty.text)):
            repeats = None
        yield replace(
            part,
            kind=kind_of(part.text),
            due=when.due,
            quarter=when.quarter,
            year=when.year or plan.year,
            day=when.day,
            recurrence=repeats,
        )
        joint = _JOINT.match(plan.text, end, duty.end)
        start = joint.end() if joint else end


def _part(plan: Plan, duty: Duty, start: int, end: int, *, is_first: bool) -> Duty:
    """The duty narrowed to plan.text[start:end], or the whole of it where that is no work of its own."""
    text = plan.text[start:end].rstrip(" ,;")
    says_work = recurrence(text) if duty.recurrence else is_first or opens_work(plan.text, start, end)
    if not says_work or len(text.split()) < _SHORTEST:
        return duty
    return replace(duty, text=text, start=start, end=start + len(text))


def _words(plan: Plan, clause: Clause) -> str:
    return plan.text[clause.start : clause.end]


def _cut(duty: Duty, when: When, following: When) -> int:
    """Where the words of the first of two times end: at the last comma or "và" before the second."""
    between = duty.text[when.end : following.cue_start]
    places = [match.start() for match in re.finditer(r",\s|;\s|\svà\s", between)]
    return duty.start + (when.end + places[-1] if places else following.cue_start)


def _from_field(plan: Plan, section: Section, setting: Setting) -> Iterator[Duty]:
    """A line "Thời gian: …" says when the work named by the passage above it is due."""
    written = plan.text[section.start : section.end]
    times = [when for when in find_times(written, plan.year, bare=True) if when.due or when.quarter]
    above = next(
        (s for s in reversed(plan.sections) if s.start < section.start and s.path == section.path[:-1]), None
    )
    if not times or above is None:
        return
    (part, *_) = clauses(plan.text, above.start, above.end)
    when = times[-1]
    text = plan.text[part.start : part.end]
    actor = actor_of(text) or setting.actor
    yield Duty(
        text, part.start, part.end, above.label, kind_of(text), when.year, when.quarter, when.due, actor=actor
    )
