"""Status messages in a conversation: read, recorded and said back, or asked back about; taken back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot import asking
from bot.asking import Option
from bot.memory import Waiting
from bot.replies import Block, Choice, Reply, say
from bot.scene import Scene
from bot.tasklines import changed_lines
from bot.wording import asking as wording_asking
from bot.wording import reporting as wording
from bot.wording import updates as doubts
from bot.wording.dates import full_day
from tasks import (
    About,
    Action,
    Clarified,
    Doubt,
    Ground,
    Reading,
    Receipt,
    Recorded,
    Status,
    read_clarified,
    read_date_phrase,
    read_update,
)

KIND = "update"
POSTPONING = "postpone"
_RECENTLY = dt.timedelta(hours=24)
_MOST_OPTIONS = 12


def read_message(scene: Scene) -> Reply | None:
    """What comes of a message read as a status update; None when it is none (a question, talk)."""
    ground = _ground(scene)
    if ground is None:
        return None
    text = scene.incoming.text
    return _settled(scene, text, [], _reading(scene, text, ground), ground)


def is_report(scene: Scene) -> bool:
    """Whether the words report something, clear or not."""
    ground = _ground(scene)
    return ground is not None and read_update(scene.incoming.text, ground.sender, ground.context).is_update


def clarify(scene: Scene, waiting: Waiting) -> Reply | None:
    """Goes on with a message that was asked about; None when this is no answer to that."""
    ground = _ground(scene)
    about = About(waiting.state["about"])
    values = asking.picked(waiting, scene.incoming.text) or _dated(scene, about)
    if ground is None or not values:
        return None
    text = str(waiting.state["text"])
    answers = [*_answers(waiting), Clarified(about, values)]
    reading = read_clarified(text, ground.sender, ground.context, answers)
    scene.wait_no_more()
    if reading.doubts and any(doubt.about == about for doubt in reading.doubts):
        return say(_say_again(ground))
    key = waiting.state.get("key")
    return _settled(scene, text, answers, reading, ground, key=key) or say(_say_again(ground))


def set_status(scene: Scene, argument: str) -> Reply:
    """A button: "done 12", "blocked 12"; "postponed 12" asks for the date."""
    status, _, number = argument.partition(" ")
    if status not in set(Status) or not number.isdecimal():
        return say(wording.SET_USAGE)
    if status == Status.POSTPONED:
        return _ask_date(scene, int(number))
    return _record(scene, [Recorded(int(number), Status(status))], scene.incoming.text)


def postpone(scene: Scene, waiting: Waiting) -> Reply | None:
    """The date that a task was to be postponed to; None when the message is none."""
    task_id = int(waiting.state["task"])
    values = asking.picked(waiting, scene.incoming.text)
    if not values:
        said = read_date_phrase(scene.incoming.text, scene.today)
        if said is None:
            return None
        due = scene.office.lists.task(scene.actor, task_id, scene.today).due
        days = said.counted_from(due or scene.today).readings
        values = tuple(day.isoformat() for day in days)
    if len(values) != 1:
        return _ask_date(scene, task_id, values)
    scene.wait_no_more()
    day = dt.date.fromisoformat(values[0])
    return _record(scene, [Recorded(task_id, Status.POSTPONED, new_date=day)], scene.incoming.text)


def undo(scene: Scene, argument: str) -> Reply:
    """Takes back one report, by its number, or the person's last of the day."""
    tracker = scene.office.tracker
    report = int(argument) if argument.isdecimal() else None
    if report is None and scene.actor.id is not None:
        report = tracker.last_report(scene.actor.id, since=scene.now - _RECENTLY)
    if report is None:
        return say(wording.NOTHING_TO_UNDO)
    receipt = tracker.undo(report, actor=scene.actor, now=scene.now, today=scene.today)
    return say("\n".join([wording.UNDONE, *changed_lines(receipt.lines, scene.today)]))


def reopen(scene: Scene, argument: str) -> Reply:
    """Opens a finished task again."""
    if not argument.isdecimal():
        return say(wording.SET_USAGE)
    receipt = scene.office.tracker.reopen(int(argument), actor=scene.actor, now=scene.now, today=scene.today)
    return said_back(scene, receipt, None)


def _ground(scene: Scene) -> Ground | None:
    if scene.actor.committee_id is None or not scene.actor.may(Action.OWN_WORK):
        return None
    ground = scene.office.lists.context_for(scene.actor, scene.today)
    return ground if ground.context.tasks else None


def _reading(scene: Scene, text: str, ground: Ground) -> Reading:
    """The reading; after a reminder of one thing, a bare "xong" is about that."""
    reading = read_update(text, ground.sender, ground.context)
    if reading.entries or not reading.doubts or scene.actor.id is None:
        return reading
    told = set(scene.office.outbox.last_said(scene.actor.id, since=scene.now - _RECENTLY))
    meant = {series for (series, _), task_id in ground.task_ids.items() if task_id in told}
    if len(meant) != 1:
        return reading
    near = tuple(task for task in ground.context.tasks if task.id in meant)
    closer = read_update(text, ground.sender, replace(ground.context, tasks=near))
    return closer if closer.entries else reading


def _settled(
    scene: Scene,
    text: str,
    answers: Sequence[Clarified],
    reading: Reading,
    ground: Ground,
    key: str | None = None,
) -> Reply | None:
    if reading.doubts:
        return _ask_back(scene, text, answers, reading.doubts[0], ground)
    if not reading.entries:
        return None
    recorded = [
        Recorded(ground.task_ids[entry.task, entry.unit], entry.status, entry.percent, entry.new_date)
        for entry in reading.entries
    ]
    return _record(scene, recorded, text, reading.note, key)


def _record(
    scene: Scene, recorded: Sequence[Recorded], text: str, note: str | None = None, key: str | None = None
) -> Reply:
    receipt = scene.office.tracker.record(
        recorded,
        actor=scene.actor,
        text=text,
        note=note,
        key=key or scene.key,
        now=scene.now,
        today=scene.today,
    )
    return said_back(scene, receipt, note)


def said_back(scene: Scene, receipt: Receipt, note: str | None) -> Reply:
    """What was recorded, in one breath, with the way back."""
    lines = [wording.REPEATED if receipt.repeated else wording.RECORDED]
    lines += changed_lines(receipt.lines, scene.today)
    if note:
        lines.append(wording.NOTE.format(note=note))
    return Reply((Block("\n".join(lines)),), (Choice(wording.UNDO, f"/hoantac {receipt.report_id}"),))


def _ask_back(scene: Scene, text: str, answers: Sequence[Clarified], doubt: Doubt, ground: Ground) -> Reply:
    if doubt.about == About.RIGHT:
        own = ", ".join(ground.sender.units)
        return say(wording.NOT_YOURS.format(units=own) if own else wording.NOT_YOURS_NONE)
    options = [Option(_label(doubt, value, ground), value) for value in doubt.choices[:_MOST_OPTIONS]]
    state = {
        "text": text,
        "key": scene.key,
        "about": str(doubt.about),
        "answers": [[str(answer.about), *answer.values] for answer in answers],
    }
    several = doubt.about == About.UNIT
    choices = asking.ask(scene, KIND, state, options, several=several)
    numbered = [f"{number}. {option.label}" for number, option in enumerate(options, start=1)]
    how = wording_asking.PICK_SEVERAL if several else wording_asking.PICK
    how = how if options else wording.OPEN_DATE if doubt.about == About.NEW_DATE else _say_again(ground)
    return say("\n".join([f"{doubts.ASK[doubt.about]}?", *numbered, how]), *choices)


def _answers(waiting: Waiting) -> list[Clarified]:
    return [Clarified(About(about), tuple(values)) for about, *values in waiting.state["answers"]]


def _dated(scene: Scene, about: About) -> tuple[str, ...]:
    """A typed answer that names a date, when one was asked for."""
    text = scene.incoming.text
    if about != About.NEW_DATE or asking.is_button(text) or read_date_phrase(text, scene.today) is None:
        return ()
    return (text,)


def _ask_date(scene: Scene, task_id: int, days: Sequence[str] = ()) -> Reply:
    line = scene.office.lists.task(scene.actor, task_id, scene.today)
    options = [Option(full_day(dt.date.fromisoformat(day)), day) for day in days]
    choices = asking.ask(scene, POSTPONING, {"task": task_id}, options)
    return say("\n".join([wording.WHICH_DATE.format(title=line.title), wording.OPEN_DATE]), *choices)


def _label(doubt: Doubt, value: str, ground: Ground) -> str:
    match doubt.about:
        case About.TASK:
            return next((task.title for task in ground.context.tasks if task.id == value), value)
        case About.STATUS:
            return doubts.STATUS[Status(value)]
        case About.NEW_DATE:
            return full_day(dt.date.fromisoformat(value))
        case _:
            return value


def _say_again(ground: Ground) -> str:
    task = ground.context.tasks[0]
    unit = task.units[0] if task.units else ""
    example = wording.EXAMPLE.format(unit=unit, task=task.title[:60]).strip()
    return wording.SAY_AGAIN.format(example=example)
