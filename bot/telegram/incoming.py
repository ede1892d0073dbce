"""What an update of Telegram says to the assistant, and where the answer goes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from telegram import CallbackQuery, Chat, Message

from bot.replies import Incoming
from bot.telegram import wording
from bot.telegram.files import has_file

CHANNEL = "telegram"
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?")
_OUR_COMMANDS = frozenset(name for name, _ in wording.COMMANDS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: chat, topic of a forum, message that it answers (in groups)."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Bot:
    """Who we are on Telegram."""

    id: int
    username: str


def is_for_us(message: Message, bot: Bot) -> bool:
    """True if a person wrote this to the bot.

    In a private chat that is everything; in a group a command of ours, a message
    that names the bot, or an answer to it. What is written in the name of a channel or by an anonymous
    administrator is nobody's: nothing could be answered to, or recorded for, a known person.
    """
    if message.from_user is None or message.from_user.is_bot or message.sender_chat is not None:
        return False
    if message.chat.type == Chat.PRIVATE:
        return True
    return message.chat.type in (Chat.GROUP, Chat.SUPERGROUP) and _calls_us(message, bot)


def _calls_us(message: Message, bot: Bot) -> bool:
    text = _written(message)
    if command := _COMMAND.match(text):
        addressee = command["bot"]
        return addressee.lower() == bot.username.lower() if addressee else command["name"] in _OUR_COMMANDS
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot.id:
        return True
    return _mention(bot).search(text) is not None


def said(message: Message, bot: Bot, timezone: tzinfo | None) -> Incoming | None:
    """What the message says, None if there are neither words nor a file in it (a sticker).

    The bot's own name is left out: "/hoi@danvan_bot quý III" says "/hoi quý III". Naming the bot and
    nothing else asks for help. `at` is when it was sent, which may be long before it is read.
    """
    written = _written(message)
    if not written.strip() and not has_file(message):
        return None
    assert message.from_user is not None
    return Incoming(
        channel=CHANNEL,
        person=str(message.from_user.id),
        chat=str(message.chat.id),
        text=_without_our_name(written, bot) or ("" if has_file(message) else "/trogiup"),
        at=message.date.astimezone(timezone),
        name=message.from_user.full_name,
        id=str(message.message_id),
        album=message.media_group_id or "",
    )


def pressed(query: CallbackQuery, clock: Callable[[], datetime]) -> Incoming | None:
    """What the button pressed says, None if it says nothing or its chat is unknown (inline messages)."""
    if query.message is None or not query.data:
        return None
    return Incoming(
        channel=CHANNEL,
        person=str(query.from_user.id),
        chat=str(query.message.chat.id),
        text=query.data,
        at=clock(),
        name=query.from_user.full_name,
        id=f"press {query.id}",
    )


def place_of(message: Message) -> Place:
    """Where the answer to a message goes; in a group it says which message it answers."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, thread, None if message.chat.type == Chat.PRIVATE else message.message_id)


def place_of_press(query: CallbackQuery) -> Place:
    """Where the answer to a button goes: under the message that carries it, which may be too old to read."""
    assert query.message is not None
    thread = query.message.message_thread_id if isinstance(query.message, Message) else None
    return Place(query.message.chat.id, thread)


def _written(message: Message) -> str:
    return message.text or message.caption or ""


def _mention(bot: Bot) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@{re.escape(bot.username)}\b", re.IGNORECASE)


def _without_our_name(text: str, bot: Bot) -> str:
    command = _COMMAND.match(text)
    if command and (command["bot"] or "").lower() == bot.username.lower():
        text = f"/{command['name']}{text[command.end() :]}"
    return _mention(bot).sub("", text).strip()
