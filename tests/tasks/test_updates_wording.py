"""Ways in which people say what is clear: numbers in words, parts, several tasks, denials, chat spellings."""

from dataclasses import replace

import pytest

from tasks.updates import About, Clarified, Context, Sender, read_clarified, read_update
from tests.tasks.committees import COMMUNE, MEMBER, STANDING

NUMBERED = replace(
    COMMUNE,
    tasks=tuple(
        replace(task, numbers=((number, None),)) for number, task in enumerate(COMMUNE.tasks, start=1)
    ),
)


def recorded(message: str, sender: Sender = STANDING, context: Context = COMMUNE) -> list[str]:
    """The entries as "task unit status percent", or what is asked."""
    reading = read_update(message, sender, context)
    if reading.doubts:
        return [f"? {doubt.about}" for doubt in reading.doubts]
    rows = ((e.task, e.unit, e.status, e.percent, e.new_date) for e in reading.entries)
    return [" ".join(str(value) for value in row if value is not None) for row in rows]


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("thôn 3 suýt xong BC 6 tháng", "report Thôn 3 in_progress"),
        ("thôn 3 sắp xong BC 6 tháng, còn 2 mục", "report Thôn 3 in_progress"),
        ("thôn 3 hầu như xong BC 6 tháng", "report Thôn 3 in_progress"),
        ("thôn 3 kiểm tra quý II gần hết rồi", "visit Thôn 3 in_progress"),
        ("thôn 3 kiểm tra quý II còn 3 hộ nữa là xong", "visit Thôn 3 in_progress"),
        ("thôn 3 xong khâu in BC 6 tháng", "report Thôn 3 in_progress"),
        ("thôn 3 làm xong BC 6 tháng nhưng chưa gửi", "report Thôn 3 in_progress"),
        ("thôn 3 nộp BC 6 tháng rồi nhưng bị trả lại", "report Thôn 3 in_progress"),
        ("thôn 3 đang kiểm tra lại BC 6 tháng, chưa gửi", "report Thôn 3 in_progress"),
        ("thôn 3 kiểm tra quý II xong, còn vài hộ", "visit Thôn 3 in_progress"),
        ("BC 6 tháng thôn 3 đã xong đâu", "report Thôn 3 in_progress"),
        ("thôn 3 đâu đã xong BC 6 tháng", "report Thôn 3 in_progress"),
        ("thôn 3 có nộp BC 6 tháng đâu", "report Thôn 3 not_started"),
        ("thôn 3 quên nộp BC 6 tháng", "report Thôn 3 not_started"),
    ],
)
def test_what_is_nearly_done_or_denied_is_not_done(message: str, entry: str) -> None:
    assert recorded(message) == [entry]


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("BC 6 tháng thôn 3 chx làm", "report Thôn 3 not_started"),
        ("BC 6 tháng thôn 3 đg viết", "report Thôn 3 in_progress"),
        ("thôn ba nộp báo cáo sáu tháng rồi", "report Thôn 3 done"),
        ("BC 6 tháng thôn 3 được bảy mươi lăm phần trăm", "report Thôn 3 in_progress 75"),
        ("thôn 3 đăng ký mh dvk rồi", "model Thôn 3 done"),
        ("BC 6 thnag thôn 3 xogn rồi", "report Thôn 3 done"),
        ("BC 6 tháng thôn 3 xin nộp trễ, 25 này gửi", "report Thôn 3 postponed 2025-06-25"),
        ("BC 6 tháng thôn 3 nhờ anh Sáu viết giúp, anh ấy nộp rồi", "report Thôn 3 done"),
    ],
)
def test_chat_spellings_and_numbers_in_words_are_read(message: str, entry: str) -> None:
    assert recorded(message) == [entry]


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("được 8/12 hộ", 67),
        ("được 8 trên 12 hộ", 67),
        ("đạt 15/20", 75),
        ("được 2/3", 67),
        ("còn 20%", 80),
    ],
)
def test_a_part_of_the_whole_is_a_percentage(said: str, percent: int) -> None:
    assert recorded(f"kiểm tra quý II thôn 3 {said}") == [f"visit Thôn 3 in_progress {percent}"]


def test_initials_of_a_title_name_its_task() -> None:
    task = replace(COMMUNE.tasks[1], id="fair", title="Tổ chức Ngày hội Đại đoàn kết ở các thôn")
    context = replace(COMMUNE, tasks=(COMMUNE.tasks[0], task))
    assert recorded("thôn 4 chưa làm ngày hội đđk", context=context) == ["fair Thôn 4 not_started"]


@pytest.mark.parametrize(
    "message",
    [
        "thôn 3 xong cả BC 6 tháng lẫn kiểm tra quý II",
        "thôn 3 BC 6 tháng và kiểm tra quý II đều xong",
        "thôn 3 xong BC 6 tháng, kiểm tra quý II",
    ],
)
def test_two_tasks_named_together_are_both_recorded(message: str) -> None:
    assert recorded(message) == ["report Thôn 3 done", "visit Thôn 3 done"]


def test_words_joined_within_one_title_stay_one_task() -> None:
    task = replace(COMMUNE.tasks[2], title="Xây dựng và đăng ký mô hình dân vận khéo")
    context = replace(COMMUNE, tasks=(COMMUNE.tasks[0], task))
    assert recorded("thôn 3 xây dựng và đăng ký mô hình xong", context=context) == ["model Thôn 3 done"]


@pytest.mark.parametrize(
    ("message", "entries"),
    [
        ("việc số 1 thôn 3 xong", ["report Thôn 3 done"]),
        ("nv 2: thôn 3, thôn 4 chưa làm", ["visit Thôn 3 not_started", "visit Thôn 4 not_started"]),
        ("việc 4 được 15%", ["summary in_progress 15"]),
        ("việc 1, 2 thôn 3 xong", ["report Thôn 3 done", "visit Thôn 3 done"]),
        ("việc 5, việc số 6 xong", ["outline done", "meeting done"]),
        ("việc số năm xong", ["outline done"]),
        ("việc số 40 xong", ["? task"]),
        ("việc 2 BC 6 tháng thôn 3 xong", ["? task"]),
    ],
)
def test_a_task_is_known_by_its_number(message: str, entries: list[str]) -> None:
    assert recorded(message, context=NUMBERED) == entries


def test_a_number_of_one_units_part_names_the_unit_too() -> None:
    numbers = tuple(enumerate(COMMUNE.tasks[0].units, start=101))
    context = replace(COMMUNE, tasks=(replace(COMMUNE.tasks[0], numbers=numbers),))
    assert recorded("việc 103 xong", context=context) == ["report Thôn 3 done"]
    assert recorded("việc 103 thôn 4 xong", context=context) == ["? unit"]
    assert recorded("việc 101 xong", MEMBER, context) == ["? right"]


@pytest.mark.parametrize(
    ("message", "entries"),
    [
        ("BC 6 tháng: thôn 1, thôn 2 rồi, thôn 3 chưa", ["Thôn 1 done", "Thôn 2 done", "Thôn 3 not_started"]),
        ("thôn 1 nộp BC 6 tháng rồi, thôn 2 cũng vậy", ["Thôn 1 done", "Thôn 2 done"]),
        ("trừ thôn 1, các thôn 2, 3 nộp BC 6 tháng rồi", ["Thôn 2 done", "Thôn 3 done"]),
        ("BC 6 tháng: các thôn xong trừ thôn 1, thôn 2, thôn 3", [f"Thôn {n} done" for n in (4, 5, 6)]),
        (
            "thôn 1 xong BC 6 tháng, à nhầm thôn 2 mới xong còn thôn 1 được 40%",
            ["Thôn 2 done", "Thôn 1 in_progress 40"],
        ),
        (
            "BC 6 tháng: thôn 1 xong, thôn thì thôn 2 80% còn lại chưa",
            ["Thôn 1 done", "Thôn 2 in_progress 80", *(f"Thôn {n} not_started" for n in (3, 4, 5, 6))],
        ),
    ],
)
def test_units_said_in_passing_are_read(message: str, entries: list[str]) -> None:
    assert recorded(message) == [f"report {entry}" for entry in entries]


def test_an_event_fixed_for_a_day_on_time_and_prepared_is_under_way() -> None:
    assert recorded("họp tổng kết BCĐ chốt làm 15/12, đang chuẩn bị") == ["meeting in_progress"]


def test_an_answer_about_the_status_completes_a_unit_and_a_day() -> None:
    answers = [Clarified(About.STATUS, ("postponed",)), Clarified(About.TASK, ("report",))]
    reading = read_clarified("thôn 3 18/6", STANDING, COMMUNE, answers)
    assert [(e.task, e.unit, str(e.status), str(e.new_date)) for e in reading.entries] == [
        ("report", "Thôn 3", "postponed", "2025-06-18")
    ]


def test_a_heading_with_nothing_after_it_is_passed_over() -> None:
    assert recorded("BC 6 tháng thôn 3 xong, thôn:") == ["report Thôn 3 done"]
