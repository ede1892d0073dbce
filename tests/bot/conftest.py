"""The program and the conversation, as tests use them."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.cli import run
from bot.office import Office
from bot.replies import Incoming, Reply
from tests.bot.sample import DOCUMENTS
from tests.conftest import NOW, office_at


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


Danvan = Callable[..., Ran]


@pytest.fixture
def danvan(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Danvan:
    """Runs a command of the program in the test's own home."""

    def ran(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample documents as files."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample documents taken in and indexed, to be copied."""
    home = tmp_path_factory.mktemp("filled") / "home"
    made = office_at(home)
    for name, text in DOCUMENTS.items():
        made.library.take_in_content(name, text.encode(), f"sample:{name}")
    made.catch_up()
    made.sessions.kw["bind"].dispose()
    return home


@pytest.fixture
def filled(danvan: Danvan, home: Path, filled_home: Path) -> Danvan:
    """The program with the sample documents taken in, in a home of the test's own."""
    shutil.copytree(filled_home, home)
    return danvan


Hear = Callable[..., Reply]


@pytest.fixture
def hear(office: Office, request: pytest.FixtureRequest) -> Iterator[Hear]:
    """Says something to the assistant, in a chat of the test's own, as the operator unless told otherwise."""
    assistant = Assistant(office)
    own_chat = request.node.name[-60:]

    def heard(
        text: str, *, person: str = "operator", channel: str = "terminal", at: Any = NOW, files: Any = ()
    ) -> Reply:
        return assistant.turn(Incoming(channel, person, own_chat, text, at), files)

    yield heard
