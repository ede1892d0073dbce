"""The parts of an administrative document, told apart."""

import pytest

from knowledge.zones import Zone, zones

PLAN = {
    Zone.LETTERHEAD: ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 12/KH-UBND", "Xã An Bình, ngày 05/01/2025"],
    Zone.TITLE: ["KẾ HOẠCH", "Công tác dân vận chính quyền năm 2025"],
    Zone.PREAMBLE: [
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;",
        "Ủy ban nhân dân xã An Bình ban hành kế hoạch công tác dân vận chính quyền năm 2025, cụ thể như sau:",
    ],
    Zone.BODY: ["I. MỤC ĐÍCH", "1. Nâng cao nhận thức.", "- Tổ chức đối thoại.", "Quý I", "- Họp."],
    Zone.CLOSING: ["Trên đây là Kế hoạch công tác dân vận năm 2025.", "Đề nghị các đơn vị thực hiện."],
    Zone.RECIPIENTS: ["Nơi nhận:", "- Đảng ủy xã (b/c);", "- Lưu: VT."],
    Zone.SIGNATURE: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"],
}


def test_a_plan_falls_into_its_seven_zones():
    lines = [line for zone in PLAN.values() for line in zone]
    assert zones(lines) == [zone for zone, held in PLAN.items() for _ in held]


def test_there_is_one_zone_a_line_even_for_nothing():
    assert zones([]) == []


def test_text_without_letterhead_is_all_body():
    assert set(zones(["Xin chào.", "Đây là một ghi chú ngắn."])) == {Zone.BODY}


def test_a_signature_may_stand_before_the_recipients():
    lines = ["I. NHIỆM VỤ", "1. Làm việc này.", *PLAN[Zone.SIGNATURE], *PLAN[Zone.RECIPIENTS]]
    assert zones(lines)[2:] == [Zone.SIGNATURE] * 3 + [Zone.RECIPIENTS] * 3


@pytest.mark.parametrize(
    "annex", ["PHỤ LỤC", "DANH SÁCH CÁC ĐƠN VỊ", "Phụ lục I", "Mẫu số 02", "I. NỘI DUNG QUY CHẾ"]
)
def test_an_annex_after_the_signature_is_body_again(annex):
    lines = ["I. NHIỆM VỤ", *PLAN[Zone.RECIPIENTS], *PLAN[Zone.SIGNATURE], annex]
    assert zones(lines)[-1] is Zone.BODY


def test_a_heading_that_asks_officials_to_recite_a_basis_is_no_preamble():
    lines = ["I. CĂN CỨ", "1. Căn cứ Luật Thực hiện dân chủ ở cơ sở và các văn bản hướng dẫn thi hành luật;"]
    assert zones(lines) == [Zone.BODY, Zone.BODY]


@pytest.mark.parametrize("opening", ["Nơi nhận:", "NƠI NHẬN:", "*Nơi nhận:*", "Nơi gửi:"])
def test_recipients_are_known_by_their_opening(opening):
    assert zones(["I. NHIỆM VỤ", "1. Làm.", opening, "- Như trên;"])[2:] == [Zone.RECIPIENTS] * 2


def test_the_chair_named_in_capitals_inside_a_long_sentence_signs_nothing():
    line = "CHỦ TỊCH Ủy ban nhân dân xã chỉ đạo các ban, ngành và các thôn thực hiện kế hoạch này."
    assert zones(["I. NHIỆM VỤ", line])[1] is Zone.BODY


@pytest.mark.parametrize("basis", ["Căn cứ Luật Tiếp công dân;", "Theo đề nghị của Văn phòng,"])
def test_a_short_basis_is_no_part_of_the_title(basis):
    assert zones(["KẾ HOẠCH", "Công tác dân vận", basis, "I. NHIỆM VỤ"])[1:3] == [Zone.TITLE, Zone.PREAMBLE]


def test_a_subject_that_sounds_like_a_basis_stays_in_the_title():
    assert zones(["KẾ HOẠCH", "Thực hiện công tác dân vận năm 2025", "I. NHIỆM VỤ"])[1] is Zone.TITLE


def test_a_footnote_after_the_signature_is_no_signature():
    note = (
        "[1] Chỉ thị này được nhắc tại phần mở đầu; các đơn vị tra cứu toàn văn trên cổng thông tin điện tử. "
        * 2
    )
    assert zones(["I. NHIỆM VỤ", *PLAN[Zone.SIGNATURE], note])[-2:] == [Zone.SIGNATURE, Zone.BODY]


def test_a_very_long_subject_below_the_type_is_title():
    subject = (
        "Tổ chức tiếp công dân, xử lý đơn thư khiếu nại, tố cáo, kiến nghị, phản ánh phục vụ bầu cử đại biểu "
    )
    lines = [
        "KẾ HOẠCH",
        subject + "Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031",
        *PLAN[Zone.PREAMBLE],
        "I. MỘT",
    ]
    assert zones(lines) == [Zone.TITLE] * 2 + [Zone.PREAMBLE] * 2 + [Zone.BODY]
