"""/phancong: who does which task, who has which unit."""

import re

from bot import asking
from bot.asking import Option, numbers_in
from bot.memory import Waiting
from bot.naming import shorten
from bot.replies import Choice, Reply, say
from bot.scene import Scene
from bot.tasklines import changed_lines, titled
from bot.wording import asking as wording_asking
from bot.wording import assigning as wording
from knowledge import fold
from tasks import Action, Status, find_dates

KIND = "assign"
_TASKS = re.compile(r"(?:viec\s+|so\s+)*(?P<numbers>\d+(?:[\s,;-]+\d+)*)\s*(?P<rest>.*)", re.DOTALL)
_TO = re.compile(r"\s*(?:\bcho\b|:|->|→)\s*")
_MOST = 10


def assign(scene: Scene, argument: str) -> Reply:
    """ "12 cho Lan", "12, 15 Lan", "xóm 3 cho Lan từ 1/7"; with nothing, the tasks that nobody has."""
    scene.actor.must_be_allowed(Action.ASSIGN)
    said = argument.strip()
    if not said:
        return _unassigned(scene)
    folded = fold(said)
    if tasks := _TASKS.match(folded):
        name = _TO.sub(" ", " " + said[tasks.start("rest") :], count=1).strip()
        ids = numbers_in(tasks["numbers"])
        return _given(scene, ids, name) if name else _ask_whom(scene, ids)
    to = _TO.search(folded)
    if to is None:
        return say(wording.USAGE)
    return _handed_over(scene, said[: to.start()].strip(), said[to.end() :].strip())


def go_on(scene: Scene, waiting: Waiting) -> Reply | None:
    """The member that tasks are to be given to; None when the message names none."""
    ids = [int(number) for number in waiting.state["tasks"]]
    values = asking.picked(waiting, scene.incoming.text)
    if not values:
        return None
    scene.wait_no_more()
    lines = scene.office.assigning.assign(
        ids, int(values[0]), actor=scene.actor, now=scene.now, today=scene.today
    )
    who = lines[0].assignee if lines else ""
    return say("\n".join([wording.GIVEN.format(who=who), *changed_lines(lines, scene.today)]))


def _unassigned(scene: Scene) -> Reply:
    committee = scene.office.committees.of(scene.actor)
    every = scene.office.lists.of_committee(committee.id, scene.today)
    nobodys = [line for line in every if not line.assignee and line.status != Status.DONE]
    if not nobodys:
        return say(f"{wording.ALL_ASSIGNED}\n{wording.USAGE}")
    lines = [
        f"{line.id}. {titled(line)}" + (f" – {line.unit}" if line.unit else "") for line in nobodys[:_MOST]
    ]
    choices = (
        Choice(shorten(f"{line.id}. {titled(line)}", 40), f"/phancong {line.id}") for line in nobodys[:_MOST]
    )
    heading = wording.UNASSIGNED.format(count=len(nobodys))
    return say("\n".join([heading, *lines, wording.USAGE]), *choices)


def _ask_whom(scene: Scene, ids: list[int]) -> Reply:
    titles = [titled(scene.office.lists.task(scene.actor, number, scene.today)) for number in ids]
    committee = scene.office.committees.of(scene.actor)
    members = scene.office.people.members(committee.id)
    options = [Option(member.name, str(member.id)) for member in members]
    choices = asking.ask(scene, KIND, {"tasks": ids}, options)
    numbered = [f"{number}. {option.label}" for number, option in enumerate(options, start=1)]
    question = wording.WHOM.format(titles="; ".join(titles))
    return say("\n".join([question, *numbered, wording_asking.PICK]), *choices[:_MOST])


def _given(scene: Scene, ids: list[int], name: str) -> Reply:
    committee = scene.office.committees.of(scene.actor)
    member = scene.office.people.find_member(committee.id, name)
    lines = scene.office.assigning.assign(ids, member.id, actor=scene.actor, now=scene.now, today=scene.today)
    return say("\n".join([wording.GIVEN.format(who=member.name), *changed_lines(lines, scene.today)]))


def _handed_over(scene: Scene, unit_name: str, to: str) -> Reply:
    """A unit to another member, from the day named, else from today."""
    committee = scene.office.committees.of(scene.actor)
    dates = find_dates(to, scene.today)
    since = dates[0].certain if dates else scene.today
    if since is None:
        return say(wording.USAGE)
    name = to[: dates[0].start] if dates else to
    name = re.sub(r"\s+(?:từ|tu|kể từ|ke tu)(?:\s+ngày|\s+ngay)?\s*$", "", name.rstrip(" ,")).strip(" ,")
    unit = scene.office.people.find_unit(committee.id, unit_name)
    member = scene.office.people.find_member(committee.id, name)
    scene.office.people.hand_over(unit.id, member.id, since=since, actor=scene.actor, now=scene.now)
    return say(
        wording.HANDED_OVER.format(
            unit=unit.name, who=member.name, since=f"{since.day}/{since.month}/{since.year}"
        )
    )
