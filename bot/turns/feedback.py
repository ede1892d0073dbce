"""An answer judged: by its buttons, or in words ("👎", "góp ý: thiếu hạn nộp")."""

import re

from bot.feedback import Judged, Reason, Verdict
from bot.naming import shorten
from bot.replies import Choice, Reply, say
from bot.scene import Scene
from bot.verdicts import verdict_beside, verdict_in
from bot.wording import feedback as words
from knowledge import syllables
from tasks import Action

_ASKED_SHOWN = 80
_RIGHT, _WRONG = "dung", "sai"
_PRESSED = re.compile(rf"([0-9]+) ({_RIGHT}|{_WRONG})(?: ({'|'.join(Reason)}))?")
_LARGEST_ID = 2**31 - 1  # what an integer column of either database holds
_THUMBS = {words.RIGHT: True, words.WRONG: False}


def verdict_choices(number: int) -> tuple[Choice, ...]:
    """The two buttons under an answer."""
    return (
        Choice(words.RIGHT, f"/gopy {number} {_RIGHT}"),
        Choice(words.WRONG, f"/gopy {number} {_WRONG}"),
    )


def judge(scene: Scene, argument: str) -> Reply:
    """/gopy: records what is said of the answer of the button, of the last one given or judged otherwise."""
    scene.actor.must_be_allowed(Action.ASK)
    heard, book = scene.incoming, scene.office.feedback
    typed = heard.text.strip()
    pressed = _PRESSED.fullmatch(argument) if typed.startswith("/") else None
    if pressed:
        number: int | None = min(int(pressed[1]), _LARGEST_ID)
        verdict = Verdict(pressed[2] == _RIGHT, Reason(pressed[3]) if pressed[3] else None)
    else:
        number = book.latest(heard.channel, heard.chat, heard.at)
        verdict = _said(typed, argument)
    if number is None:
        return say(words.NOTHING_TO_JUDGE)
    if not pressed and not syllables(argument):
        return say(words.HOW_WAS_IT, *verdict_choices(number))
    judged = book.judge(heard.channel, heard.chat, heard.at, number, verdict)
    return _told(number, verdict, judged) if judged else say(words.NOTHING_TO_JUDGE)


def _said(typed: str, argument: str) -> Verdict:
    """What a message without a number says; a thumb stands in `argument` as a word."""
    thumb = _THUMBS.get(typed[:1])
    return verdict_in(argument) if thumb is None else verdict_beside(thumb, argument.partition(" ")[2])


def _told(number: int, verdict: Verdict, judged: Judged) -> Reply:
    """The verdict said back; why, if that is still open."""
    question = shorten(judged.question, _ASKED_SHOWN)
    if verdict.is_right:
        return say((words.THANKS if judged.is_right else words.WELCOME).format(question=question))
    if verdict.reason:
        label = words.REASONS[verdict.reason]
        return say(words.NOTED_WHY.format(question=question, reason=label[0].lower() + label[1:]))
    if verdict.remark:
        return say(words.NOTED_WHY.format(question=question, reason=f"“{verdict.remark}”"))
    why = (Choice(label, f"/gopy {number} {_WRONG} {name}") for name, label in words.REASONS.items())
    return say(f"{words.NOTED.format(question=question)}\n{words.OWN_WORDS}", *why)
