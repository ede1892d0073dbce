"""The words of a roster file, from words.toml: what a heading means, how roles and levels are written."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge import fold, nfc
from tasks.committee.level import Level
from tasks.roles import Role

_WORDS = tomllib.loads(
    resources.files("tasks.committee.roster_file").joinpath("words.toml").read_text(encoding="utf-8")
)
_ASIDE = re.compile(r"\([^)]*\)|[^\w]|_")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its key, its heading in the template, its width in characters."""

    key: str
    heading: str
    width: int
    needed: bool
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetWords:
    """A sheet: its key, its name in the template, its columns in the template's order."""

    key: str
    name: str
    written: tuple[str, ...]
    columns: tuple[Column, ...]

    def column_of(self, heading: str) -> Column | None:
        """The column that a heading means, whatever its letter case, marks and remarks in brackets."""
        said = plain(heading)
        return next((c for c in self.columns if said == plain(c.heading) or said in c.written), None)


def _sheet(key: str, row: dict[str, object]) -> SheetWords:
    columns: dict[str, dict[str, object]] = row["columns"]  # type: ignore[assignment]
    made = tuple(
        Column(k, str(c["name"]), int(str(c["width"])), bool(c.get("needed")), _strings(c["as"]))
        for k, c in columns.items()
    )
    return SheetWords(key, str(row["name"]), _strings(row["as"]), made)


def _strings(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(map(str, value))


def plain(text: str) -> str:
    """A heading without what people add to it: letter case, marks, brackets, stars, colons."""
    return " ".join(_ASIDE.sub(" ", fold(nfc(text))).split())


SHEETS: tuple[SheetWords, ...] = tuple(_sheet(key, row) for key, row in _WORDS["sheets"].items())
COMMITTEES, MEMBERS, UNITS, HOLDINGS = SHEETS
ROLES: dict[Role, str] = {Role(key): name for key, name in _WORDS["roles"].items()}
LEVELS: dict[Level, str] = {Level(key): row["name"] for key, row in _WORDS["levels"].items()}
GUIDE: str = _WORDS["guide"]["name"]
GUIDE_LINES: tuple[str, ...] = tuple(_WORDS["guide"]["lines"])


@cache
def sheet_of(name: str) -> SheetWords | None:
    """The sheet that a name means; a name may go on ("Thành viên BCĐ xã")."""
    said = plain(name)
    exact = [sheet for sheet in SHEETS if said in sheet.written]
    begun = [sheet for sheet in SHEETS if _begins(said, sheet.written)]
    return next(iter(exact or begun), None)


def _begins(said: str, names: Iterable[str]) -> bool:
    return any(len(name.split()) > 1 and said.startswith(f"{name} ") for name in names)


def is_unused(heading: str) -> bool:
    """Whether a heading is of a column that rosters usually have and nobody needs here."""
    return plain(heading) in _WORDS["unused"]["as"]


def level_of(text: str) -> Level | None:
    """The level that people call so: "xã", "Cấp tỉnh", "Phường"."""
    said = plain(text)
    return next((Level(key) for key, row in _WORDS["levels"].items() if said in row["as"]), None)
