"""A conversation with the bot as people have it: somebody says something, the bot answers.

    async with conversation(assistant) as chat:
        await chat.says("Quý III làm gì?")
        reply = await chat.hears()
        await chat.presses(reply, "Xem đoạn 1")

The application is the real one, polling a stand-in of Telegram on loopback. On leaving, every request it
has made must have been one that Telegram accepts.
"""

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from telegram.ext import Application

from bot.telegram import Assistant, Courier, Timeouts, build, polling
from tests.telegram.bot_api import BOT, TOKEN, BotApi, Json, Sent, bot_api

# A Monday in working hours.
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Conversation:
    """What people do on their phones. `person` is a Telegram user, `chat` a group (negative) or None."""

    api: BotApi
    application: Application[Any, Any, Any, Any, Any, Any]
    now: datetime
    _heard: Counter[int] = field(default_factory=Counter)

    async def says(
        self, text: str, *, person: int = 1, chat: int | None = None, reply_to: Sent | None = None
    ) -> Json:
        """The person types a text; returns the update as queued."""
        content: Json = {"text": text}
        if entities := _entities(text):
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = self.api.as_message(reply_to)
        return await self.sends(content, person=person, chat=chat)

    async def sends(
        self, content: Json, *, person: int = 1, chat: int | None = None, kind: str = "message"
    ) -> Json:
        """The person sends a message with this content ({"sticker": …}); returns the update as queued."""
        where = self._chat(person, chat)
        message_id = self.api.next_message_id()
        date = int(self.now.timestamp())
        sender = {"id": person, "is_bot": False, "first_name": "Người", "last_name": str(person)}
        message = {"message_id": message_id, "date": date, "chat": where, "from": sender, **content}
        return await self.api.post(kind, message)

    async def presses(
        self, reply: Sent, label: str, *, person: int | None = None, too_old: bool = False
    ) -> Json:
        """The person presses a button of what the bot has sent; `too_old`: its text is out of reach."""
        message = self.api.as_message(reply)
        if too_old:
            message = {"message_id": reply.message_id, "date": 0, "chat": self.api.chats[reply.chat]}
        who = reply.chat if person is None else person
        query = {
            "id": str(self.api.next_message_id()),
            "from": {"id": who, "is_bot": False, "first_name": "Người", "last_name": str(who)},
            "chat_instance": str(reply.chat),
            "message": message,
            "data": reply.buttons[label],
        }
        return await self.api.post("callback_query", query)

    async def hears(self, *, person: int = 1, chat: int | None = None, within: float = 5.0) -> Sent:
        """The next message or file that the bot sends to the person (or the group), in seconds."""
        where = person if chat is None else chat
        async with asyncio.timeout(within):
            await self.api.until(lambda: len(self._to(where)) > self._heard[where])
        self._heard[where] += 1
        return self._to(where)[self._heard[where] - 1]

    async def asks(self, text: str, *, person: int = 1, chat: int | None = None) -> Sent:
        """Says it and hears the first message of the answer."""
        await self.says(text, person=person, chat=chat)
        return await self.hears(person=person, chat=chat)

    async def hears_all(self, *, person: int = 1, chat: int | None = None) -> list[Sent]:
        """Everything not heard yet, when all that was said has been answered; may be nothing."""
        await self.settles()
        where = person if chat is None else chat
        unheard = self._to(where)[self._heard[where] :]
        self._heard[where] += len(unheard)
        return unheard

    async def settles(self, within: float = 10.0) -> None:
        """Waits until the bot has taken in and handled everything said so far."""
        async with asyncio.timeout(within):
            await self.api.idle()
            await self.application.update_queue.join()

    def _to(self, where: int) -> list[Sent]:
        return [sent for sent in self.api.sent if sent.chat == where]

    def _chat(self, person: int, chat: int | None) -> Json:
        private: Json = {"id": person, "type": "private", "first_name": f"Người {person}"}
        group: Json = {"id": chat, "type": "supergroup", "title": "Ban Chỉ đạo"}
        where = private if chat is None else group
        return self.api.chats.setdefault(where["id"], where)


@asynccontextmanager
async def conversation(
    assistant: Assistant,
    *,
    now: datetime = NOW,
    hurry: float = 20.0,
    timeouts: Timeouts | None = None,
    courier: Courier | None = None,
) -> AsyncIterator[Conversation]:
    """The bot with this assistant, running. Its own pauses (typing, waiting) are `hurry` times shorter."""

    async def pause(seconds: float) -> None:
        await asyncio.sleep(seconds / hurry)

    async with bot_api() as api:
        application = build(
            assistant,
            token=TOKEN,
            api_url=api.url,
            proxy=None,
            clock=lambda: chat.now,
            pause=pause,
            timeouts=timeouts or Timeouts(),
            seconds=lambda: time.monotonic() * hurry,
        )
        chat = Conversation(api, application, now)
        async with polling(application, courier=courier):
            yield chat
        assert api.violations == []


def _entities(text: str) -> list[Json]:
    """What Telegram marks in a typed text: the command at its beginning, the names of users."""
    found = [("bot_command", match) for match in re.finditer(r"^/\w+(?:@\w+)?", text)]
    found += [("mention", match) for match in re.finditer(r"(?<!\S)@\w+", text)]
    return [
        {
            "type": kind,
            "offset": len(text[: match.start()].encode("utf-16-le")) // 2,
            "length": len(match[0].encode("utf-16-le")) // 2,
        }
        for kind, match in found
    ]


OUR_NAME = f"@{BOT['username']}"
