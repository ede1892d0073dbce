"""Settings that cannot work end in one clear line, never in a traceback, and never show a password."""

from pathlib import Path

import pytest

from tests.bot.conftest import Danvan


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DANVAN_TIMEZONE", "Sao/Hoa", "DANVAN_TIMEZONE"),
        ("DANVAN_TIMEZONE", "", "DANVAN_TIMEZONE"),
        ("DANVAN_TIMEZONE", "../../etc/passwd", "DANVAN_TIMEZONE"),
        ("DANVAN_HOME", "/dev/null/x", "DANVAN_HOME"),
        ("DANVAN_HOME", "~khong-co-nguoi-nay/x", "DANVAN_HOME"),
        ("DANVAN_DATABASE_URL", "linh tinh", "DANVAN_DATABASE_URL"),
        ("DANVAN_DATABASE_URL", "nosuchdb://a:mat-khau@h/x", "DANVAN_DATABASE_URL"),
        ("DANVAN_DATABASE_URL", "sqlite:////dev/null/x.db", "Không mở được cơ sở dữ liệu"),
        ("DANVAN_DATABASE_URL", "postgresql://a:mat-khau@127.0.0.1:9/x", "Không mở được cơ sở dữ liệu"),
    ],
)
def test_a_bad_setting_is_one_line(
    danvan: Danvan, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    ran = danvan("documents", "--json")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert told in ran.err
    assert "mat-khau" not in ran.err


def test_a_file_that_is_no_database_is_said_to_be_none(danvan: Danvan, home: Path) -> None:
    home.mkdir()
    (home / "danvan.db").write_bytes(b"khong phai co so du lieu" * 100)
    ran = danvan("documents")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_the_home_is_made_when_it_is_not_there(danvan: Danvan, home: Path) -> None:
    assert danvan("documents").code == 0
    assert (home / "danvan.db").is_file()
