"""The grader beside the repository, run on the public commands in homes of their own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


class GraderFailed(Exception):
    """The grader ended without figures; what it said stands above on stderr."""


def danvan() -> str:
    """The command that is measured: `DANVAN`, or the program installed beside this Python."""
    return os.environ.get("DANVAN") or str(Path(sys.executable).with_name("danvan"))


def grade(shared: Path, what: str, *arguments: Path) -> dict[str, Any]:
    """The figures of one run of the grader; misses go to stderr (`SHOW` tells how many)."""
    with tempfile.TemporaryDirectory() as folder:  # the grader leaves its homes behind
        home = {"DANVAN": _absolute(danvan()), "TMPDIR": folder, "SHOW": os.environ.get("SHOW", "10")}
        command = [sys.executable, str(shared / "eval" / "grade.py"), what, *map(str, arguments)]
        done = subprocess.run(
            command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True, check=False
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise GraderFailed(f"{what}: exit code {done.returncode}")
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _absolute(command: str) -> str:
    """A path given relative to here holds wherever the grader runs it."""
    return str(Path(command).absolute()) if Path(command).is_file() else command


def questions(path: Path) -> list[dict[str, Any]]:
    """The rows of a question file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
