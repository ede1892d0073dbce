import gzip
import json
from pathlib import Path

import pytest

from retrieval.articles import read_articles, read_questions
from retrieval.rows import BadLine, Fault

FIRST = "(Điều 1 Luật số 5/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội, có hiệu lực từ 01/01/2021)"
NAMELESS = "(Điều 2 Luật số 5/2020/QH14, có hiệu lực thi hành kể từ ngày 01/01/2021)"
ROW = {"id": "a1", "topic": "Thanh niên", "title": "Tuổi", "text": "Từ đủ 16 tuổi."}


def file_of(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_law_named_in_one_note_is_the_name_of_all_its_articles(tmp_path: Path) -> None:
    law = {"law_type": "Luật", "law_number": "5/2020/QH14"}
    path = file_of(tmp_path, {**ROW, **law, "note": NAMELESS}, {**ROW, **law, "id": "a2", "note": FIRST})
    assert [article.law for article in read_articles(path)] == ["Luật Thanh niên"] * 2


def test_the_kind_of_law_is_put_before_a_name_without_it(tmp_path: Path) -> None:
    note = "(Điều 1 Nghị định số 7/2021/NĐ-CP Về hòa giải ngày 1/2/2021 của Chính phủ)"
    path = file_of(tmp_path, {**ROW, "law_type": "Nghị định", "law_number": "7/2021/NĐ-CP", "note": note})
    assert read_articles(path)[0].law == "Nghị định Về hòa giải"


def test_articles_without_any_note_are_read(tmp_path: Path) -> None:
    article = read_articles(file_of(tmp_path, ROW))[0]
    assert (article.id, article.law, article.context) == ("a1", "", "Tuổi")


def test_packed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(ROW))
    assert read_articles(path)[0].text == "Từ đủ 16 tuổi."


def test_a_question_is_always_in_the_same_fold(tmp_path: Path) -> None:
    path = file_of(tmp_path, {"id": "q1", "question": "Ai?", "relevant": ["a1"]})
    first, second = read_questions(path)[0], read_questions(path)[0]
    assert first.fold == second.fold in range(5)
    assert first.relevant == ("a1",)


def test_numbers_are_as_good_ids_as_texts(tmp_path: Path) -> None:
    (question,) = read_questions(file_of(tmp_path, {"id": 7, "question": "Ai?", "relevant": [1, "2"]}))
    assert (question.id, question.relevant) == ("7", ("1", "2"))
    assert read_articles(file_of(tmp_path, {"id": 1}))[0].id == "1"


def test_a_byte_order_mark_and_half_a_surrogate_pair_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a\\ud800", "title": "b\\ud800"}')
    assert [(article.id, article.title) for article in read_articles(path)] == [("a?", "b?")]


QUESTION = '{"id": "1", "question": "?", "relevant": ["a"]}'


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", Fault.NOT_JSON),
        ('{"question": "?", "relevant": ["a"]}', Fault.NO_ID),
        (QUESTION, Fault.SAME_ID),
        ('{"id": "2", "question": null, "relevant": ["a"]}', Fault.NO_QUESTION),
        ('{"id": "2", "question": "?"}', Fault.BAD_RELEVANT),
        ('{"id": "2", "question": "?", "relevant": "12"}', Fault.BAD_RELEVANT),
        ('{"id": "2", "question": "?", "relevant": [["1"]]}', Fault.BAD_RELEVANT),
        ('{"id": "2", "question": "?", "relevant": [true]}', Fault.BAD_RELEVANT),
    ],
)
def test_the_line_of_a_wrong_question_is_named(tmp_path: Path, line: str, fault: Fault) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{QUESTION}\n\n{line}")
    with pytest.raises(BadLine) as told:
        read_questions(path)
    assert (told.value.number, told.value.fault) == (3, fault)


@pytest.mark.parametrize(
    ("row", "fault"),
    [({"id": "a1"}, Fault.SAME_ID), ({"id": "a2", "title": 5}, Fault.BAD_TEXT), ({}, Fault.NO_ID)],
)
def test_the_line_of_a_wrong_article_is_named(tmp_path: Path, row: dict[str, object], fault: Fault) -> None:
    with pytest.raises(BadLine) as told:
        read_articles(file_of(tmp_path, ROW, row))
    assert (told.value.number, told.value.fault) == (2, fault)
