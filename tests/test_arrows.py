"""Imports run one way, and only through doors: what a package's `__init__` names."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("bot", "knowledge", "retrieval", "tasks")
ALLOWED = {
    "bot": {"tasks", "retrieval", "knowledge"},
    "retrieval": {"knowledge"},
    "tasks": {"knowledge"},
    "knowledge": set[str](),
}


def imports(room: str) -> Iterator[tuple[str, str]]:
    """(file, module) for everything that a room imports from another room."""
    for path in sorted((ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                if name.split(".")[0] in ROOMS and name.split(".")[0] != room:
                    yield str(path.relative_to(ROOT)), name


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_the_rooms_below_it(room: str) -> None:
    assert [(file, name) for file, name in imports(room) if name.split(".")[0] not in ALLOWED[room]] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_enters_another_by_its_door(room: str) -> None:
    assert [(file, name) for file, name in imports(room) if "." in name] == []


def test_the_contract_of_the_import_linter_is_kept() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
