"""Files that people send: a plan for the library, a roster to import, evidence of a task."""

from bot.replies import Reply
from bot.requests import Request, Verb
from bot.scene import Scene
from bot.turns import evidence, intake, reporting, roster
from tasks import Action

_ROSTERS = (".xlsx", ".yaml", ".yml")
_DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".md", ".txt", ".doc")


def received(scene: Scene, request: Request) -> Reply:
    """What is done with files: by who sends them, what they are, and the words that came along."""
    actor, names = scene.actor, [file.name.casefold() for file in scene.files]
    if actor.may(Action.ROSTER) and all(name.endswith(_ROSTERS) for name in names):
        return roster.preview(scene)
    is_library = actor.may(Action.TAKE_IN) and all(name.endswith(_DOCUMENTS) for name in names)
    belongs_to_member = actor.id is not None and actor.committee_id is not None
    if is_library and not (belongs_to_member and request.verb is Verb.ASK and reporting.is_report(scene)):
        return intake.take_in(scene.office, scene.files, actor.name)
    if not belongs_to_member or not actor.may(Action.OWN_WORK):
        actor.must_be_allowed(Action.TAKE_IN)
        return intake.take_in(scene.office, scene.files, actor.name)
    return evidence.attach(scene)
