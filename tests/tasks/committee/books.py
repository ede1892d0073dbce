"""Workbooks as people make them, for the tests of what is read from them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]

COMMITTEE: Rows = [["Tên Ban Chỉ đạo", "Cấp"], ["Ban xã An Bình", "Xã"]]
MEMBERS: Rows = [
    ["Họ và tên", "Chức vụ", "Vai trò"],
    ["Trần An", "Chủ tịch UBND xã", "Trưởng ban"],
    ["Lê Bình", "Công chức", "Thường trực"],
]
UNITS: Rows = [["Tên đơn vị", "Tên gọi tắt"], ["Thôn Đông", "T1"], ["Thôn Tây", "T2"]]
HOLDINGS: Rows = [["Đơn vị", "Thành viên", "Từ ngày"], ["Thôn Đông", "Lê Bình", None]]


def book(
    committee: Rows = COMMITTEE,
    members: Rows = MEMBERS,
    units: Rows = UNITS,
    holdings: Rows = HOLDINGS,
    change: Callable[[Workbook], None] = lambda made: None,
) -> bytes:
    """A workbook with these sheets, `change`d before it is saved."""
    made = Workbook()
    made.remove(made.worksheets[0])
    sheets = {"Ban Chỉ đạo": committee, "Thành viên": members, "Đơn vị": units, "Phân công": holdings}
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()
