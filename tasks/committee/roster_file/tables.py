"""Between a file and its meaning: rows of cells that know where they stand, problems found in them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tasks.committee.roster_file.words import SheetWords

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right, and where: "Thành viên!C7", "dòng 12". A remark does not keep a file out."""

    where: str
    text: str
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says and where it stands. `is_formula`: a formula that was never worked out."""

    value: Value
    where: str
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column key; a column that the file lacks has no cell."""

    where: str
    cells: Mapping[str, Said]

    def __getitem__(self, key: str) -> Said:
        return self.cells.get(key) or Said(None, self.where)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet."""

    sheet: SheetWords
    where: str
    rows: tuple[Row, ...]


@dataclass
class Found:
    """The problems found so far, in the order of the file."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, where: str, text: str) -> None:
        """Something that keeps the file out."""
        self.problems.append(Problem(where, text))

    def remark(self, where: str, text: str) -> None:
        """Something to look at."""
        self.problems.append(Problem(where, text, is_remark=True))

    def errors(self) -> Iterator[Problem]:
        """What keeps the file out."""
        return (problem for problem in self.problems if not problem.is_remark)
