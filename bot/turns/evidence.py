"""Photos and files as evidence: attached to what was just reported, or to the task that the person names."""

import datetime as dt
from collections.abc import Sequence

from bot import asking
from bot.asking import Option
from bot.memory import Waiting
from bot.naming import shorten
from bot.replies import Attachment, Block, Reply, say
from bot.scene import Scene
from bot.tasklines import changed_lines, titled
from bot.turns import reporting
from bot.wording import asking as wording_asking
from bot.wording import evidence as wording
from tasks import Action, TaskLine

KIND = "evidence"
ALBUM = "album"
_RECENTLY = dt.timedelta(hours=2)
_MOST_OPTIONS = 12


def attach(scene: Scene) -> Reply:
    """Files from a member: with words that report something, evidence of that; else of the last report."""
    scene.actor.must_be_allowed(Action.OWN_WORK)
    if (rest := _rest_of_album(scene)) is not None:
        return rest
    told = reporting.read_message(scene) if scene.incoming.text.strip() else None
    reported = _last_reported(scene, dt.timedelta() if told else _RECENTLY)
    if told and not reported:
        return told  # asked back first: the files come again with the answer
    if len(reported) == 1 or (told and reported):
        tasks = [line.id for line in reported]
        if scene.incoming.album:
            scene.wait(ALBUM, {"album": scene.incoming.album, "tasks": tasks})
        return _with(told, _attached(scene, tasks, scene.files))
    return _ask_which(scene, reported or _likely(scene))


def _rest_of_album(scene: Scene) -> Reply | None:
    """The further files of an album go where its first one went, without another word."""
    waiting, album = scene.waiting(), scene.incoming.album
    if waiting is None or not album or waiting.state.get("album") != album:
        return None
    if waiting.kind == ALBUM:
        _attached(scene, waiting.state["tasks"], scene.files)
    else:
        heard = scene.incoming
        scene.memory.hold(heard.channel, heard.chat, scene.now, scene.files, more=True)
    return Reply()


def no_answer(scene: Scene, waiting: Waiting) -> None:
    """Nothing that is said answers an album; it only says where its further files go."""


def go_on(scene: Scene, waiting: Waiting) -> Reply | None:
    """The task that held files belong to; None when the message names none."""
    values = asking.picked(waiting, scene.incoming.text)
    if not values:
        return None
    files = scene.memory.held(scene.incoming.channel, scene.incoming.chat)
    reply = _attached(scene, [int(value) for value in values], files)
    scene.wait_no_more()
    return reply


def _last_reported(scene: Scene, within: dt.timedelta) -> Sequence[TaskLine]:
    tracker = scene.office.tracker
    last = (
        tracker.last_report(scene.actor.id, since=scene.now - within) if scene.actor.id is not None else None
    )
    return tracker.reported(last, scene.today) if last is not None else []


def _likely(scene: Scene) -> Sequence[TaskLine]:
    """The person's open tasks; of those who lead, nothing can be guessed from that."""
    lines = scene.office.lists.of_member(scene.actor.id, scene.today) if scene.actor.id is not None else []
    return sorted(lines, key=lambda line: (line.due or dt.date.max, line.id))


def _ask_which(scene: Scene, lines: Sequence[TaskLine]) -> Reply:
    if not lines:
        return say(wording.NO_TASK)
    options = [
        Option(shorten(f"{line.unit}: {titled(line)}" if line.unit else titled(line), 60), str(line.id))
        for line in lines[:_MOST_OPTIONS]
    ]
    choices = asking.ask(scene, KIND, {"album": scene.incoming.album}, options, several=True)
    scene.memory.hold(scene.incoming.channel, scene.incoming.chat, scene.now, scene.files)
    numbered = [f"{number}. {option.label}" for number, option in enumerate(options, start=1)]
    return say("\n".join([wording.WHICH, *numbered, wording_asking.PICK_SEVERAL]), *choices)


def _attached(scene: Scene, task_ids: Sequence[int], files: Sequence[Attachment]) -> Reply:
    lines: Sequence[TaskLine] = ()
    for file in files:
        lines = scene.office.evidence.attach(
            task_ids, file.name, file.content, actor=scene.actor, now=scene.now, today=scene.today
        )
    names = ", ".join(file.name for file in files)
    return say("\n".join([wording.ATTACHED.format(names=names), *changed_lines(lines, scene.today)]))


def _with(told: Reply | None, attached: Reply) -> Reply:
    if told is None:
        return attached
    return Reply((*told.blocks, *(Block(block.text) for block in attached.blocks)), told.choices)
