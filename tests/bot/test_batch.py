"""A batch of questions: a line in, a line out, whatever the line is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import Danvan

QUESTION = "Quý III năm 2026 phường phải làm gì?"
GOOD = json.dumps({"id": "tốt", "question": QUESTION, "history": []}).encode()


def answers(danvan: Danvan, *lines: bytes) -> list[Any]:
    ran = danvan("ask", "--batch", "-", stdin=b"\n".join(lines) + b"\n")
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def test_answers_come_in_the_order_of_the_questions(filled: Danvan) -> None:
    lines = [json.dumps({"id": n, "question": QUESTION}).encode() for n in (3, 1, 2)]
    assert [row["id"] for row in answers(filled, *lines)] == [3, 1, 2]


def test_the_history_of_a_line_is_its_context(filled: Danvan) -> None:
    line = json.dumps({"id": 1, "question": "còn quý IV thì sao?", "history": [QUESTION]}).encode()
    (row,) = answers(filled, line)
    assert "bình chọn khu phố tiêu biểu" in row["answer"]


def test_lines_do_not_hear_each_other(filled: Danvan) -> None:
    alone = json.dumps({"id": 1, "question": "còn quý IV thì sao?"}).encode()
    assert answers(filled, GOOD, alone)[1]["citations"] == answers(filled, alone)[0]["citations"]


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b"khong phai json", None),
        (b"\xff\xfe", None),
        (b"[1, 2]", None),
        (b"[" * 100_000, None),
        (b'{"id": "a"}', "a"),
        (b'{"id": "a", "question": 5}', "a"),
        (b'{"id": "a", "question": "x", "history": "y"}', "a"),
        (b'{"id": "a", "question": "x", "history": [1]}', "a"),
    ],
    ids=["words", "bytes", "list", "deep", "no question", "number", "history text", "history numbers"],
)
def test_a_bad_line_is_refused_and_the_next_is_answered(filled: Danvan, line: bytes, id: str | None) -> None:
    bad, good = answers(filled, line, GOOD)
    assert (bad["id"], bad["outcome"], bad["citations"]) == (id, "refused", [])
    assert bad["reason"]
    assert list(bad) == list(good)
    assert good["outcome"] == "answered"


def test_an_odd_question_gets_an_answer_like_any_other(filled: Danvan) -> None:
    questions = ["", "👍", "a" * 100_000, "\ud83d", "\x00", 'AND "OR" (NOT:) *']
    lines = [json.dumps({"id": n, "question": q}).encode() for n, q in enumerate(questions)]
    rows = answers(filled, *lines)
    assert [row["id"] for row in rows] == list(range(len(questions)))
    assert {row["outcome"] for row in rows} <= {"answered", "caution", "refused"}


def test_blank_lines_and_a_byte_order_mark_are_no_questions(filled: Danvan) -> None:
    assert len(answers(filled, b"\xef\xbb\xbf" + GOOD, b"", b"  ", GOOD)) == 2


def test_a_batch_is_read_from_a_file_too(filled: Danvan, tmp_path: Path) -> None:
    (tmp_path / "cau-hoi.jsonl").write_bytes(GOOD)
    assert json.loads(filled("ask", "--batch", tmp_path / "cau-hoi.jsonl").out)["id"] == "tốt"
