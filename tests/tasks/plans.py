"""Made-up plans, taken in by the library as files are."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from knowledge import Document, Library, open_database
from tasks import Plan, read_plan

NOON = dt.datetime(2028, 1, 10, 12, tzinfo=dt.UTC)
HEAD = """ỦY BAN NHÂN DÂN
XÃ SÔNG ĐÀ
Số: 13/KH-UBND
Sông Đà, ngày 10 tháng 01 năm 2028
KẾ HOẠCH
Công tác dân vận chính quyền năm 2028
Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ; UBND xã ban hành kế hoạch như sau:
"""
TAIL = "\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n"

PlanOf = Callable[[str], Plan]


def plan_of(folder: Path, body: str, name: str = "ke-hoach.txt", content: bytes | None = None) -> Plan:
    """The plan with this body under a letterhead of 2028, read from a database in `folder`."""
    sessions = open_database(f"sqlite:///{folder / 'plans.db'}")
    library = Library(sessions, lambda: NOON)
    taken = library.take_in_content(name, content or f"{HEAD}{body}{TAIL}".encode(), f"test:{name}")
    assert taken.document_id, taken.error
    with sessions() as session:
        plan = read_plan(session.get_one(Document, taken.document_id))
    sessions.kw["bind"].dispose()
    return plan
