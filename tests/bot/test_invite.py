"""danvan invite: the way in."""

import re

import pytest

from bot import invitation
from tests.bot.conftest import Danvan


def test_without_a_bot_the_text_to_send_is_printed(danvan: Danvan) -> None:
    ran = danvan("invite", "Nguyễn Văn An")
    assert ran.code == 0
    assert "cơ quan thường trực" in ran.out
    assert re.search(r"/start [\w-]{32}$", ran.out.strip())


def test_the_second_member_is_a_plain_one_unless_told_otherwise(danvan: Danvan) -> None:
    danvan("invite", "An")
    assert "(thành viên)" in danvan("invite", "Bình").out
    assert "(Trưởng ban)" in danvan("invite", "Chi", "--role", "chair").out


def test_with_a_bot_a_link_is_printed(danvan: Danvan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_TELEGRAM_TOKEN", "1:bi-mat")
    monkeypatch.setattr(invitation, "bot_name", lambda settings: "danvan_bot")
    assert re.search(r"https://t\.me/danvan_bot\?start=[\w-]{32}$", danvan("invite", "An").out.strip())


def test_when_telegram_cannot_be_reached_the_text_is_printed_and_no_token(
    danvan: Danvan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANVAN_TELEGRAM_TOKEN", "1:bi-mat")
    monkeypatch.setenv("DANVAN_TELEGRAM_API_URL", "http://127.0.0.1:9/bot")
    ran = danvan("invite", "An")
    assert (ran.code, "/start " in ran.out) == (0, True)
    assert "bi-mat" not in ran.out + ran.err
