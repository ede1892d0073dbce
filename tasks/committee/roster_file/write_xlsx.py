"""The roster as a workbook to fill in: headings that stay, lists to choose from, a page of advice."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.rows import Cell, written_rows
from tasks.committee.roster_file.words import (
    COMMITTEES,
    GUIDE,
    GUIDE_LINES,
    LEVELS,
    MEMBERS,
    ROLES,
    UNITS,
    Column,
    SheetWords,
)

_CHOSEN_DOWN_TO = 1_000  # row
_BOLD, _SHADE = Font(bold=True), PatternFill("solid", fgColor="DDE8F3")
_TOP = Alignment(vertical="top", wrap_text=True)


def write_xlsx(rosters: Sequence[CommitteeRoster]) -> bytes:
    """The rosters as an XLSX file that reads back the same."""
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    for words, columns, rows in written_rows(rosters):
        _fill(book.create_sheet(words.name), words, columns, rows)
    _guide(book.create_sheet(GUIDE))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(
    sheet: Worksheet, words: SheetWords, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.font, cell.fill, cell.alignment = _BOLD, _SHADE, _TOP
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        if choices := _choices(words, column):
            validation = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=False)
            validation.add(f"{letter}2:{letter}{_CHOSEN_DOWN_TO}")
            sheet.add_data_validation(validation)
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            _put(sheet, number, place, value)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    cell.value = value
    cell.alignment = _TOP
    if isinstance(value, str):
        cell.data_type = "s"  # a name that begins with "=" is no formula
    elif isinstance(value, dt.date):
        cell.number_format = "dd/mm/yyyy"


def _choices(words: SheetWords, column: Column) -> str | None:
    """What a column is chosen from, as Excel writes it; other words may be typed all the same."""
    match words.key, column.key:
        case "committees", "level":
            return f'"{",".join(LEVELS.values())}"'
        case "members", "role":
            return f'"{",".join(ROLES.values())}"'
        case "holdings", "unit":
            return f"'{UNITS.name}'!$A$2:$A${_CHOSEN_DOWN_TO}"
        case "holdings", "member":
            return f"'{MEMBERS.name}'!$A$2:$A${_CHOSEN_DOWN_TO}"
        case _, "committee":
            return f"'{COMMITTEES.name}'!$A$2:$A${_CHOSEN_DOWN_TO}"
    return None


def _guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(GUIDE_LINES, start=1):
        cell = sheet.cell(number, 1, line)
        cell.alignment = _TOP
    sheet["A1"].font = _BOLD
