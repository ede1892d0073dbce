"""Answers are judged in the chat and come out as questions to measure with."""

import datetime as dt
import json
from pathlib import Path

import pytest

from bot.feedback import KEPT, Feedback
from bot.office import Office
from bot.replies import Reply
from bot.wording import feedback as words
from retrieval import evaluation
from tests.bot.conftest import Danvan, Hear
from tests.conftest import NOW

QUESTION = "Quý III năm 2026 làm gì?"


def verdicts(reply: Reply) -> dict[str, str]:
    return {choice.label: choice.say for choice in reply.choices if choice.say.startswith("/gopy")}


def test_every_answer_can_be_judged_refusals_too(hear: Hear) -> None:
    for question in (QUESTION, "Giá vàng hôm nay bao nhiêu?"):
        assert list(verdicts(hear(question))) == ["👍", "👎"]


def test_a_right_answer_becomes_a_case_with_its_quotes_as_what_is_right(hear: Hear, office: Office) -> None:
    told = hear(verdicts(hear(QUESTION))["👍"])
    assert QUESTION in told.text
    case = list(office.feedback.cases())[-1]
    assert case["question"] == QUESTION
    assert "Tập huấn" in case["accept"][0]["contains"][0]


def test_a_wrong_one_is_asked_about_and_what_it_quoted_is_rejected(hear: Hear, office: Office) -> None:
    asked = hear(verdicts(hear(QUESTION))["👎"])
    assert [choice.label for choice in asked.choices] == list(words.REASONS.values())
    hear(asked.choices[0].say)
    case = list(office.feedback.cases())[-1]
    assert case["feedback"]["reason"] == "wrong"
    assert "accept" not in case
    assert case["reject"]


def test_an_answer_that_only_lacks_something_keeps_its_quotes_as_right(hear: Hear, office: Office) -> None:
    asked = hear(verdicts(hear(QUESTION))["👎"])
    hear(asked.choices[1].say)
    assert list(office.feedback.cases())[-1]["accept"]


def test_a_refusal_that_was_right_is_a_question_that_must_be_refused(hear: Hear, office: Office) -> None:
    hear(verdicts(hear("Giá vàng hôm nay bao nhiêu?"))["👍"])
    assert list(office.feedback.cases())[-1]["answerable"] is False


@pytest.mark.parametrize(
    ("said", "is_right", "reason"),
    [
        ("👍", True, None),
        ("👍🏽", True, None),
        ("👎", False, None),
        ("👎 sai năm rồi", False, "sai năm rồi"),
        ("/gopy đúng rồi", True, None),
        ("/gopy sai: thiếu hạn", False, "thiếu hạn"),
        ("góp ý: thiếu hạn nộp", False, "thiếu hạn nộp"),
        ("gop y: thieu han nop", False, "thieu han nop"),
    ],
)
def test_words_judge_the_last_answer(
    hear: Hear, office: Office, said: str, is_right: bool, reason: str | None
) -> None:
    hear(QUESTION)
    hear(said)
    told = list(office.feedback.cases())[-1]["feedback"]
    assert (told["is_right"], told["reason"]) == (is_right, reason)


@pytest.mark.parametrize("question", ["Góp ý kế hoạch gửi về đâu", "góp ý dự thảo trước ngày nào?"])
def test_a_question_about_remarks_is_a_question(hear: Hear, question: str) -> None:
    assert verdicts(hear(question))


def test_the_last_verdict_counts(hear: Hear, office: Office) -> None:
    buttons = verdicts(hear(QUESTION))
    hear(buttons["👎"])
    hear(buttons["👍"])
    assert [case["feedback"]["is_right"] for case in office.feedback.cases()][-1]


@pytest.mark.parametrize("argument", ["999999 dung", "0 sai", "99999999999999999999 sai", ""])
def test_an_answer_that_is_not_known_is_not_judged(hear: Hear, argument: str) -> None:
    assert hear(f"/gopy {argument}").text == words.NOTHING_TO_JUDGE


def test_a_thumb_long_after_an_answer_judges_nothing(hear: Hear) -> None:
    hear(QUESTION)
    assert hear("👍", at=NOW + dt.timedelta(hours=3)).text == words.NOTHING_TO_JUDGE


def test_an_answer_of_another_chat_cannot_be_judged(hear: Hear, office: Office) -> None:
    number = verdicts(hear(QUESTION))["👍"].split()[1]
    assert office.feedback.judge("terminal", "another", int(number), True, None) is None


def test_what_nobody_judges_is_forgotten_after_a_week_and_what_was_judged_stays(office: Office) -> None:
    answer = office.answerer.answer(QUESTION)
    book = Feedback(office.sessions)
    old, judged = (book.keep("c", "x", NOW - KEPT - dt.timedelta(days=1), answer, ()) for _ in range(2))
    book.judge("c", "x", judged, True, None)
    book.keep("c", "y", NOW, answer, ())
    assert book.judge("c", "x", old, True, None) is None
    assert book.judge("c", "x", judged, False, None) == QUESTION


def test_exported_cases_are_measured_by_the_program_itself(
    filled: Danvan, tmp_path: Path, folder: Path
) -> None:
    for question, verdict in (
        (QUESTION, "👍"),
        ("Ai phối hợp giữ trật tự các buổi đối thoại năm 2026?", "👎 sai"),
        ("Giá vàng hôm nay?", "👎"),
    ):
        filled("say", question)
        filled("say", verdict)
    out = tmp_path / "gop-y.jsonl"
    ran = filled("evaluate", "feedback", "-o", out)
    assert (ran.code, len(out.read_text().splitlines())) == (0, 3)
    assert len(evaluation.read_cases(out)) == 2
    measured = filled("evaluate", "answers", "--corpus", folder, "--questions", out, "--json").json
    assert measured["answers"]["hit1"] == 1.0
    assert measured["answers"]["repeated_rejected"] == 1.0


def test_without_feedback_nothing_is_written(filled: Danvan, tmp_path: Path) -> None:
    ran = filled("evaluate", "feedback", "-o", tmp_path / "gop-y.jsonl")
    assert (ran.code, ran.err.strip()) == (0, words.NONE_YET)
    assert not (tmp_path / "gop-y.jsonl").exists()


def test_a_place_that_cannot_be_written_is_said(filled: Danvan, tmp_path: Path) -> None:
    filled("say", QUESTION)
    filled("say", "👍")
    ran = filled("evaluate", "feedback", "-o", tmp_path)
    assert ran.code == 1
    assert str(tmp_path) in ran.err


def test_the_rows_are_plain_json_of_one_line_each(filled: Danvan, tmp_path: Path) -> None:
    filled("say", QUESTION)
    filled("say", "👍")
    filled("evaluate", "feedback", "-o", tmp_path / "a.jsonl")
    (row,) = (json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines())
    assert row["id"].startswith("feedback-")
