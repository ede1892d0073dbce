"""A claim stands only if it is a run of its quote that means what the quote means."""

import random
from pathlib import Path

import pytest

import knowledge
from retrieval.answer.grounding import LONGEST_CLAIM, Said, grounded
from retrieval.answer.model import Citation
from retrieval.clauses import clauses

QUOTE = (
    "2. Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024, báo cáo năm trước ngày 15/11/2024 "
    "về Ủy ban nhân dân xã (qua Văn phòng); mỗi xóm tổ chức ít nhất 02 cuộc đối thoại, có ghi biên bản. "
    "Không được yêu cầu người dân nộp thêm giấy tờ; tự ý thu phí. "
    "Trưởng xóm có thể mời Mặt trận dự đối thoại. Nghiêm cấm các hành vi: a) gây khó khăn cho người dân; "
    "b) bao che người vi phạm."
)
HEADINGS = ("Quý III", "1. Văn phòng Ủy ban nhân dân xã")


def stands(
    text: str, quote: str = QUOTE, *, whole: str = QUOTE, headings: tuple[str, ...] = HEADINGS
) -> bool:
    citation = Citation("ke-hoach.txt", 1, 1, "mục II.3", whole, 0, len(whole), headings)
    return grounded(Said(1, quote, text), [citation]) is not None


def of_itself(quote: str, text: str) -> bool:
    return stands(text, quote, whole=quote, headings=())


@pytest.mark.parametrize(
    "text",
    [
        "Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024.",
        "Các xóm gửi báo cáo 6 tháng trước ngày 15 tháng 6 năm 2024",
        "các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024, báo cáo năm trước ngày 15/11/2024 về UBND xã",
        "Mỗi xóm tổ chức ít nhất 2 cuộc đối thoại.",
        "Trong quý III, mỗi xóm tổ chức ít nhất 02 cuộc đối thoại, có ghi biên bản.",
        "Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại trong quý III.",
        "Quý III: mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.",
        "Không được yêu cầu người dân nộp thêm giấy tờ.",
        "Trưởng xóm có thể mời Mặt trận dự đối thoại.",
        "Nghiêm cấm các hành vi: gây khó khăn cho người dân.",
        "Nghiêm cấm các hành vi bao che người vi phạm.",
        "Trưởng xóm có thể mời Mặt trận dự đối thoại. Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.",
    ],
)
def test_a_run_from_a_beginning_to_an_end_stands(text: str) -> None:
    assert stands(text)


def test_what_a_heading_gives_an_agency_may_be_said_of_it() -> None:
    assert stands(
        "Văn phòng UBND xã theo dõi tiến độ.", whole="- Theo dõi tiến độ.", quote="Theo dõi tiến độ"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Các xóm gửi báo cáo 6 tháng trước ngày 16/6/2024.", "another day"),
        ("Các xóm gửi báo cáo năm trước ngày 15/6/2024.", "the date of another report"),
        ("Trước ngày 15/6/2024, gửi báo cáo năm.", "the same, put in front"),
        ("Các xóm gửi báo cáo 6 tháng sau ngày 15/6/2024.", "after instead of before"),
        ("Các xóm gửi báo cáo 6 tháng ngày 15/6/2024.", "before left out"),
        ("Các xóm gửi báo cáo tháng trước ngày 15/6/2024.", "a unit without its figure"),
        ("Các xóm gửi báo cáo 6 tháng về Ủy ban nhân dân xã.", "two parts joined"),
        ("Trong quý IV, mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.", "another quarter"),
        ("Đầu quý III, mỗi xóm tổ chức ít nhất 02 cuộc đối thoại.", "part of a quarter"),
        ("Mỗi xóm tổ chức ít nhất 03 cuộc đối thoại.", "another number"),
        ("Mỗi xóm tổ chức 02 cuộc đối thoại.", "at least left out"),
        ("Mỗi xóm tổ chức tối đa 02 cuộc đối thoại.", "at most instead of at least"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại theo Kết luận 114-KL/TW.", "an instrument"),
        ("Xóm tổ chức ít nhất 02 cuộc đối thoại.", "not from a beginning"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc.", "not to an end"),
        ("Được yêu cầu người dân nộp thêm giấy tờ.", "what is forbidden, allowed"),
        ("Tự ý thu phí.", "the prohibition before the semicolon left out"),
        ("Không mời Mặt trận dự đối thoại.", "a denial added"),
        ("Trưởng xóm mời Mặt trận dự đối thoại.", "may left out"),
        ("Trưởng xóm phải mời Mặt trận dự đối thoại.", "a duty made of what is allowed"),
        ("Gây khó khăn cho người dân.", "the prohibition left out"),
        ("Bao che người vi phạm.", "the same, farther away"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại và nộp phạt nếu chậm.", "a penalty added"),
        ("Mỗi xóm tổ chức ít nhất 02 cuộc đối thoại. Không cần thực hiện.", "a sentence added"),
        ("Xã Hoa Mơ tổ chức ít nhất 02 cuộc đối thoại.", "another does it"),
        ("Theo quy định của kế hoạch.", "nothing said"),
        ("Mỗi xóm", "too little said"),
        ("", "nothing at all"),
    ],
)
def test_a_claim_that_says_anything_else_does_not(text: str, why: str) -> None:
    assert not stands(text), why


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Hạn chế tổ chức hội nghị đông người.", "Tổ chức hội nghị đông người."),
        (
            "Bãi bỏ Quyết định số 12/QĐ-UBND ngày 03/4/2020.",
            "Thực hiện Quyết định số 12/QĐ-UBND ngày 03/4/2020.",
        ),
        ("Tạm dừng việc thu phí chứng thực tại xã.", "Thu phí chứng thực tại xã."),
        ("Thôn Đông tổ chức 5 cuộc đối thoại, thôn Tây 7 cuộc.", "Thôn Tây 5 cuộc đối thoại."),
        ("Trước ngày 05/6 gửi huyện, trước ngày 20/11 gửi tỉnh.", "Trước ngày 05/6 gửi tỉnh."),
        ("Quá 05 ngày thì giải thích, quá 10 ngày thì xin lỗi.", "Quá 05 ngày thì xin lỗi."),
        ("Chủ tịch xã giao trưởng thôn lập danh sách hộ nghèo.", "Chủ tịch xã lập danh sách hộ nghèo."),
        ("Phòng Nội vụ phối hợp với Mặt trận tổ chức đối thoại.", "Mặt trận tổ chức đối thoại."),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống dưới 5%.", "Tỷ lệ hồ sơ trễ hạn 5%."),
        ("Giải quyết hồ sơ tối đa 05 ngày.", "Giải quyết hồ sơ 05 ngày."),
        ("Khi có yêu cầu của Đảng ủy, các thôn báo cáo đột xuất.", "Các thôn báo cáo đột xuất."),
        ("Nghiên cứu, xem xét sửa đổi quy ước.", "Phải sửa đổi quy ước."),
        ("Đề nghị xã khen thưởng tập thể; bố trí kinh phí khen thưởng.", "Bố trí kinh phí khen thưởng."),
        ("Trình Ủy ban nhân dân xã khen thưởng tập thể.", "Ủy ban nhân dân xã khen thưởng tập thể."),
        ("Các thôn nộp quỹ, trừ hộ nghèo.", "Các thôn nộp quỹ."),
        ("Kiện toàn ban chỉ đạo, khi có thay đổi nhân sự.", "Kiện toàn ban chỉ đạo."),
        ("Thu phí (trừ hộ nghèo) tại bộ phận một cửa.", "Thu phí tại bộ phận một cửa."),
        (
            "Quyết định số 7-QĐ/A của Ban A, Quyết định số 8-QĐ/B của Ban B.",
            "Quyết định số 7-QĐ/A của Ban B.",
        ),
        ("Giai đoạn 2022 - 2026 xây dựng mười mô hình.", "Giai đoạn 2022 xây dựng mười mô hình."),
        ("Đấu tranh, phản bác các tin xấu độc trên mạng.", "Các tin xấu độc trên mạng."),
        ("Sau Đại hội lần thứ XIV tổ chức học tập.", "Sau Đại hội lần thứ XIII tổ chức học tập."),
        ("Gửi báo cáo về Sở Nội vụ tổng hợp trình tỉnh.", "Gửi báo cáo về Sở Nội vụ trình tỉnh."),
        ("Phấn đấu đơn vị được xếp loại tốt.", "Đơn vị được xếp loại tốt."),
        ("Tổ chức đối thoại ít nhất 01 cuộc.", "Tổ chức đối thoại ít nhất -01 cuộc."),
        ("Tổ chức đối thoại ít nhất 01 cuộc.", "Tổ chức đối thoại ít nhất 01+ cuộc."),
        ("Tổ chức đối thoại ít nhất 01 cuộc.", "Tổ chức đối thoại ít nhất 01% cuộc."),
    ],
)
def test_no_words_left_out_turn_a_sentence_round(quote: str, text: str) -> None:
    assert of_itself(quote, quote)
    assert not of_itself(quote, text)


def test_the_outer_of_two_headings_is_not_who_does_it() -> None:
    above = ("A. Văn phòng", "1. Công an xã")
    whole = "Theo dõi tiến độ."
    assert stands("Công an xã theo dõi tiến độ.", whole, whole=whole, headings=above)
    assert not stands("Văn phòng theo dõi tiến độ.", whole, whole=whole, headings=above)


@pytest.mark.parametrize(
    "quote",
    ["", "Các xóm", "Các xóm nộp báo cáo 6 tháng", "gửi báo cáo … trước ngày 15/6/2024", QUOTE + " Hết."],
)
def test_a_quote_that_is_not_verbatim_supports_nothing(quote: str) -> None:
    assert not stands("Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024.", quote)


def test_spaces_and_line_breaks_of_a_quote_do_not_matter() -> None:
    assert stands(
        "Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024", "gửi báo cáo\n 6 tháng  trước ngày 15/6/2024"
    )


def test_a_quote_of_another_sentence_supports_nothing() -> None:
    assert not stands("Trưởng xóm có thể mời Mặt trận dự đối thoại.", "Các xóm gửi báo cáo 6 tháng")


@pytest.mark.parametrize("number", [0, 2, -1, 10**9])
def test_a_citation_that_is_not_there_supports_nothing(number: int) -> None:
    citation = Citation("ke-hoach.txt", 1, 1, "mục II.3", QUOTE, 0, len(QUOTE))
    assert grounded(Said(number, QUOTE, QUOTE[:60]), [citation]) is None


@pytest.mark.parametrize(
    "addition",
    ["<b>!</b>", " https://vi.du/x", " [1](http://a)", " \u202e", " 👍", " @danvan", " #khẩn", " `rm`", "__"],
)
def test_mark_up_links_and_hidden_characters_are_not_let_through(addition: str) -> None:
    assert not stands("Các xóm gửi báo cáo 6 tháng trước ngày 15/6/2024" + addition)


def test_bullets_and_open_ends_are_taken_off_a_claim() -> None:
    citation = Citation("ke-hoach.txt", 1, 1, "mục II.3", QUOTE, 0, len(QUOTE))
    claim = grounded(Said(1, QUOTE, "- mỗi xóm tổ chức ít nhất 02 cuộc đối thoại;"), [citation])
    assert claim and claim.text == "mỗi xóm tổ chức ít nhất 02 cuộc đối thoại"


def test_a_claim_longer_than_a_phone_shows_is_dropped() -> None:
    assert not of_itself(QUOTE * 3, QUOTE * 3)
    assert len(QUOTE * 3) > LONGEST_CLAIM


def _starter_clauses() -> list[str]:
    """Every clause of the starter pack that says enough to be summed up."""
    files = sorted(Path(knowledge.__file__).parent.glob("starter/*.md"))
    lines = [" ".join(line.split()) for file in files for line in file.read_text("utf-8").splitlines()]
    found = [clause.strip("|*_# ") for line in lines for clause in clauses(line)]
    return [clause for clause in found if len(clause.split()) >= 8 and 40 < len(clause) < LONGEST_CLAIM]


def test_over_the_starter_pack_a_clause_said_as_it_is_mostly_stands() -> None:
    clauses = _starter_clauses()
    standing = sum(of_itself(clause, clause) for clause in clauses)
    assert standing >= 0.95 * len(clauses) > 50


def test_over_the_starter_pack_no_changed_figure_ever_stands() -> None:
    chance = random.Random(2)
    tried = 0
    for clause in _starter_clauses():
        for place in [at for at, one in enumerate(clause) if one.isdecimal()]:
            other = str((int(clause[place]) + chance.randint(1, 9)) % 10)
            assert not of_itself(clause, f"{clause[:place]}{other}{clause[place + 1 :]}"), clause
            tried += 1
    assert tried > 200


_UNSAID = ("ngày", "-", "–", "+")  # "trước 05/6" and "trước ngày 05/6" are one


def test_over_the_starter_pack_no_clause_with_a_gap_ever_stands() -> None:
    """Brackets apart, which may be left out whole."""
    chance = random.Random(3)
    tried = 0
    for clause in (one for one in _starter_clauses() if "(" not in one):
        words = clause.split()
        for _ in range(5):
            first = chance.randrange(1, len(words) - 1)
            last = chance.randrange(first + 1, len(words))
            gap = " ".join(words[first:last])
            left = " ".join([*words[:first], *words[last:]])
            is_cut = clause.startswith((left.rstrip(" ;.") + ",", left.rstrip(" ;.") + ";"))
            if gap not in _UNSAID and not is_cut and words[first:last] != words[last : 2 * last - first]:
                assert not of_itself(clause, left), (clause, gap)
                tried += 1
    assert tried > 200
