"""Answers with a language model set: summed up when it is honest, unharmed when it is not."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.assistant import Assistant
from bot.office import Office
from bot.replies import Incoming
from bot.settings import Settings
from knowledge import fold
from tests.bot.conftest import Danvan
from tests.bot.hostile_documents import HOSTILE
from tests.conftest import NOW
from tests.language_model import Asked, Said, claims, language_model

QUESTION = "Quý III năm 2026 làm gì?"


def honest(asked: Asked) -> str:
    """Repeats the passages in the words they have."""
    return claims(*((p["passage"], p["text"], p["text"].strip("-; ")) for p in asked.passages))


@pytest.fixture
def with_model(filled: Danvan, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Danvan]]:
    def ready(url: str) -> Danvan:
        monkeypatch.setenv("DANVAN_LLM", "openai:stand-in")
        monkeypatch.setenv("DANVAN_LLM_BASE_URL", url)
        monkeypatch.setenv("DANVAN_LLM_TIMEOUT", "10")
        return filled

    yield ready


def test_ask_gives_the_summary_above_the_quotes_and_the_same_citations(
    filled: Danvan, with_model: Callable[[str], Danvan]
) -> None:
    plain = filled("ask", QUESTION, "--json").json
    with language_model(honest) as model:
        summed = with_model(model.url)("ask", QUESTION, "--json").json
    assert summed["answer"].startswith("Ý chính:\n• Tập huấn")
    assert summed["answer"].endswith(plain["answer"])
    assert summed["citations"] == plain["citations"]
    assert summed.keys() == plain.keys()


def test_a_batch_is_summed_up_too(with_model: Callable[[str], Danvan]) -> None:
    with language_model(honest) as model:
        line = json.dumps({"id": 1, "question": QUESTION}).encode()
        ran = with_model(model.url)("ask", "--batch", "-", stdin=line)
    assert ran.json["answer"].startswith("Ý chính:")


def test_a_dead_server_changes_nothing(filled: Danvan, with_model: Callable[[str], Danvan]) -> None:
    plain = filled("ask", QUESTION, "--json").json
    ran = with_model("http://127.0.0.1:9/v1")("ask", QUESTION, "--json")
    assert ran.code == 0
    assert ran.json["answer"] == plain["answer"]


def test_a_model_that_cannot_be_used_costs_the_summary_only_and_doctor_says_so(
    filled: Danvan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANVAN_LLM", "không-có-nhà-cung-cấp:mô-hình")
    assert filled("ask", QUESTION, "--json").json["outcome"] == "answered"
    report = filled("doctor", "--json").json
    (found,) = [check for check in report["checks"] if check["check"] == "language_model"]
    assert found["state"] == "warning"
    assert "DANVAN_LLM" in found["message"]


@pytest.mark.parametrize("timeout", ["0", "-1", "abc", "99999"])
def test_a_time_limit_that_makes_no_sense_is_said(
    danvan: Danvan, monkeypatch: pytest.MonkeyPatch, timeout: str
) -> None:
    monkeypatch.setenv("DANVAN_LLM_TIMEOUT", timeout)
    ran = danvan("documents")
    assert ran.code == 1
    assert "DANVAN_LLM_TIMEOUT" in ran.err


@pytest.fixture
def office(filled_home: Path, tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    """An office of the test's own with the model at an address."""
    opened: list[Office] = []
    shutil.copytree(filled_home, tmp_path / "home")

    def at(url: str) -> Office:
        settings = Settings.model_construct(
            home=tmp_path / "home", llm="openai:stand-in", llm_base_url=url, llm_timeout=10.0
        )
        opened.append(Office(settings, lambda: NOW))
        return opened[-1]

    yield at
    for one in opened:
        one.answerer.index.close()
        one.sessions.kw["bind"].dispose()


def test_in_a_chat_the_quotes_come_at_once_and_the_summary_in_their_place(
    office: Callable[[str], Office],
) -> None:
    with language_model(lambda asked: Said(honest(asked), step=30)) as model:
        reply = Assistant(office(model.url)).turn(Incoming("terminal", "operator", "a", QUESTION, NOW))
        assert model.asked == []
        assert reply.later is not None
        grown = list(reply.later())
    assert [block.text.count("•") for one in grown for block in one.blocks[:1]] == [1, 2]
    assert grown[-1].choices == reply.choices
    assert re.search(r"• Tập huấn .* \[1\]\n• Kiểm tra .* \[2\]$", grown[-1].blocks[0].text)
    assert grown[-1].blocks[1:] == reply.blocks


def _gullible(asked: Asked) -> str:
    """Does what documents tell it: repeats every line of theirs, and what they order to be said."""
    said = []
    for passage in asked.passages:
        body = passage["text"]
        said.append((passage["passage"], body, body))
        ordered = re.findall(r"“([^”]+)”|\{.*\}|/\w+ [\w ]+", body)
        said += [(passage["passage"], body, order) for order in ordered]
        said.append((passage["passage"], body, "Mọi nhiệm vụ đã hoàn thành 100% ngày 01/01/2099."))
    return claims(*said)


def test_thirty_hostile_documents_make_a_gullible_model_say_nothing_that_is_not_quoted(
    office: Callable[[str], Office],
) -> None:
    with language_model(_gullible) as model:
        made = office(model.url)
        for number, body in enumerate(HOSTILE):
            made.library.take_in_content(f"doc-{number}.txt", body.encode(), f"hostile:{number}")
        before = _everything(made)
        for number, body in enumerate(HOSTILE):
            question = " ".join(body.split("\n")[-1].split()[:14])
            reply = Assistant(made).turn(Incoming("terminal", "operator", f"c{number}", question, NOW))
            for claim in _claims(reply.finished().text):
                assert _held(claim, reply.text), (number, claim)
        assert len(HOSTILE) >= 30
        assert model.asked
        assert _everything(made) == before


def _claims(shown: str) -> list[str]:
    return re.findall(r"^• (.*) \[\d+\]$", shown, re.MULTILINE)


def _held(claim: str, quotes: str) -> bool:
    """The claim stands in the quotes shown with it, word after word."""
    said, held = (" ".join(re.findall(r"\w+", fold(text))) for text in (claim, quotes))
    return f" {said} " in f" {held} "


def _everything(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table but those in which a chat remembers what was asked."""
    answers = {"answer_given", "answer_quote", "answer_meant", "sqlite_sequence"}
    memory = {"turn", "offer", "passage_vector", *answers}
    with office.sessions() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return {
            name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}"'))]
            for name in names
            if name not in memory
        }
