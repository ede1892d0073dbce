"""A made-up commune committee at work, with a made-up plan in our own words."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, sessionmaker

from knowledge import Library
from tasks import Actor, Committees, Level, Member, Role
from tasks.committee.models import Holding, Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 1, 12, 9, 0, tzinfo=ZONE)
TODAY = NOW.date()
OPERATOR = Actor("operator", None)
FILE = "chuong-trinh-2026.txt"

HEAD = """ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ
Số: 04/CTr-BCĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Mơ, ngày 06 tháng 01 năm 2026
CHƯƠNG TRÌNH
Công tác dân vận chính quyền năm 2026
I. NHIỆM VỤ
"""
TRAINING = "- Tập huấn kỹ năng hòa giải cho tổ trưởng.\n"
MEETING = "- Họp Ban Chỉ đạo rà soát kết quả, hoàn thành trước ngày 15/9/2026.\n"
REPORTS = "1. Chế độ báo cáo: Định kỳ 6 tháng, năm, các xóm báo cáo kết quả về Ban Chỉ đạo xã.\n"
PLAN = f"{HEAD}Quý II\n{TRAINING}Quý III\n{MEETING}II. TỔ CHỨC THỰC HIỆN\n{REPORTS}"


@dataclass(frozen=True)
class Commune:
    """The committee's id, its units' and members' ids by name, and who acts."""

    id: int
    units: dict[str, int]
    members: dict[str, int]
    secretary: Actor
    lan: Actor  # has Xóm 1 and Xóm 2
    minh: Actor  # has Xóm 3
    chair: Actor


def commune(sessions: sessionmaker[Session], name: str = "Ban Chỉ đạo xã Suối Mơ") -> Commune:
    """A committee of three xóm and a police office, with four members."""
    made = Committees(sessions).create(name, Level.COMMUNE, now=NOW, actor=OPERATOR)
    people = {"Hoa": Role.STANDING_BODY, "Lan": Role.MEMBER, "Minh": Role.MEMBER, "Tâm": Role.CHAIR}
    held = {"Xóm 1": "Lan", "Xóm 2": "Lan", "Xóm 3": "Minh", "Công an xã": None}
    with sessions.begin() as session:
        members = {
            who: Member(committee_id=made.id, name=who, role=role, joined_at=NOW)
            for who, role in people.items()
        }
        units = {unit: Unit(committee_id=made.id, name=unit, aliases=[]) for unit in held}
        session.add_all([*members.values(), *units.values()])
        session.flush()
        for unit, who in held.items():
            if who:
                since = dt.date(2025, 1, 1)
                session.add(Holding(unit_id=units[unit].id, member_id=members[who].id, since=since))
        actors = {who: Actor(who, people[who], member.id, made.id) for who, member in members.items()}
        return Commune(
            made.id,
            {unit: row.id for unit, row in units.items()},
            {who: row.id for who, row in members.items()},
            actors["Hoa"],
            actors["Lan"],
            actors["Minh"],
            actors["Tâm"],
        )


def take_in(sessions: sessionmaker[Session], text: str = PLAN, file: str = FILE) -> int:
    """The id of a document with that text, replacing the one of the same file."""
    taken = Library(sessions, lambda: NOW).take_in_content(file, text.encode(), file)
    assert taken.document_id is not None
    return taken.document_id
