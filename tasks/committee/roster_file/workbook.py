"""An XLSX file as sheets of raw values, opened with suspicion and read as a stream."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import Any, cast

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

from knowledge import Archive, ArchiveBomb, DamagedFile, MacroFile, ProtectedFile, UnreadableFile
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.tables import Value
from tasks.errors import RosterRefused

_MOST_BYTES = 8 * 2**20
_MOST_COLUMNS, _MOST_ROWS = 40, 200_000
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class RawSheet:
    """A sheet: its rows that say something, by number (from 1) and column (from 0).

    `merged` maps each cell of a merged block, by (row, column), to the value of the block; `formulas` are
    the cells whose formula was never worked out.
    """

    name: str
    rows: Mapping[int, tuple[Value, ...]]
    merged: Mapping[tuple[int, int], Value] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()

    def where(self, row: int, column: int) -> str:
        """The name of a cell as people see it: "Thành viên!C7"."""
        return wording.CELL.format(sheet=self.name, cell=f"{get_column_letter(column + 1)}{row}")


def read_workbook(content: bytes) -> list[RawSheet]:
    """The sheets of an XLSX file, in order. Raises `RosterRefused` for anything else."""
    archive = _opened(content)
    paths = _sheet_paths(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks on styles and extensions concern nobody here
        try:
            book = load_workbook(BytesIO(content), read_only=True, data_only=True)
            return [_sheet(sheet, archive.part(paths.get(sheet.title, ""))) for sheet in book.worksheets]
        except ArchiveBomb as error:
            raise RosterRefused(wording.BOMB) from error
        except Exception as error:  # a parser may fail in any way on bytes made to break it
            raise RosterRefused(wording.DAMAGED) from error


def _opened(content: bytes) -> Archive:
    if not content.strip():
        raise RosterRefused(wording.EMPTY_FILE)
    if len(content) > _MOST_BYTES:
        size, most = len(content) / 2**20, _MOST_BYTES // 2**20
        raise RosterRefused(wording.TOO_BIG.format(size=f"{size:.0f}", most=most))
    if content.startswith(_OLE):
        raise RosterRefused(wording.PROTECTED if _ENCRYPTED in content else wording.OLD_EXCEL)
    if not content.startswith(b"PK"):
        raise RosterRefused(wording.NOT_A_WORKBOOK)
    try:
        archive = Archive(content)
    except ArchiveBomb as error:
        raise RosterRefused(wording.BOMB) from error
    except MacroFile as error:
        raise RosterRefused(wording.MACROS) from error
    except ProtectedFile as error:
        raise RosterRefused(wording.PROTECTED) from error
    except DamagedFile as error:
        raise RosterRefused(wording.DAMAGED) from error
    if "xl/workbook.xml" not in archive.names():
        raise RosterRefused(wording.NOT_A_WORKBOOK)
    return archive


def _sheet_paths(archive: Archive) -> dict[str, str]:
    """Where the XML of each sheet lies in the archive, by the sheet's name."""
    try:
        book, relations = archive.xml("xl/workbook.xml"), archive.xml("xl/_rels/workbook.xml.rels")
    except UnreadableFile as error:
        raise RosterRefused(wording.DAMAGED) from error
    if book is None or relations is None:
        raise RosterRefused(wording.DAMAGED)
    targets = {r.get("Id"): normpath(join("xl", r.get("Target") or "")) for r in relations}
    targets = {key: path.lstrip("/") for key, path in targets.items()}
    return {s.get("name"): targets.get(s.get(_RELATION), "") for s in book.iterfind(".//{*}sheets/{*}sheet")}


def _sheet(sheet: Any, xml: bytes | None) -> RawSheet:
    sheet.reset_dimensions()  # what a file says of its size need not be so
    formulas, blocks = _marks(xml or b"")
    rows = dict(_rows(sheet))
    unread = {row: rows.get(row, (None,) * _MOST_COLUMNS) for row, _ in formulas}
    rows = dict(sorted({**unread, **rows}.items()))
    merged = {
        (row, left): rows[top][left]
        for left, top, _, bottom in blocks
        if top in rows and left < _MOST_COLUMNS
        for row in range(top, min(bottom, _MOST_ROWS) + 1)
    }
    return RawSheet(sheet.title, rows, merged, formulas)


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Value, ...]]]:
    values = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    for number, row in enumerate(values, start=1):
        if any(value is not None and value != "" for value in row):
            yield number, cast(tuple[Value, ...], tuple(row))


def _marks(xml: bytes) -> tuple[frozenset[tuple[int, int]], list[tuple[int, int, int, int]]]:
    """Cells with a formula and no value; merged blocks of several rows as (left, top, right, bottom)."""
    formulas: set[tuple[int, int]] = set()
    blocks: list[tuple[int, int, int, int]] = []
    events = etree.iterparse(BytesIO(xml), tag=("{*}c", "{*}mergeCell", "{*}row"), resolve_entities=False)
    for _, element in events if xml else ():
        if element.tag.endswith("}mergeCell"):
            left, top, right, bottom = range_boundaries(element.get("ref") or "")
            if None not in (left, top, right, bottom) and cast(int, bottom) > cast(int, top):
                blocks.append((cast(int, left) - 1, cast(int, top), cast(int, right) - 1, cast(int, bottom)))
        elif element.get("r") and _is_unread_formula(element):
            letters, row = coordinate_from_string(element.get("r"))
            formulas.add((row, _column_number(letters)))
        element.clear()
    return frozenset(formulas), blocks


def _is_unread_formula(cell: Any) -> bool:
    """A formula without a value; one whose value is the empty text ("str") has been worked out."""
    if cell.find("{*}f") is None:
        return False
    return not cell.findtext("{*}v") and cell.get("t") != "str"


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
