"""A committee's year as a conversation: plan, confirmation, reminder, update, undo, lateness, evidence."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.office import Office
from bot.replies import Attachment, Incoming, Reply
from tests.conftest import office_at
from tests.tasks.work.commune import ZONE, Commune, commune, take_in

Say = Callable[..., Reply]
PHOTO = Attachment("anh.jpg", b"\xff\xd8photo")


@pytest.fixture
def home_office(tmp_path: Path) -> Iterator[Office]:
    made = office_at(tmp_path)
    yield made
    if "answerer" in vars(made):
        made.answerer.index.close()
    made.sessions.kw["bind"].dispose()


@pytest.fixture
def xa(home_office: Office) -> Commune:
    return commune(home_office.sessions)


@pytest.fixture
def say(home_office: Office, xa: Commune) -> Say:
    """What the assistant answers to a member at the terminal, at a local time."""
    assistant = Assistant(home_office)

    def turn(who: str, text: str, at: str, *files: Attachment) -> Reply:
        moment = dt.datetime.fromisoformat(at).replace(tzinfo=ZONE)
        return assistant.turn(Incoming("terminal", who, f"terminal:{who}", text, moment, who), files)

    return turn


@pytest.fixture
def planned(home_office: Office, xa: Commune, say: Say) -> int:
    """The document of a plan whose duties have all been accepted in January."""
    document = take_in(home_office.sessions)
    say("Hoa", f"/kehoach {document}", "2026-01-12T08:00")
    say("Hoa", "nhận hết", "2026-01-12T08:01")
    return document


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


def test_the_duties_of_a_plan_are_shown_before_anything_becomes_a_task(
    home_office: Office, xa: Commune, say: Say
) -> None:
    document = take_in(home_office.sessions)
    shown = say("Hoa", f"/kehoach {document}", "2026-01-12T08:00")
    assert "Tập huấn kỹ năng hòa giải" in shown.text
    assert home_office.lists.of_committee(xa.id, dt.date(2026, 1, 12)) == []


def test_a_plan_is_found_by_its_words(home_office: Office, say: Say) -> None:
    take_in(home_office.sessions)
    assert "Tập huấn" in say("Hoa", "/kehoach suối mơ", "2026-01-12T08:00").text


def test_duties_are_accepted_dropped_and_edited_in_words(home_office: Office, xa: Commune, say: Say) -> None:
    document = take_in(home_office.sessions)
    say("Hoa", f"/kehoach {document}", "2026-01-12T08:00")
    assert "Đã sửa nhiệm vụ 1" in say("Hoa", "sửa 1 hạn 20/6", "2026-01-12T08:01").text
    assert "Xóm 1" in say("Hoa", "sua 1 giao xom 1", "2026-01-12T08:01").text
    say("Hoa", "bỏ 2", "2026-01-12T08:02")
    assert "Đã nhận 2 nhiệm vụ" in say("Hoa", "nhận hết", "2026-01-12T08:03").text
    lines = home_office.lists.of_committee(xa.id, dt.date(2026, 1, 12))
    assert [(line.unit, line.due) for line in lines if "Tập huấn" in line.title] == [
        ("Xóm 1", dt.date(2026, 6, 20))
    ]


def test_accepting_twice_makes_nothing_twice(
    home_office: Office, xa: Commune, say: Say, planned: int
) -> None:
    before = len(home_office.lists.of_committee(xa.id, dt.date(2026, 1, 12)))
    say("Hoa", f"/kehoach {planned} nhan 1-9", "2026-03-12T08:00")
    assert len(home_office.lists.of_committee(xa.id, dt.date(2026, 3, 12))) == before


def test_a_member_may_not_make_tasks_of_a_plan(say: Say, planned: int) -> None:
    assert "cơ quan thường trực" in say("Lan", f"/kehoach {planned}", "2026-01-12T08:00").text


def test_the_source_of_a_duty_is_one_tap_away(home_office: Office, say: Say) -> None:
    document = take_in(home_office.sessions)
    shown = say("Hoa", f"/kehoach {document}", "2026-01-12T08:00")
    source = next(choice.say for choice in shown.choices if choice.label == "Xem nguồn 1")
    assert "Tập huấn kỹ năng hòa giải cho tổ trưởng" in say("Hoa", source, "2026-01-12T08:05").text


def test_a_message_is_recorded_and_said_back_with_the_way_back(say: Say, planned: int) -> None:
    told = say("Lan", "xom 1 xong bao cao", "2026-06-24T09:00")
    assert "Xóm 1: xong" in told.text
    assert labels(told)[0] == "Hoàn tác"


def test_an_undone_report_leaves_everything_as_it_was(
    home_office: Office, xa: Commune, say: Say, planned: int
) -> None:
    before = home_office.lists.of_committee(xa.id, dt.date(2026, 6, 24))
    say("Lan", "xóm 1,2 xong báo cáo", "2026-06-24T09:00")
    assert "Đã hoàn tác" in say("Lan", "hoàn tác", "2026-06-24T09:01").text
    after = home_office.lists.of_committee(xa.id, dt.date(2026, 6, 24))
    assert [(line.status, line.due) for line in after] == [(line.status, line.due) for line in before]


def test_one_word_takes_the_last_report_back(say: Say, planned: int) -> None:
    say("Lan", "xóm 1 xong báo cáo", "2026-06-24T09:00")
    assert "Đã hoàn tác" in say("Lan", "bỏ", "2026-06-24T09:01").text


def test_undoing_twice_says_so(say: Say, planned: int) -> None:
    undo = say("Lan", "xóm 1 xong báo cáo", "2026-06-24T09:00").choices[0].say
    say("Lan", undo, "2026-06-24T09:01")
    assert "rồi" in say("Lan", undo, "2026-06-24T09:02").text


def test_what_is_unclear_is_asked_and_answered_by_a_number(say: Say, planned: int) -> None:
    asked = say("Lan", "bc 6 thang xong roi", "2026-06-24T09:00")
    assert "Đơn vị nào" in asked.text
    assert "Xóm 2: xong" in say("Lan", "2", "2026-06-24T09:01").text


def test_a_question_back_about_units_takes_several(say: Say, planned: int) -> None:
    say("Lan", "bc 6 thang xong roi", "2026-06-24T09:00")
    assert "Xóm 1, Xóm 2: xong" in say("Lan", "tất cả", "2026-06-24T09:01").text


def test_a_question_back_can_be_dropped(say: Say, planned: int) -> None:
    say("Lan", "bc 6 thang xong roi", "2026-06-24T09:00")
    assert "không ghi gì" in say("Lan", "bỏ", "2026-06-24T09:01").text


def test_the_button_of_an_old_question_records_nothing(say: Say, planned: int) -> None:
    old = say("Lan", "bc 6 thang xong roi", "2026-06-24T09:00").choices[0].say
    say("Lan", "bỏ", "2026-06-24T09:01")
    assert "đã qua" in say("Lan", old, "2026-09-24T09:00").text


def test_a_member_reports_on_their_own_units_only(say: Say, planned: int) -> None:
    told = say("Lan", "xóm 3 xong báo cáo", "2026-06-24T09:00")
    assert "Chưa ghi gì" in told.text
    assert "Xóm 1, Xóm 2" in told.text


def test_a_question_stays_a_question(say: Say, planned: int) -> None:
    assert "Tập huấn" in say("Lan", "quý II phải làm gì?", "2026-06-24T09:00").text


def test_a_reminder_is_heard_once(say: Say, planned: int) -> None:
    first = say("Lan", "việc", "2026-04-01T07:30")
    assert "Việc của quý này" in first.text
    assert "Việc của quý này" not in say("Lan", "việc", "2026-04-01T07:31").text


def test_a_bare_word_after_a_reminder_of_one_thing_is_about_that(say: Say, planned: int) -> None:
    say("Minh", "đơn vị", "2026-06-30T07:30")
    assert "Xóm 3: xong" in say("Minh", "xong", "2026-06-30T08:00").text


def test_what_is_late_goes_to_the_standing_body_and_then_to_the_chair(say: Say, planned: int) -> None:
    assert "Trễ hạn cần chỉ đạo" in say("Hoa", "việc", "2026-07-03T07:30").text
    assert "Trễ hạn cần chỉ đạo" in say("Tâm", "tiến độ", "2026-07-09T07:30").text


def test_a_photo_after_a_report_is_its_evidence(
    home_office: Office, xa: Commune, say: Say, planned: int
) -> None:
    say("Minh", "xóm 3 xong báo cáo", "2026-06-24T09:00")
    assert "Đã lưu minh chứng anh.jpg" in say("Minh", "", "2026-06-24T09:05", PHOTO).text
    (line,) = (
        one
        for one in home_office.lists.of_committee(xa.id, dt.date(2026, 6, 24))
        if one.unit == "Xóm 3" and one.status == "done"
    )
    sent = say("Hoa", f"/minhchung {line.id}", "2026-06-24T10:00")
    assert [file.content for file in sent.files] == [PHOTO.content]


def test_a_photo_with_words_reports_and_shows_at_once(say: Say, planned: int) -> None:
    told = say("Minh", "xóm 3 xong báo cáo", "2026-06-24T09:00", PHOTO)
    assert "Xóm 3: xong" in told.text
    assert "Đã lưu minh chứng" in told.text


def test_a_photo_alone_is_kept_until_its_task_is_named(say: Say, planned: int) -> None:
    assert "việc nào" in say("Lan", "", "2026-06-24T09:00", PHOTO).text
    assert "Đã lưu minh chứng anh.jpg" in say("Lan", "1", "2026-06-24T09:01").text


def test_a_task_is_given_to_somebody_and_is_theirs(say: Say, planned: int) -> None:
    unassigned = say("Tâm", "/phancong", "2026-01-13T08:00")
    assert "Tập huấn" in unassigned.text
    number = unassigned.choices[0].say.split()[-1]
    assert "Đã giao cho Minh" in say("Tâm", f"giao việc {number} cho Minh", "2026-01-13T08:01").text
    assert "Tập huấn" in say("Minh", "việc", "2026-01-13T08:02").text


def test_while_one_is_away_their_delegate_is_reminded(say: Say, planned: int) -> None:
    say("Lan", "/nghi 26/6-3/7 Minh thay", "2026-06-25T08:00")
    assert "Xóm 1, Xóm 2, Xóm 3" in say("Minh", "đơn vị", "2026-06-30T07:30").text


def test_the_hour_of_reminders_is_ones_own_within_working_hours(say: Say, planned: int) -> None:
    assert "09:00" in say("Lan", "/nhac 9h", "2026-01-13T08:00").text
    assert "giờ làm việc" in say("Lan", "/nhac 22h", "2026-01-13T08:01").text


def test_the_log_says_who_changed_what(say: Say, planned: int) -> None:
    say("Lan", "xóm 1 xong báo cáo", "2026-06-24T09:00")
    assert "Lan: cập nhật" in say("Tâm", "nhật ký", "2026-06-24T09:01").text
    assert "nhật ký" in say("Lan", "/nhatky", "2026-06-24T09:02").text


def test_a_task_shows_its_history_and_can_be_opened_again(say: Say, planned: int) -> None:
    say("Lan", "xóm 1 xong báo cáo", "2026-06-24T09:00")
    listed = say("Lan", "/quy 2/2026", "2026-06-24T09:01")
    assert "✓ Xóm 1" in listed.text


def test_postponing_by_button_asks_for_the_date(
    home_office: Office, xa: Commune, say: Say, planned: int
) -> None:
    mine = home_office.lists.of_member(xa.minh.id or 0, dt.date(2026, 6, 24))
    assert "ngày nào" in say("Minh", f"/ghi postponed {mine[0].id}", "2026-06-24T09:00").text
    assert "hoãn sang thứ Hai 6/7" in say("Minh", "6/7", "2026-06-24T09:01").text


def test_progress_shows_the_reminders_that_did_not_arrive(
    home_office: Office, xa: Commune, say: Say, planned: int
) -> None:
    now = dt.datetime(2026, 6, 30, 7, 30, tzinfo=ZONE)
    home_office.outbox.plan(now)
    claimed = home_office.outbox.claim(
        now, worker="w", channel="terminal", limit=9, members=[xa.members["Lan"]]
    )
    home_office.outbox.open(claimed, now, worker="w")
    home_office.outbox.unreachable(claimed[0].id, "403", now)
    assert "Lan, thứ Ba 30/6: không gửi được" in say("Hoa", "tiến độ", "2026-06-30T09:00").text
