"""Physical lines to paragraphs: what was broken at the margin is joined, what was apart stays apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.paragraphs import compose
from knowledge.vietnamese import nfc

PAGE = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ, công chức về vai trò của công tác dân vận;
tạo sự đồng thuận trong Nhân dân khi thực hiện Chỉ thị số 33/CT-
TTg ngày 26/11/2021 và Kết luận số 114-KL/TW ngày 14/7/2015 của Ban
Bí thư về nâng cao hiệu quả công tác dân vận của cơ quan nhà nước các cấp.
2. Gắn việc thực hiện quy chế dân chủ ở cơ sở với nhiệm vụ chính trị của
địa phương, đơn vị trong năm, bảo đảm thiết thực, hiệu quả và tiết kiệm.
II. NHIỆM VỤ
- Tổ chức đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân
theo quy định;
- Tiếp công dân đúng lịch."""


def paragraphs(text: str, wrapped: bool | None = None) -> list[str]:
    return compose(text.split("\n"), wrapped).split("\n")


def test_lines_broken_at_the_margin_are_rejoined():
    found = paragraphs(PAGE)
    assert [p.split()[0] for p in found] == ["I.", "1.", "2.", "II.", "-", "-"]


def test_a_number_broken_at_its_hyphen_is_whole_again():
    assert "Chỉ thị số 33/CT-TTg ngày 26/11/2021" in compose(PAGE.split("\n"))


def test_a_name_that_goes_on_in_the_next_line_is_joined():
    assert "của Ban Bí thư về nâng cao" in compose(PAGE.split("\n"))


def test_the_same_text_comes_out_when_every_line_is_followed_by_a_blank_one():
    assert paragraphs(PAGE.replace("\n", "\n\n")) == paragraphs(PAGE)


def test_indents_and_spaces_of_justified_lines_vanish():
    spaced = PAGE.replace(" của ", "   của ").replace("\n", "\n     ")
    assert paragraphs(spaced) == paragraphs(PAGE)


def test_page_numbers_between_the_halves_of_a_paragraph_vanish():
    halves = PAGE.replace("\nđịa phương", "\n\n2\n\nđịa phương")
    assert paragraphs(halves) == paragraphs(PAGE)


@pytest.mark.parametrize("number", ["7", "- 7 -", "Trang 7", "7/12", "–7–"])
def test_page_numbers_are_known_however_they_are_written(number):
    assert paragraphs(PAGE.replace("\nII.", f"\n{number}\nII.")) == paragraphs(PAGE)


def test_a_running_head_beside_page_numbers_vanishes():
    head = "Kế hoạch công tác dân vận năm 2025"
    pages = [PAGE.replace("\nII.", f"\n{number}\n{head}\nII.") for number in (2, 3, 4)]
    assert head not in compose("\n".join(pages).split("\n"))


def test_a_line_that_recurs_far_from_page_numbers_stays():
    line = "Kế hoạch công tác dân vận năm 2025."
    assert compose("\n".join([PAGE, line] * 3).split("\n")).count(line) == 3


def test_a_lone_number_stays_where_lines_are_paragraphs():
    assert paragraphs("Số lượng\n12\nGhi chú", wrapped=False) == ["Số lượng", "12", "Ghi chú"]


def test_web_addresses_on_their_own_line_vanish():
    assert paragraphs("Thông báo.\nhttps://xa.gov.vn/tin-tuc/1\nNội dung.") == ["Thông báo.", "Nội dung."]


def test_bold_marks_vanish():
    assert paragraphs("**1. Mục đích**\nNội dung.") == ["1. Mục đích", "Nội dung."]


def test_the_items_of_a_list_stay_apart():
    items = [
        "- Cấp ủy, chính quyền các cấp quán triệt nội dung của chương trình đến Nhân dân",
        "- Các ban, ngành, đoàn thể phối hợp tuyên truyền, vận động hội viên tham gia",
        "+ Ủy ban nhân dân xã công khai các khoản đóng góp của nhân dân theo quy định",
        "a) Thời gian thực hiện trong quý hai và báo cáo kết quả về cơ quan thường trực",
    ]
    assert paragraphs("\n".join([*PAGE.split("\n"), *items]))[-4:] == items


def test_a_heading_does_not_swallow_the_sentence_below_it():
    lines = [
        "1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền đối với dân vận",
        "Tiếp tục quán triệt, triển khai các chủ trương, chính sách về công tác",
        "dân vận đến toàn thể cán bộ, công chức, viên chức và người lao động.",
    ]
    assert paragraphs("\n".join([*PAGE.split("\n"), *lines]))[-2:] == [lines[0], " ".join(lines[1:])]


def test_a_subtitle_is_not_joined_to_the_type_of_document():
    title = ["KẾ HOẠCH", "Công tác dân vận chính quyền năm 2025 trên địa bàn xã"]
    assert paragraphs("\n".join([*title, PAGE]))[:2] == title


def test_a_mark_that_a_full_line_happens_to_end_before_is_no_list():
    lines = [
        "- Rà soát, bổ sung quy chế theo quy định của Luật này và của Nghị định số",
        "59. Các đơn vị báo cáo kết quả về Ủy ban nhân dân xã trước khi họp tổng kết.",
    ]
    assert paragraphs("\n".join([PAGE, *lines]))[-1] == " ".join(lines)


@pytest.mark.parametrize("line", ["Nơi nhận:", "Số: 12/KH-UBND", "TM. ỦY BAN NHÂN DÂN", "Kính gửi: Ủy ban"])
def test_furniture_of_a_document_always_starts_a_line(line):
    assert line in paragraphs(PAGE.removesuffix(".") + " theo\n" + line)


def test_text_of_one_paragraph_a_line_is_unchanged():
    text = "\n".join(paragraphs(PAGE))
    assert compose(text.split("\n"), wrapped=False) == text


def test_text_of_one_paragraph_a_line_is_recognised():
    long = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động triển khai. " * 4
    text = "\n".join(f"{number}. {long}".strip() for number in range(1, 9))
    assert compose(text.split("\n")) == text


@pytest.mark.parametrize("lines", [[], [""], ["", "  ", "\t"], ["\u200b"]])
def test_nothing_gives_nothing(lines):
    assert compose(lines) == ""


def letters(text: str) -> str:
    return re.sub(r"[\s*]", "", nfc(text))


WORDS = st.sampled_from(
    [
        "dân",
        "vận",
        "Ban",
        "Bí",
        "thư",
        "Đảng",
        "XÃ",
        "-",
        "+",
        "a)",
        "1.",
        "II.",
        "33/CT-",
        "114-KL/TW",
        "của,",
        "năm:",
    ]
)
LINES = st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=30)


@given(LINES, st.sampled_from([None, True, False]))
def test_no_letter_is_lost_or_changed(lines, wrapped):
    assert letters(compose(lines, wrapped)) == letters("".join(lines))


def test_a_column_of_figures_is_no_running_head():
    assert compose(["0"] * 5, wrapped=False).split() == ["0"] * 5


@given(st.lists(st.text(max_size=60), max_size=15, unique_by=lambda line: " ".join(line.split())))
def test_no_letter_of_any_text_is_lost_when_lines_are_paragraphs(lines):
    kept = [line for line in lines if "http" not in line and "www" not in line]
    assert letters(compose(kept, wrapped=False)) == letters("\n".join(kept))


SENTENCES = st.builds(
    "{} {}{}".format,
    st.sampled_from(["1.", "a)", "-", "+", "II.", "Điều 5.", "Các"]),
    st.lists(st.sampled_from(["dân", "vận", "Ban", "quy chế", "33/CT-TTg", "năm 2024"]), min_size=1).map(
        " ".join
    ),
    st.sampled_from([".", ";", ":"]),
)


@given(st.lists(SENTENCES, max_size=12))
def test_whole_paragraphs_are_never_joined(paragraphs):
    assert compose(paragraphs, wrapped=False) == "\n".join(paragraphs)


def test_a_subject_as_long_as_its_line_ends_at_the_blank_line_below() -> None:
    body = ["Các xã rà soát, bổ sung quy ước của thôn cho hợp với tình hình thực tế của địa phương và"] * 6
    lines = [
        "KẾ HOẠCH",
        "Thực hiện công tác dân vận chính quyền và xây dựng thôn, xóm đoàn kết năm 2031",
        "",
        "Thực hiện Kế hoạch số 18/KH-BCĐ ngày 08/01/2031 của Ban Chỉ đạo tỉnh, xã xây dựng kế",
        "hoạch như sau:",
        *body,
        "gửi về huyện.",
    ]
    assert compose(lines, True).split("\n")[1] == lines[1]
