"""Which turn answers which request, and which goes on with which question of ours."""

from collections.abc import Callable, Mapping

from bot.memory import Waiting
from bot.replies import Reply
from bot.requests import Verb
from bot.scene import Scene
from bot.turns import (
    assigning,
    documents,
    drafts,
    evidence,
    feedback,
    joining,
    log,
    own_time,
    reporting,
    roster,
    work,
)

Turn = Callable[[Scene, str], Reply]
GoingOn = Callable[[Scene, Waiting], Reply | None]

TURNS: Mapping[Verb, Turn] = {
    Verb.START: lambda scene, _: joining.greet(scene.actor),
    Verb.HELP: lambda scene, _: joining.help_reply(scene.actor),
    Verb.UNKNOWN: lambda scene, command: joining.unknown_command(scene.actor, command),
    Verb.DOCUMENTS: documents.documents,
    Verb.PASSAGE: documents.passage,
    Verb.FILE: documents.file,
    Verb.UNITS: work.units,
    Verb.TASKS: work.tasks,
    Verb.QUARTER: work.quarter,
    Verb.PROGRESS: work.progress,
    Verb.EVIDENCE: work.evidence,
    Verb.PLANS: drafts.plans,
    Verb.ASSIGN: assigning.assign,
    Verb.LEAVE: own_time.leave,
    Verb.REMINDING: own_time.reminding,
    Verb.LOG: log.log,
    Verb.UNDO: reporting.undo,
    Verb.REOPEN: reporting.reopen,
    Verb.SET: reporting.set_status,
    Verb.FEEDBACK: feedback.judge,
}

WAITING: Mapping[str, GoingOn] = {
    reporting.KIND: reporting.clarify,
    reporting.POSTPONING: reporting.postpone,
    drafts.KIND: drafts.go_on,
    assigning.KIND: assigning.go_on,
    evidence.KIND: evidence.go_on,
    roster.KIND: roster.go_on,
    evidence.ALBUM: evidence.no_answer,
}
