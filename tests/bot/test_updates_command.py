import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import Danvan

CONTEXT = {
    "members": [{"id": "m1", "name": "Nội vụ", "role": "Công chức, Thường trực Ban Chỉ đạo", "units": []}],
    "units": [{"name": "Thôn 1", "aliases": ["t1"]}, {"name": "Thôn 2", "aliases": []}],
    "tasks": [
        {
            "id": "t1",
            "title": "Báo cáo 6 tháng đầu năm",
            "kind": "report",
            "scope": "per_unit",
            "due": "2025-06-10",
            "units": ["Thôn 1", "Thôn 2"],
        }
    ],
    "today": "2025-06-05",
}


@pytest.fixture
def context(tmp_path: Path) -> Path:
    path = tmp_path / "context.json"
    path.write_text(json.dumps(CONTEXT), encoding="utf-8")
    return path


def rows(danvan: Danvan, context: Path, *messages: str) -> list[Any]:
    path = context.with_name("messages.jsonl")
    lines = [json.dumps({"id": f"u{n}", "from": "m1", "message": m}) for n, m in enumerate(messages)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = danvan("updates", context, path, "--json")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_message_understood_gives_its_entries(danvan: Danvan, context: Path) -> None:
    assert rows(danvan, context, "thôn 1 hoãn BC 6 tháng sang 12/6 vì mưa") == [
        {
            "id": "u0",
            "is_update": True,
            "entries": [
                {
                    "task": "t1",
                    "unit": "Thôn 1",
                    "status": "postponed",
                    "percent": None,
                    "new_date": "2025-06-12",
                }
            ],
            "note": "mưa",
            "ask": None,
            "choices": [],
        }
    ]


def test_an_unclear_message_gives_a_question_with_choices(danvan: Danvan, context: Path) -> None:
    (row,) = rows(danvan, context, "BC 6 tháng thôn 1 lùi sang cuối tuần")
    assert (row["ask"], row["choices"][0]) == (
        "Chuyển sang ngày nào: thứ Sáu 6/6/2025; thứ Bảy 7/6/2025; Chủ nhật 8/6/2025?",
        {"about": "new_date", "value": "2025-06-06", "label": "thứ Sáu 6/6/2025"},
    )


def test_every_message_has_a_line_in_its_order(danvan: Danvan, context: Path) -> None:
    assert [row["id"] for row in rows(danvan, context, "chào anh", "thôn 2 xong BC 6 tháng")] == ["u0", "u1"]


def test_a_context_with_something_missing_is_said_in_one_line(danvan: Danvan, tmp_path: Path) -> None:
    path = tmp_path / "context.json"
    path.write_text("{}", encoding="utf-8")
    ran = danvan("updates", path, path, "--json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_a_broken_line_is_named_by_its_number(danvan: Danvan, context: Path, tmp_path: Path) -> None:
    path = tmp_path / "messages.jsonl"
    path.write_text("{", encoding="utf-8")
    assert "dòng 1" in danvan("updates", context, path, "--json").err
