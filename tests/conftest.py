"""What all tests share: the material beside the repository, an empty home, an office with documents."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from bot.office import Office
from bot.settings import Settings
from tests.bot.sample import DOCUMENTS

settings.register_profile("steady", deadline=None)  # a loaded machine is no failure
settings.load_profile("steady")

NOW = dt.datetime(2026, 8, 3, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository; tests that need it are skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("no folder ../shared")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty DANVAN_HOME, every other setting at its default, and no .env in the current folder."""
    for field in Settings.model_fields:
        monkeypatch.delenv(f"DANVAN_{field.upper()}", raising=False)
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def office_at(home: Path) -> Office:
    """An installation in `home` whose clock stands still at `NOW`."""
    settings = Settings.model_construct(home=home)  # reads neither the environment nor .env
    return Office(settings, lambda: NOW)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An installation with the sample documents, shared by the tests of a module, who don't change them."""
    made = office_at(tmp_path_factory.mktemp("office"))
    for name, text in DOCUMENTS.items():
        made.library.take_in_content(name, text.encode(), f"sample:{name}")
    yield made
    if "answerer" in vars(made):
        made.answerer.index.close()
    made.sessions.kw["bind"].dispose()
