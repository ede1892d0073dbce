"""Keeping a measurement in a file."""

import json
from pathlib import Path

import pytest

from retrieval.evaluation.errors import NotKept
from retrieval.evaluation.runs import Kind, Run, keep_run, read_run
from tests.retrieval.evaluation.made_up import result

RUN = Run(Kind.ANSWERS, {"llm": ""}, (result(rank=3, outcome="answered", hit1=1), result("2", hit1=0)))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    keep_run(RUN, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == RUN


def test_a_kept_file_tells_its_figures_to_readers(tmp_path: Path) -> None:
    keep_run(RUN, tmp_path / "run.json")
    assert json.loads((tmp_path / "run.json").read_text())["figures"]["hit1"] == 0.5


def test_keeping_again_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    for _ in range(2):
        keep_run(RUN, tmp_path / "run.json")
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"form": "danvan-evaluation-0"}'])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(NotKept):
        read_run(tmp_path / "run.json")
