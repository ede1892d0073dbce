"""The roster as YAML: the same sheets and columns as the workbook, in the same words.

Ban Chỉ đạo:
  - {Tên Ban Chỉ đạo: …, Cấp: Xã}
Thành viên:
  - {Họ và tên: …, Vai trò trong Ban: …}
"""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from tasks.committee.roster_file import wording
from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.rows import written_rows
from tasks.committee.roster_file.tables import Found, Row, Said, Table, Value
from tasks.committee.roster_file.words import SHEETS, SheetWords, is_unused, sheet_of
from tasks.errors import RosterRefused

_MOST_BYTES = 2**19
_DEEPEST = 5  # sheets, rows, cells, lists in cells
_MOST_ROWS = 5_000


class _Constructor(yaml.constructor.SafeConstructor):
    """Makes values of scalars only."""


def read_yaml(content: bytes, found: Found) -> dict[str, Table]:
    """The tables of a YAML file by the key of their sheet. Raises `RosterRefused`."""
    root = _root(content)
    tables: dict[str, Table] = {}
    for name, node in _pairs(root):
        words = sheet_of(name)
        if words is None:
            found.remark(_line(node), wording.UNKNOWN_COLUMN.format(heading=name))
        elif words.key in tables:
            found.wrong(_line(node), wording.TWO_SHEETS.format(name=name, other=words.name))
        else:
            tables[words.key] = _table(words, node, found)
    for words in SHEETS:
        if words.key not in tables:
            names = ", ".join(f"“{name}”" for name, _ in _pairs(root)) or wording.NO_SHEETS
            found.wrong(wording.WHOLE_FILE, wording.NO_SHEET.format(name=words.name, names=names))
    return tables


def write_yaml(rosters: Sequence[CommitteeRoster]) -> bytes:
    """The rosters as YAML that reads back the same."""
    value = {
        sheet.name: [
            {column.heading: cell for column, cell in zip(columns, row, strict=True) if cell is not None}
            for row in rows
        ]
        for sheet, columns, rows in written_rows(rosters)
    }
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    return text.encode()


def _root(content: bytes) -> yaml.MappingNode:
    if not content.strip():
        raise RosterRefused(wording.EMPTY_FILE)
    if len(content) > _MOST_BYTES:
        size, most = f"{len(content) / 2**20:.1f}", f"{_MOST_BYTES / 2**20:.1f}"
        raise RosterRefused(wording.TOO_BIG.format(size=size, most=most))
    try:
        text = content.decode("utf-8-sig")
        _must_be_plain(text)
        root = yaml.compose(text, yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise RosterRefused(wording.NOT_UTF8) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = wording.LINE.format(line=mark.line + 1) if mark else wording.WHOLE_FILE.lower()
        raise RosterRefused(wording.NOT_YAML.format(where=where)) from error
    if not isinstance(root, yaml.MappingNode):
        raise RosterRefused(wording.NOT_YAML.format(where=wording.LINE.format(line=1)))
    return root


def _must_be_plain(text: str) -> None:
    """Refuses what no roster has and what can blow up: references, lists in lists in lists."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise RosterRefused(wording.YAML_ALIASES)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            where = wording.LINE.format(line=event.start_mark.line + 1 if event.start_mark else "?")
            raise RosterRefused(wording.NOT_YAML.format(where=where))


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in node.value:
        yield (str(key.value) if isinstance(key, yaml.ScalarNode) else ""), value


def _table(words: SheetWords, node: yaml.Node, found: Found) -> Table:
    if isinstance(node, yaml.ScalarNode) and _scalar(node) is None:
        return Table(words, _line(node), ())
    if not isinstance(node, yaml.SequenceNode):
        found.wrong(_line(node), wording.NOT_A_LIST)
        return Table(words, _line(node), ())
    if len(node.value) > _MOST_ROWS:
        found.wrong(_line(node), wording.TOO_MANY_ROWS.format(most=_MOST_ROWS))
        return Table(words, _line(node), ())
    rows = [row for item in node.value if (row := _row(words, item, found)) is not None]
    return Table(words, _line(node), tuple(rows))


def _row(words: SheetWords, node: yaml.Node, found: Found) -> Row | None:
    if not isinstance(node, yaml.MappingNode):
        found.wrong(_line(node), wording.NOT_A_ROW)
        return None
    cells: dict[str, Said] = {}
    for heading, value in _pairs(node):
        column = words.column_of(heading)
        if column is None:
            if not is_unused(heading):
                found.remark(_line(value), wording.UNKNOWN_COLUMN.format(heading=heading))
        elif column.key in cells:
            found.wrong(_line(value), wording.TWO_COLUMNS.format(heading=heading))
        else:
            cells[column.key] = Said(_value(value), _line(value))
    return Row(_line(node), cells)


def _value(node: yaml.Node) -> Value:
    """A scalar; a list becomes its items parted by semicolons."""
    if isinstance(node, yaml.SequenceNode):
        return "; ".join(str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode))
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else str(node.tag)


def _scalar(node: yaml.ScalarNode) -> Value:
    """Dates and nothing are understood; all else stays as it was typed ("01", "no")."""
    if node.tag.endswith((":timestamp", ":null")):
        try:
            made: Any = _Constructor().construct_object(node)
        except ValueError:  # 2026-02-30
            return str(node.value)
        value: Value = made
        return value
    return str(node.value)


def _line(node: yaml.Node) -> str:
    return wording.LINE.format(line=node.start_mark.line + 1)
