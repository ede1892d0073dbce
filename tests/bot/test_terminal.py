"""The conversation in a terminal."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bot.conftest import Danvan
from tests.bot.sample import DOCUMENTS, PLAN_2026

QUESTION = "Quý III năm 2026 phường phải làm gì?"


def test_a_follow_up_is_understood_by_a_new_process(filled: Danvan, home: Path) -> None:
    def say(text: str) -> str:
        command = [sys.executable, "-c", "from bot.cli import main; main()", "say", text]
        env = os.environ | {"DANVAN_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
        return subprocess.run(command, env=env, capture_output=True, check=True, encoding="utf-8").stdout

    say(QUESTION)
    assert "bình chọn khu phố tiêu biểu" in say("còn quý IV thì sao?")


def test_the_text_of_a_button_sends_the_file_byte_for_byte(filled: Danvan) -> None:
    choices = filled("say", QUESTION, "--json").json["choices"]
    button = next(choice["say"] for choice in choices if choice["say"].startswith("/tep"))
    (path,) = filled("say", button, "--json").json["files"]
    assert Path(path).name == PLAN_2026
    assert Path(path).read_bytes() == DOCUMENTS[PLAN_2026].encode()


def test_a_file_said_is_taken_in_and_found_at_once(danvan: Danvan, folder: Path) -> None:
    said = danvan("say", "kế hoạch năm nay", "--file", folder / PLAN_2026, "--json").json
    assert said["text"].startswith(f"Đã nhận “{PLAN_2026}”")
    assert "hòa giải" in danvan("say", QUESTION).out


def test_a_question_sent_with_a_file_is_answered_after_it(danvan: Danvan, folder: Path) -> None:
    said = danvan("say", QUESTION, "--file", folder / PLAN_2026).out
    assert said.startswith("Đã nhận")
    assert "hòa giải" in said


def test_each_member_has_a_conversation_of_their_own(filled: Danvan) -> None:
    filled("invite", "An")
    filled("invite", "Bình")
    filled("say", "Chỉ thị 33 yêu cầu gì?", "--as", "An")
    follow_up = "còn quý IV thì sao?"
    assert filled("say", follow_up, "--as", "bình").out == filled("say", follow_up).out


def test_at_is_when_it_was_said(filled: Danvan) -> None:
    filled("say", QUESTION, "--at", "2026-08-03T09:00")
    soon = filled("say", "còn quý IV thì sao?", "--at", "2026-08-03 09:05").out
    assert "bình chọn" in soon
    assert "Khảo sát" not in soon


def test_a_chat_goes_on_until_the_person_leaves(filled: Danvan) -> None:
    ran = filled("chat", stdin=f"{QUESTION}\n1\nthoát\n{QUESTION}\n".encode())
    assert ran.code == 0
    assert ran.out.count("Tập huấn kỹ năng hòa giải") == 2  # asked once, opened by its number once


def test_a_chat_ends_with_the_input(filled: Danvan) -> None:
    assert filled("chat", stdin=b"").code == 0
