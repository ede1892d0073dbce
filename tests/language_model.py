"""A stand-in of a language model: a real HTTP server on loopback that speaks the OpenAI wire format.

    with language_model(lambda asked: claims((1, "trước ngày 15/6", "Hạn là trước ngày 15/6."))) as model:
        writer = load_writer("openai:stand-in", base_url=model.url)

What it answers is made from the request by a function: a text (sent whole or, if asked, as a stream), raw
bytes instead of a proper body, or an HTTP status.
"""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A request: its body, and the passages it carries (as `retrieval.answer.writing` sends them)."""

    body: Json

    @property
    def passages(self) -> list[Json]:
        """The passages as they were sent."""
        sent: list[Json] = json.loads(self.body["messages"][-1]["content"])["passages"]
        return sent


@dataclass(frozen=True)
class Said:
    """How to answer: `text` in pieces of `step` characters, `wait` seconds before each; or `raw` bytes."""

    text: str = ""
    step: int = 40
    wait: float = 0.0
    status: int = 200
    raw: bytes | None = None
    can_stream: bool = True
    refusal: str | None = None


@dataclass
class LanguageModel:
    """The running stand-in."""

    url: str
    asked: list[Asked] = field(default_factory=list)


def claims(*said: tuple[int, str, str]) -> str:
    """The reply with these claims: number of the passage, quote, text."""
    rows = [{"passage": passage, "quote": quote, "text": text} for passage, quote, text in said]
    return json.dumps({"claims": rows}, ensure_ascii=False)


@contextlib.contextmanager
def language_model(answer: Callable[[Asked], Said | str]) -> Iterator[LanguageModel]:
    """Runs the stand-in; every request is kept in `asked`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(body)
            model.asked.append(asked)
            said = answer(asked)
            said = Said(said) if isinstance(said, str) else said
            with contextlib.suppress(ConnectionError):
                if body.get("stream") and said.can_stream and said.raw is None and said.status == 200:
                    self._stream(said)
                else:
                    self._whole(said)

        def _whole(self, said: Said) -> None:
            message = {"role": "assistant", "content": said.text, "refusal": said.refusal}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            body = said.raw if said.raw is not None else json.dumps(_completion("", choice)).encode()
            time.sleep(said.wait)
            self.send_response(said.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, said: Said) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self._event({"role": "assistant", "content": ""})
            for start in range(0, len(said.text), said.step):
                time.sleep(said.wait)
                self._event({"content": said.text[start : start + said.step]})
            self._event({"refusal": said.refusal} if said.refusal else {}, finish="stop")
            self.wfile.write(b"data: [DONE]\n\n")
            self.close_connection = True

        def _event(self, delta: Json, finish: str | None = None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            row = json.dumps(_completion(".chunk", choice))
            self.wfile.write(f"data: {row}\n\n".encode())
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model = LanguageModel(f"http://127.0.0.1:{server.server_address[1]}/v1")
    serving = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    serving.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        serving.join()


def _completion(kind: str, choice: Json) -> Json:
    return {
        "id": "c1",
        "object": f"chat.completion{kind}",
        "created": 1,
        "model": "stand-in",
        "choices": [choice],
    }
