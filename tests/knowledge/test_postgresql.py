"""The same on PostgreSQL: documents are taken in, listed, replaced and removed."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.feedback import Verdict
from bot.office import Office
from bot.settings import Settings
from tests.bot.sample import DOCUMENTS
from tests.conftest import NOW


def program(name: str) -> Path | None:
    """A program of PostgreSQL's server, which Debian keeps off the path."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name)
    return Path(found) if found else next(iter(installed[::-1]), None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server of our own on loopback, gone after the tests."""
    initdb, control = program("initdb"), program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("no PostgreSQL server installed")
    folder = tmp_path_factory.mktemp("pg")
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
        for parent in folder.parents[:3]:
            parent.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder, timeout=60)

    run(str(initdb), "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run(str(control), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    run(str(control), "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture
def office(server: str, tmp_path: Path) -> Iterator[Office]:
    """An installation on that server."""
    office = Office(Settings(home=tmp_path, database_url=server))
    yield office
    with office.sessions() as session:
        session.get_bind().engine.dispose()


def test_documents_are_taken_in_answered_from_and_removed(office: Office) -> None:
    results = [office.library.take_in_content(name, text.encode(), name) for name, text in DOCUMENTS.items()]
    assert {result.status for result in results} == {"added"}
    assert office.answerer.answer("Quý III năm 2026 phường phải làm gì?").outcome == "answered"
    assert office.library.take_in_content(
        "again", next(iter(DOCUMENTS.values())).encode(), "again"
    ).status == ("unchanged")
    for document in office.library.documents():
        office.library.remove(str(document.id))
    office.catch_up()
    assert office.answerer.answer("Quý III năm 2026 phường phải làm gì?").outcome == "refused"


def test_a_removed_document_takes_its_quotes_out_of_the_answers_given(office: Office) -> None:
    for name, text in DOCUMENTS.items():
        office.library.take_in_content(name, text.encode(), name)
    answer = office.answerer.answer("Quý III năm 2026 phường phải làm gì?")
    number = office.feedback.keep("c", "x", NOW, answer, ())
    office.feedback.judge("c", "x", NOW, number, Verdict(True))
    (held,) = office.feedback.cases()
    for document in office.library.documents():
        office.library.remove(str(document.id))
    (bare,) = office.feedback.cases()
    assert ("accept" in held, "accept" in bare) == (True, False)
