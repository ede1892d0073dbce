"""Messages of which nothing may be recorded, and those that are asked back about, by the kind of reason."""

import pytest

from tasks.updates import About, Reading, Sender, read_update
from tests.tasks.committees import CHAIR, COMMUNE, MEMBER, STANDING


def read(message: str, sender: Sender = STANDING) -> Reading:
    return read_update(message, sender, COMMUNE)


def asked(message: str, sender: Sender = STANDING) -> list[About]:
    reading = read(message, sender)
    assert not reading.entries
    return [doubt.about for doubt in reading.doubts]


@pytest.mark.parametrize(
    "message",
    [
        "năm ngoái thôn 3 nộp BC 6 tháng rồi",
        "năm trước thôn 3 nộp BC 6 tháng sớm lắm",
        "đợt trước thôn 3 kiểm tra xong trước tiên",
        "mọi năm các thôn nộp BC 6 tháng sớm",
    ],
)
def test_another_time_is_no_report_of_ours(message: str) -> None:
    assert read(message) == Reading(is_update=False)


def test_a_comparison_with_another_time_leaves_the_report_standing() -> None:
    reading = read("thôn 3 xong BC 6 tháng, sớm hơn năm ngoái")
    assert [(e.task, e.unit, e.status) for e in reading.entries] == [("report", "Thôn 3", "done")]


def test_what_is_said_of_now_after_another_time_counts() -> None:
    reading = read("năm ngoái thôn 3 trễ, năm nay thôn 3 nộp BC 6 tháng rồi")
    assert [(e.task, e.unit, e.status) for e in reading.entries] == [("report", "Thôn 3", "done")]


@pytest.mark.parametrize(
    "message",
    [
        "xã bên cạnh nộp xong BC 6 tháng rồi",
        "bên phường bạn kiểm tra xong hết rồi",
        "người ta nộp BC 6 tháng hết rồi",
        "tỉnh khác họp tổng kết xong rồi",
    ],
)
def test_another_place_is_no_report_of_ours(message: str) -> None:
    assert read(message) == Reading(is_update=False)


@pytest.mark.parametrize("name", ["phường Tân Lập", "công an huyện", "xã Bình Minh"])
def test_a_place_or_an_agency_that_is_not_ours_is_asked_about(name: str) -> None:
    assert asked(f"{name} nộp BC 6 tháng rồi") == [About.UNIT]


@pytest.mark.parametrize(
    "message",
    [
        "thôn 3 xong BC 6 tháng rồi à",
        "thôn 3 nộp BC 6 tháng rồi chứ anh",
        "thôn 3 xong BC 6 tháng thì nhắn em",
        "khi thôn 3 xong BC 6 tháng em sẽ gửi",
        "thôn 3 mà xong BC 6 tháng là mừng",
        "thôn 3 xong BC 6 tháng mới được nghỉ",
        "ước gì thôn 3 xong BC 6 tháng",
        "cố gắng tuần sau xong BC 6 tháng nhé mọi người",
        "thôn 3 nộp BC 6 tháng đi nhé",
        "thôn 3 nên nộp BC 6 tháng sớm",
        "giao thôn 3 xong kiểm tra quý II trước 25/6",
        "đừng ghi thôn 3 xong BC 6 tháng",
        "BC 6 tháng chưa ạ",
        "sắp đến hạn BC 6 tháng rồi các bác ơi",
    ],
)
def test_questions_conditions_wishes_and_orders_in_disguise_are_no_updates(message: str) -> None:
    assert read(message, CHAIR) == Reading(is_update=False)


@pytest.mark.parametrize(
    "message",
    [
        "anh Hùng bảo thôn 3 xong BC 6 tháng rồi",
        "thôn 3 nói xong BC 6 tháng rồi",
        "nghe đồn thôn 3 xong BC 6 tháng",
        'anh Hùng nhắn: "thôn 3 xong BC 6 tháng rồi"',
        "theo anh Hùng thì thôn 3 xong BC 6 tháng",
        "tưởng thôn 3 xong BC 6 tháng",
        "đáng lẽ thôn 3 xong BC 6 tháng",
        "thôn 3 mới làm BC 6 tháng",
        "thôn 3 nộp BC 6 tháng nhé",
        "thôn 3 xong BC 6 tháng, còn thiếu phụ lục",
        "thôn 3 xong BC 6 tháng, trừ phần số liệu",
        "thôn 3 kiểm tra quý II xong 2/3",
        "thôn 3 kiểm tra quý II xong 15 hộ",
        "thôn 3 18/6",
    ],
)
def test_hearsay_and_what_may_not_be_done_is_asked_about(message: str) -> None:
    assert asked(message) == [About.STATUS]


@pytest.mark.parametrize(
    "message",
    [
        "các thôn nộp gần hết BC 6 tháng rồi",
        "phần lớn các thôn nộp BC 6 tháng rồi",
        "các thôn nộp quá nửa BC 6 tháng",
        "thôn 1 hay thôn 2 nộp BC 6 tháng rồi",
        "BC 6 tháng thôn 1, thôn 2 một nơi xong một nơi chưa",
        "ngoài thôn 1 ra chưa ai nộp BC 6 tháng",
    ],
)
def test_some_of_several_units_are_asked_about(message: str) -> None:
    assert About.UNIT in asked(message)


def test_two_units_without_a_task_are_asked_about_and_no_question() -> None:
    assert asked("thôn 3 xong thôn 4 chưa", MEMBER) == [About.TASK]


def test_the_task_of_another_year_is_not_taken_for_ours() -> None:
    assert asked("năm 2023 thôn 3 nộp BC 6 tháng rồi") == [About.TASK]


def test_a_promise_for_a_day_before_the_deadline_is_no_postponement() -> None:
    assert asked("thôn 3 hứa 9/6 nộp BC 6 tháng") == [About.STATUS]
