"""Headings and passages of laws and plans, whichever numbering the writer used."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.analysis import analyse
from knowledge.outline import Outline, Piece, PieceKind, outline
from tests.evaluate.laws import ARTICLES

LAW = """\
LUẬT
THỰC HIỆN VIỆC NÀY
Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định một việc.
Điều 2. Giải thích từ ngữ
1. Từ thứ nhất là từ này.
2. Từ thứ hai gồm:
a) Nghĩa một;
b) Nghĩa hai.
Chương II
QUYỀN VÀ NGHĨA VỤ
Mục 1
QUYỀN
Điều 3. Quyền
1. Được làm việc này.
Mục 2
NGHĨA VỤ
Điều 4. Nghĩa vụ
Phải làm việc kia.
Phần thứ hai
ĐIỀU KHOẢN THI HÀNH
Điều 5. Hiệu lực
Luật này có hiệu lực."""

PLAN = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức.
- Tạo đồng thuận:
+ Ở thôn.
+ Ở xã.
2. Yêu cầu
Bảo đảm thiết thực.
II. NHIỆM VỤ
1. Nhiệm vụ chung
1.1. Tuyên truyền.
1.2. Đối thoại:
a) Cấp xã;
b) Cấp thôn.
2. Nhiệm vụ theo quý
Quý I
- Xây dựng kế hoạch.
Quý II
- Kiểm tra.
- Sơ kết.
III. TỔ CHỨC THỰC HIỆN
1. Các đơn vị thực hiện kế hoạch này."""


def labels(text: str, kind: PieceKind = PieceKind.TEXT) -> list[str]:
    return [piece.label for piece in outline(text).pieces if piece.kind is kind]


def piece_of(text: str, words: str) -> Piece:
    start = text.index(words)
    return next(p for p in outline(text).pieces if p.start <= start < p.end)


def problems(text: str) -> list[tuple[str, str]]:
    return [(problem.kind, problem.mark) for problem in outline(text).problems]


class TestALaw:
    def test_every_article_is_found_once(self):
        assert [label for label in labels(LAW, PieceKind.HEADING) if label.startswith("Điều")] == [
            f"Điều {number}" for number in range(1, 6)
        ]

    def test_a_point_is_named_by_article_clause_and_point(self):
        assert piece_of(LAW, "b) Nghĩa hai").label == "Điều 2 khoản 2 điểm b"

    def test_a_point_knows_every_heading_above_it(self):
        kinds = [heading.kind for heading in piece_of(LAW, "a) Nghĩa một").headings]
        assert kinds == ["part", "chapter", "article", "number"]

    def test_a_point_has_the_sentence_that_opens_its_list_as_context(self):
        lead = piece_of(LAW, "a) Nghĩa một").lead
        assert lead and LAW[slice(*lead)] == "2. Từ thứ hai gồm:"

    def test_the_title_of_a_chapter_on_the_next_line_belongs_to_it(self):
        chapter = piece_of(LAW, "1. Được làm").headings[1]
        assert (chapter.value, chapter.title) == ("II", "QUYỀN VÀ NGHĨA VỤ")

    def test_a_new_section_ends_the_one_before(self):
        sections = [h.title for h in piece_of(LAW, "Phải làm").headings if h.kind == "section"]
        assert sections == ["NGHĨA VỤ"]

    def test_a_new_part_ends_chapters_and_sections(self):
        kinds = [heading.kind for heading in piece_of(LAW, "Luật này có hiệu lực").headings]
        assert kinds == ["part", "article"]

    def test_a_numbering_without_breaks_has_no_problems(self):
        assert problems(LAW) == []

    def test_an_article_named_on_the_next_line_takes_that_name(self):
        text = "Chương I\nQUY ĐỊNH\nĐiều 1\nPhạm vi áp dụng\n1. Áp dụng.\nĐiều 2\nHiệu lực\nTừ nay."
        assert piece_of(text, "1. Áp dụng").headings[-1].title == "Phạm vi áp dụng"

    def test_an_article_cited_at_the_start_of_a_line_is_no_article(self):
        text = LAW.replace("Phải làm việc kia.", "Điều 1 khoản 2 của Luật này vẫn áp dụng.")
        assert labels(text, PieceKind.HEADING) == labels(LAW, PieceKind.HEADING)

    def test_an_inserted_article_follows_its_number(self):
        text = LAW.replace("Chương II\n", "Điều 2a. Điều bổ sung\nNội dung.\nChương II\n")
        assert "Điều 2a" in labels(text, PieceKind.HEADING)


class TestAPlan:
    def test_items_are_named_by_all_the_numbers_above(self):
        assert labels(PLAN) == [
            "mục I.1, gạch đầu dòng 1",
            "mục I.1, gạch đầu dòng 2",
            "mục I.1, gạch đầu dòng 2, dấu + thứ 1",
            "mục I.1, gạch đầu dòng 2, dấu + thứ 2",
            "mục I.2, đoạn 1",
            "mục II.1.1",
            "mục II.1.2",
            "mục II.1.2, điểm a",
            "mục II.1.2, điểm b",
            "mục II.2, Quý I, gạch đầu dòng 1",
            "mục II.2, Quý II, gạch đầu dòng 1",
            "mục II.2, Quý II, gạch đầu dòng 2",
            "mục III.1",
        ]

    def test_a_dash_has_the_sentence_that_opens_its_list_as_context(self):
        lead = piece_of(PLAN, "+ Ở xã").lead
        assert lead and PLAN[slice(*lead)] == "- Tạo đồng thuận:"

    def test_what_follows_a_heading_has_no_lead_in(self):
        assert piece_of(PLAN, "- Kiểm tra").lead is None

    def test_a_plan_without_breaks_has_no_problems(self):
        assert problems(PLAN) == []

    @pytest.mark.parametrize(
        "quarters",
        [
            ("Quý I", "Quý II", "Quý III", "Quý IV"),
            ("1. Quý I", "2. Quý II", "3. Quý III", "4. Quý IV"),
            ("- Quý I/2025:", "- Quý II/2025:", "- Quý III/2025:", "- Quý IV/2025:"),
            ("QUÝ I NĂM 2025", "QUÝ II NĂM 2025", "QUÝ III NĂM 2025", "QUÝ IV NĂM 2025"),
            ("Quý 1:", "Quý 2:", "Quý 3:", "Quý 4:"),
        ],
    )
    def test_what_stands_under_a_quarter_is_of_that_quarter_only(self, quarters):
        lines = [line for q in quarters for line in (q, "- Họp giao ban.", "- Báo cáo.")]
        text = "\n".join(["II. NHIỆM VỤ THEO QUÝ", *lines])
        under = [
            next(h.value for h in p.headings if h.kind == "quarter")
            for p in outline(text).pieces
            if p.kind is PieceKind.TEXT
        ]
        values = ["1", "2", "3", "4"] if "1:" in quarters[0] else ["I", "II", "III", "IV"]
        assert under == [value for value in values for _ in range(2)]

    def test_the_months_of_a_plan_are_headings(self):
        text = "II. NHIỆM VỤ\nTháng 6:\n- Sơ kết.\nTháng 12:\n- Tổng kết."
        assert labels(text) == [f"mục II, Tháng {month}, gạch đầu dòng 1" for month in (6, 12)]

    def test_numbers_that_start_again_under_each_roman_one_are_no_duplicates(self):
        text = "I. MỘT\n1. Việc a.\n2. Việc b.\nII. HAI\n1. Việc c.\n2. Việc d."
        assert (labels(text), problems(text)) == (["mục I.1", "mục I.2", "mục II.1", "mục II.2"], [])

    def test_capitals_above_roman_numbers_stand_above_them(self):
        text = "A. KẾT QUẢ\nI. ƯU ĐIỂM\n1. Tốt.\nB. PHƯƠNG HƯỚNG\nI. MỤC TIÊU\n1. Cao."
        assert labels(text) == ["mục A.I.1", "mục B.I.1"]

    def test_a_year_that_starts_a_line_is_no_number(self):
        assert labels("I. KẾT QUẢ\n1. Việc một.\n2024. Năm qua đạt kết quả.")[-1] == "mục I.1, đoạn 1"


class TestEdges:
    TEXT = """\
ỦY BAN NHÂN DÂN
XÃ AN BÌNH
Số: 12/KH-UBND
KẾ HOẠCH
Công tác dân vận năm 2025
I. NHIỆM VỤ
1. Đối thoại.
Trên đây là Kế hoạch.
Nơi nhận:
Gửi bản giấy:
- Đảng ủy xã;
- Lưu: VT.
Gửi bản điện tử:
- Các thôn.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An"""

    def kinds(self) -> list[str]:
        return [piece.kind.value for piece in outline(self.TEXT).pieces]

    def test_letterhead_title_and_signature_are_one_piece_each(self):
        assert [self.kinds().count(kind) for kind in ("letterhead", "title", "signature")] == [1, 1, 1]

    def test_recipients_are_cited_line_by_line(self):
        assert self.kinds().count("recipient") == 6

    def test_recipients_stand_in_the_group_they_are_listed_under(self):
        assert piece_of(self.TEXT, "- Các thôn").label == "Nơi nhận, Gửi bản điện tử"
        assert piece_of(self.TEXT, "- Đảng ủy").label == "Nơi nhận, Gửi bản giấy"

    def test_the_closing_sentence_is_no_part_of_the_last_section(self):
        assert piece_of(self.TEXT, "Trên đây").headings == ()

    def test_the_signature_holds_office_and_name(self):
        piece = piece_of(self.TEXT, "CHỦ TỊCH")
        assert self.TEXT[piece.start : piece.end] == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"


class TestProblems:
    def test_a_missing_number_is_reported_where_it_shows(self):
        text = "I. MỘT\n1. Việc a.\n2. Việc b.\n4. Việc d."
        assert outline(text).problems[0].start == text.index("4.")

    def test_a_missing_number_is_a_gap(self):
        assert problems("I. MỘT\n1. Việc a.\n2. Việc b.\n4. Việc d.") == [("gap", "number 4")]

    def test_a_number_given_twice_is_a_duplicate(self):
        assert problems("I. MỘT\n1. Việc a.\n2. Việc b.\n2. Việc c.") == [("duplicate", "number 2")]

    def test_a_missing_article_is_a_gap_and_the_article_is_kept(self):
        text = LAW.replace("Điều 4.", "Điều 44.").replace("Điều 5.", "Điều 45.")
        assert problems(text) == [("gap", "article 44")]
        assert labels(text, PieceKind.HEADING)[-2:] == ["Phần thứ hai", "Điều 45"]

    @pytest.mark.parametrize("letters", ["abcde", "ABCDE"])
    def test_the_letter_between_d_and_e_may_be_left_out(self, letters):
        sign = ")" if letters.islower() else "."
        text = "\n".join(f"{letter}{sign} {letter.upper()}úng việc." for letter in letters)
        assert problems(f"I. MỘT\n1. Gồm:\n{text}" if letters.islower() else text) == []

    def test_any_other_letter_left_out_is_a_gap(self):
        assert problems("I. MỘT\n1. Gồm:\na) A;\nc) C.") == [("gap", "letter c")]

    def test_both_copies_of_a_number_stay_citable(self):
        assert labels("I. MỘT\n1. Việc a.\n2. Việc b.\n2. Việc c.") == ["mục I.1", "mục I.2", "mục I.2"]


def covered(text: str, found: Outline) -> bool:
    held = "".join(text[piece.start : piece.end] for piece in found.pieces)
    return "".join(held.split()) == "".join(text.split())


LINE = st.sampled_from(f"{LAW}\n{PLAN}\n{TestEdges.TEXT}\n7. Bảy\ne) Năm\n \n".split("\n"))


@given(st.lists(LINE, max_size=40).map("\n".join))
def test_pieces_of_any_text_come_in_order_and_never_overlap(text):
    ends = [0]
    for piece in outline(text).pieces:
        assert ends[-1] <= piece.start < piece.end <= len(text)
        ends.append(piece.end)


@given(st.lists(LINE, max_size=40).map("\n".join))
def test_every_word_of_any_text_stands_in_a_piece(text):
    assert covered(text, outline(text))


@given(st.lists(LINE, max_size=40).map("\n".join))
def test_headings_and_lead_ins_stand_before_what_they_head(text):
    for piece in outline(text).pieces:
        starts = [heading.start for heading in piece.headings]
        assert starts == sorted(starts)
        assert piece.lead is None or piece.lead[0] < piece.lead[1] <= piece.start


@given(st.text(max_size=300))
def test_no_text_is_too_odd_for_an_outline(text):
    assert covered(text, outline(text))


class TestRealFiles:
    """Files beside the repository; skipped where they are not."""

    @pytest.mark.parametrize(("name", "articles"), ARTICLES.items())
    def test_every_article_of_a_law_is_found_and_none_invented(self, shared, name, articles):
        found = analyse(name, (shared / "legal" / name).read_bytes()).outline
        numbers = [
            match[1] for piece in found.pieces if (match := re.fullmatch(r"Điều (\d+\w?)", piece.label))
        ]
        assert numbers == [str(number) for number in range(1, articles + 1)]

    @pytest.mark.parametrize("folder", ["corpus", "legal"])
    def test_the_pieces_of_a_document_are_its_whole_text_in_order(self, shared, folder):
        for path in sorted((shared / folder).glob("*.[mt][dx]*")):
            found = analyse(path.name, path.read_bytes())
            assert covered(found.text, found.outline), path.name

    def test_a_decree_reads_the_same_from_word_and_from_markdown(self, shared):
        names = ("30_2020_ND_CP.docx", "ND-30-2020-ND-CP-Cong-tac-van-thu.md")
        word, plain = (analyse(name, (shared / "legal" / name).read_bytes()) for name in names)
        cited = [
            {p.label for p in found.outline.pieces if p.label.startswith("Điều")} for found in (word, plain)
        ]
        assert cited[0] <= cited[1]  # the Markdown names an attachment here and there
