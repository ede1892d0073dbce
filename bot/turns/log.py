"""/nhatky: the latest changes, who made them, what was before and after."""

from bot.naming import shorten
from bot.replies import Reply, say
from bot.scene import Scene
from bot.wording import log as wording
from bot.wording.dates import moment
from tasks import Action, changes

_SHOWN = 15


def log(scene: Scene, argument: str) -> Reply:
    """The newest changes of the person's committee, newest first; the operator sees all."""
    scene.actor.must_be_allowed(Action.LOG)
    with scene.office.sessions() as session:
        found = changes(session, scene.actor.committee_id, limit=_SHOWN)
    if not found:
        return say(wording.EMPTY)
    zone = scene.office.settings.zone
    lines = [
        wording.LINE.format(
            at=moment(at.astimezone(zone)),
            by=wording.OPERATOR if change.actor == "operator" else change.actor,
            deed=wording.DEEDS.get(change.action, change.action),
            subject=shorten(change.subject, 90),
            values=_values(change.before, change.after),
        )
        for at, change in found
    ]
    return say("\n".join([wording.HEADING, *lines]))


def _values(before: str | None, after: str | None) -> str:
    before, after = _in_words(before), _in_words(after)
    if before and after:
        return wording.CHANGED.format(before=shorten(before, 60), after=shorten(after, 60))
    return wording.NOW.format(after=shorten(after, 60)) if after else ""


def _in_words(value: str | None) -> str | None:
    """A state as the log keeps it ("done, 20/06/2026"), in words that a reader knows."""
    if value is None:
        return None
    first, comma, rest = value.partition(", ")
    return f"{wording.VALUES.get(first, first)}{comma}{rest}"
