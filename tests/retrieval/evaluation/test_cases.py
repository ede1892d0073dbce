"""Question files: what a row says, and which line is wrong."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from retrieval.evaluation.cases import read_cases, squeezed
from retrieval.rows import BadLine, Fault
from tests.retrieval.evaluation.made_up import case, cases, place, written


def test_texts_are_compared_without_white_space_capitals_and_soft_hyphens() -> None:
    assert squeezed("Tổ\n  TRƯỞNG khu\u00adphố") == squeezed("tổ trưởng khu phố")


def test_decomposed_letters_are_the_same_letters() -> None:
    assert squeezed("e\u0302\u0301") == squeezed("ế")


def test_a_row_with_right_passages_is_answerable(tmp_path: Path) -> None:
    assert case(tmp_path, accept=[place("a")]).answerable is True


def test_a_row_may_say_that_there_is_no_answer(tmp_path: Path) -> None:
    assert case(tmp_path, answerable=False, accept=[]).answerable is False


def test_a_row_with_only_rejected_passages_leaves_open_what_is_right(tmp_path: Path) -> None:
    assert case(tmp_path, reject=[place("a")]).answerable is None


def test_a_number_is_as_good_an_id_as_a_text(tmp_path: Path) -> None:
    assert case(tmp_path, id=7, answerable=False).id == "7"


def test_another_right_passage_makes_another_question(tmp_path: Path) -> None:
    assert case(tmp_path, accept=[place("a")]).digest != case(tmp_path, accept=[place("b")]).digest


def test_a_file_may_be_packed_and_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl.gz"
    path.write_bytes(gzip.compress(b'\xef\xbb\xbf{"id": "1", "question": "?", "answerable": false}\n\n'))
    assert [one.id for one in read_cases(path)] == ["1"]


RIGHT = '{"id": "1", "question": "?", "answerable": false}'


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("khong phai JSON", Fault.NOT_JSON),
        ("[" * 100_000, Fault.NOT_JSON),
        ("[]", Fault.NOT_OBJECT),
        ('{"question": "?", "answerable": false}', Fault.NO_ID),
        (RIGHT, Fault.SAME_ID),
        ('{"id": "2", "answerable": false}', Fault.NO_QUESTION),
        ('{"id": "2", "question": " ", "answerable": false}', Fault.NO_QUESTION),
        ('{"id": "2", "question": "?", "answerable": false, "history": "a"}', Fault.BAD_HISTORY),
        ('{"id": "2", "question": "?", "answerable": "no"}', Fault.BAD_FLAG),
        ('{"id": "2", "question": "?", "accept": "a"}', Fault.BAD_PLACES),
        ('{"id": "2", "question": "?", "accept": [{"document": "a.txt"}]}', Fault.BAD_PLACES),
        (
            '{"id": "2", "question": "?", "accept": [{"document": "a.txt", "contains": [1]}]}',
            Fault.BAD_PLACES,
        ),
        (
            '{"id": "2", "question": "?", "accept": [{"document": "a.txt", "contains": []}]}',
            Fault.BLANK_SNIPPET,
        ),
        (
            '{"id": "2", "question": "?", "reject": [{"document": "a.txt", "contains": ["a", " "]}]}',
            Fault.BLANK_SNIPPET,
        ),
        (
            '{"id": "2", "question": "?", "accept": [{"document": "a.txt", "contains": "\\u00ad "}]}',
            Fault.BLANK_SNIPPET,
        ),
        (
            '{"id": "2", "question": "?", "answerable": false,'
            ' "accept": [{"document": "a.txt", "contains": "a"}]}',
            Fault.CONTRADICTORY,
        ),
        ('{"id": true, "question": "?", "answerable": false}', Fault.NO_ID),
        ('{"id": "2", "question": "?"}', Fault.NOTHING_EXPECTED),
        ('{"id": "2", "question": "?", "answerable": true, "accept": []}', Fault.NOTHING_EXPECTED),
    ],
)
def test_the_line_that_is_wrong_is_named(tmp_path: Path, line: str, fault: Fault) -> None:
    with pytest.raises(BadLine) as told:
        read_cases(written(tmp_path, RIGHT, "", line))
    assert (told.value.number, told.value.fault) == (3, fault)


@pytest.mark.parametrize("content", [b"\xff\xfe{}", gzip.compress(RIGHT.encode() * 99)[:-20]])
def test_a_file_that_is_no_text_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadLine) as told:
        read_cases(path)
    assert told.value.fault is Fault.NOT_TEXT


def test_half_a_surrogate_pair_does_no_harm(tmp_path: Path) -> None:
    row: dict[str, Any] = json.loads('{"id": "1\\ud800", "question": "a\\ud800", "answerable": false}')
    (read,) = read_cases(written(tmp_path, json.dumps(row)))
    assert (read.id, read.question) == ("1?", "a?")


def test_feedback_that_leaves_open_what_is_right_is_passed_over_and_told(tmp_path: Path) -> None:
    judged = '{"id": "f1", "question": "?", "feedback": {"is_right": false}}'
    told: list[int] = []
    read = read_cases(written(tmp_path, RIGHT, judged), passed_over=told.append)
    assert ([one.id for one in read], told) == (["1"], [2])


def test_cases_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = ({"id": id, "question": "?", "answerable": False} for id in "bca")
    assert [one.id for one in cases(tmp_path, *rows)] == ["b", "c", "a"]
