"""danvan evaluate answers: on documents and questions of one's own."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import Danvan, Ran
from tests.bot.sample import PLAN_2026

RIGHT = {"document": PLAN_2026, "contains": ["hòa giải cho tổ trưởng"]}
WRONG = {"document": PLAN_2026, "contains": ["không có trong kế hoạch"]}
QUARTER = {"id": "q1", "question": "Quý III năm 2026 phường làm gì?", "accept": [RIGHT]}
FOLLOWING = {
    "id": "q2",
    "question": "còn quý III thì sao?",
    "history": ["Quý IV năm 2026 phường Hoa Sen làm gì?"],
    "accept": [RIGHT],
}
UNANSWERABLE = {"id": "q3", "question": "Thủ tục đăng ký kết hôn?", "answerable": False}
HIT_FIGURES = ["hit1", "hit3", "false_refusal", "refused_unanswerable", "verbatim", "whole_list"]


class Measuring:
    """The command with the sample documents."""

    def __init__(self, danvan: Danvan, folder: Path) -> None:
        self._danvan, self.folder = danvan, folder
        self.questions = folder.parent / "questions.jsonl"
        self.kept = folder.parent / "kept.json"

    def __call__(self, *rows: dict[str, Any], more: Sequence[object] = ()) -> Ran:
        """Measures with these questions."""
        self.questions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        where = ("--corpus", self.folder, "--questions", self.questions)
        return self._danvan("evaluate", "answers", *where, *more)


@pytest.fixture
def measure(danvan: Danvan, folder: Path) -> Measuring:
    return Measuring(danvan, folder)


def test_the_figures_have_the_form_of_the_contract(measure: Measuring) -> None:
    told = measure(QUARTER, FOLLOWING, UNANSWERABLE, more=["--json"]).json
    assert list(told) == ["retrieval", "answers"]
    assert {"r1", "r10", "r50", "mrr10", "ndcg10", "r1_interval"} <= set(told["retrieval"])
    assert {*HIT_FIGURES, "questions", "p50_ms", "p95_ms"} <= set(told["answers"])


def test_right_answers_are_found_right(measure: Measuring) -> None:
    told = measure(QUARTER, FOLLOWING, UNANSWERABLE, more=["--json"]).json["answers"]
    assert {name: told[name] for name in HIT_FIGURES} == {
        "hit1": 1.0,
        "hit3": 1.0,
        "false_refusal": 0.0,
        "refused_unanswerable": 1.0,
        "verbatim": 1.0,
        "whole_list": None,
    }


def test_search_for_a_question_that_leans_back_is_given_the_earlier_one(measure: Measuring) -> None:
    assert measure(FOLLOWING, more=["--json"]).json["retrieval"]["r10"] == 1.0


def test_the_home_of_the_installation_is_left_alone(measure: Measuring, home: Path) -> None:
    measure(QUARTER)
    assert not home.exists()


def test_people_get_a_table_in_vietnamese(measure: Measuring) -> None:
    ran = measure(QUARTER)
    assert (ran.code, "trích dẫn đầu tiên đúng" in ran.out, "Không câu nào chưa đạt" in ran.out) == (
        0,
        True,
        True,
    )


def test_a_missed_question_is_named(measure: Measuring) -> None:
    assert "• q1: Quý III năm 2026 phường làm gì?" in measure(QUARTER | {"accept": [WRONG]}).out


def test_of_many_missed_questions_the_first_twenty_are_named(measure: Measuring) -> None:
    rows = [UNANSWERABLE | {"id": f"q{n}", "question": QUARTER["question"]} for n in range(22)]
    assert "… và 2 câu nữa." in measure(*rows).out


def test_what_a_user_rejected_is_watched(measure: Measuring) -> None:
    row = {"id": "f1", "question": QUARTER["question"], "reject": [RIGHT]}
    assert measure(row, more=["--json"]).json["answers"]["repeated_rejected"] == 1.0


def test_a_document_that_is_not_there_is_pointed_out(measure: Measuring) -> None:
    lost = {"document": "khac.txt", "contains": ["a"]}
    assert "khac.txt" in measure(QUARTER | {"accept": [RIGHT, lost]}).err


def test_a_kept_measurement_is_compared_with_and_changed_questions_are_named(measure: Measuring) -> None:
    measure(QUARTER, UNANSWERABLE, more=["--save", measure.kept])
    _worsen(measure.kept, "q1")
    told = measure(QUARTER, UNANSWERABLE, more=["--against", measure.kept, "--json"]).json["compared"]
    assert [(row["id"], row["before"]["hit1"], row["after"]["hit1"]) for row in told["better"]] == [
        ("q1", False, True)
    ]
    assert told["worse"] == []
    assert told["better"][0]["changed"] == {"hit1": [0.0, 1.0], "hit3": [0.0, 1.0]}
    assert told["figures"]["hit1"] == {
        "before": 0.0,
        "after": 1.0,
        "difference": 1.0,
        "interval": [0.0, 1.0],
        "up": 1,
        "down": 0,
        "p": 1.0,
        "beyond_chance": False,
    }


def test_people_see_the_figures_side_by_side_and_what_changed(measure: Measuring) -> None:
    measure(QUARTER, more=["--save", measure.kept])
    _worsen(measure.kept, "q1")
    out = measure(QUARTER, more=["--against", measure.kept]).out
    assert all(
        words in out for words in ("(1 câu chung)", "chưa đủ câu", "Tốt lên (1 câu)", "Kém đi (0 câu)")
    )


def test_six_questions_better_and_none_worse_are_beyond_chance(
    measure: Measuring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    rows = [QUARTER | {"id": str(n)} for n in range(6)]
    measure(*rows, more=["--save", measure.kept])
    for n in range(6):
        _worsen(measure.kept, str(n))
    assert "khác rõ rệt (6 câu tăng, 0 giảm)" in measure(*rows, more=["--against", measure.kept]).out


def test_a_language_model_that_only_the_kept_measurement_tells_of_is_no_difference(
    measure: Measuring,
) -> None:
    measure(QUARTER, more=["--save", measure.kept])
    run = json.loads(measure.kept.read_text(encoding="utf-8"))
    run["settings"]["llm"] = "openai:none"
    measure.kept.write_text(json.dumps(run), encoding="utf-8")
    assert "cùng cài đặt" in measure(QUARTER, more=["--against", measure.kept]).out


def _worsen(kept: Path, id: str) -> None:
    """As if the answer to a question had been wrong then."""
    run = json.loads(kept.read_text(encoding="utf-8"))
    for result in run["results"]:
        if result["id"] == id:
            result["scores"]["hit1"] = result["scores"]["hit3"] = [0.0, 1.0]
    kept.write_text(json.dumps(run), encoding="utf-8")


def test_a_measurement_of_other_questions_is_refused(measure: Measuring) -> None:
    measure(QUARTER, more=["--save", measure.kept])
    ran = measure(UNANSWERABLE, more=["--against", measure.kept])
    assert (ran.code, "không có câu nào chung" in ran.err) == (1, True)


def test_a_file_that_is_no_kept_measurement_is_refused(measure: Measuring) -> None:
    ran = measure(QUARTER, more=["--against", measure.questions])
    assert (ran.code, "không phải kết quả đo" in ran.err) == (1, True)


@pytest.mark.parametrize("place", ["van-ban", "khong-co/kept.json", "/dev/null"])
def test_a_place_where_nothing_can_be_kept_is_refused(measure: Measuring, place: str) -> None:
    ran = measure(QUARTER, more=["--save", measure.folder.parent / place])
    assert (ran.code, ran.out, ran.err[:22]) == (1, "", "Không lưu được kết quả")


def test_a_wrong_line_is_named(measure: Measuring) -> None:
    ran = measure(QUARTER, {"id": "q2"})
    assert (ran.code, "dòng 2: thiếu “question”" in ran.err) == (1, True)


OPEN = {"id": "f1", "question": "?", "feedback": {"is_right": False, "outcome": "refused"}}


def test_feedback_that_leaves_open_what_is_right_is_counted(measure: Measuring) -> None:
    assert "bỏ qua 1 góp ý" in measure(QUARTER, OPEN).err


def test_a_file_of_nothing_but_such_feedback_is_refused_for_what_it_is(measure: Measuring) -> None:
    ran = measure(OPEN, OPEN | {"id": "f2"})
    assert (ran.code, "chỉ có 2 góp ý" in ran.err) == (1, True)


def test_a_folder_in_the_place_of_a_file_is_refused_in_vietnamese(measure: Measuring) -> None:
    ran = measure(QUARTER, more=["--against", measure.folder])
    assert (ran.code, "đây là một thư mục" in ran.err) == (1, True)


def test_a_file_without_questions_is_refused(measure: Measuring) -> None:
    assert measure().err.endswith("không có câu hỏi nào.\n")


def test_a_folder_that_is_not_there_is_refused(measure: Measuring) -> None:
    measure.folder = measure.folder / "khong-co"
    assert measure(QUARTER).err.startswith("Không có thư mục")


def test_a_folder_without_documents_is_refused(measure: Measuring) -> None:
    for path in measure.folder.iterdir():
        path.unlink()
    assert "không có văn bản nào đọc được" in measure(QUARTER).err
