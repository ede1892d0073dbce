"""Answers are judged in the chat and come out as questions to measure with."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.feedback import KEPT, Feedback, Judged, Reason, Verdict
from bot.office import Office
from bot.replies import Reply
from bot.wording import feedback as words
from retrieval import Answer, evaluation
from tests.bot.conftest import Danvan, Hear
from tests.bot.sample import DOCUMENTS, PLAN_2026
from tests.conftest import NOW, office_at

QUESTION = "Quý III năm 2026 làm gì?"
OTHER = "Ai phối hợp giữ trật tự các buổi đối thoại năm 2026?"
RIGHT, WRONG = Verdict(True), Verdict(False)


def verdicts(reply: Reply) -> dict[str, str]:
    return {choice.label: choice.say for choice in reply.choices if choice.say.startswith("/gopy")}


def told_last(office: Office) -> dict[str, Any]:
    """The case of the latest answer that was judged."""
    return list(office.feedback.cases())[-1]


def test_every_answer_can_be_judged_refusals_too(hear: Hear) -> None:
    for question in (QUESTION, "Giá vàng hôm nay bao nhiêu?"):
        assert list(verdicts(hear(question))) == ["👍", "👎"]


def test_a_right_answer_becomes_a_case_with_its_quotes_as_what_is_right(hear: Hear, office: Office) -> None:
    told = hear(verdicts(hear(QUESTION))["👍"])
    assert QUESTION in told.text
    case = list(office.feedback.cases())[-1]
    assert case["question"] == QUESTION
    assert "Tập huấn" in case["accept"][0]["contains"][0]


@pytest.mark.parametrize(("button", "reason"), [(0, Reason.WRONG), (2, Reason.OUTDATED)])
def test_a_wrong_one_is_asked_about_and_what_it_quoted_is_rejected(
    hear: Hear, office: Office, button: int, reason: Reason
) -> None:
    asked = hear(verdicts(hear(QUESTION))["👎"])
    assert [choice.label for choice in asked.choices] == list(words.REASONS.values())
    hear(asked.choices[button].say)
    case = told_last(office)
    assert case["feedback"]["reason"] == reason
    assert "accept" not in case
    assert case["reject"]


@pytest.mark.parametrize(
    "said", ["👎", "👎 thiếu hạn nộp của các xóm", "góp ý: sai năm rồi", "góp ý: ok nhưng dài quá"]
)
def test_what_was_quoted_is_neither_right_nor_wrong_where_nobody_said_so(
    hear: Hear, office: Office, said: str
) -> None:
    hear(QUESTION)
    hear(said)
    assert not told_last(office).keys() & {"accept", "reject"}


def test_an_answer_that_only_lacks_something_keeps_its_quotes_as_right(hear: Hear, office: Office) -> None:
    asked = hear(verdicts(hear(QUESTION))["👎"])
    hear(asked.choices[1].say)
    assert list(office.feedback.cases())[-1]["accept"]


def test_a_refusal_that_was_right_is_a_question_that_must_be_refused(hear: Hear, office: Office) -> None:
    hear(verdicts(hear("Giá vàng hôm nay bao nhiêu?"))["👍"])
    assert list(office.feedback.cases())[-1]["answerable"] is False


@pytest.mark.parametrize(
    ("said", "is_right", "remark"),
    [
        ("👍", True, None),
        ("👍🏽", True, None),
        ("👍 cảm ơn em", True, None),
        ("👍 nhưng thiếu hạn nộp", False, "nhưng thiếu hạn nộp"),
        ("👎", False, None),
        ("👎 sai năm rồi", False, "sai năm rồi"),
        ("/gopy đúng rồi", True, None),
        ("/gopy sai: thiếu hạn", False, "thiếu hạn"),
        ("góp ý: cám ơn nhé", True, None),
        ("góp ý: thiếu hạn nộp", False, "thiếu hạn nộp"),
        ("gop y: thieu han nop", False, "thieu han nop"),
        ("góp ý: dùng văn bản cũ rồi", False, "dùng văn bản cũ rồi"),
        ("góp ý: đúng nhưng thiếu hạn nộp", False, "đúng nhưng thiếu hạn nộp"),
        ("góp ý: 1 thôn còn thiếu", False, "1 thôn còn thiếu"),
        ("góp ý: 20 ngày mới đúng, không phải 30", False, "20 ngày mới đúng, không phải 30"),
        ("/gopy 20 ngày mới đúng", False, "20 ngày mới đúng"),
        ("góp ý: 1 sai", False, "1 sai"),
        ("/gopy", None, None),
    ],
)
def test_words_judge_the_last_answer(
    hear: Hear, office: Office, said: str, is_right: bool | None, remark: str | None
) -> None:
    number = verdicts(hear(QUESTION))["👍"].split()[1]
    hear(said)
    told = {case["id"]: case["feedback"] for case in office.feedback.cases()}.get(f"feedback-{number}", {})
    assert (told.get("is_right"), told.get("remark")) == (is_right, remark)


def test_a_remark_is_said_back_as_it_was_typed(hear: Hear) -> None:
    hear(QUESTION)
    assert "“UBND xã đã thay kế hoạch này”" in hear("góp ý: UBND xã đã thay kế hoạch này").text


def test_the_command_alone_offers_the_thumbs(hear: Hear) -> None:
    given = verdicts(hear(QUESTION))
    assert verdicts(hear("/gopy")) == given


def test_a_remark_goes_to_the_answer_just_judged_until_the_next_answer(hear: Hear, office: Office) -> None:
    older = verdicts(hear(QUESTION))
    hear(OTHER)
    hear(older["👎"])
    assert QUESTION in hear("góp ý: thiếu hạn nộp").text
    newest = verdicts(hear(OTHER))["👎"].split()[1]
    hear("góp ý: sai người")
    remarks = {case["id"]: case["feedback"]["remark"] for case in office.feedback.cases()}
    assert remarks[f"feedback-{older['👎'].split()[1]}"] == "thiếu hạn nộp"
    assert remarks[f"feedback-{newest}"] == "sai người"


def test_a_remark_long_after_a_verdict_goes_nowhere(hear: Hear) -> None:
    hear(verdicts(hear(QUESTION))["👎"])
    assert hear("góp ý: thiếu hạn", at=NOW + dt.timedelta(hours=3)).text == words.NOTHING_TO_JUDGE


def test_own_words_are_added_to_the_reason_and_to_one_another(hear: Hear, office: Office) -> None:
    asked = hear(verdicts(hear(QUESTION))["👎"])
    hear(asked.choices[0].say)
    for said in ("sai năm rồi", "thiếu hạn nộp", "sai năm rồi"):
        hear(f"góp ý: {said}")
    told = told_last(office)
    assert (told["feedback"]["reason"], told["feedback"]["remark"]) == (
        Reason.WRONG,
        "sai năm rồi\nthiếu hạn nộp",
    )
    assert told["reject"]


def test_thanks_after_a_remark_take_nothing_back(hear: Hear, office: Office) -> None:
    hear(QUESTION)
    hear("góp ý: thiếu hạn nộp")
    assert "giữ" in hear("góp ý: cảm ơn em nhé").text
    assert told_last(office)["feedback"]["remark"] == "thiếu hạn nộp"


@pytest.mark.parametrize("question", ["Góp ý kế hoạch gửi về đâu", "góp ý dự thảo trước ngày nào?"])
def test_a_question_about_remarks_is_a_question(hear: Hear, question: str) -> None:
    assert verdicts(hear(question))


def test_the_last_verdict_counts(hear: Hear, office: Office) -> None:
    buttons = verdicts(hear(QUESTION))
    hear(buttons["👎"])
    hear(buttons["👍"])
    hear("góp ý: thiếu hạn")
    hear(buttons["👍"])
    told = told_last(office)["feedback"]
    assert (told["is_right"], told["remark"]) == (True, None)


@pytest.mark.parametrize("argument", ["999999 dung", "0 sai", "99999999999999999999 sai", ""])
def test_an_answer_that_is_not_known_is_not_judged(hear: Hear, argument: str) -> None:
    assert hear(f"/gopy {argument}").text == words.NOTHING_TO_JUDGE


def test_a_thumb_long_after_an_answer_judges_nothing(hear: Hear) -> None:
    hear(QUESTION)
    assert hear("👍", at=NOW + dt.timedelta(hours=3)).text == words.NOTHING_TO_JUDGE


def test_an_answer_of_another_chat_cannot_be_judged(hear: Hear, office: Office) -> None:
    number = verdicts(hear(QUESTION))["👍"].split()[1]
    assert office.feedback.judge("terminal", "another", NOW, int(number), RIGHT) is None


def test_what_nobody_judges_is_forgotten_after_a_week_and_what_was_judged_stays(office: Office) -> None:
    answer = office.answerer.answer(QUESTION)
    book = Feedback(office.sessions)
    old, judged = (book.keep("c", "x", NOW - KEPT - dt.timedelta(days=1), answer, ()) for _ in range(2))
    book.judge("c", "x", NOW, judged, RIGHT)
    book.keep("c", "y", NOW, answer, ())
    assert book.judge("c", "x", NOW, old, RIGHT) is None
    assert book.judge("c", "x", NOW, judged, WRONG) == Judged(QUESTION, False)


def test_the_number_of_an_answer_that_was_forgotten_never_names_another(office: Office) -> None:
    answer = office.answerer.answer(QUESTION)
    long_ago = NOW - KEPT - dt.timedelta(days=1)
    book = Feedback(office.sessions)
    forgotten = book.keep("c", "old", long_ago, answer, ())
    assert book.keep("c", "z", NOW, answer, ()) > forgotten
    assert book.latest("c", "old", long_ago) is None


def test_exported_cases_are_measured_by_the_program_itself(
    filled: Danvan, tmp_path: Path, folder: Path
) -> None:
    for question, said in ((QUESTION, ["👍"]), (OTHER, ["👎", "1"]), ("Giá vàng hôm nay?", ["👎"])):
        filled("say", question)
        for verdict in said:
            filled("say", verdict)
    out = tmp_path / "gop-y.jsonl"
    ran = filled("evaluate", "feedback", "-o", out)
    assert (ran.code, len(out.read_text().splitlines())) == (0, 3)
    assert len(evaluation.read_cases(out)) == 2
    measured = filled("evaluate", "answers", "--corpus", folder, "--questions", out, "--json").json
    assert measured["answers"]["hit1"] == 1.0
    assert measured["answers"]["repeated_rejected"] == 1.0


@pytest.mark.parametrize("judged", [True, False])
def test_a_removed_document_takes_its_quotes_out_of_the_answers_given(
    filled: Danvan, tmp_path: Path, home: Path, judged: bool
) -> None:
    filled("say", QUESTION)
    if judged:
        filled("say", "👍")
    filled("remove", PLAN_2026)
    with closing(sqlite3.connect(home / "danvan.db")) as database:
        assert database.execute("SELECT count(*) FROM answer_given").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM answer_quote").fetchone() == (0,)
    filled("evaluate", "feedback", "-o", tmp_path / "a.jsonl")
    rows = (tmp_path / "a.jsonl").read_text() if judged else ""
    assert "Tập huấn" not in rows


@pytest.fixture
def own_office(filled: Danvan, home: Path) -> Iterator[Office]:
    """An office whose documents a test may change."""
    made = office_at(home)
    yield made
    made.bare_answerer.index.close()
    made.sessions.kw["bind"].dispose()


def kept(office: Office, answer: Answer) -> dict[str, Any]:
    """The case that an answer gives which was kept and found right."""
    number = office.feedback.keep("c", "x", NOW, answer, ())
    office.feedback.judge("c", "x", NOW, number, RIGHT)
    return told_last(office)


def test_a_quote_that_its_document_no_longer_holds_is_not_given_out(own_office: Office) -> None:
    before = kept(own_office, own_office.answerer.answer(QUESTION))
    changed = DOCUMENTS[PLAN_2026].replace("Tập huấn", "Bồi dưỡng")
    own_office.library.take_in_content(PLAN_2026, changed.encode(), f"sample:{PLAN_2026}")
    assert len(told_last(own_office)["accept"]) == len(before["accept"]) - 1


def test_an_answer_from_a_document_removed_meanwhile_is_kept_without_its_quotes(own_office: Office) -> None:
    answer = own_office.answerer.answer(QUESTION)
    own_office.library.remove(PLAN_2026)
    assert "accept" not in kept(own_office, answer)


def test_without_feedback_nothing_is_written(filled: Danvan, tmp_path: Path) -> None:
    ran = filled("evaluate", "feedback", "-o", tmp_path / "gop-y.jsonl")
    assert (ran.code, ran.err.strip()) == (1, words.NONE_YET)
    assert not (tmp_path / "gop-y.jsonl").exists()


def test_without_feedback_an_earlier_file_is_kept_and_told_to_be_old(filled: Danvan, tmp_path: Path) -> None:
    old = tmp_path / "gop-y.jsonl"
    old.write_text("{}")
    ran = filled("evaluate", "feedback", "-o", old)
    assert (ran.code, "của lần trước" in ran.err, old.read_text()) == (1, True, "{}")


def test_a_place_that_cannot_be_written_is_said(filled: Danvan, tmp_path: Path) -> None:
    filled("say", QUESTION)
    filled("say", "👍")
    ran = filled("evaluate", "feedback", "-o", tmp_path)
    assert ran.code == 1
    assert f"{tmp_path}: đây là một thư mục" in ran.err


def test_the_rows_are_plain_json_of_one_line_each(filled: Danvan, tmp_path: Path) -> None:
    filled("say", QUESTION)
    filled("say", "👍")
    filled("evaluate", "feedback", "-o", tmp_path / "a.jsonl")
    (row,) = (json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines())
    assert row["id"].startswith("feedback-")
