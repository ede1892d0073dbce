"""Taking files in, replacing and removing them, and what is left after something went wrong."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker, undefer

from knowledge import library as library_module
from knowledge.database import open_database
from knowledge.errors import DocumentNotFound
from knowledge.library import Intake, Library, Status
from knowledge.models import Document, Instrument, Original, Passage, PassageVector, Reference

NOW = dt.datetime(2025, 1, 6, 8, 0, tzinfo=dt.UTC)
PLAN = """\
ỦY BAN NHÂN DÂN
XÃ AN BÌNH
Số: 12/KH-UBND
KẾ HOẠCH
Công tác dân vận chính quyền năm {year}
I. MỤC ĐÍCH
1. Thực hiện Kết luận số 114-KL/TW ngày 14/7/2015 của Ban Bí thư.
II. NHIỆM VỤ
- Tổ chức đối thoại năm {year}.
"""
OTHER = PLAN.replace("12/KH", "13/KH").replace("114-KL/TW ngày 14/7/2015", "43-KL/TW ngày 07/01/2019")
DERIVED = (Document, Passage, Reference, Original, Instrument, PassageVector)


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "danvan.db"
    open_database(f"sqlite:///{path}").kw["bind"].dispose()
    return path


@pytest.fixture
def sessions(tmp_path: Path, empty_database: Path) -> Iterator[sessionmaker[Session]]:
    factory = open_database(f"sqlite:///{shutil.copy(empty_database, tmp_path)}")
    yield factory
    factory.kw["bind"].dispose()


@pytest.fixture
def shelf(sessions: sessionmaker[Session]) -> Library:
    return Library(sessions, lambda: NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def take(shelf: Library, *paths: Path) -> list[Intake]:
    return list(shelf.take_in(paths))


def statuses(results: list[Intake]) -> dict[str, str]:
    return {result.file: result.status.value for result in results}


def contents(sessions: sessionmaker[Session]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of this room, as plain values."""
    with sessions() as session:
        return {
            table.__tablename__: [tuple(row) for row in session.execute(select(table.__table__))]
            for table in DERIVED
        }


def counts(sessions: sessionmaker[Session]) -> dict[str, int]:
    return {name: len(rows) for name, rows in contents(sessions).items()}


class TestTakingIn:
    def test_a_new_file_is_added_with_its_passages(self, shelf, sessions, folder):
        [result] = take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        assert (result.status, result.passages) == (Status.ADDED, counts(sessions)["passage"])

    def test_every_passage_is_a_range_of_the_stored_text(self, shelf, sessions, folder):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        with sessions() as session:
            document = session.scalars(select(Document).options(undefer(Document.text))).one()
            bodies = [document.text[p.start : p.end] for p in document.passages]
        assert "\n".join(bodies) == document.text

    def test_a_citation_points_at_the_passage_it_stands_in(self, shelf, sessions, folder):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        with sessions() as session:
            reference = session.scalars(select(Reference)).one()
            passage = session.get(Passage, reference.passage_id)
            assert passage and passage.start <= reference.start < reference.end <= passage.end

    def test_two_documents_that_cite_one_instrument_share_it(self, shelf, sessions, folder):
        write(folder, "a.txt", PLAN.format(year=2024))
        write(folder, "b.txt", PLAN.format(year=2025).replace("114-KL/TW", "114- KL/TW"))
        take(shelf, folder)
        held = counts(sessions)
        assert (held["reference"], held["instrument"]) == (2, 1)

    def test_the_original_comes_back_byte_for_byte(self, shelf, folder):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        [result] = take(shelf, path)
        assert shelf.original(result.document_id) == ("a.txt", path.read_bytes())

    def test_the_clock_given_tells_when(self, shelf, folder):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        assert shelf.documents()[0].taken_in_at.replace(tzinfo=dt.UTC) == NOW


class TestTakingInAgain:
    def test_the_same_content_changes_nothing(self, shelf, sessions, folder):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        [first], before = take(shelf, path), contents(sessions)
        [second] = take(shelf, path)
        assert (second.status, second.document_id, second.passages, contents(sessions)) == (
            Status.UNCHANGED,
            first.document_id,
            first.passages,
            before,
        )

    def test_the_same_content_under_another_name_changes_nothing(self, shelf, sessions, folder):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        [copy] = take(shelf, write(folder, "copy.txt", PLAN.format(year=2025)))
        assert (copy.status, counts(sessions)["document"]) == (Status.UNCHANGED, 1)

    def test_a_changed_file_replaces_its_document(self, shelf, folder):
        [before] = take(shelf, write(folder, "a.txt", PLAN.format(year=2024)))
        [after] = take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        assert (after.status, after.document_id) == (Status.REPLACED, before.document_id)

    def test_a_changed_file_leaves_nothing_of_the_old_one(self, shelf, sessions, folder, tmp_path):
        path = write(folder, "a.txt", PLAN.format(year=2024) * 3)
        [result] = take(shelf, path)
        with sessions.begin() as session:
            for passage in session.scalars(select(Passage)).all():
                session.add(PassageVector(passage_id=passage.id, model="any", vector=b""))
        write(folder, "a.txt", OTHER.format(year=2025))
        take(shelf, path)

        fresh = open_database(f"sqlite:///{tmp_path / 'fresh.db'}")
        take(Library(fresh, lambda: NOW), path)
        assert result.document_id and counts(sessions) == counts(fresh)
        fresh.kw["bind"].dispose()

    def test_a_file_read_by_an_older_version_is_read_anew(self, shelf, folder, monkeypatch):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        take(shelf, path)
        monkeypatch.setattr(library_module.analysis, "VERSION", -1)
        assert [r.status for r in [*take(shelf, path), *take(shelf, path)]] == [
            Status.REPLACED,
            Status.UNCHANGED,
        ]

    def test_files_of_one_name_in_two_folders_are_two_documents(self, shelf, sessions, folder):
        write(folder, "xa-1/ke-hoach.txt", PLAN.format(year=2025))
        write(folder, "xa-2/ke-hoach.txt", OTHER.format(year=2025))
        assert [r.status for r in take(shelf, folder)] == [Status.ADDED, Status.ADDED]
        write(folder, "xa-2/ke-hoach.txt", OTHER.format(year=2026))
        assert [r.status for r in take(shelf, folder)] == [Status.UNCHANGED, Status.REPLACED]

    def test_a_file_that_became_a_copy_of_another_leaves_no_stale_document(self, shelf, sessions, folder):
        write(folder, "a.txt", PLAN.format(year=2025))
        write(folder, "b.txt", OTHER.format(year=2025))
        take(shelf, folder)
        write(folder, "a.txt", OTHER.format(year=2025))
        take(shelf, folder)
        assert [document.number for document in shelf.documents()] == ["13/KH-UBND"]


class TestBadFiles:
    def test_a_broken_file_stops_no_other(self, shelf, folder):
        write(folder, "a.txt", PLAN.format(year=2025))
        (folder / "b.docx").write_bytes(b"PK\x03\x04 not a package")
        (folder / "c.txt").write_bytes(b"")
        write(folder, "d.txt", OTHER.format(year=2025))
        assert statuses(take(shelf, folder)) == {
            "a.txt": "added",
            "b.docx": "failed",
            "c.txt": "failed",
            "d.txt": "added",
        }

    def test_a_broken_file_is_reported_in_words_and_stored_nowhere(self, shelf, sessions, folder):
        (folder / "c.pdf").write_bytes(b"%PDF-1.7 cut off")
        [result] = take(shelf, folder)
        assert result.error and result.document_id is None and not any(counts(sessions).values())

    def test_a_file_that_a_reader_stumbles_over_stops_no_other(self, shelf, folder, monkeypatch):
        def stumble(name: str, content: bytes) -> None:
            raise ValueError(name)

        write(folder, "a.txt", PLAN.format(year=2025))
        monkeypatch.setattr(library_module, "analyse", stumble)
        [result] = take(shelf, folder)
        assert result.status is Status.FAILED and result.error

    def test_a_changed_file_that_became_broken_leaves_the_document_as_it_was(self, shelf, sessions, folder):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        take(shelf, path)
        before = contents(sessions)
        path.write_bytes(b"")
        assert take(shelf, path)[0].status is Status.FAILED
        assert contents(sessions) == before

    def test_a_file_that_vanishes_meanwhile_stops_no_other(self, shelf, folder):
        for name in "abc":
            write(folder, f"{name}.txt", PLAN.format(year=2020 + ord(name)))
        results = shelf.take_in([folder])
        first = next(results)
        (folder / "b.txt").unlink()
        assert statuses([first, *results]) == {"a.txt": "added", "b.txt": "failed", "c.txt": "added"}

    def test_a_path_that_never_was_is_reported(self, shelf, folder):
        [result] = take(shelf, folder / "missing.txt")
        assert (result.status, result.file) == (Status.FAILED, "missing.txt")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    @pytest.mark.timeout(10)
    def test_a_named_pipe_is_reported_and_not_waited_for(self, shelf, folder):
        os.mkfifo(folder / "pipe.txt")
        assert take(shelf, folder / "pipe.txt")[0].status is Status.FAILED

    def test_a_file_too_big_is_refused_unread(self, shelf, folder):
        path = folder / "big.txt"
        with path.open("wb") as file:
            file.truncate(50 * 2**30)  # sparse: takes no room, but reading it would
        assert take(shelf, path)[0].status is Status.FAILED

    @pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
    def test_a_name_that_is_no_text_stops_nothing(self, shelf, folder):
        write(folder, "a.txt", PLAN.format(year=2025)).rename(folder / os.fsdecode(b"k\xff.txt"))
        [result] = take(shelf, folder)
        assert result.status is Status.ADDED
        result.file.encode("utf-8")


class TestTransactions:
    @pytest.mark.parametrize("step", ["_store", "_passages", "_reference", "_drop_orphans"])
    def test_a_failure_on_the_way_leaves_nothing_behind(self, shelf, sessions, folder, monkeypatch, step):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        self.break_at(monkeypatch, step)
        with pytest.raises(RuntimeError):
            take(shelf, path)
        assert not any(counts(sessions).values())

    @pytest.mark.parametrize("step", ["_store", "_passages", "_reference", "_drop_orphans"])
    def test_a_failure_while_replacing_changes_nothing(self, shelf, sessions, folder, monkeypatch, step):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2024)))
        before = contents(sessions)
        self.break_at(monkeypatch, step)
        with pytest.raises(RuntimeError):
            take(shelf, write(folder, "a.txt", OTHER.format(year=2025)))
        assert contents(sessions) == before

    def test_a_failure_while_removing_changes_nothing(self, shelf, sessions, folder, monkeypatch):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2024)))
        before = contents(sessions)
        self.break_at(monkeypatch, "_drop_orphans")
        with pytest.raises(RuntimeError):
            shelf.remove("a.txt")
        assert contents(sessions) == before

    def break_at(self, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        def fail(*_: object) -> None:
            raise RuntimeError(step)

        monkeypatch.setattr(library_module, step, fail)


class TestRemoving:
    def test_removal_removes_all_that_was_derived(self, shelf, sessions, folder):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        with sessions.begin() as session:
            passage = session.scalars(select(Passage)).first()
            session.add(PassageVector(passage_id=passage.id, model="any", vector=b""))
        shelf.remove("a.txt")
        assert not any(counts(sessions).values())

    def test_removal_leaves_what_other_documents_cite(self, shelf, sessions, folder):
        write(folder, "a.txt", PLAN.format(year=2024))
        write(folder, "b.txt", PLAN.format(year=2025))
        take(shelf, folder)
        shelf.remove("a.txt")
        held = counts(sessions)
        assert (held["document"], held["instrument"], held["reference"]) == (1, 1, 1)

    def test_a_removed_file_can_be_taken_in_again_under_a_new_id(self, shelf, folder):
        path = write(folder, "a.txt", PLAN.format(year=2025))
        [before] = take(shelf, path)
        shelf.remove("a.txt")
        [after] = take(shelf, path)
        assert after.status is Status.ADDED and after.document_id != before.document_id


class TestFinding:
    @pytest.mark.parametrize("reference", ["1", "a.txt", "12/KH-UBND"])
    def test_a_document_answers_to_id_name_and_number(self, shelf, folder, reference):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        assert shelf.find(reference).file == "a.txt"

    @pytest.mark.parametrize("reference", ["2", "b.txt", "", "9" * 40])
    def test_what_is_not_there_is_said_to_be_missing(self, shelf, folder, reference):
        take(shelf, write(folder, "a.txt", PLAN.format(year=2025)))
        with pytest.raises(DocumentNotFound):
            shelf.find(reference)

    def test_a_name_that_two_documents_bear_is_answered_with_both(self, shelf, folder):
        write(folder, "1/a.txt", PLAN.format(year=2025))
        write(folder, "2/a.txt", OTHER.format(year=2025))
        take(shelf, folder)
        with pytest.raises(DocumentNotFound, match=r"1: a\.txt; 2: a\.txt"):
            shelf.find("a.txt")


INTAKE = """
import datetime as dt, sys
from pathlib import Path
from knowledge.database import open_database
from knowledge.library import Library
clock = lambda: dt.datetime(2025, 1, 6, tzinfo=dt.UTC)
for result in Library(open_database(sys.argv[1]), clock).take_in([Path(sys.argv[2])]):
    print(result.file, flush=True)
"""


def test_a_process_killed_while_taking_in_leaves_whole_documents_only(tmp_path, folder):
    for number in range(80):
        write(folder, f"{number:03}.txt", PLAN.format(year=2000 + number) * 5)
    url = f"sqlite:///{tmp_path / 'danvan.db'}"
    command = [sys.executable, "-c", INTAKE, url, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout
        for _ in range(8):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    sessions = open_database(url)
    with sessions() as session:
        whole = select(Passage.document_id, func.max(Passage.end)).group_by(Passage.document_id)
        ends = {row[0]: row[1] for row in session.execute(whole)}
        documents = session.scalars(select(Document).options(undefer(Document.text))).all()
        originals = set(session.scalars(select(Original.document_id)))
    assert 8 <= len(documents) < 80
    assert {d.id: len(d.text) for d in documents} == ends
    assert {d.id for d in documents} == originals
    results = take(Library(sessions, lambda: NOW), folder)
    assert [r.status for r in results].count(Status.UNCHANGED) == len(documents)
    assert counts(sessions)["document"] == 80
    sessions.kw["bind"].dispose()
