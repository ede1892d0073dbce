"""/kehoach: going through the duties of a plan; nothing becomes a task before a person says so."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.asking import numbers_in
from bot.memory import Waiting
from bot.naming import shorten
from bot.replies import Block, Choice, Reply, Style, say
from bot.scene import Scene
from bot.turns import documents
from bot.wording import drafts as wording
from bot.wording import programme
from bot.wording.asking import ALL_WORDS
from knowledge import fold
from tasks import Action, DutyState, DutyView, read_date_phrase

if TYPE_CHECKING:
    from knowledge import Document

KIND = "drafts"
_PER_PAGE = 5
_PLANS = re.compile(r"ke hoach|chuong trinh|de an|nghi quyet")
_TITLE = 200
_ACCEPT = re.compile(r"(?:nhan|dong y|duyet|chap nhan|giao het)\s*(?P<which>.*)")
_DROP = re.compile(r"(?:bo|xoa|loai)\s+(?P<which>.+)")
_EDIT = re.compile(r"sua\s+(?:so\s+|viec\s+)?(?P<number>\d{1,3})\s+(?P<what>han|ngay|giao|cho|ten|thanh)\s+")
_VIEW = re.compile(r"xem\s+(?:so\s+)?(\d{1,3})")
_PAGE = re.compile(r"trang (\d{1,3})")
_STOP = ("xong", "dung", "thoi", "het viec", "thoat", "bo")


def plans(scene: Scene, argument: str) -> Reply:
    """/kehoach: the plans to choose from; "/kehoach 3": its duties; "/kehoach 3 nhan 1-5": a deed on them."""
    scene.actor.must_be_allowed(Action.PLAN)
    number, _, deed = argument.strip().partition(" ")
    if not number.isdecimal():
        return _choose(scene, argument)
    document = int(number)
    return _deed(scene, document, 1, deed) or _page(scene, document, 1)


def go_on(scene: Scene, waiting: Waiting) -> Reply | None:
    """A message while a plan's duties are being gone through; None when it is about something else."""
    document, page = int(waiting.state["document"]), int(waiting.state["page"])
    if " ".join(fold(scene.incoming.text).split()).strip(" .!") in _STOP:
        scene.wait_no_more()
        left = sum(duty.state == DutyState.DRAFT for duty in _drawn(scene, document))
        return say(wording.FINISHED.format(drafts=left))
    return _deed(scene, document, page, scene.incoming.text)


def _choose(scene: Scene, said: str) -> Reply:
    """The plans of the library, newest first; with words, those that the words fit."""
    wanted = fold(said).split()
    found = [
        document
        for document in scene.office.library.documents()
        if _PLANS.search(fold(document.type or document.subject or ""))
        and all(word in fold(f"{document.full_title} {document.file}") for word in wanted)
    ]
    found.sort(key=lambda document: (max(document.years, default=0), document.id), reverse=True)
    if len(found) == 1 and wanted:
        return _page(scene, found[0].id, 1)
    if not found:
        return say(wording.NO_PLANS)
    return say(wording.WHICH_PLAN, *(Choice(_name(d), f"/kehoach {d.id}") for d in found[:10]))


def _name(document: "Document") -> str:
    return shorten(document.full_title, 60)


def _drawn(scene: Scene, document: int) -> Sequence[DutyView]:
    committee = scene.office.committees.of(scene.actor)
    return scene.office.drafts.draw(document, committee.id, actor=scene.actor, now=scene.now)


def _deed(scene: Scene, document: int, page: int, said: str) -> Reply | None:
    """What `said` asks to be done with the duties of a plan; None when it asks nothing of the kind."""
    folded = " ".join(fold(said).split()).strip(" .!")
    duties = _drawn(scene, document)
    if edit := _EDIT.match(fold(said)):
        return _edited(scene, duties, int(edit["number"]), edit["what"], said[edit.end() :].strip())
    if view := _VIEW.fullmatch(folded):
        return _source(scene, duties, int(view[1]))
    if turned := _PAGE.fullmatch(folded):
        return _page(scene, document, int(turned[1]))
    if folded in ("tiep", "trang sau", "lui", "trang truoc"):
        return _page(scene, document, page + (1 if folded in ("tiep", "trang sau") else -1))
    if (deed := _ACCEPT.fullmatch(folded)) and (which := _chosen(deed["which"], duties)) is not None:
        return _accepted(scene, document, page, which)
    if (deed := _DROP.fullmatch(folded)) and (which := _chosen(deed["which"], duties)) is not None:
        return _dropped(scene, document, page, which)
    return None


def _chosen(which: str, duties: Sequence[DutyView]) -> list[DutyView] | None:
    """The duties of "het", "1,3-5", "het 42" (only while there are 42 drafts); None for other words."""
    drafts = [duty for duty in duties if duty.state == DutyState.DRAFT]
    words, _, count = which.partition(" ")
    if which in ALL_WORDS or (words in ALL_WORDS and count.isdecimal()):
        return [] if count and int(count) != len(drafts) else drafts
    if not re.fullmatch(r"(?:so )?[\d\s,;&-]+(?:va [\d\s,;&-]+)*", which):
        return None
    numbers = set(numbers_in(which))
    return [duty for duty in duties if duty.number in numbers]


def _accepted(scene: Scene, document: int, page: int, which: list[DutyView]) -> Reply:
    fresh = [duty for duty in which if duty.state != DutyState.ACCEPTED]
    if not fresh:
        return _page(scene, document, page, wording.ALREADY)
    done = scene.office.drafts.accept([duty.id for duty in fresh], actor=scene.actor, now=scene.now)
    told = [wording.ACCEPTED.format(duties=len(done), tasks=sum(len(duty.task_ids) for duty in done))]
    undated = [
        str(d.number) for d in fresh if not (d.due or d.quarter or d.recurrence not in (None, "unspecified"))
    ]
    skipped = [period for duty in done for period in duty.skipped]
    if skipped:
        told.append(wording.SKIPPED.format(periods=", ".join(dict.fromkeys(skipped))))
    if undated:
        told.append(wording.UNDATED.format(numbers=", ".join(undated), first=undated[0]))
    return _page(scene, document, page, "\n".join(told))


def _dropped(scene: Scene, document: int, page: int, which: list[DutyView]) -> Reply:
    scene.office.drafts.drop([duty.id for duty in which], actor=scene.actor, now=scene.now)
    return _page(scene, document, page, wording.DROPPED.format(count=len(which)))


def _edited(scene: Scene, duties: Sequence[DutyView], number: int, what: str, value: str) -> Reply:
    duty = next((duty for duty in duties if duty.number == number), None)
    if duty is None:
        return say(wording.NO_SUCH.format(numbers=number))
    edit = partial(scene.office.drafts.edit, duty.id, actor=scene.actor, now=scene.now)
    if what in ("ten", "thanh"):
        edited = edit(title=value)
    elif what in ("han", "ngay"):
        said = read_date_phrase(value, scene.today)
        if said is None or said.certain is None:
            return say(wording.BAD_DATE.format(text=value))
        edited = edit(due=said.certain)
    else:
        people, committee = scene.office.people, scene.office.committees.of(scene.actor)
        named = [name.strip() for name in re.split(r"[,;]", value) if name.strip()]
        units = (
            [] if fold(value) in ("ca ban", "ban") else [people.find_unit(committee.id, n).id for n in named]
        )
        edited = edit(unit_ids=units)
    return say("\n".join([wording.EDITED.format(number=number), _line(edited)]))


def _source(scene: Scene, duties: Sequence[DutyView], number: int) -> Reply:
    duty = next((duty for duty in duties if duty.number == number), None)
    if duty is None or duty.passage_id is None:
        return say(wording.NO_SUCH.format(numbers=number))
    return documents.open_passage(scene.office.sessions, str(duty.passage_id))


def _page(scene: Scene, document: int, page: int, told: str = "") -> Reply:
    duties = _drawn(scene, document)
    title = documents.title_of(scene.office.sessions, document)
    if not duties:
        return say(wording.NOTHING.format(title=title))
    if told and not any(duty.state == DutyState.DRAFT for duty in duties):
        scene.wait_no_more()
        return say(f"{told}\n{wording.ALL_DONE}", Choice(wording.SEE, f"/kehoach {document} trang 1"))
    pages = -(-len(duties) // _PER_PAGE)
    page = min(max(page, 1), pages)
    shown = duties[(page - 1) * _PER_PAGE : page * _PER_PAGE]
    scene.wait(KIND, {"document": document, "page": page})
    blocks = [Block(told)] if told else []
    blocks += [Block(title, Style.HEADING), Block(_counts(duties, page, pages))]
    blocks += [Block(_line(duty)) for duty in shown]
    return Reply((*blocks, Block(wording.HOW)), _buttons(document, duties, shown, page, pages))


def _counts(duties: Sequence[DutyView], page: int, pages: int) -> str:
    states = [duty.state for duty in duties]
    return wording.COUNTS.format(
        drafts=states.count(DutyState.DRAFT),
        accepted=states.count(DutyState.ACCEPTED),
        dropped=states.count(DutyState.DROPPED),
        page=wording.PAGE.format(page=page, pages=pages) if pages > 1 else "",
    )


def _buttons(
    document: int, duties: Sequence[DutyView], shown: Sequence[DutyView], page: int, pages: int
) -> tuple[Choice, ...]:
    at = f"/kehoach {document}"
    drafts = sum(duty.state == DutyState.DRAFT for duty in duties)
    first, last = shown[0].number, shown[-1].number
    found = []
    if any(duty.state == DutyState.DRAFT for duty in shown) and pages > 1:
        found.append(Choice(wording.ACCEPT_PAGE.format(first=first, last=last), f"{at} nhan {first}-{last}"))
    if drafts:
        found.append(Choice(wording.ACCEPT_ALL.format(count=drafts), f"{at} nhan het {drafts}"))
    found += [Choice(wording.BEFORE, f"{at} trang {page - 1}")] if page > 1 else []
    found += [Choice(wording.NEXT, f"{at} trang {page + 1}")] if page < pages else []
    sources = (d for d in shown if d.passage_id is not None)
    return (*found, *(Choice(wording.OPEN.format(number=d.number), f"/xem {d.passage_id}") for d in sources))


def _line(duty: DutyView) -> str:
    units = duty.unit_names
    many = wording.WHO_MANY.format(count=len(units)) if units else wording.WHO_COMMITTEE
    return wording.LINE.format(
        number=duty.number,
        mark=wording.MARKS[duty.state],
        text=shorten(duty.title, _TITLE),
        when=programme.when(duty) or wording.NO_DATE,
        who=units[0] if len(units) == 1 else many,
    )
