"""The real assistant on Telegram: a person is invited, joins, asks, reads on, gets the file."""

import asyncio

import pytest

from bot.assistant import Assistant
from bot.office import Office
from bot.wording import chat as words
from retrieval import load_writer
from tasks import Role, Roster
from tests.bot.sample import DOCUMENTS, PLAN_2026
from tests.language_model import Asked, Said, claims, language_model
from tests.telegram.conversation import NOW, conversation

QUESTION = "Quý III năm 2026 phường phải làm gì?"


@pytest.fixture
def invitation(office: Office) -> str:
    """What an invited person sends."""
    made = Roster(office.sessions).invite("Trần Thị Lan", Role.MEMBER, now=NOW, actor="operator")
    return f"/start {made.secret}"


async def test_a_stranger_learns_how_to_be_invited_and_nothing_else(office: Office) -> None:
    async with conversation(Assistant(office)) as chat:
        reply = await chat.asks(QUESTION, person=666)
        assert (reply.text, reply.buttons) == (words.STRANGER, {})


async def test_an_invited_person_joins_asks_and_asks_on(office: Office, invitation: str) -> None:
    async with conversation(Assistant(office)) as chat:
        assert "Trần Thị Lan" in (await chat.asks(invitation, person=7)).text
        assert "hòa giải" in (await chat.asks(QUESTION, person=7)).text
        assert "bình chọn" in (await chat.asks("còn quý IV thì sao?", person=7)).text


async def test_an_invitation_passed_on_after_use_opens_nothing(office: Office, invitation: str) -> None:
    async with conversation(Assistant(office)) as chat:
        await chat.asks(invitation, person=8)
        assert "đã được dùng" in (await chat.asks(invitation, person=9)).text
        assert (await chat.asks(QUESTION, person=9)).text == words.STRANGER


async def test_buttons_open_the_passage_and_send_the_file(office: Office, invitation: str) -> None:
    async with conversation(Assistant(office)) as chat:
        await chat.asks(invitation, person=10)
        answer = await chat.asks("/hoi " + QUESTION, person=10)
        await chat.presses(answer, next(label for label in answer.buttons if label.startswith("Đoạn 1")))
        assert "II. TIẾN ĐỘ THỰC HIỆN" in (await chat.hears(person=10)).text
        await chat.presses(answer, next(label for label in answer.buttons if label.startswith("Tệp")))
        files = [sent.file for sent in await chat.hears_all(person=10) if sent.file]
        assert [(file.name, file.content) for file in files] == [(PLAN_2026, DOCUMENTS[PLAN_2026].encode())]


async def test_with_a_language_model_the_summary_grows_in_the_message_that_shows_the_quotes(
    office: Office, invitation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def summed_up(asked: Asked) -> Said:
        told = [(p["passage"], p["text"], p["text"].strip("- .")) for p in asked.passages]
        return Said(claims(*told, (1, told[0][1], "Mọi việc đã xong 100%.")), step=30, wait=0.02)

    with language_model(summed_up) as model:
        monkeypatch.setattr(office, "writer", load_writer("openai:stand-in", base_url=model.url, limit_s=20))
        async with conversation(Assistant(office)) as chat:
            await chat.asks(invitation, person=11)
            first = await chat.asks(QUESTION, person=11)
            assert words.SUMMARY not in first.text
            async with asyncio.timeout(20):
                await chat.api.until(lambda: "[2]" in chat.api.sent[-1].text)
    last = chat.api.sent[-1]
    assert (last.message_id, last.buttons) == (first.message_id, first.buttons)
    assert last.text.startswith(words.SUMMARY)
    assert first.text in last.text
    assert "100%" not in last.text
