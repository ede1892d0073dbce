"""Duties of a plan: what is to be done, by when, by whom."""

import datetime as dt
from pathlib import Path

import pytest

from tasks import Duty, DutyKind, find_duties
from tests.tasks.plans import plan_of

QUARTERS = """II. TIẾN ĐỘ THỰC HIỆN
Quý I
- Kiện toàn Ban Chỉ đạo; xây dựng và đăng ký mô hình.
Quý II/2028:
- Các thôn tự kiểm tra; báo cáo kết quả về UBND xã trước ngày 10/6/2028.
3. Quý III
- Tập huấn cho tổ trưởng.
Quý IV: Họp tổng kết công tác dân vận.
"""


def duties_in(tmp_path: Path, body: str) -> list[Duty]:
    """The duties of a plan with this body."""
    plan = plan_of(tmp_path, body)
    found = find_duties(plan)
    assert all(plan.text[duty.start : duty.end] == duty.text for duty in found)
    return found


def only(tmp_path: Path, line: str) -> Duty:
    """The one duty of a plan whose only task is `line`."""
    (duty,) = duties_in(tmp_path, f"I. NHIỆM VỤ\n1. {line}\n2. Thường xuyên tuyên truyền, vận động Nhân dân.")
    return duty


def test_every_bullet_under_a_quarter_is_a_duty_of_that_quarter(tmp_path: Path) -> None:
    assert [(duty.quarter, duty.text) for duty in duties_in(tmp_path, QUARTERS)] == [
        (1, "Kiện toàn Ban Chỉ đạo"),
        (1, "xây dựng và đăng ký mô hình."),
        (2, "Các thôn tự kiểm tra"),
        (2, "báo cáo kết quả về UBND xã trước ngày 10/6/2028."),
        (3, "Tập huấn cho tổ trưởng."),
        (4, "Họp tổng kết công tác dân vận."),
    ]


def test_a_deadline_in_one_half_is_not_that_of_the_other(tmp_path: Path) -> None:
    dues = [duty.due for duty in duties_in(tmp_path, QUARTERS) if duty.quarter == 2]
    assert dues == [None, dt.date(2028, 6, 10)]


def test_the_second_half_of_a_sentence_keeps_its_actor(tmp_path: Path) -> None:
    assert {duty.actor for duty in duties_in(tmp_path, QUARTERS) if duty.quarter == 2} == {"Các thôn"}


def test_the_year_of_a_quarter_is_that_of_the_plan(tmp_path: Path) -> None:
    assert {duty.year for duty in duties_in(tmp_path, QUARTERS)} == {2028}


def test_a_month_as_heading_gives_its_last_day(tmp_path: Path) -> None:
    (duty, *_) = duties_in(
        tmp_path, "II. LỊCH CÔNG TÁC\nTháng 2:\n- Khảo sát tình hình đời sống.\nTháng 3:\n- Họp."
    )
    assert (duty.quarter, duty.due) == (1, dt.date(2028, 2, 29))


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Gửi danh sách trước ngày 15/02/2028.", "2028-02-15"),
        ("Gửi danh sách chậm nhất là ngày 15 tháng 2 năm 2028.", "2028-02-15"),
        ("Gửi danh sách về Khối vận, hạn cuối 15/2.", "2028-02-15"),
        ("Gửi danh sách trước ngày 15/2.", "2028-02-15"),
        ("Gửi danh sách trong tháng 02/2028.", "2028-02-29"),
        ("Rà soát quy ước; hoàn thành trong tháng 4.", "2028-04-30"),
        ("Lấy ý kiến Nhân dân từ ngày 05/3 đến ngày 20/3/2028.", "2028-03-20"),
        ("Hoàn thành số hóa hồ sơ trong năm 2028.", "2028-12-31"),
        ("Trồng cây nhân ngày 19/5 trên địa bàn xã.", "2028-05-19"),
        ("Tổ chức kỷ niệm Ngày truyền thống (15/10/1930 - 15/10/2028).", "2028-10-15"),
    ],
)
def test_a_deadline_is_read_as_written(tmp_path: Path, line: str, due: str) -> None:
    assert str(only(tmp_path, line).due) == due


@pytest.mark.parametrize(
    "line",
    [
        "Tổ chức tập huấn cho cán bộ thôn trong quý II.",
        "Tổ chức tập huấn cho cán bộ thôn. Thời gian thực hiện: Quý II/2028.",
        "Tổ chức tập huấn cho cán bộ thôn (quý II).",
        "Tổ chức tập huấn cho cán bộ thôn, xong vào quý II năm 2028.",
    ],
)
def test_a_quarter_in_a_sentence_is_its_time(tmp_path: Path, line: str) -> None:
    duty = only(tmp_path, line)
    assert (duty.quarter, duty.due, duty.text) == (2, None, line)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2028 của UBND xã.",
        "Tuyên truyền Luật có hiệu lực thi hành từ ngày 01/7/2028.",
        "Duy trì 06/06 tổ hòa giải hoạt động tốt.",
        "Thăm hỏi chức sắc nhân dịp đại lễ 18/5 âm lịch.",
        "Lập kế hoạch kiểm tra công vụ trong năm 2028.",
        "Chủ tịch UBND xã tiếp công dân định kỳ vào ngày 10 hằng tháng.",
        "Đăng ít nhất 04 tin, bài mỗi tháng.",
    ],
)
def test_what_is_no_deadline_makes_no_duty(tmp_path: Path, line: str) -> None:
    assert duties_in(tmp_path, f"I. NHIỆM VỤ\n1. {line}\n2. Vận động Nhân dân.") == []


@pytest.mark.parametrize(
    ("line", "recurrence"),
    [
        ("Định kỳ 6 tháng, năm, các thôn báo cáo kết quả về UBND xã.", "semiannual+annual"),
        ("Thực hiện báo cáo tháng, quý, 6 tháng và năm.", "monthly+quarterly+semiannual+annual"),
        ("Định kỳ hằng quý phản ánh dư luận với Đảng ủy.", "quarterly"),
        ("Ban Chỉ đạo họp 03 tháng 01 lần.", "quarterly"),
        ("Tổng hợp báo cáo định kỳ theo quy định.", "unspecified"),
        ("Báo cáo kết quả trước ngày 10/12 hằng năm.", "annual"),
    ],
)
def test_a_reporting_period_is_recurrence(tmp_path: Path, line: str, recurrence: str) -> None:
    assert only(tmp_path, line).recurrence == recurrence


def test_two_reports_in_one_sentence_are_two_duties(tmp_path: Path) -> None:
    body = "I. NHIỆM VỤ\n1. Các thôn báo cáo 6 tháng trước ngày 05/6/2028, báo cáo năm trước ngày 15/11/2028."
    assert [(d.text, str(d.due), d.recurrence) for d in duties_in(tmp_path, body)] == [
        ("Các thôn báo cáo 6 tháng trước ngày 05/6/2028", "2028-06-05", None),
        ("báo cáo năm trước ngày 15/11/2028.", "2028-11-15", None),
    ]


def test_the_day_of_a_monthly_report_is_kept(tmp_path: Path) -> None:
    duty = only(tmp_path, "Hằng tháng báo cáo tình hình với UBND xã trước ngày 18.")
    assert (duty.recurrence, duty.day, duty.due) == ("monthly", 18, None)


def test_a_delay_is_kept_in_words(tmp_path: Path) -> None:
    duty = only(tmp_path, "Các thôn nộp bản đăng ký chậm nhất 05 ngày làm việc kể từ ngày nhận Kế hoạch.")
    assert (duty.within, duty.due) == ("chậm nhất 05 ngày làm việc", None)


def test_only_the_sentence_with_the_time_is_the_duty(tmp_path: Path) -> None:
    line = "Chú trọng tuyên truyền. Gửi kế hoạch về UBND xã trước ngày 15/02/2028. Phát huy dân chủ."
    assert only(tmp_path, line).text == "Gửi kế hoạch về UBND xã trước ngày 15/02/2028."


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ("1. Đề nghị các thôn gửi kế hoạch trước ngày 15/02/2028.", "các thôn"),
        ("1. Trưởng thôn: gửi kế hoạch trước ngày 15/02/2028.", "Trưởng thôn"),
        ("1. Thường trực Ban Chỉ đạo và Tổ giúp việc gửi kế hoạch trước ngày 15/02/2028.",
         "Thường trực Ban Chỉ đạo và Tổ giúp việc"),
        ("1. Phòng Văn hóa - Xã hội\n- Gửi kế hoạch trước ngày 15/02/2028.", "Phòng Văn hóa - Xã hội"),
        ("1. Công chức phụ trách Nội vụ (cơ quan Thường trực) tham mưu và có trách nhiệm:\n"
         "- Gửi kế hoạch trước ngày 15/02/2028.", "Công chức phụ trách Nội vụ (cơ quan Thường trực)"),
        ("1. Đôn đốc các thôn gửi kế hoạch trước ngày 15/02/2028.", None),
    ],
)  # fmt: skip
def test_the_actor_is_named_by_the_sentence_or_the_heading(
    tmp_path: Path, body: str, actor: str | None
) -> None:
    (duty,) = duties_in(tmp_path, f"III. TỔ CHỨC THỰC HIỆN\n{body}\n2. Công an xã phối hợp.")
    assert duty.actor == actor


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chỉ đạo các thôn báo cáo sơ kết.", DutyKind.REPORT),
        ("Chỉ đạo các thôn xây dựng Chương trình công tác.", DutyKind.PLANNING),
        ("Thực hiện kiểm tra công tác dân vận.", DutyKind.INSPECTION),
        ("Xây dựng và đăng ký điểm sáng.", DutyKind.REGISTRATION),
        ("Kiện toàn Ban Chỉ đạo khi có thay đổi.", DutyKind.PERSONNEL),
        ("Phối hợp, tổ chức tập huấn cho các thôn.", DutyKind.TRAINING),
        ("Tổ chức học tập tác phẩm của Bác.", DutyKind.STUDY),
        ("Họp Ban Chỉ đạo cuối năm.", DutyKind.MEETING),
        ("Đôn đốc cơ sở thực hiện nhiệm vụ đã đề ra.", DutyKind.GUIDANCE),
        ("Đề nghị khen thưởng tập thể xuất sắc.", DutyKind.COMMENDATION),
        ("Thăm, tặng quà gia đình chính sách.", DutyKind.OTHER),
    ],
)
def test_the_kind_is_told_by_the_work(tmp_path: Path, text: str, kind: DutyKind) -> None:
    assert only(tmp_path, f"Quý I: {text}").kind is kind


def test_a_time_line_belongs_to_the_work_above_it(tmp_path: Path) -> None:
    lines = (
        "1. Hội nghị đối thoại với Nhân dân",
        "- Thời gian: Dự kiến ngày 05/3/2028.",
        "- Địa điểm: Nhà văn hóa.",
    )
    body = "\n".join(("II. NỘI DUNG", *lines))
    (duty,) = duties_in(tmp_path, body)
    assert (duty.text, str(duty.due)) == ("Hội nghị đối thoại với Nhân dân", "2028-03-05")


def test_a_duty_says_where_it_stands(tmp_path: Path) -> None:
    (first, *_) = duties_in(tmp_path, QUARTERS)
    assert (first.label, first.section) == ("mục II, Quý I, gạch đầu dòng 1", "II, Quý I, gạch đầu dòng 1")


def test_purposes_and_recipients_hold_no_duties(tmp_path: Path) -> None:
    assert (
        duties_in(tmp_path, "I. MỤC ĐÍCH, YÊU CẦU\n1. Hoàn thành tốt nhiệm vụ trước ngày 30/11/2028.") == []
    )


def test_a_plan_whose_day_is_left_blank_still_has_its_year(tmp_path: Path) -> None:
    head = "UBND XÃ SÔNG ĐÀ\nSông Đà, ngày     tháng 01 năm 2028\nKẾ HOẠCH\nTổ chức hội nghị cử tri\n"
    body = "I. NỘI DUNG\n1. Niêm yết danh sách trước ngày 15/2.\n2. Phân công."
    plan = plan_of(tmp_path, "", content=f"{head}{body}".encode())
    assert [str(duty.due) for duty in find_duties(plan)] == ["2028-02-15"]


def test_of_two_months_the_last_is_the_deadline(tmp_path: Path) -> None:
    assert only(tmp_path, "Kiểm tra các thôn trong tháng 8 và tháng 9/2028.").due == dt.date(2028, 9, 30)


def test_a_report_with_its_whole_date_does_not_come_round(tmp_path: Path) -> None:
    duty = only(tmp_path, "Các thôn gửi báo cáo năm trước ngày 10/11/2028.")
    assert (duty.due, duty.recurrence) == (dt.date(2028, 11, 10), None)
