"""What there is to do: a member's units and tasks, the quarter, one task in full, progress."""

import datetime as dt
import re
from collections.abc import Sequence

from bot.naming import shorten
from bot.replies import Attachment, Block, Choice, Reply, Style, say
from bot.scene import Scene
from bot.tasklines import open_lines, status_words, titled
from bot.wording import reporting, tasklines
from bot.wording import work_chat as wording
from bot.wording.dates import due_words, moment, short_day
from bot.wording.programme import QUARTERS
from knowledge import fold
from tasks import Action, HandOver, Happening, Progress, Quarter, Status, TaskLine, quarter_of

_LINES = 15
_HAPPENINGS = 10
_TROUBLED = dt.timedelta(days=14)
_BUTTONS = 6
_LABEL = 40
_QUARTER = re.compile(r"(?:quy\s+)?(?P<number>iv|i{1,3}|[1-4])?(?:[\s/]+(?:nam\s+)?(?P<year>20\d\d))?")
_PAGE = re.compile(r"trang (\d{1,3})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def units(scene: Scene, argument: str) -> Reply:
    """/donvi: the person's units."""
    scene.actor.must_be_allowed(Action.OWN_WORK)
    found = scene.office.people.units_of(scene.actor.id, scene.today) if scene.actor.id is not None else []
    if not found:
        return say(wording.NO_UNITS)
    lines = [
        wording.UNIT.format(
            name=unit.name,
            aliases=wording.ALIASES.format(aliases=", ".join(unit.aliases)) if unit.aliases else "",
        )
        for unit in found
    ]
    return say("\n".join([wording.UNITS.format(count=len(found)), *lines]))


def tasks(scene: Scene, argument: str) -> Reply:
    """/viec: the person's open tasks (the committee's for who leads it); "/viec 12": one of them in full."""
    scene.actor.must_be_allowed(Action.OWN_WORK)
    if argument.strip().isdecimal():
        return _detail(scene, int(argument))
    turned = _PAGE.fullmatch(fold(argument).strip())
    page = int(turned[1]) if turned else 1
    lists = scene.office.lists
    own = lists.of_member(scene.actor.id, scene.today) if scene.actor.id is not None else []
    if own or not scene.actor.may(Action.ALL_WORK):
        return _listed(wording.TASKS, own, scene.today, page)
    committee = scene.office.committees.of(scene.actor)
    every = [line for line in lists.of_committee(committee.id, scene.today) if line.status != Status.DONE]
    return _listed(wording.ALL_TASKS, every, scene.today, page)


def _listed(heading: str, lines: Sequence[TaskLine], today: dt.date, page: int) -> Reply:
    if not lines:
        return say(wording.NO_TASKS)
    ordered = sorted(lines, key=lambda line: (line.due or dt.date.max, line.id))
    shown = open_lines(ordered, today)
    pages = -(-len(shown) // _LINES)
    page = min(max(page, 1), pages)
    body = shown[(page - 1) * _LINES : page * _LINES]
    blocks = (
        Block(heading.format(count=len(lines)), Style.HEADING),
        Block("\n".join(body)),
        Block(wording.HOW),
    )
    single = tuple(Choice(_label(line), f"/viec {line.id}") for line in ordered[:_BUTTONS] if page == 1)
    after = (Choice(wording.MORE, f"/viec trang {page + 1}"),) if page < pages else ()
    return Reply(blocks, (*single, *after))


def _label(line: TaskLine) -> str:
    return shorten(f"{line.unit}: {titled(line)}" if line.unit else titled(line), _LABEL)


def quarter(scene: Scene, argument: str) -> Reply:
    """/quy: the quarter's tasks, done or not; "/quy 3", "/quy IV/2026"."""
    scene.actor.must_be_allowed(Action.OWN_WORK)
    meant = _quarter(argument, scene.today)
    lines = scene.office.lists.of_quarter(scene.actor, meant, scene.today)
    names = {"quarter": QUARTERS[meant.number - 1], "year": meant.year}
    after = Choice(wording.NEXT_QUARTER, f"/quy {meant.next.number}/{meant.next.year}")
    if not lines:
        return say(wording.NO_QUARTER.format(**names), after)
    done = sum(line.status == Status.DONE for line in lines)
    heading = Block(wording.QUARTER.format(done=done, count=len(lines), **names), Style.HEADING)
    return Reply((heading, Block("\n".join(open_lines(lines, scene.today)))), (after,))


def _quarter(argument: str, today: dt.date) -> Quarter:
    said = _QUARTER.fullmatch(fold(argument).strip())
    now = quarter_of(today)
    if said is None or not said["number"]:
        return now
    number = _ROMAN.get(said["number"]) or int(said["number"])
    return Quarter(int(said["year"] or now.year), number)


def _detail(scene: Scene, task_id: int) -> Reply:
    line = scene.office.lists.task(scene.actor, task_id, scene.today)
    is_done = line.status == Status.DONE
    about = [wording.DETAIL_UNIT.format(unit=line.unit)] if line.unit else []
    who = wording.DETAIL_WHO.format(who=line.assignee) if line.assignee else wording.DETAIL_NOBODY
    due = due_words(line.due, min(scene.today, line.due) if is_done and line.due else scene.today)
    state = wording.DETAIL_STATE.format(status=status_words(line, scene.today), due=due)
    about += [who, state]
    about += [wording.DETAIL_NOTE.format(note=line.note)] if line.note else []
    about += [wording.DETAIL_FROM.format(file=line.file, section=line.section)] if line.file else []
    evidence = scene.office.evidence.names(task_id, actor=scene.actor, today=scene.today)
    about += [wording.DETAIL_EVIDENCE.format(names=", ".join(evidence))] if evidence else []
    blocks = [
        Block(wording.DETAIL.format(id=line.id, title=titled(line)), Style.HEADING),
        Block("\n".join(about)),
    ]
    blocks += _history(scene, task_id)
    return Reply(tuple(blocks), _deeds(line, bool(evidence)))


def _history(scene: Scene, task_id: int) -> list[Block]:
    tracker, zone = scene.office.tracker, scene.office.settings.zone
    lines = [
        (row.at, _happening(row, zone))
        for row in tracker.history(task_id, actor=scene.actor, today=scene.today)
    ]
    lines += [
        (row.at, _handed_over(row, zone))
        for row in tracker.hand_overs(task_id, actor=scene.actor, today=scene.today)
    ]
    if not lines:
        return []
    told = [line for _, line in sorted(lines, key=lambda row: row[0])[-_HAPPENINGS:]]
    return [Block("\n".join([wording.HISTORY, *told]))]


def _happening(row: Happening, zone: dt.tzinfo) -> str:
    in_words = bool(row.text) and not row.text.startswith("/")
    return (
        wording.HISTORY_LINE.format(
            at=moment(row.at.astimezone(zone)), by=row.by, change=tasklines.STATUS[row.status]
        )
        + (wording.HISTORY_TEXT.format(text=shorten(row.text, 120)) if in_words else "")
        + (wording.HISTORY_UNDONE if row.undone else "")
    )


def _handed_over(row: HandOver, zone: dt.tzinfo) -> str:
    to = wording.GIVEN_TO.format(name=row.after) if row.after else wording.GIVEN_BACK
    return wording.HISTORY_LINE.format(at=moment(row.at.astimezone(zone)), by=row.by, change=to)


def _deeds(line: TaskLine, has_evidence: bool) -> tuple[Choice, ...]:
    if line.status == Status.DONE:
        found = [Choice(wording.REOPEN, f"/molai {line.id}")]
    else:
        found = [
            Choice(wording.DONE, f"/ghi done {line.id}"),
            Choice(wording.BLOCKED, f"/ghi blocked {line.id}"),
            Choice(wording.POSTPONE, f"/ghi postponed {line.id}"),
        ]
    found += [Choice(wording.SEND_EVIDENCE, f"/minhchung {line.id}")] if has_evidence else []
    found += [Choice(wording.SOURCE, f"/xem {line.passage_id}")] if line.passage_id is not None else []
    return tuple(found)


def evidence(scene: Scene, argument: str) -> Reply:
    """/minhchung 12: the files that were given as evidence of a task."""
    if not argument.strip().isdecimal():
        return say(reporting.SET_USAGE)
    found = scene.office.evidence.of(int(argument), actor=scene.actor, today=scene.today)
    names = ", ".join(one.name for one in found)
    return Reply(
        (Block(wording.DETAIL_EVIDENCE.format(names=names or "–")),),
        files=tuple(Attachment(one.name, one.content) for one in found),
    )


def progress(scene: Scene, argument: str) -> Reply:
    """/tiendo: how much is done, what is late, where; for an upper committee also those below."""
    scene.actor.must_be_allowed(Action.ALL_WORK)
    committee = scene.office.committees.of(scene.actor)
    found = scene.office.lists.progress(committee.id, scene.today, actor=scene.actor)
    if not found.count:
        return say(wording.NO_PROGRESS)
    heading = wording.PROGRESS.format(
        name=committee.name, done=found.done, count=found.count, late=found.late
    )
    late = [
        line
        for line in scene.office.lists.of_committee(committee.id, scene.today)
        if line.status != Status.DONE and line.due and line.due < scene.today
    ]
    blocks = [Block(heading, Style.HEADING), Block("\n".join(_progress_line(row) for row in found.units))]
    if late:
        blocks.append(Block("\n".join([wording.LATE_HEADING, *open_lines(late, scene.today)[:_LINES]])))
    if found.below:
        below = [_progress_line(row) for row in found.below]
        blocks.append(Block("\n".join([wording.BELOW, *below])))
    blocks += _troubles(scene, committee.id)
    return Reply(tuple(block for block in blocks if block.text))


def _troubles(scene: Scene, committee_id: int) -> list[Block]:
    """Reminders of the last two weeks that did not arrive, or may have arrived twice."""
    found = scene.office.outbox.troubles(committee_id, since=scene.today - _TROUBLED)
    lines = [
        wording.TROUBLE.format(
            name=trouble.member,
            day=short_day(trouble.day, scene.today),
            what=wording.TROUBLES.get(trouble.state, wording.UNCERTAIN),
        )
        for trouble in found
    ]
    return [Block("\n".join([wording.TROUBLE_HEADING, *lines[-_LINES:]]))] if lines else []


def _progress_line(row: Progress) -> str:
    late = wording.PROGRESS_LATE.format(late=row.late) if row.late else ""
    return wording.PROGRESS_UNIT.format(
        name=row.name or wording.COMMITTEE_ITSELF, done=row.done, count=row.count, late=late
    )
