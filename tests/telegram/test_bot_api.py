"""The stand-in refuses what Telegram would refuse: else the other tests would prove nothing."""

import pytest

from tests.telegram.message_html import plain_text
from tests.telegram.outgoing import Upload, checked


@pytest.mark.parametrize(
    "marked",
    [
        "<b>",
        "</b>",
        "<b><i></b></i>",
        "<div>a</div>",
        "a < b",
        "a & b",
        "a > b",
        "&nbsp;",
        "<b class='x'>a</b>",
    ],
)
def test_broken_html_is_refused(marked: str) -> None:
    with pytest.raises(ValueError):
        plain_text(marked)


def test_html_is_read_as_a_person_sees_it() -> None:
    assert plain_text("<b>A &lt; B</b>\n<blockquote>&amp;</blockquote> ") == "A < B\n&"


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": "1", "text": ""}),
        ("sendMessage", {"chat_id": "1", "text": "x" * 4097}),
        ("sendMessage", {"chat_id": "1", "text": "😀" * 2049}),
        ("sendMessage", {"chat_id": "1", "text": "<b>", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": "1", "text": "x", "colour": "red"}),
        ("sendMessage", {"text": "x"}),
        (
            "sendMessage",
            {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "a"}]]}'},
        ),
        ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard": "a"}'}),
        ("setMyCommands", {"commands": '[{"command": "Hỏi", "description": "x"}]'}),
        ("sendChatAction", {"chat_id": "1", "action": "sleeping"}),
        ("sendMassage", {"chat_id": "1", "text": "x"}),
    ],
)
def test_a_request_against_the_rules_is_refused(method: str, params: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        checked(method, params, {})


def test_a_long_text_is_measured_without_its_markup() -> None:
    assert checked("sendMessage", {"chat_id": "1", "text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}, {})


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ValueError, match="1 byte"):
        checked("sendDocument", {"chat_id": "1"}, {"document": Upload("a.txt", b"")})
