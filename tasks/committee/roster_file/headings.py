"""From the raw sheets of a workbook to tables: which sheet is which, where the headings stand."""

from collections.abc import Iterable, Mapping

from tasks.committee.roster_file import wording
from tasks.committee.roster_file.tables import Found, Row, Said, Table, Value
from tasks.committee.roster_file.words import GUIDE, SHEETS, Column, SheetWords, is_unused, plain, sheet_of
from tasks.committee.roster_file.workbook import RawSheet

_LOOKED_AT = 20  # rows in which the headings are looked for: above them stand titles
_MOST_ROWS = 5_000


def tables_of(sheets: Iterable[RawSheet], found: Found) -> dict[str, Table]:
    """The tables of a workbook by the key of their sheet; what is missing goes to `found`."""
    named: dict[str, RawSheet] = {}
    seen: list[str] = []
    for raw in sheets:
        seen.append(raw.name)
        words = sheet_of(raw.name)
        if words is None or plain(raw.name) == plain(GUIDE):
            continue
        if words.key in named:
            found.wrong(raw.name, wording.TWO_SHEETS.format(name=raw.name, other=named[words.key].name))
        named.setdefault(words.key, raw)
    for words in SHEETS:
        if words.key not in named:
            names = ", ".join(f"“{name}”" for name in seen) or wording.NO_SHEETS
            found.wrong(wording.WHOLE_FILE, wording.NO_SHEET.format(name=words.name, names=names))
    made = {words.key: _table(named[words.key], words, found) for words in SHEETS if words.key in named}
    return {key: table for key, table in made.items() if table is not None}


def _table(raw: RawSheet, words: SheetWords, found: Found) -> Table | None:
    heading = _heading_row(raw, words)
    if heading is None:
        needed = ", ".join(f"“{column.heading}”" for column in words.columns if column.needed)
        found.wrong(raw.name, wording.NO_HEADINGS.format(columns=needed))
        return None
    columns = _columns(raw, heading, words, found)
    numbers = [number for number in raw.rows if number > heading]
    if len(numbers) > _MOST_ROWS:
        found.wrong(raw.name, wording.TOO_MANY_ROWS.format(most=_MOST_ROWS))
        return None
    rows = [_row(raw, number, columns) for number in numbers]
    return Table(words, raw.name, tuple(row for row in rows if row is not None))


def _heading_row(raw: RawSheet, words: SheetWords) -> int | None:
    """The row with most of the headings; it must have one that is needed."""
    counted: list[tuple[int, int]] = []
    for number, row in raw.rows.items():
        meant = _meant(row, words) if number <= _LOOKED_AT else []
        if any(column.needed for column in meant):
            counted.append((len({column.key for column in meant}), -number))
    return -max(counted)[1] if counted else None


def _meant(row: Iterable[Value], words: SheetWords) -> list[Column]:
    return [column for value in row if isinstance(value, str) and (column := words.column_of(value))]


def _columns(raw: RawSheet, heading: int, words: SheetWords, found: Found) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for place, value in enumerate(raw.rows[heading]):
        if value is None or not str(value).strip():
            continue
        column = words.column_of(str(value))
        where = raw.where(heading, place)
        if column is None:
            if not is_unused(str(value)):
                found.remark(where, wording.UNKNOWN_COLUMN.format(heading=" ".join(str(value).split())))
        elif column in columns.values():
            found.wrong(where, wording.TWO_COLUMNS.format(heading=str(value).strip()))
        else:
            columns[place] = column
    for column in words.columns:
        if column.needed and column not in columns.values():
            found.wrong(raw.where(heading, 0), wording.NO_COLUMN.format(column=column.heading))
    return columns


def _row(raw: RawSheet, number: int, columns: Mapping[int, Column]) -> Row | None:
    """The row's own cells, with the value of a merged block in each of its rows; None for a blank row."""
    values = raw.rows[number]
    if not any(_says(values[place]) or (number, place) in raw.formulas for place in columns):
        return None
    cells = {
        column.key: Said(
            _value(raw, number, place), raw.where(number, place), (number, place) in raw.formulas
        )
        for place, column in columns.items()
    }
    return Row(raw.where(number, min(columns)), cells)


def _value(raw: RawSheet, number: int, place: int) -> Value:
    own = raw.rows[number][place]
    return own if _says(own) else raw.merged.get((number, place))


def _says(value: Value) -> bool:
    return value is not None and str(value).strip() != ""
