"""Files that people send: documents and photos, fetched from Telegram."""

import logging
from datetime import tzinfo

from telegram import Document, Message, PhotoSize
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError

from bot.replies import Attachment
from bot.telegram import wording

log = logging.getLogger(__name__)


class FileTrouble(Exception):
    """A file that could not be fetched; the message is for the person."""


def has_file(message: Message) -> bool:
    """Whether a message carries a document or a photo."""
    return message.document is not None or bool(message.photo)


async def fetched(message: Message, timezone: tzinfo | None) -> tuple[Attachment, ...]:
    """The message's file with its name, photos in their largest size; none where it carries none.

    Raises `FileTrouble` for one above 20 MB, and where Telegram does not hand it out.
    """
    source: Document | PhotoSize | None = message.document or (message.photo[-1] if message.photo else None)
    if source is None:
        return ()
    name = _name(message, timezone)
    if (source.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise FileTrouble(wording.FILE_TOO_LARGE_TO_READ.format(name=name))
    try:
        handle = await source.get_file()
        content = await handle.download_as_bytearray()
    except TelegramError as fault:
        log.warning("a file sent in chat %s could not be fetched: %s", message.chat.id, fault)
        raise FileTrouble(wording.FILE_NOT_FETCHED.format(name=name)) from fault
    return (Attachment(name, bytes(content)),)


def _name(message: Message, timezone: tzinfo | None) -> str:
    if message.document is not None and message.document.file_name:
        return message.document.file_name
    sent = message.date.astimezone(timezone)
    extension = "jpg" if message.photo else "bin"
    return f"anh-{sent:%Y-%m-%d}-{message.message_id}.{extension}"
