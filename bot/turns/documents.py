"""Looking at documents: the list of them, a passage in full, the original file."""

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker, undefer

from bot.naming import shorten
from bot.replies import Attachment, Block, Choice, Reply, Style, say
from bot.scene import Scene
from bot.wording import chat
from bot.wording.marks import heading
from knowledge import Document, DocumentNotFound, Library, Passage

PER_PAGE = 8
_LARGEST_ID = 2**31 - 1  # what an integer column of either database holds


def documents(scene: Scene, argument: str) -> Reply:
    """/vanban: one page of the documents."""
    return list_documents(scene.office.library, argument)


def passage(scene: Scene, argument: str) -> Reply:
    """/xem: a passage in full."""
    return open_passage(scene.office.sessions, argument)


def file(scene: Scene, argument: str) -> Reply:
    """/tep: an original file."""
    return send_file(scene.office.library, argument)


def list_documents(library: Library, argument: str) -> Reply:
    """One page of the documents, with buttons for the files; `argument` is the page, 1 if it is none."""
    documents = library.documents()
    if not documents:
        return say(chat.NO_DOCUMENTS)
    pages = -(-len(documents) // PER_PAGE)
    page = min(max(_number(argument) or 1, 1), pages)
    shown = documents[(page - 1) * PER_PAGE : page * PER_PAGE]
    where = chat.PAGE.format(page=page, pages=pages) if pages > 1 else ""
    lines = [chat.DOCUMENT_LINE.format(id=d.id, title=shorten(d.full_title, 200)) for d in shown]
    files = [Choice(chat.SEND_FILE.format(id=d.id), f"/tep {d.id}") for d in shown]
    first = chat.DOCUMENTS_HEADING.format(count=len(documents), page=where)
    blocks = (Block(first, Style.HEADING), Block("\n".join(lines)))
    return Reply(blocks, (*files, *_page_choices(page, pages)))


def _page_choices(page: int, pages: int) -> list[Choice]:
    before = [Choice(chat.PAGE_BEFORE, f"/vanban {page - 1}")] if page > 1 else []
    after = [Choice(chat.PAGE_AFTER, f"/vanban {page + 1}")] if page < pages else []
    return [*before, *after]


def open_passage(sessions: sessionmaker[Session], argument: str) -> Reply:
    """A passage in full under its headings, with buttons for its neighbours and the file."""
    if (number := _number(argument)) is None:
        return say(chat.PASSAGE_USAGE)
    with sessions() as session:
        passage = session.get(Passage, number)
        if passage is None:
            return say(chat.PASSAGE_GONE, Choice(chat.ALL_DOCUMENTS, "/vanban"))
        whole = undefer(Document.text)
        document = session.scalar(select(Document).where(Document.id == passage.document_id).options(whole))
        assert document is not None  # the foreign key holds
        blocks = _passage_blocks(passage, document)
        choices = _neighbours(session, passage)
    files = Choice(shorten(chat.OPEN_FILE.format(name=document.file), 40), f"/tep {document.id}")
    return Reply(blocks, (*choices, files))


def _passage_blocks(passage: Passage, document: Document) -> tuple[Block, ...]:
    body = document.text[passage.start : passage.end]
    above = [heading(kind, value, name) for kind, value, name in passage.path]
    lead = document.text[passage.lead_start : passage.lead_end] if passage.lead_start is not None else ""
    place = "\n".join([passage.label, *(f"› {shorten(one, 160)}" for one in above if one)])
    blocks = [Block(document.full_title, Style.HEADING), Block(place)]
    if lead and not any(name and name in lead for _, _, name in passage.path):
        blocks.append(Block(chat.LEAD.format(text=shorten(lead, 400))))
    return (*blocks, Block(body, Style.QUOTE))


def _neighbours(session: Session, passage: Passage) -> list[Choice]:
    beside = select(Passage.position, Passage.id).where(
        Passage.document_id == passage.document_id,
        Passage.position.in_([passage.position - 1, passage.position + 1]),
    )
    found = dict(session.execute(beside).all())
    named = ((chat.PREVIOUS, passage.position - 1), (chat.NEXT, passage.position + 1))
    return [Choice(label, f"/xem {found[at]}") for label, at in named if at in found]


def send_file(library: Library, argument: str) -> Reply:
    """The original file, byte for byte as it was taken in."""
    if (number := _number(argument)) is None:
        return say(chat.FILE_USAGE)
    try:
        name, content = library.original(number)
    except DocumentNotFound:
        return say(chat.FILE_GONE, Choice(chat.ALL_DOCUMENTS, "/vanban"))
    return Reply((Block(chat.FILE_SENT.format(name=name)),), files=(Attachment(name, content),))


def title_of(sessions: sessionmaker[Session], document_id: int) -> str:
    """The title of one document, "" if it is gone."""
    with sessions() as session:
        document = session.get(Document, document_id)
    return document.title if document else ""


def _number(argument: str) -> int | None:
    """The id or page typed, None if it is none that can exist."""
    plain = argument.strip()
    number = int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 12 else None
    return number if number is not None and 0 < number <= _LARGEST_ID else None
