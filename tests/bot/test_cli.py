"""The contract of the command line: what each command prints, and its exit codes."""

import json
from pathlib import Path

import pytest

from bot import cli
from bot.wording import faults
from tests.bot.conftest import Danvan
from tests.bot.sample import DOCUMENTS, PLAN_2025, PLAN_2026

QUESTION = "Quý III năm 2026 phường phải làm gì?"


def test_ingest_says_what_became_of_every_file(danvan: Danvan, folder: Path) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04")
    ran = danvan("ingest", folder, "--json")
    assert ran.code == 0
    broken, first, second = ran.json
    assert (broken["file"], broken["status"], broken["document_id"], broken["passages"]) == (
        "hong.docx",
        "failed",
        None,
        0,
    )
    assert broken["error"]
    assert list(first) == ["file", "document_id", "status", "passages", "error"]
    assert first | {"passages": 0} == {
        "file": PLAN_2025,
        "document_id": 1,
        "status": "added",
        "passages": 0,
        "error": None,
    }
    assert first["passages"] > 10
    assert second["file"] == PLAN_2026


def test_each_failed_file_is_one_line_on_stderr(danvan: Danvan, folder: Path) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04")
    assert danvan("ingest", folder).err.startswith("Lỗi – hong.docx: ")


def test_the_same_files_again_change_nothing(filled: Danvan, folder: Path) -> None:
    ran = filled("ingest", folder, "--json")
    assert (ran.code, [row["status"] for row in ran.json]) == (0, ["unchanged", "unchanged"])


def test_a_changed_file_is_replaced_and_answers_change(danvan: Danvan, folder: Path) -> None:
    danvan("ingest", folder)
    text = DOCUMENTS[PLAN_2026].replace("hòa giải", "tiếp xúc cử tri")
    (folder / PLAN_2026).write_text(text, encoding="utf-8")
    assert [row["status"] for row in danvan("ingest", folder, "--json").json] == ["unchanged", "replaced"]
    assert "tiếp xúc cử tri" in danvan("ask", QUESTION).out


@pytest.mark.parametrize("name", ["khong-co.txt", "hong.docx"])
def test_ingest_fails_if_nothing_could_be_taken_in(danvan: Danvan, tmp_path: Path, name: str) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    ran = danvan("ingest", tmp_path / name, "--json")
    assert (ran.code, ran.json[0]["status"]) == (1, "failed")


def test_an_empty_folder_is_said_to_be_empty(danvan: Danvan, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    ran = danvan("ingest", tmp_path / "trong", "--json")
    assert (ran.code, ran.json, len(ran.err.splitlines())) == (1, [], 1)


def test_the_starter_pack_can_be_taken_in(danvan: Danvan) -> None:
    assert danvan("ingest", "--starter").code == 0
    assert len(danvan("documents", "--json").json) >= 2


def test_documents_are_listed_with_their_letterheads(filled: Danvan) -> None:
    row = filled("documents", "--json").json[1]
    assert row.pop("passages") > 10
    assert row == {
        "id": 2,
        "file": PLAN_2026,
        "type": "Kế hoạch",
        "number": "07/KH-UBND",
        "issuer": "Ủy ban nhân dân phường Hoa Sen",
        "place": "Hoa Sen",
        "date": "2026-01-05",
        "subject": "Thực hiện công tác dân vận chính quyền năm 2026",
    }


def test_an_empty_library_lists_nothing(danvan: Danvan) -> None:
    assert danvan("documents", "--json").json == []
    assert "chưa có văn bản" in danvan("documents").out


@pytest.mark.parametrize("reference", ["2", PLAN_2026, "07/KH-UBND"])
def test_a_document_is_removed_by_id_file_or_number(filled: Danvan, reference: str) -> None:
    assert filled("remove", reference).code == 0
    assert [row["file"] for row in filled("documents", "--json").json] == [PLAN_2025]
    assert filled("ask", QUESTION, "--json").json["outcome"] == "refused"


def test_references_are_one_row_per_instrument(filled: Danvan) -> None:
    (row,) = filled("references", PLAN_2026, "--json").json
    assert row == {
        "type": "Chỉ thị",
        "number": "33/CT-TTg",
        "as_written": ["33/CT-TTg"],
        "date": "2021-11-26",
        "issuer": "Thủ tướng Chính phủ",
        "subject": "về tăng cường và đổi mới công tác dân vận",
        "sections": ["Phần căn cứ"],
    }


def test_an_answer_has_the_shape_of_the_contract(filled: Danvan) -> None:
    answer = filled("ask", QUESTION, "--json").json
    assert list(answer) == [
        "id",
        "question",
        "read_as",
        "outcome",
        "answer",
        "citations",
        "reason",
        "elapsed_ms",
    ]
    assert (answer["id"], answer["read_as"], answer["outcome"]) == (None, None, "answered")
    citation = answer["citations"][0]
    assert list(citation) == ["document", "label", "quote", "start", "end"]
    assert citation["quote"] in DOCUMENTS[citation["document"]]
    assert citation["end"] - citation["start"] == len(citation["quote"])


def test_a_refusal_is_an_answer_and_no_failure(filled: Danvan) -> None:
    ran = filled("ask", "Thủ tục đăng ký kết hôn?", "--json")
    assert (ran.code, ran.json["outcome"], ran.json["citations"]) == (0, "refused", [])


def test_json_is_one_line_of_unescaped_utf8(filled: Danvan) -> None:
    out = filled("ask", QUESTION, "--json").out
    assert out.count("\n") == 1
    assert "Quý III" in out


def test_say_has_the_shape_of_the_contract(filled: Danvan) -> None:
    said = filled("say", QUESTION, "--json").json
    assert list(said) == ["text", "choices", "files"]
    assert all(list(choice) == ["label", "say"] for choice in said["choices"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["khong-co-lenh"],
        ["ingest"],
        ["ask"],
        ["ask", "gì?", "--batch", "-"],
        ["ask", "gì?", "--jsn"],
        ["ask", "--batch"],
        ["say"],
        ["say", "a", "--at", "hôm qua"],
        ["documents", "thừa"],
        ["remove"],
        ["invite", "An", "--role", "vua"],
    ],
    ids=" ".join,
)
def test_bad_use_ends_with_2_and_one_vietnamese_line(danvan: Danvan, arguments: list[str]) -> None:
    ran = danvan(*arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "--help" in ran.err
    assert not {"usage", "error", "missing", "no", "such"} & set(ran.err.lower().replace(":", " ").split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["remove", "99"],
        ["references", "khong-co.txt"],
        ["say", "xin chào", "--as", "Không Ai Cả"],
        ["say", "xin chào", "--file", "khong-co.txt"],
        ["ask", "--batch", "khong-co.jsonl"],
        ["serve"],
        ["serve", "--webhook", "https://example.org"],
        ["invite", "operator"],
    ],
    ids=" ".join,
)
def test_a_failure_ends_with_1_and_one_line(danvan: Danvan, arguments: list[str]) -> None:
    ran = danvan(*arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


def test_a_surprise_is_told_in_one_line(danvan: Danvan, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("chia\ncho không")

    monkeypatch.setattr("bot.commands.documents.open_office", fail)
    ran = danvan("documents")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "ZeroDivisionError: chia cho không" in ran.err


def test_stopping_by_hand_is_no_accident(danvan: Danvan, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.documents.open_office", interrupted)
    ran = danvan("documents")
    assert (ran.code, ran.err.strip()) == (1, faults.STOPPED)  # click first ends the line that shows ^C


def test_help_needs_no_database(danvan: Danvan, home: Path) -> None:
    assert danvan("--help").code == 0
    assert not home.exists()


def test_the_program_answers_json_with_any_id(filled: Danvan) -> None:
    line = json.dumps({"id": {"a": [1]}, "question": QUESTION}).encode()
    assert json.loads(filled("ask", "--batch", "-", stdin=line).out)["id"] == {"a": [1]}


def test_the_commands_of_the_program_are_those_of_the_contract() -> None:
    assert set(cli.danvan.commands) >= {
        "ingest",
        "documents",
        "remove",
        "references",
        "ask",
        "chat",
        "say",
        "serve",
        "invite",
        "doctor",
    }
