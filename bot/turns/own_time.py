"""A member's own time: away with a delegate, when and how much they are reminded."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from bot.replies import Reply, say
from bot.scene import Scene
from bot.wording import own_time as wording
from bot.wording.dates import full_day
from knowledge import fold
from tasks import Action, MemberView, find_dates

_STOP_WORDS = re.compile(
    r"\b(?:toi|xin|bao|nghi|phep|tu|den|toi ngay|ngay|het|va|nguoi|thay|boi|do|la|nho|giao|cho|lam)\b"
    r"|[-–,;.:()]"
)
_RANGE = re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)")
_HOUR = re.compile(r"(?:luc\s*)?(?P<hour>\d{1,2})\s*(?:h|g|gio|:)\s*(?P<minute>\d{2})?")
_BACK = ("het nghi", "da ve", "di lam lai", "het")
_DIGEST = re.compile(r"\b(?:tong hop|tuan|it thoi|gon)\b")
_USUAL = re.compile(r"\b(?:thuong|day du|mac dinh|binh thuong|bat lai)\b")
_QUIET = re.compile(r"\b(?:im|tat|dung|tam dung|hoan)\b")


def leave(scene: Scene, argument: str) -> Reply:
    """ "/nghi 20/6-25/6 Lan thay": away on those days; "/nghi hết": back again."""
    scene.actor.must_be_allowed(Action.OWN_TIME)
    if scene.actor.id is None:
        return say(wording.LEAVE_USAGE)
    people = scene.office.people
    argument = _RANGE.sub(" đến ", argument)
    if fold(argument).strip(" .!") in _BACK:
        people.back(scene.actor.id, actor=scene.actor, now=scene.now, today=scene.today)
        return say(wording.BACK)
    dates = [said.certain for said in find_dates(argument, scene.today)]
    if not dates or None in dates:
        return say(wording.LEAVE_USAGE)
    first, last = dates[0], dates[-1]
    assert first is not None and last is not None
    delegate = _delegate(scene, argument)
    people.leave(
        scene.actor.id, first, last, delegate.id if delegate else None, actor=scene.actor, now=scene.now
    )
    told = wording.LEAVE.format(first=full_day(first), last=full_day(last))
    return say(
        told + " " + (wording.DELEGATE.format(name=delegate.name) if delegate else wording.NO_DELEGATE)
    )


def _delegate(scene: Scene, said: str) -> MemberView | None:
    """The member named beside the dates."""
    rest = said
    for date in reversed(find_dates(said, scene.today)):
        rest = rest[: date.start] + " , " + rest[date.end :]
    folded = fold(rest)
    kept = "".join(" " if masked == "\0" else c for c, masked in zip(rest, _masked(folded), strict=True))
    name = " ".join(kept.split())
    if not name:
        return None
    committee = scene.office.committees.of(scene.actor)
    return scene.office.people.find_member(committee.id, name)


def _masked(folded: str) -> str:
    return _STOP_WORDS.sub(lambda match: "\0" * len(match[0]), folded)


def reminding(scene: Scene, argument: str) -> Reply:
    """ "/nhac 8h", "/nhac tổng hợp", "/nhac im đến 20/6", "/nhac thường"; with nothing, how it is now."""
    scene.actor.must_be_allowed(Action.OWN_TIME)
    if scene.actor.id is None:
        return say(wording.REMINDING_USAGE)
    people, said = scene.office.people, fold(argument).strip()
    now = people.preferences(scene.actor.id)
    changes: dict[str, Any] = {}
    dates = find_dates(argument, scene.today)
    if _QUIET.search(said) and dates and dates[0].certain:
        changes["quiet_until"] = dates[0].certain
    elif _USUAL.search(said):
        changes = {"digest_only": False, "quiet_until": None}
    elif _DIGEST.search(said):
        changes["digest_only"] = True
    if not dates and (hour := _HOUR.search(said)):
        if int(hour["hour"]) > 23 or int(hour["minute"] or 0) > 59:
            return say(wording.REMINDING_USAGE)
        changes["at"] = dt.time(int(hour["hour"]), int(hour["minute"] or 0))
    if said and not changes:
        return say(wording.REMINDING_USAGE)
    if changes:
        wanted = replace(now, **changes)
        now = people.set_preferences(scene.actor.id, wanted, actor=scene.actor, now=scene.now)
    at = now.at or dt.time(7, 30)
    lines = [wording.REMINDED_AT.format(at=f"{at:%H:%M}")]
    lines += [wording.DIGEST_ONLY] if now.digest_only else []
    quiet = now.quiet_until if now.quiet_until and now.quiet_until >= scene.today else None
    lines += [wording.QUIET.format(day=full_day(quiet))] if quiet else []
    return say("\n".join([*lines, wording.REMINDING_USAGE] if not changes else lines))
