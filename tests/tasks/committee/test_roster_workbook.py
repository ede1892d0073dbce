"""Workbooks as they come: what is read from them, what is wrong with them, cell by cell."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tasks import RosterFiles, RosterImport, RosterRefused
from tasks.committee.models import Holding
from tests.tasks.committee.books import COMMITTEE, HOLDINGS, MEMBERS, UNITS, book
from tests.tasks.committee.conftest import NOW, OPERATOR, TODAY, TakeIn


def problems(came: RosterImport) -> list[tuple[str, str]]:
    return [(problem.where, problem.text) for problem in came.problems]


def test_a_workbook_in_order_has_no_problems(preview: TakeIn) -> None:
    assert problems(preview(book())) == []


def test_headings_are_found_in_any_order_under_a_title(preview: TakeIn) -> None:
    members: list[list[Any]] = [
        ["DANH SÁCH THÀNH VIÊN", None, None, None],
        [],
        ["VAI TRÒ TRONG BAN", "STT", "ho va ten (*)", "Điện thoại"],
        ["Trưởng ban", 1, "Trần An", "09"],
        ["thường trực", 2, "Lê Bình", "08"],
    ]
    came = preview(book(members=members))
    assert problems(came) == []
    assert "“Điện thoại”" in came.remarks[0].text


def test_every_problem_is_listed_at_once_by_its_cell(preview: TakeIn) -> None:
    came = preview(
        book(
            members=[*MEMBERS, ["Trần An", "", "Ủy viên"], ["Vũ Cường", "", "Giám sát viên"]],
            units=[*UNITS, ["Thôn Nam", "T1"]],
            holdings=[*HOLDINGS, ["Thôn Bắc", "Lê Bình", "30/02/2026"], ["Thôn Tây", "Lê Bnh", None]],
        )
    )
    assert [where for where, _ in problems(came)] == [
        "Thành viên!A4",
        "Thành viên!C5",
        "Đơn vị!B4",
        "Phân công!C3",
        "Phân công!A3",
        "Phân công!B4",
    ]


def test_an_unknown_name_comes_with_those_like_it(preview: TakeIn) -> None:
    came = preview(book(holdings=[*HOLDINGS, ["Thôn Tây", "Lê Bnh", None]]))
    assert problems(came)[0][1].endswith("gần giống: Lê Bình")


def test_an_unknown_role_comes_with_the_roles_there_are(preview: TakeIn) -> None:
    came = preview(book(members=[*MEMBERS, ["Vũ Cường", "", "Giám sát viên"]]))
    assert "Trưởng ban, Phó Trưởng ban, Cơ quan thường trực" in problems(came)[0][1]


def test_a_merged_block_gives_its_value_to_all_its_rows(preview: TakeIn) -> None:
    def merge(made: Workbook) -> None:
        made["Phân công"].merge_cells("B2:B3")

    came = preview(book(holdings=[*HOLDINGS, ["Thôn Tây", None, None]], change=merge))
    assert problems(came) == []
    assert [c.subject for c in came.changes if c.action == "unit.handed_over"] == ["Thôn Đông", "Thôn Tây"]


def test_without_a_merged_block_an_empty_cell_is_a_problem(preview: TakeIn) -> None:
    came = preview(book(holdings=[*HOLDINGS, ["Thôn Tây", None, None]]))
    assert problems(came) == [("Phân công!B3", "chưa ghi Thành viên phụ trách")]


def test_several_units_may_stand_in_one_cell(preview: TakeIn) -> None:
    came = preview(book(holdings=[HOLDINGS[0], ["Thôn Đông; T2", "Lê Bình", None]]))
    assert len([c for c in came.changes if c.action == "unit.handed_over"]) == 2


@pytest.mark.parametrize(
    "written",
    [
        "01/02/2026",
        "1-2-2026",
        "1.2.26",
        "2026-02-01",
        "ngày 01 tháng 02 năm 2026",
        46054,
        "46054",
        dt.date(2026, 2, 1),
        dt.datetime(2026, 2, 1, 7, 30),  # noqa: DTZ001 (a workbook knows no zones)
    ],
)
def test_a_day_is_read_day_first_however_it_is_written(
    written: Any, files: RosterFiles, sessions: sessionmaker[Session]
) -> None:
    content = book(holdings=[HOLDINGS[0], ["Thôn Đông", "Lê Bình", written]])
    files.take_in("ban.xlsx", content, actor=OPERATOR, now=NOW, today=TODAY)
    with sessions() as session:
        assert session.scalar(select(Holding.since)) == dt.date(2026, 2, 1)


@pytest.mark.parametrize("written", ["31/4/2026", "tháng 2/2026", "13/13/2026", 2026, "1/1/1900", True])
def test_an_impossible_day_is_a_problem_of_its_cell(written: Any, preview: TakeIn) -> None:
    came = preview(book(holdings=[HOLDINGS[0], ["Thôn Đông", "Lê Bình", written]]))
    assert [where for where, _ in problems(came)] == ["Phân công!C2"]


def test_a_formula_that_was_never_worked_out_is_a_problem_of_its_cell(preview: TakeIn) -> None:
    ((where, text),) = problems(preview(book(members=[*MEMBERS, ['="Vũ " & "Cường"', "", "Ủy viên"]])))
    assert (where, "công thức" in text) == ("Thành viên!A4", True)


def test_a_row_with_nothing_but_such_a_formula_is_not_overlooked(preview: TakeIn) -> None:
    came = preview(book(units=[*UNITS, ["=A2"]]))
    assert [where for where, _ in problems(came)] == ["Đơn vị!A4"]


def test_an_error_in_a_cell_is_a_problem(preview: TakeIn) -> None:
    came = preview(book(units=[*UNITS, ["#REF!"]]))
    assert problems(came)[0][0] == "Đơn vị!A4"


def test_a_missing_sheet_is_named_with_the_sheets_there_are(preview: TakeIn) -> None:
    came = preview(book(change=lambda made: made.remove(made["Đơn vị"])))
    assert problems(came)[0] == (
        "Cả tệp",
        "thiếu trang “Đơn vị”; các trang đang có: “Ban Chỉ đạo”, “Thành viên”, “Phân công”",
    )


def test_a_missing_column_is_named(preview: TakeIn) -> None:
    came = preview(book(members=[["Họ và tên"], ["Trần An"]]))
    assert ("Thành viên!A1", "thiếu cột “Vai trò trong Ban”") in problems(came)


def test_an_empty_sheet_asks_for_its_headings(preview: TakeIn) -> None:
    came = preview(book(units=[]))
    assert ("Đơn vị", "không thấy dòng tiêu đề; cần các cột: “Tên đơn vị”") in problems(came)


def test_two_chairs_are_a_remark_and_no_problem(preview: TakeIn) -> None:
    came = preview(book(members=[*MEMBERS, ["Vũ Cường", "", "Trưởng ban"]]))
    assert problems(came) == []
    assert any("2 Trưởng ban" in remark.text for remark in came.remarks)


def test_committees_above_one_another_in_a_ring_are_a_problem(preview: TakeIn) -> None:
    committee = [["Tên", "Cấp", "Cấp trên"], ["Ban A", "Xã", "Ban B"], ["Ban B", "Xã", "Ban A"]]
    came = preview(book(committee=committee, members=MEMBERS[:1], units=UNITS[:1], holdings=HOLDINGS[:1]))
    assert [text for _, text in problems(came)] == [
        "các ban là cấp trên của nhau thành vòng: Ban A → Ban B → Ban A"
    ]


def test_with_several_committees_each_row_says_which(preview: TakeIn) -> None:
    came = preview(book(committee=[*COMMITTEE, ["Ban tỉnh", "Tỉnh"]]))
    assert ("Thành viên!A2", "tệp có nhiều ban: hãy ghi cột “Ban”") in problems(came)


def test_a_commune_is_not_above_a_province(preview: TakeIn) -> None:
    committee: list[list[Any]] = [
        ["Tên", "Cấp", "Cấp trên"],
        ["Ban A", "Tỉnh", "Ban B"],
        ["Ban B", "Xã", None],
    ]
    came = preview(book(committee=committee, members=MEMBERS[:1], units=UNITS[:1], holdings=HOLDINGS[:1]))
    assert [where for where, _ in problems(came)] == ["Ban Chỉ đạo!C2"]


def test_a_hundred_thousand_blank_formatted_rows_mean_nothing(preview: TakeIn) -> None:
    content = with_rows(book(), "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(9, 100_009)))
    assert problems(preview(content)) == []


def with_rows(content: bytes, rows: str) -> bytes:
    """The workbook with more rows in the sheet of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            if entry == "xl/worksheets/sheet2.xml":
                part = part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(entry, part)
    return out.getvalue()


def zip_of(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "trống"),
        (b"Ho ten;Vai tro\n", "không phải bảng tính"),
        (zip_of("word/document.xml", b"<a/>"), "không phải bảng tính"),
        (zip_of("xl/workbook.xml", b"<a"), "bị hỏng"),
        (book()[:900], "bị hỏng"),
        (zip_of("xl/workbook.xml", bytes(60_000_000)), "bung ra quá lớn"),
        (zip_of("xl/vbaProject.bin", b"x"), "macro"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        (b"PK" + bytes(9 * 2**20), "quá lớn"),
    ],
    ids=["empty", "csv", "docx", "broken", "cut short", "bomb", "macros", "password", "old", "big"],
)
def test_what_is_no_workbook_is_refused_in_one_sentence(content: bytes, told: str, preview: TakeIn) -> None:
    with pytest.raises(RosterRefused, match=told):
        preview(content)
