"""A roster sent in chat: looked at, every problem named by its cell, taken in when the sender agrees."""

from bot import asking
from bot.asking import Option
from bot.memory import Waiting
from bot.replies import Block, Reply, Style, say
from bot.rosterlines import change_summary, problem_lines
from bot.scene import Scene
from bot.wording import committee as wording
from knowledge import fold
from tasks import Action, RosterFiles, RosterImport

KIND = "roster"
_MOST_PROBLEMS, _MOST_REMARKS, _MOST_CHANGES = 40, 10, 25


def preview(scene: Scene) -> Reply:
    """What the file sent would change, with a question; or everything that is wrong with it."""
    scene.actor.must_be_allowed(Action.ROSTER)
    if len(scene.files) != 1:
        return say(wording.ONE_FILE)
    file = scene.files[0]
    seen = RosterFiles(scene.office.sessions).preview(
        file.name, file.content, actor=scene.actor, now=scene.now, today=scene.today
    )
    if seen.problems:
        return _wrong(file.name, seen)
    if not seen.changes:
        return _with_remarks(say(wording.NO_CHANGES), seen)
    heading = wording.PREVIEW.format(file=file.name, committees="; ".join(seen.committees))
    changes = [
        wording.WOULD_CHANGE.format(count=len(seen.changes)),
        *change_summary(seen.changes, _MOST_CHANGES),
    ]
    options = [Option(wording.YES, "yes"), Option(wording.NO, "no")]
    choices = asking.ask(scene, KIND, {"file": file.name}, options)
    scene.memory.hold(scene.incoming.channel, scene.incoming.chat, scene.now, scene.files)
    blocks = (Block(heading, Style.HEADING), Block("\n".join(changes)))
    told = _with_remarks(Reply(blocks, choices), seen)
    return Reply((*told.blocks, Block(wording.ASK)), told.choices)


def go_on(scene: Scene, waiting: Waiting) -> Reply | None:
    """Takes the roster in once the sender agrees; None when the message is neither yes nor no."""
    said = " ".join(fold(scene.incoming.text).split()).strip(" .!")
    picked = asking.picked(waiting, scene.incoming.text)
    if picked == ("yes",) or said in wording.YES_WORDS:
        return _take_in(scene)
    if picked == ("no",):
        scene.wait_no_more()
        return say(wording.DROPPED)
    return None


def _take_in(scene: Scene) -> Reply:
    held = scene.memory.held(scene.incoming.channel, scene.incoming.chat)
    scene.wait_no_more()
    if not held:
        return say(wording.FORGOTTEN)
    came = RosterFiles(scene.office.sessions).take_in(
        held[0].name, held[0].content, actor=scene.actor, now=scene.now, today=scene.today
    )
    if came.problems:
        return _wrong(held[0].name, came)
    if not came.changes:
        return say(wording.NO_CHANGES)
    lines = [wording.CHANGED.format(count=len(came.changes)), *change_summary(came.changes, _MOST_CHANGES)]
    if any(change.action == "member.added" for change in came.changes):
        lines.append(wording.INVITE_NEXT)
    return say("\n".join(lines))


def _wrong(name: str, seen: RosterImport) -> Reply:
    heading = wording.PROBLEMS.format(file=name, count=len(seen.problems))
    return _with_remarks(say("\n".join([heading, *problem_lines(seen.problems, _MOST_PROBLEMS)])), seen)


def _with_remarks(reply: Reply, seen: RosterImport) -> Reply:
    if not seen.remarks:
        return reply
    return Reply((*reply.blocks, Block("\n".join(problem_lines(seen.remarks, _MOST_REMARKS)))), reply.choices)
