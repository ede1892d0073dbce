"""Whole answers over a made-up plan: which passage comes first, and when there is none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge import Library, open_database
from retrieval import Answerer, Outcome

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN HOA SEN
Số: 21/KH-UBND
Hoa Sen, ngày 15 tháng 01 năm 2031
KẾ HOẠCH
Công tác dân vận chính quyền 6 tháng đầu năm 2031
I. MỤC TIÊU
1. 100% UBND các xã, thị trấn kiện toàn tổ công tác.
- Xóa nhà tạm cho 27 hộ trước mùa mưa.
- Nghiệm thu nhà của các hộ thuộc diện xóa nhà tạm.
2. Cấp mới 300 giấy chứng nhận quyền sử dụng đất.
II. NỘI DUNG
1. Công tác dân tộc, tôn giáo
- Thăm các chức sắc nhân dịp lễ lớn.
- Phát tờ rơi song ngữ cho đồng bào vùng cao.
2. Phản ánh của người dân
a) Xã có nhóm Zalo với người dân, mỗi nhóm ít nhất 200 hộ.
b) Tin nhắn trong nhóm Zalo được trả lời trong vòng 24 giờ.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ (cơ quan thường trực của Ban Chỉ đạo huyện)
- Theo dõi tiến độ, chuẩn bị các phiên họp.
- Soạn báo cáo sơ kết.
2. UBND các xã, thị trấn: gửi báo cáo về Phòng Nội vụ trước ngày 10/6/2031.
4. Công an huyện, Ban Chỉ huy Quân sự huyện
- Giữ an ninh các lễ hội.
5. Các phòng, ban khác báo cáo về Phòng Nội vụ.
Nơi nhận:
- Thường trực Huyện ủy;
- Lưu: VT.
CHỦ TỊCH
Đỗ Văn Hai
PHỤ LỤC
PHÂN CÔNG PHỤ TRÁCH XÃ, BUÔN
TT
Họ và tên
Chức vụ
Địa bàn phụ trách
1
Y Ba Niê
Phó Chủ tịch
Buôn Kram, thôn 3
2
Lê Thị Tư
Trưởng phòng
Thôn 5
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    home = tmp_path_factory.mktemp("home")
    sessions = open_database(f"sqlite:///{home / 'danvan.db'}")
    library = Library(sessions, lambda: datetime(2031, 1, 20, tzinfo=UTC))
    library.take_in_content("ke-hoach.txt", PLAN.encode(), "test")
    made = Answerer(sessions, Path(home))
    made.bring_up_to_date()
    yield made
    made.index.close()
    sessions.kw["bind"].dispose()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("ai là cơ quan thường trực ban chỉ đạo huyện", "1. Phòng Nội vụ (cơ quan thường trực"),
        ("Phòng Nội vụ có nhiệm vụ gì trong kế hoạch 6 tháng đầu năm 2031?", "- Theo dõi tiến độ"),
        ("UBND các xã, TT được giao việc gì", "2. UBND các xã, thị trấn: gửi"),
        ("bên công an huyện được giao lo mấy chuyện gì vậy sếp", "- Giữ an ninh các lễ hội"),
        ("xóa nhà tạm cho mấy hộ vậy", "- Xóa nhà tạm cho 27 hộ"),
        ("mục công tác dân tộc tôn gíao nêu những việc gì", "- Thăm các chức sắc"),
        ("tờ rơi hai thứ tiếng cho bà con vùng cao", "- Phát tờ rơi song ngữ"),
        ("nhắn lên nhóm zalo thì bao lâu được trả lời", "b) Tin nhắn trong nhóm Zalo"),
        ("phấn đấu cấp mới bao nhiêu GCN QSDĐ", "2. Cấp mới 300"),
        ("ai phụ trách buôn kram", "1 Y Ba Niê"),
        ("ai phụ trách thôn 5?", "2 Lê Thị Tư"),
        ("CT UBND huyện ký kế hoạch 2031 tên gì?", "Đỗ Văn Hai"),
        ("Nơi nhận kế hoạch năm 2031 của UBND huyện gồm những đơn vị nào?", "- Thường trực Huyện ủy"),
    ],
)
def test_the_passage_that_answers_comes_first(answerer: Answerer, question: str, first: str) -> None:
    answer = answerer.answer(question)
    assert answer.outcome is Outcome.ANSWERED
    assert first in answer.citations[0].quote


def test_a_question_that_leans_back_keeps_its_hamlet(answerer: Answerer) -> None:
    answer = answerer.answer("thế còn thôn 5?", ["ai phụ trách thôn 3?"])
    assert "Lê Thị Tư" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Xây nhà văn hóa hết bao nhiêu tiền?",
        "Bao nhiêu hộ thoát nghèo?",
        "email của Phòng Nội vụ là gì?",
        "cho xin số điện thoại của Phòng Nội vụ",
    ],
)
def test_what_the_plan_does_not_say_is_refused(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).outcome is Outcome.REFUSED
