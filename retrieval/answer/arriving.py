"""The replies of a language model as they arrive, within a time limit that nothing can stretch."""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:  # langchain takes half a second to import, and most installations have no model
    from langchain_core.runnables import Runnable

Messages = Sequence[tuple[str, str]]
_END = object()
_ONE_AT_A_TIME = threading.Lock()


def arriving(model: "Runnable[Any, Any]", messages: Messages, limit_s: float) -> Generator[Any]:
    """Each partial reply, the whole one last; where nothing came, the server is asked again, in one piece.

    `messages` are (role, text) as langchain takes them.

    Raises `TimeoutError` after `limit_s` seconds, and whatever the model raises. Leaving it early, or the
    limit, ends the request itself: a server that sends a letter a minute holds nothing up.
    """
    until = time.monotonic() + limit_s
    came: queue.SimpleQueue[Any] = queue.SimpleQueue()
    asking = asyncio.run_coroutine_threadsafe(_ask(model, messages, came), _loop())
    try:
        while (reply := _next(came, until)) is not _END:
            yield reply
        asking.result()
    finally:
        asking.cancel()


def _next(came: "queue.SimpleQueue[Any]", until: float) -> Any:
    try:
        return came.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise TimeoutError("no whole reply within the time limit") from None


async def _ask(model: "Runnable[Any, Any]", messages: Messages, came: "queue.SimpleQueue[Any]") -> None:
    try:
        if not await _stream(model, messages, came):
            came.put(await model.ainvoke(messages))
    finally:
        came.put(_END)


async def _stream(model: "Runnable[Any, Any]", messages: Messages, came: "queue.SimpleQueue[Any]") -> bool:
    """Whether anything came; servers that cannot stream say so in many ways, or send what cannot be read."""
    any_came = False
    try:
        stream = cast("AsyncGenerator[Any]", model.astream(messages))
        async with aclosing(stream) as replies:  # else it ends whenever it is collected
            async for reply in replies:
                came.put(reply)
                any_came = True
    except Exception:
        if any_came:
            raise
    return any_came


def _loop() -> asyncio.AbstractEventLoop:
    """One event loop for all requests, in a thread of its own: langchain keeps connections between them."""
    with _ONE_AT_A_TIME:
        return _started_loop()


@cache
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
