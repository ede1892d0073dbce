"""danvan doctor: what it finds in a sound installation and in a damaged one."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.bot.conftest import Danvan
from tests.bot.sample import DOCUMENTS, PLAN_2026


def checks(danvan: Danvan) -> dict[str, Any]:
    return {check["check"]: check for check in danvan("doctor", "--json").json["checks"]}


def damage(home: Path, statement: str) -> None:
    connection = sqlite3.connect(home / "danvan.db")
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_installation_passes_every_check(filled: Danvan) -> None:
    ran = filled("doctor", "--json")
    assert (ran.code, ran.json["ok"]) == (0, True)
    assert {check["state"] for check in ran.json["checks"]} == {"ok"}


def test_an_empty_installation_passes(danvan: Danvan) -> None:
    assert danvan("doctor").code == 0


def test_a_missing_index_is_noticed(filled: Danvan, home: Path) -> None:
    for pointer in (home / "index").glob("CURRENT*"):
        pointer.unlink()
    assert checks(filled)["index"]["state"] == "warning"


def test_breaks_in_the_numbering_are_listed(danvan: Danvan, tmp_path: Path) -> None:
    text = DOCUMENTS[PLAN_2026].replace("2. Công an phường", "3. Công an phường")
    (tmp_path / "nhay-so.txt").write_text(text, encoding="utf-8")
    danvan("ingest", tmp_path / "nhay-so.txt")
    numbering = checks(danvan)["numbering"]
    assert numbering["state"] == "warning"
    assert "nhảy số" in numbering["items"][0]


def test_two_dates_for_one_instrument_are_listed_with_their_files(danvan: Danvan, folder: Path) -> None:
    text = DOCUMENTS[PLAN_2026].replace("ngày 26/11/2021", "ngày 25/11/2021")
    (folder / PLAN_2026).write_text(text, encoding="utf-8")
    danvan("ingest", folder)
    (item,) = checks(danvan)["dates"]["items"]
    assert "33/CT-TTg" in item
    assert "26/11/2021" in item
    assert "25/11/2021 (ke-hoach-dan-van-2026.txt)" in item


def test_passages_beyond_their_text_are_a_failure(filled: Danvan, home: Path) -> None:
    damage(home, 'UPDATE passage SET "end" = 10000000 WHERE document_id = 2')
    ran = filled("doctor", "--json")
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert checks(filled)["passages"]["items"] == [PLAN_2026]


def test_passages_of_an_older_reading_are_noticed(filled: Danvan, home: Path) -> None:
    damage(home, "DELETE FROM passage WHERE document_id = 1 AND position = 5")
    assert checks(filled)["reading"]["state"] == "warning"
