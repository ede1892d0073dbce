"""danvan evaluate: on files of one's own."""

import json
from pathlib import Path

import pytest

from bot.cli import run

LAWS = {
    "a": ("Độ tuổi của thanh niên", "Thanh niên là công dân từ đủ 16 tuổi đến 30 tuổi."),
    "b": ("Thời hạn giải quyết khiếu nại", "Thời hạn giải quyết khiếu nại lần đầu không quá 30 ngày."),
    "c": (
        "Tiếp công dân định kỳ",
        "Chủ tịch Ủy ban nhân dân cấp xã tiếp công dân mỗi tuần 01 ngày.",
    ),
}


@pytest.fixture
def files(home: Path, tmp_path: Path) -> tuple[str, str]:
    """Three articles and three questions about them."""
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    rows = [{"id": key, "title": title, "text": text} for key, (title, text) in LAWS.items()]
    articles.write_text("\n".join(json.dumps(row) for row in rows))
    asked = {
        "a": "Thanh niên bao nhiêu tuổi?",
        "b": "khiếu nại giải quyết trong mấy ngày",
        "c": "ai tiếp công dân",
    }
    rows = [{"id": f"q{key}", "question": text, "relevant": [key]} for key, text in asked.items()]
    questions.write_text("\n".join(json.dumps(row) for row in rows))
    return str(articles), str(questions)


def test_the_figures_have_the_form_of_the_contract(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", files[1], "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    ways = ["lexical", "dense", "hybrid", "hybrid_unaccented", "hybrid_half_accented"]
    assert list(told) == [*ways, "p50_ms", "p95_ms"]
    assert all(list(told[way]) == ["r1", "r10", "r50", "mrr10", "ndcg10"] for way in ways)
    assert told["hybrid"]["r1"] == 1.0


def test_people_get_a_table_in_vietnamese(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", files[1]]) == 0
    assert "kết hợp" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", ["", "không phải JSON", '{"id": 1}', '{"id":1,"question":"?","relevant":["z"]}']
)
def test_a_file_that_is_none_is_refused_in_one_line(
    files: tuple[str, str], tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text(content)
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", str(wrong)]) == 1
    assert capsys.readouterr().err.startswith("Tệp ")


def test_the_first_wrong_line_is_named(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text(Path(files[1]).read_text() + "\n\n{}")
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", str(wrong)]) == 1
    assert "dòng 5" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", "retrieval", "--articles", "khong-co.jsonl", "--questions", files[1]]) == 1
    assert capsys.readouterr().err.startswith("Không mở được tệp khong-co.jsonl")


def test_a_kept_measurement_is_compared_with(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", "retrieval", "--articles", files[0], "--questions", files[1], "--json"]
    kept = tmp_path / "kept.json"
    assert run([*command, "--save", str(kept)]) == 0
    before = json.loads(kept.read_text())
    before["results"][0]["rank"] = 3
    before["results"][1]["scores"]["lexical.r10"] = [0.0, 1.0]
    kept.write_text(json.dumps(before))
    capsys.readouterr()
    assert run([*command, "--against", str(kept)]) == 0
    told = json.loads(capsys.readouterr().out)["compared"]
    assert [(one["id"], one["before"], one["after"]) for one in told["better"]] == [
        ("qa", {"rank": 3}, {"rank": 1}),
        ("qb", {"rank": 1}, {"rank": 1}),
    ]
    assert told["better"][1]["changed"] == {"lexical.r10": [0.0, 1.0]}
    assert told["figures"]["hybrid.r1"]["interval"] == [0.0, 0.0]


def test_people_are_told_which_way_of_searching_changed(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", "retrieval", "--articles", files[0], "--questions", files[1]]
    kept = tmp_path / "kept.json"
    assert run([*command, "--save", str(kept)]) == 0
    before = json.loads(kept.read_text())
    before["results"][0]["scores"]["lexical.r10"] = [0.0, 1.0]
    kept.write_text(json.dumps(before))
    assert run([*command, "--against", str(kept)]) == 0
    assert "theo từ: tốt lên" in capsys.readouterr().out


def test_questions_without_their_articles_are_left_out_and_told(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": "q1", "question": "Thanh niên bao nhiêu tuổi?", "relevant": ["a", "z"]},
        {"id": "q2", "question": "Ai tiếp công dân?", "relevant": ["z"]},
    ]
    asked = tmp_path / "more.jsonl"
    asked.write_text("\n".join(json.dumps(row) for row in rows))
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", str(asked), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["hybrid"]["r10"] == 1.0
    assert "ngoài 1 câu" in told.err
    assert ": q2" in told.err
    assert ": q1" in told.err


def test_a_kept_measurement_of_answers_is_refused(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.json"
    row = {"form": "danvan-evaluation-1", "kind": "answers", "settings": {}, "figures": {}, "results": []}
    kept.write_text(json.dumps(row))
    command = ["evaluate", "retrieval", "--articles", files[0], "--questions", files[1]]
    assert run([*command, "--against", str(kept)]) == 1
    assert "evaluate answers" in capsys.readouterr().err


def test_the_table_shows_whole_intervals_on_a_narrow_screen(
    files: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["evaluate", "retrieval", "--articles", files[0], "--questions", files[1]]) == 0
    assert "…" not in capsys.readouterr().out
