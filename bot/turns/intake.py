"""Documents sent into a conversation."""

from collections.abc import Sequence

from bot.office import Office
from bot.replies import Attachment, Block, Choice, Reply
from bot.turns.documents import title_of
from bot.wording import chat
from knowledge import Intake, Status
from tasks import Change, record


def take_in(office: Office, files: Sequence[Attachment], sender: str) -> Reply:
    """Takes the files in, says what became of each, and makes them searchable at once.

    A file of the same name from the same sender replaces the earlier one.
    """
    results = [office.library.take_in_content(f.name, f.content, f"chat:{sender}:{f.name}") for f in files]
    note_changes(office, results, sender)
    if any(result.status in (Status.ADDED, Status.REPLACED) for result in results):
        office.catch_up()
    blocks = tuple(Block(_told(office, result)) for result in results)
    held = [result for result in results if result.document_id is not None]
    return Reply(
        blocks, tuple(Choice(chat.SEND_FILE.format(id=r.document_id), f"/tep {r.document_id}") for r in held)
    )


def note_changes(office: Office, results: Sequence[Intake], actor: str) -> None:
    """Writes what intake changed into the audit log."""
    changed = [r for r in results if r.status in (Status.ADDED, Status.REPLACED)]
    if not changed:
        return
    with office.sessions.begin() as session:
        for result in changed:
            subject = f"{result.document_id}: {result.file}"
            record(session, office.clock(), Change(actor, f"document.{result.status}", subject))


def _told(office: Office, result: Intake) -> str:
    title = title_of(office.sessions, result.document_id) if result.document_id is not None else ""
    return chat.TAKEN_IN[result.status].format(
        file=result.file, title=title, passages=result.passages, error=result.error
    )
