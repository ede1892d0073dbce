"""The committee's work on Telegram, with the real assistant, outbox and courier: roster to evidence."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.memory import Memory
from bot.office import Office
from bot.reminding import reminder_reply
from bot.settings import Settings
from bot.telegram import Courier
from tasks import Actor, Level, Role, Roster, roster_template
from tests.tasks.work.commune import PLAN, ZONE
from tests.telegram.bot_api import Sent
from tests.telegram.conversation import Conversation, conversation

HOA, LAN, TAM = 11, 12, 13  # their accounts on Telegram
ROSTER = """
Ban Chỉ đạo:
  - {Tên Ban Chỉ đạo: Ban Chỉ đạo xã Suối Mơ, Cấp: Xã}
Thành viên:
  - {Họ và tên: Hoa, Vai trò: Thường trực}
  - {Họ và tên: Lan, Vai trò: Thành viên}
  - {Họ và tên: Tâm, Vai trò: Trưởng ban}
Đơn vị:
  - {Tên đơn vị: Xóm 1, Tên gọi tắt: x1}
  - {Tên đơn vị: Xóm 2, Tên gọi tắt: x2}
Phân công:
  - {Đơn vị: Xóm 1, Thành viên: Lan, Từ ngày: 2026-01-01}
  - {Đơn vị: Xóm 2, Thành viên: Lan, Từ ngày: 2026-01-01}
"""


@dataclass
class Commune:
    """A bot in service and its people; `clock` moves all of it."""

    chat: Conversation
    office: Office
    courier: Courier
    clock: list[dt.datetime]

    def at(self, moment: str) -> None:
        """It is now this local time."""
        self.clock[0] = self.chat.now = dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE)

    async def morning(self, day: str) -> None:
        """Half past seven: the courier makes its round."""
        self.at(f"{day}T07:30")
        while await self.courier.round(self.chat.application.bot):
            pass

    async def sends_file(self, person: int, name: str, content: bytes, caption: str = "") -> Sent:
        """The person sends a document; the first message of the answer."""
        self.chat.api.files[name] = content
        file = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(content)}
        words = {"caption": caption} if caption else {}
        await self.chat.sends({"document": file, **words}, person=person)
        return await self.chat.hears(person=person)


@asynccontextmanager
async def in_service(home: Path) -> AsyncIterator[Commune]:
    clock = [dt.datetime(2026, 1, 12, 8, 0, tzinfo=ZONE)]
    office = Office(Settings.model_construct(home=home), lambda: clock[0])
    courier = Courier(
        office.outbox,
        words=lambda message: reminder_reply(message, message.day),
        offered=lambda chat, reply: Memory(office.sessions).offer_unasked(
            "telegram", chat, clock[0], [choice.say for choice in reply.choices]
        ),
        clock=lambda: clock[0],
        worker="w",
    )
    async with conversation(Assistant(office), now=clock[0], hurry=200) as chat:
        yield Commune(chat, office, courier, clock)
    if "answerer" in vars(office):
        office.answerer.index.close()
    office.sessions.kw["bind"].dispose()


async def joined(commune: Commune, name: str, person: int, role: Role | None = None) -> None:
    """The operator invites somebody, who follows the link."""
    roster = Roster(commune.office.sessions)
    invited = roster.invite(name, role, now=commune.clock[0], actor="operator")
    assert "Chào mừng" in (await commune.chat.asks(f"/start {invited.secret}", person=person)).text
    await commune.chat.hears_all(person=person)


async def test_a_year_from_the_roster_to_the_evidence(tmp_path: Path) -> None:
    async with in_service(tmp_path) as commune:
        chat = commune.chat
        await joined(commune, "Hoa", HOA, Role.STANDING_BODY)

        seen = await commune.sends_file(HOA, "danh-sach.yaml", ROSTER.encode())
        assert "Suối Mơ" in seen.text
        assert commune.office.committees.all() == []
        await chat.hears_all(person=HOA)
        await chat.asks("đồng ý", person=HOA)
        assert [made.name for made in commune.office.committees.all()] == ["Ban Chỉ đạo xã Suối Mơ"]
        await joined(commune, "Lan", LAN)
        await joined(commune, "Tâm", TAM)

        await commune.sends_file(HOA, "chuong-trinh.txt", PLAN.replace("các xóm", "Các xóm").encode())
        await chat.hears_all(person=HOA)
        document = commune.office.library.documents()[0].id
        shown = await chat.asks(f"/kehoach {document}", person=HOA)
        assert "Tập huấn" in shown.text
        await chat.hears_all(person=HOA)
        assert "Đã nhận" in (await chat.asks("nhận hết", person=HOA)).text

        await commune.morning("2026-04-01")
        ping = await chat.hears(person=LAN)
        assert "Việc của quý này" in ping.text
        assert "Xóm 1, Xóm 2" in ping.text

        commune.at("2026-06-24T09:00")
        told = await chat.asks("x1 xong bao cao", person=LAN)
        assert "Xóm 1: xong" in told.text
        await chat.presses(told, "Hoàn tác")
        assert "Đã hoàn tác" in (await chat.hears(person=LAN)).text

        await commune.morning("2026-06-30")
        today = await chat.hears(person=LAN)
        assert "Hạn hôm nay" in today.text
        await chat.presses(today, next(label for label in today.buttons if "Xóm 1" in label))
        assert "Xóm 1: xong" in (await chat.hears(person=LAN)).text

        await chat.hears_all(person=HOA)
        await commune.morning("2026-07-03")
        assert "Trễ hạn cần chỉ đạo" in (await chat.hears(person=HOA)).text
        await chat.hears_all(person=TAM)
        await commune.morning("2026-07-09")
        assert "Xóm 2" in (await chat.hears(person=TAM)).text

        await chat.hears_all(person=LAN)
        commune.at("2026-07-09T09:00")
        shown_done = await commune.sends_file(LAN, "bien-ban.pdf", b"%PDF-1.4", "xóm 2 xong báo cáo rồi")
        assert "Xóm 2: xong" in shown_done.text
        assert "bien-ban.pdf" in shown_done.text


async def test_an_album_is_evidence_of_one_task_with_one_answer(tmp_path: Path) -> None:
    async with in_service(tmp_path) as commune:
        made = commune.office.committees.create(
            "Ban", Level.COMMUNE, now=commune.clock[0], actor=Actor("operator", None)
        )
        await joined(commune, "Tâm", TAM, Role.CHAIR)
        _belongs(commune, made.id)
        actor = Actor("Tâm", Role.CHAIR, 1, made.id)
        line = commune.office.assigning.add(
            "Đối thoại với Nhân dân",
            dt.date(2026, 1, 20),
            committee_id=made.id,
            actor=actor,
            now=commune.clock[0],
            today=commune.clock[0].date(),
        )
        for number in (1, 2, 3):
            photo = [{"file_id": f"p{number}", "file_unique_id": f"p{number}", "width": 9, "height": 9}]
            commune.chat.api.files[f"p{number}"] = f"photo {number}".encode()
            words = {"caption": "đối thoại với nhân dân xong rồi"} if number == 1 else {}
            await commune.chat.sends({"photo": photo, "media_group_id": "g", **words}, person=TAM)
        answers = await commune.chat.hears_all(person=TAM)
        assert len(answers) == 1
        names = commune.office.evidence.names(line.id, actor=actor, today=commune.clock[0].date())
        assert len(names) == 3


def _belongs(commune: Commune, committee_id: int) -> None:
    from tasks import Member

    with commune.office.sessions.begin() as session:
        session.get_one(Member, 1).committee_id = committee_id


@pytest.mark.parametrize("suffix", ["xlsx"])
async def test_the_template_itself_is_a_roster_that_can_be_sent(tmp_path: Path, suffix: str) -> None:
    async with in_service(tmp_path) as commune:
        await joined(commune, "Hoa", HOA, Role.STANDING_BODY)
        name = f"danh-sach.{suffix}"
        assert "An Bình" in (await commune.sends_file(HOA, name, roster_template(name))).text
