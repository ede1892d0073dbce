"""An answer judged: by its buttons, or in words ("👎", "góp ý: thiếu hạn nộp")."""

import re
from dataclasses import dataclass

from bot.naming import shorten
from bot.replies import Choice, Reply, say
from bot.scene import Scene
from bot.wording import feedback as words
from knowledge import fold
from tasks import Action

LONGEST_REASON = 500  # characters
_ASKED_SHOWN = 80
_GOOD = re.compile(r"(?:dung|tot|hay|chinh xac|cam on)\b")
_BAD = re.compile(r"(?:sai|chua dung|khong dung|chua tot)\b[\s:.,]*")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What was said: `number` of the answer, None for the last one of the chat."""

    number: int | None
    is_right: bool
    reason: str | None


def verdict_choices(number: int) -> tuple[Choice, ...]:
    """The two buttons under an answer."""
    return (
        Choice(words.RIGHT, f"/gopy {number} dung"),
        Choice(words.WRONG, f"/gopy {number} sai"),
    )


def judge(scene: Scene, argument: str) -> Reply:
    """/gopy: records what is said of an answer."""
    scene.actor.must_be_allowed(Action.ASK)
    heard, book, said = scene.incoming, scene.office.feedback, _read(argument)
    number = said.number if said.number is not None else book.latest(heard.channel, heard.chat, heard.at)
    question = None
    if number is not None:
        question = book.judge(heard.channel, heard.chat, number, said.is_right, said.reason)
    if number is None or question is None:
        return say(words.NOTHING_TO_JUDGE)
    shown = shorten(question, _ASKED_SHOWN)
    if said.is_right:
        return say(words.THANKS.format(question=shown))
    if said.reason:
        reason = words.REASONS.get(said.reason, said.reason)
        return say(words.NOTED_WHY.format(question=shown, reason=reason[0].lower() + reason[1:]))
    why = (Choice(label, f"/gopy {number} sai {name}") for name, label in words.REASONS.items())
    return say(f"{words.NOTED.format(question=shown)}\n{words.OWN_WORDS}", *why)


def _read(argument: str) -> _Verdict:
    """A number, a verdict, a reason; words without a verdict are a reason why the answer is not right."""
    first, _, rest = argument.strip().partition(" ")
    number = int(first) if first.isascii() and first.isdecimal() and len(first) < 10 else None
    told = rest.strip() if number is not None else argument.strip(" :.,")
    if _GOOD.match(fold(told)):
        return _Verdict(number, True, None)
    bad = _BAD.match(fold(told))
    reason = told[bad.end() if bad else 0 :].strip()[:LONGEST_REASON]
    return _Verdict(number, False, reason or None)
