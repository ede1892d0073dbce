"""What a person meets on Telegram, told as conversations."""

import json

import pytest

from bot.replies import Attachment, Block, Choice, Reply, Style, say
from bot.telegram import wording
from tests.telegram.bot_api import FORBIDDEN
from tests.telegram.conversation import NOW, conversation
from tests.telegram.scripted import Scripted, Slow


async def test_a_question_is_answered() -> None:
    async with conversation(Scripted()) as chat:
        reply = await chat.asks("Quý III làm gì?")
        assert reply.text == "Đã nghe: Quý III làm gì?"


async def test_the_assistant_hears_who_said_what_where_and_when() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        await chat.asks("xong", person=42)
    (heard,) = assistant.heard
    assert (heard.channel, heard.person, heard.chat, heard.name) == ("telegram", "42", "42", "Người 42")
    assert heard.at == NOW
    assert heard.at.utcoffset() == NOW.utcoffset()


@pytest.mark.parametrize("command", ["/start moi-1234", "/trogiup", "/hoi quý III làm gì", "/vanban"])
async def test_a_command_reaches_the_assistant_as_typed(command: str) -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        await chat.asks(command)
    assert assistant.heard[0].text == command


async def test_markup_in_an_answer_is_shown_not_obeyed() -> None:
    text = 'Nếu A < B & "C" > D thì <b>không</b> &amp; </blockquote>'
    reply_with = Reply(tuple(Block(text, style) for style in Style))
    async with conversation(Scripted(lambda _: reply_with)) as chat:
        reply = await chat.asks("?")
        assert reply.text.count(text) == len(Style)


async def test_headings_are_bold_and_quotes_are_quotations() -> None:
    reply_with = Reply((Block("Điều 5", Style.HEADING), Block("Lời văn", Style.QUOTE), Block("Hết")))
    async with conversation(Scripted(lambda _: reply_with)) as chat:
        reply = await chat.asks("?")
        assert reply.html == "<b>Điều 5</b>\n<blockquote>Lời văn</blockquote>\nHết"


async def test_a_long_answer_comes_whole_and_in_order_with_buttons_under_its_end() -> None:
    blocks = tuple(Block(f"Đoạn {number}: " + "nội dung " * 90) for number in range(12))
    reply_with = Reply(blocks, (Choice("Xem", "/xem 1"),))
    async with conversation(Scripted(lambda _: reply_with)) as chat:
        await chat.says("kể hết")
        replies = await chat.hears_all()
        assert len(replies) > 1
        assert "\n\n".join(reply.text for reply in replies) == "\n\n".join(one.text.strip() for one in blocks)
        assert [bool(reply.buttons) for reply in replies] == [False] * (len(replies) - 1) + [True]


async def test_a_button_says_its_text() -> None:
    offer = say("Chọn đoạn", Choice("Xem đoạn 1", "/doan 17"))
    assistant = Scripted(lambda heard: say("Lời văn") if heard.text == "/doan 17" else offer)
    async with conversation(assistant) as chat:
        offered = await chat.asks("Điều 5?")
        await chat.presses(offered, "Xem đoạn 1")
        assert (await chat.hears()).text == "Lời văn"
        assert len(chat.api.calls_of("answerCallbackQuery")) == 1


async def test_a_button_on_a_message_too_old_to_read_still_works() -> None:
    assistant = Scripted(lambda heard: say(heard.text, Choice("Tiếp", "tiếp theo")))
    async with conversation(assistant) as chat:
        offered = await chat.asks("bắt đầu")
        await chat.presses(offered, "Tiếp", too_old=True)
        assert (await chat.hears()).text == "tiếp theo"


async def test_a_button_is_noticed_at_once_behind_a_slow_answer() -> None:
    assistant = Slow()
    async with conversation(Scripted(lambda _: say("Chọn", Choice("Tiếp", "tiếp")))) as first:
        offered = await first.asks("?")
    async with conversation(assistant) as chat:
        await chat.says("chậm", person=offered.chat)
        await chat.presses(offered, "Tiếp")
        await chat.api.until(lambda: chat.api.calls_of("answerCallbackQuery"))
        assert chat.api.sent == []
        assistant.release()


async def test_files_arrive_with_their_names_and_bytes() -> None:
    content = bytes(range(256)) * 500
    files = (Attachment("Kế hoạch số 12 (bản gốc).pdf", content), Attachment("phụ lục.docx", b"x"))
    async with conversation(Scripted(lambda _: Reply((Block("Đây ạ"),), (), files))) as chat:
        await chat.says("gửi bản gốc")
        text, first, second = await chat.hears_all()
        assert text.text == "Đây ạ"
        assert first.file is not None and second.file is not None
        assert (first.file.name, first.file.content) == (files[0].name, content)
        assert (second.file.name, second.file.content) == ("phụ lục.docx", b"x")


async def test_an_empty_file_is_announced_instead_of_sent() -> None:
    async with conversation(Scripted(lambda _: Reply(files=(Attachment("rỗng.txt", b""),)))) as chat:
        assert "rỗng.txt" in (await chat.asks("gửi")).text


async def test_buttons_without_words_get_a_word() -> None:
    async with conversation(Scripted(lambda _: Reply(choices=(Choice("Có", "có"),)))) as chat:
        reply = await chat.asks("?")
        assert (reply.text, reply.buttons) == (wording.CHOOSE, {"Có": "có"})


async def test_an_empty_reply_sends_nothing() -> None:
    async with conversation(Scripted(lambda _: Reply())) as chat:
        await chat.says("?")
        assert await chat.hears_all() == []


async def test_a_failing_turn_tells_the_person_that_nothing_was_recorded() -> None:
    def fail(_: object) -> Reply:
        raise RuntimeError("cơ sở dữ liệu hỏng")

    async with conversation(Scripted(fail)) as chat:
        assert (await chat.asks("xong")).text == wording.TURN_FAILED
        assert (await chat.asks("xong")).text == wording.TURN_FAILED


async def test_an_answer_that_cannot_be_rendered_is_owned_up_to() -> None:
    reply_with = say("Chọn", Choice("Dài", "d" * 65))
    async with conversation(Scripted(lambda _: reply_with)) as chat:
        assert (await chat.asks("?")).text == wording.SEND_FAILED


async def test_typing_is_shown_while_an_answer_is_slow() -> None:
    assistant = Slow()
    async with conversation(assistant, hurry=100) as chat:
        await chat.says("chậm")
        await chat.api.until(lambda: len(chat.api.calls_of("sendChatAction")) >= 3)
        assistant.release()
        await chat.hears()
        shown = len(chat.api.calls_of("sendChatAction"))
        assert (await chat.asks("nhanh")).text
        assert len(chat.api.calls_of("sendChatAction")) == shown


async def test_a_quick_answer_shows_no_typing() -> None:
    async with conversation(Scripted(), hurry=1) as chat:
        await chat.asks("nhanh")
        assert chat.api.calls_of("sendChatAction") == []


async def test_typing_that_is_refused_does_not_cost_the_answer() -> None:
    assistant = Slow()
    async with conversation(assistant, hurry=100) as chat:
        chat.api.fail("sendChatAction", FORBIDDEN)
        await chat.says("chậm")
        await chat.api.until(lambda: chat.api.calls_of("sendChatAction"))
        assistant.release()
        assert (await chat.hears()).text == "Đã nghe: chậm"


async def test_the_menu_of_commands_is_vietnamese() -> None:
    async with conversation(Scripted()) as chat:
        (call,) = chat.api.calls_of("setMyCommands")
        described = {one["command"]: one["description"] for one in json.loads(call.params["commands"])}
        assert described.keys() >= {"start", "trogiup", "hoi", "vanban", "viec", "donvi", "hoantac"}
        assert described["trogiup"] == "Hướng dẫn sử dụng"
