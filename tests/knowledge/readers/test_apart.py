import pytest

from knowledge import readers
from knowledge.readers import read, read_apart
from tests.knowledge.readers.samples import docx, p

PLAN = docx(p("Kế hoạch của Ủy ban") + p("- Lưu: VT."))


def test_reading_apart_gives_the_same_as_reading_here() -> None:
    assert read_apart("a.docx", PLAN) == read("a.docx", PLAN)


def test_an_error_of_the_other_process_arrives_as_itself() -> None:
    with pytest.raises(readers.DamagedFile, match="hỏng"):
        read_apart("a.docx", docx("<unclosed"))


def test_plain_text_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", None)
    assert read_apart("a.txt", "Kế hoạch".encode()).lines == ("Kế hoạch",)


def test_reading_stops_at_the_time_limit() -> None:
    with pytest.raises(readers.TookTooLong, match="thời gian"):
        read_apart("a.docx", PLAN, seconds=0.001)


def test_reading_stops_at_the_memory_limit() -> None:
    heavy = "".join(f"<p>{number} <b>kế hoạch</b></p>" for number in range(200_000))
    with pytest.raises(readers.TookTooMuchMemory, match="bộ nhớ"):
        read_apart("a.html", f"<html><body>{heavy}</body></html>".encode(), megabytes=120)


def test_a_strange_name_does_no_harm() -> None:
    assert read_apart("--help\0\ud800/../kế hoạch.docx", PLAN).lines[0] == "Kế hoạch của Ủy ban"
