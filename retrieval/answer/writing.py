"""The main points above the quotes, chosen by a language model and shown only where code has checked them.

    writer = load_writer("openai:gpt-5-mini")
    for claims in writer.claims(answer):       # grows: each value holds all claims checked so far
        ...

The model is given a question, those before it in the chat, and the citations of its finished answer with what
stands above them. It can neither add nor take away a citation, and never sees a question that was refused;
whatever goes wrong with it leaves the answer as it is.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from retrieval.answer.arriving import Messages, arriving
from retrieval.answer.grounding import Said, grounded
from retrieval.answer.model import Answer, Claim, Outcome
from retrieval.answer.wording import with_summary
from retrieval.errors import WriterUnusable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)

MOST_CLAIMS = 6
_MOST_CITATIONS = 12  # a longer list is its own summary
_SCHEMA = {
    "title": "MainPoints",
    "description": "Sentences of numbered passages that answer a question.",
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "passage": {"type": "integer"},
                    "quote": {"type": "string"},
                    "text": {"type": "string"},
                },
                "required": ["passage", "quote", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}


class Writer:
    """Chooses main points with a chat model. May be used by several threads at once."""

    def __init__(self, model: "BaseChatModel", *, limit_s: float = 30.0) -> None:
        """`limit_s`: seconds from the question to the last word; what has come by then counts."""
        self._model = model.with_structured_output(_SCHEMA)
        self._limit_s = limit_s
        self._instructions = resources.files(__package__).joinpath("instructions.txt").read_text("utf-8")

    def claims(self, answer: Answer, earlier: Sequence[str] = ()) -> Iterator[tuple[Claim, ...]]:
        """The claims checked so far, each time there is one more; nothing at all if none stands.

        `earlier` is the questions before in the same chat, oldest first.
        """
        if answer.outcome is Outcome.REFUSED or not 0 < len(answer.citations) <= _MOST_CITATIONS:
            return
        kept: tuple[Claim, ...] = ()
        for said in self._said(answer, earlier):
            claim = grounded(said, answer.citations)
            if claim is None:
                log.info("a claim of the language model does not stand in its quote: %r", said.text[:200])
            elif claim not in kept:
                kept = (*kept, claim)
                yield kept
            if len(kept) == MOST_CLAIMS:
                return

    def written(self, answer: Answer, earlier: Sequence[str] = ()) -> Answer:
        """The answer with its summary, or as it was."""
        *_, kept = (), *self.claims(answer, earlier)
        return replace(answer, claims=kept, text=with_summary(answer, kept)) if kept else answer

    def _said(self, answer: Answer, earlier: Sequence[str]) -> Iterator[Said]:
        """What the model says, one claim after the other as it is complete."""
        seen = 0
        latest: list[Any] = []
        try:
            with closing(arriving(self._model, self._messages(answer, earlier), self._limit_s)) as replies:
                for reply in replies:
                    latest = _claims_in(reply)
                    for raw in latest[seen:-1]:  # the last one may still be growing
                        yield from _as_said(raw)
                    seen = max(seen, len(latest) - 1)
        except Exception as fault:  # providers raise errors of every kind; none may cost the answer
            log.warning("the language model gave no whole summary: %s", _told(fault))
            return
        for raw in latest[seen:]:
            yield from _as_said(raw)

    def _messages(self, answer: Answer, earlier: Sequence[str]) -> Messages:
        passages = [
            {"passage": n, "document": d.title, "label": c.label, "headings": c.headings, "text": c.quote}
            for n, (d, c) in enumerate(((d, c) for d in answer.documents for c in d.citations), start=1)
        ]
        question = answer.read_as or answer.question
        asked = {"earlier_questions": list(earlier), "question": question, "passages": passages}
        return [("system", self._instructions), ("human", json.dumps(asked, ensure_ascii=False))]


def load_writer(model: str, *, base_url: str = "", api_key: str = "", limit_s: float = 30.0) -> Writer:
    """The writer with langchain's chat model of this name ("openai:…", "ollama:…").

    Raises `WriterUnusable` if the name, the key or the package for it is missing; asks no server.
    """
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"timeout": limit_s, "max_retries": 0}
    if base_url:
        options |= {
            "base_url": base_url,
            "api_key": api_key or "none",
        }  # a server of one's own asks for no key
    elif api_key:
        options["api_key"] = api_key
    try:
        return Writer(init_chat_model(model, **options), limit_s=limit_s)
    except Exception as error:  # of any provider's own kind
        raise WriterUnusable(model, _told(error)) from error


def _claims_in(reply: object) -> list[Any]:
    claims = reply.get("claims") if isinstance(reply, dict) else None
    return claims if isinstance(claims, list) else []


def _as_said(raw: object) -> Sequence[Said]:
    if not isinstance(raw, dict):
        return ()
    passage, quote, text = raw.get("passage"), raw.get("quote"), raw.get("text")
    if isinstance(passage, bool) or not isinstance(passage, int):
        return ()
    return (Said(passage, quote, text),) if isinstance(quote, str) and isinstance(text, str) else ()


def _told(error: BaseException) -> str:
    """The first line of what went wrong."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__
