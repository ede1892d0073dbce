"""A stand-in of Telegram's Bot API on loopback: real HTTP, checked requests, trouble on demand.

It keeps updates until they are acknowledged, hands them out by long polling, and records what the bot
sends. A request that Telegram would refuse is refused and noted in `violations`.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiogram.types import Update
from aiohttp import web
from aiohttp.web_request import FileField

from tests.telegram.outgoing import Upload, checked, seen_text

TOKEN = "7000000001:AAF-stand-in-secret-of-the-tests"
BOT = {"id": 7000000001, "is_bot": True, "first_name": "Dân vận", "username": "danvan_thu_bot"}
_TEXTS = {"sendMessage": "text", "editMessageText": "text", "sendDocument": "caption"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error answer: HTTP status, description and, for 429, how many seconds to wait."""

    status: int
    description: str
    parameters: Mapping[str, int] = field(default_factory=dict)


FORBIDDEN = Refusal(403, "Forbidden: bot was blocked by the user")
TOO_MANY = Refusal(429, "Too Many Requests: retry after 3", {"retry_after": 3})
BAD_REQUEST = Refusal(400, "Bad Request: message can't be sent")


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer at all. The request takes effect all the same, as it may when an answer is lost."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot, parameters as sent."""

    method: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message or file that has arrived: `text` as the person sees it, `html` as it was sent."""

    message_id: int
    chat: int
    text: str
    html: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    file: Upload | None = None
    thread: int | None = None
    reply_to: int | None = None

    @property
    def buttons(self) -> dict[str, str]:
        """What each button says, by its label."""
        return {label: says for row in self.rows for label, says in row}


class BotApi:
    """The server's side of the conversation. Made by `bot_api()`."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.sent: list[Sent] = []
        self.violations: list[str] = []
        self.chats: dict[int, Json] = {}
        self.files: dict[str, bytes] = {}
        self._faults: dict[str, deque[Refusal | Silence]] = defaultdict(deque)
        self._waiting: list[Json] = []
        self._repeats: list[Json] = []
        self._queries: set[str] = set()
        self._last_update = self._last_message = 100
        self._is_idle = False
        self._changed = asyncio.Condition()
        self._closing = asyncio.Event()

    async def post(self, kind: str, payload: Json) -> Json:
        """Queues an update with this payload ("message", "callback_query", ...) for the bot."""
        self._last_update += 1
        update = {"update_id": self._last_update, kind: payload}
        Update.model_validate(update)
        if kind == "callback_query":
            self._queries.add(payload["id"])
        await self._hand_out(self._waiting, update)
        return update

    async def post_again(self, update: Json) -> None:
        """Delivers an update a second time, as after an acknowledgement that got lost."""
        await self._hand_out(self._repeats, update)

    async def _hand_out(self, queue: list[Json], update: Json) -> None:
        async with self._changed:
            queue.append(update)
            self._is_idle = False
            self._changed.notify_all()

    def fail(self, method: str, *faults: Refusal | Silence) -> None:
        """The next requests of this method meet these faults, one each."""
        self._faults[method].extend(faults)

    def next_message_id(self) -> int:
        """A message number not used yet."""
        self._last_message += 1
        return self._last_message

    def calls_of(self, method: str) -> list[Call]:
        """The requests of one method so far, oldest first."""
        return [call for call in self.calls if call.method == method]

    async def idle(self) -> None:
        """Waits until the bot has taken everything and asks for more."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_idle)

    async def until(self, holds: Any) -> None:
        """Waits until `holds()` is true; looked at after every request."""
        async with self._changed:
            await self._changed.wait_for(holds)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answers one request of the bot."""
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _refused(Refusal(401, "Unauthorized"))
        params, files = await _read(request)
        self.calls.append(Call(method, params))
        fault = self._faults[method].popleft() if self._faults[method] else None
        if isinstance(fault, Refusal):
            return await self._after_change(_refused(fault))
        try:
            result = await self._result(method, params, files)
        except ValueError as violation:
            self.violations.append(f"{method}: {violation}")
            return await self._after_change(_refused(Refusal(400, f"Bad Request: {violation}")))
        if isinstance(fault, Silence):
            await self._after_change(web.Response())
            await self._closing.wait()
        return await self._after_change(web.json_response({"ok": True, "result": result}))

    async def _after_change(self, response: web.Response) -> web.Response:
        async with self._changed:
            self._changed.notify_all()
        return response

    async def _result(self, method: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> object:
        request = checked(method, params, files)
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._updates(int(params.get("offset", 0)), float(params.get("timeout", 0)))
            case "sendMessage" | "sendDocument" | "editMessageText":
                return self._arrived(request, method, files)
            case "answerCallbackQuery":
                return self._answered(params["callback_query_id"])
            case "getFile":
                return self._file(params["file_id"])
            case "sendChatAction" | "setMyCommands" | "deleteWebhook":
                return True
        raise ValueError(f"the stand-in does not know {method}")

    async def _updates(self, offset: int, timeout: float) -> list[Json]:
        self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
        async with self._changed:
            if not (self._waiting or self._repeats) and timeout:
                self._is_idle = True
                self._changed.notify_all()
                await self._first_of(timeout)
            handed, self._repeats = [*self._repeats, *self._waiting], []
        return handed

    async def _first_of(self, timeout: float) -> None:
        try:
            async with asyncio.timeout(timeout):
                await self._changed.wait_for(lambda: self._waiting or self._repeats or self._closing.is_set())
        except TimeoutError:
            return

    def _arrived(self, request: Any, method: str, files: Mapping[str, Upload]) -> Json:
        if (chat := self.chats.get(int(request.chat_id))) is None:
            raise ValueError("chat not found")
        text_field = _TEXTS[method]
        keyboard = request.reply_markup.inline_keyboard if request.reply_markup else ()
        sent = Sent(
            message_id=getattr(request, "message_id", None) or self.next_message_id(),
            chat=chat["id"],
            text=seen_text(request, text_field),
            html=getattr(request, text_field) or "",
            rows=tuple(tuple((one.text, one.callback_data) for one in row) for row in keyboard),
            file=files.get("document"),
            thread=getattr(request, "message_thread_id", None),
            reply_to=answered.message_id
            if (answered := getattr(request, "reply_parameters", None))
            else None,
        )
        self.sent.append(sent)
        return self.as_message(sent)

    def as_message(self, sent: Sent) -> Json:
        """What has arrived as a Message of the API."""
        message: Json = {
            "message_id": sent.message_id,
            "date": 1767225600,
            "chat": self.chats[sent.chat],
            "from": BOT,
        }
        if sent.file is None:
            message["text"] = sent.text
        else:
            name = {"file_name": sent.file.name, "file_size": len(sent.file.content)}
            message["document"] = {
                "file_id": f"f{sent.message_id}",
                "file_unique_id": f"u{sent.message_id}",
                **name,
            }
        if sent.rows:
            rows = [[{"text": label, "callback_data": says} for label, says in row] for row in sent.rows]
            message["reply_markup"] = {"inline_keyboard": rows}
        return message

    def _file(self, file_id: str) -> Json:
        if (content := self.files.get(file_id)) is None:
            raise ValueError("wrong file_id or the file is temporarily unavailable")
        return {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_size": len(content),
            "file_path": file_id,
        }

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hands out the content of a file."""
        return web.Response(body=self.files[request.match_info["path"]])

    def _answered(self, query: str) -> bool:
        if query not in self._queries:
            raise ValueError("query is too old and response timeout expired or query ID is invalid")
        self._queries.discard(query)
        return True

    async def close(self) -> None:
        """Ends the polls and the silences that are still open."""
        async with self._changed:
            self._closing.set()
            self._changed.notify_all()


async def _read(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    params: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.file.read())
            value.file.close()
        else:
            params[name] = str(value)
    return params, files


def _refused(refusal: Refusal) -> web.Response:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = dict(refusal.parameters)
    return web.json_response(body, status=refusal.status)


@asynccontextmanager
async def bot_api() -> AsyncIterator[BotApi]:
    """A running stand-in; `url` is the base address to give to the application."""
    api = BotApi()
    server = web.Application(client_max_size=64_000_000)
    server.router.add_post("/bot{token}/{method}", api.handle)
    server.router.add_get("/file/bot{token}/{path}", api.download)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    try:
        yield api
    finally:
        await api.close()
        await runner.cleanup()
