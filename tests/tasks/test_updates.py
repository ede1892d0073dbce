"""Messages of a commune's members and what is read in them."""

import pytest

from tasks.updates import About, Context, Reading, Sender, read_update
from tests.tasks.committees import CHAIR, COMMUNE, MEMBER, STANDING, THON


def recorded(message: str, sender: Sender = STANDING, context: Context = COMMUNE) -> list[str]:
    """The entries as "task unit status day", or what is asked."""
    reading = read_update(message, sender, context)
    if reading.doubts:
        return [f"? {doubt.about}" for doubt in reading.doubts]
    return [
        " ".join(filter(None, (e.task, e.unit, e.status, e.new_date.isoformat() if e.new_date else "")))
        for e in reading.entries
    ]


def asked(message: str, sender: Sender = STANDING) -> Reading:
    reading = read_update(message, sender, COMMUNE)
    assert not reading.entries
    return reading


@pytest.mark.parametrize(
    ("message", "entries"),
    [
        ("BC 6 tháng thôn 2 xong", ["report Thôn 2 done"]),
        ("bc 6t thon 2 xong roif", ["report Thôn 2 done"]),
        ("thôn 2 đang làm BC 6 tháng", ["report Thôn 2 in_progress"]),
        ("kiểm tra quý II thôn 5 được 60%", ["visit Thôn 5 in_progress"]),
        ("ktra quy 2 th5 chua lam dc vi mua", ["visit Thôn 5 blocked"]),
        ("BC 6 tháng CA lùi đến thứ 2 tuần sau", ["report Công an xã postponed 2025-06-09"]),
        ("thôn 6 chưa làm báo cáo 6 tháng", ["report Thôn 6 not_started"]),
        ("thôn 6 chưa xong BC 6 tháng, xin thêm đến mai", ["report Thôn 6 postponed 2025-06-06"]),
        ("BC 6 tháng thôn 6 đến 12/6 mới xong", ["report Thôn 6 postponed 2025-06-12"]),
        ("thôn 1 xong mô hình dân vận khéo", ["model Thôn 1 done"]),
        ("đề cương báo cáo tổng kết được một nửa", ["outline in_progress"]),
        ("họp tổng kết chuyển sang thứ 2 tuần sau", ["meeting postponed 2025-06-09"]),
    ],
)
def test_one_thing_said_is_one_entry(message: str, entries: list[str]) -> None:
    assert recorded(message) == entries


@pytest.mark.parametrize(
    ("message", "done"),
    [
        ("thôn 1,2,5 xong BC 6 tháng", (1, 2, 5)),
        ("BC 6 tháng thôn 1-4 xong", (1, 2, 3, 4)),
        ("từ thôn 2 đến thôn 4 nộp đủ BC 6 tháng", (2, 3, 4)),
        ("các thôn xong BC 6 tháng trừ thôn 6", (1, 2, 3, 4, 5)),
        ("6 thôn nộp BC 6 tháng rồi", (1, 2, 3, 4, 5, 6)),
        ("xong BC 6 tháng thôn 1, thôn 2, thôn 3", (1, 2, 3)),
        ("thôn 1 xong BC 6 tháng, à nhầm thôn 2", (2,)),
        ("thôn 1 xong BC 6 tháng chứ không phải thôn 2", (1,)),
    ],
)
def test_units_come_in_lists_ranges_and_groups(message: str, done: tuple[int, ...]) -> None:
    assert recorded(message) == [f"report Thôn {number} done" for number in done]


def test_each_unit_has_its_own_status() -> None:
    assert recorded("BC 6 tháng: thôn 1 xong, thôn 2 40%, thôn 3 hoãn 12/6") == [
        "report Thôn 1 done",
        "report Thôn 2 in_progress",
        "report Thôn 3 postponed 2025-06-12",
    ]


def test_the_rest_are_those_nothing_was_said_of() -> None:
    assert recorded("thôn 1-4 xong BC 6 tháng, còn lại chưa") == [
        *(f"report Thôn {n} done" for n in (1, 2, 3, 4)),
        *(f"report Thôn {n} not_started" for n in (5, 6)),
    ]


def test_a_part_of_all_counts_when_the_others_are_named() -> None:
    assert recorded("5/6 thôn xong BC 6 tháng, còn thôn 4 đang làm")[-1] == "report Thôn 4 in_progress"


def test_a_correction_changes_only_what_it_names() -> None:
    assert recorded("thôn 1, 2 xong BC 6 tháng, à nhầm, thôn 2 chưa") == [
        "report Thôn 1 done",
        "report Thôn 2 not_started",
    ]


def test_a_corrected_date_replaces_the_first() -> None:
    assert recorded("BC 6 tháng thôn 1 lùi sang 12/6, à không, 13/6") == [
        "report Thôn 1 postponed 2025-06-13"
    ]


def test_two_tasks_of_one_unit_are_told_apart() -> None:
    assert recorded("thôn 1: BC 6 tháng xong, kiểm tra quý II chưa làm") == [
        "report Thôn 1 done",
        "visit Thôn 1 not_started",
    ]


def test_a_member_speaks_of_their_own_units() -> None:
    assert recorded("2 thôn em phụ trách xong BC 6 tháng", MEMBER) == [
        "report Thôn 3 done",
        "report Thôn 4 done",
    ]


@pytest.mark.parametrize(
    ("message", "note"),
    [
        ("thôn 3 hoãn BC 6 tháng đến 12/6 vì mưa lớn, đường ngập", "mưa lớn, đường ngập"),
        ("kiểm tra quý II thôn 3 xong, đã có biên bản", "đã có biên bản"),
        ("BC sơ kết của BCĐ đang trình ký", "đang trình ký"),
    ],
)
def test_what_is_said_besides_is_kept_as_a_note(message: str, note: str) -> None:
    assert read_update(message, STANDING, COMMUNE).note == note


def test_units_in_a_reason_are_not_reported_on() -> None:
    assert recorded("BC sơ kết của BCĐ chưa làm được vì thiếu số liệu thôn 1, thôn 2") == ["summary blocked"]


@pytest.mark.parametrize(
    ("message", "sender", "about"),
    [
        ("xong rồi ạ", MEMBER, About.TASK),
        ("thôn 3 xong rồi", MEMBER, About.TASK),
        ("BC 6 tháng xong rồi", MEMBER, About.UNIT),
        ("BC 6 tháng xong rồi", STANDING, About.TASK),
        ("BC 6 tháng thôn 9 xong", STANDING, About.UNIT),
        ("một số thôn xong BC 6 tháng", STANDING, About.UNIT),
        ("4 thôn xong BC 6 tháng", STANDING, About.UNIT),
        ("BC 6 tháng thôn 1 hoãn", STANDING, About.NEW_DATE),
        ("BC 6 tháng thôn 1 lùi sang tuần sau", STANDING, About.NEW_DATE),
        ("hình như thôn 1 xong BC 6 tháng", STANDING, About.STATUS),
        ("thôn 1 cơ bản xong BC 6 tháng", STANDING, About.STATUS),
        ("BC 6 tháng thôn 1 xong", MEMBER, About.RIGHT),
        ("đề cương báo cáo tổng kết xong", MEMBER, About.RIGHT),
    ],
)
def test_what_is_unsure_is_asked_and_not_recorded(message: str, sender: Sender, about: About) -> None:
    assert about in [doubt.about for doubt in asked(message, sender).doubts]


def test_a_question_back_offers_the_days_of_the_week_said() -> None:
    (doubt,) = asked("BC 6 tháng thôn 1 lùi sang tuần sau").doubts
    assert doubt.choices == ("2025-06-09", "2025-06-10", "2025-06-11", "2025-06-12", "2025-06-13")


def test_an_unknown_unit_is_asked_about_with_its_family() -> None:
    (doubt,) = asked("BC 6 tháng thôn 9 xong").doubts
    assert doubt.choices == THON


@pytest.mark.parametrize(
    "message",
    [
        "Chào cả nhà, chúc mọi người ngày mới vui vẻ",
        "thôn 3 nộp BC 6 tháng chưa ạ",
        "thôn 3 chưa xong BC 6 tháng thì có sao không?",
        "hạn nộp báo cáo là hôm nào nhỉ",
        "nếu thôn 3 hoãn sang 20/6 thì có kịp không",
        "Đề nghị các đ/c nộp báo cáo 6 tháng đúng hạn",
        "gửi lại giúp em mẫu báo cáo",
        "ok anh, em nhận được rồi",
        "nhắn nhầm nhóm ạ",
        "",
        "???",
        "👍",
    ],
)
def test_questions_requests_and_talk_are_no_updates(message: str) -> None:
    assert read_update(message, CHAIR, COMMUNE) == Reading(is_update=False)


def test_a_statement_before_a_question_is_still_recorded() -> None:
    assert recorded("thôn 3 nộp BC 6 tháng rồi, đ/c nhận được chưa?", MEMBER) == ["report Thôn 3 done"]


def test_a_very_long_message_is_read() -> None:
    assert recorded("BC 6 tháng thôn 1 xong. " + "vâng ạ " * 600) == ["report Thôn 1 done"]


def test_a_place_with_a_task_of_the_whole_committee_is_asked_about() -> None:
    reading = read_update("thôn 1 họp tổng kết BCĐ xong rồi", STANDING, COMMUNE)
    assert reading.entries == ()
    assert reading.doubts[0].about == About.TASK


def test_an_agency_with_a_task_of_the_whole_committee_is_only_who_did_it() -> None:
    reading = read_update("VPTK họp tổng kết BCĐ xong rồi", STANDING, COMMUNE)
    assert [(entry.task, entry.unit) for entry in reading.entries] == [("meeting", None)]
