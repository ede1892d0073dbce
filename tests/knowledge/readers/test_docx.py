from io import BytesIO

import docx as python_docx
import pytest

from knowledge.readers import read
from tests.knowledge.readers.samples import docx, level, numbered, p, table


def lines(content: bytes) -> list[str]:
    return [line for line in read("a.docx", content).lines if line]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def box(text: str, down: int = 0, across: int = 0) -> str:
    """A text box as Word writes it: once for new programs, once for old."""
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    anchor = (
        f"<wp:positionH><wp:posOffset>{across}</wp:posOffset></wp:positionH>"
        f"<wp:positionV><wp:posOffset>{down}</wp:posOffset></wp:positionV>"
    )
    return (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>{anchor}<wps:txbx>{inside}</wps:txbx></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def test_a_document_of_python_docx_reads_in_order() -> None:
    document = python_docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    cells = document.add_table(rows=2, cols=3)
    for row, texts in zip(cells.rows, (("TT", "Việc", "Hạn"), ("1", "Tập huấn", "Quý I")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Hết")
    buffer = BytesIO()
    document.save(buffer)
    assert lines(buffer.getvalue()) == ["KẾ HOẠCH", "TT | Việc | Hạn", "1 | Tập huấn | Quý I", "Hết"]


def test_letterhead_table_is_read_left_column_first() -> None:
    letterhead = table(
        [
            [
                ["UBND TỈNH", "BAN CHỈ ĐẠO"],
                ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
            ],
            ["Số: 05/KH-BCĐ", "An Bình, ngày 03 tháng 02 năm 2025"],
        ]
    )
    assert lines(docx(letterhead + p("KẾ HOẠCH"))) == [
        "UBND TỈNH",
        "BAN CHỈ ĐẠO",
        "Số: 05/KH-BCĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 03 tháng 02 năm 2025",
        "KẾ HOẠCH",
    ]


def test_letterhead_set_with_tabs_is_read_left_column_first() -> None:
    def tabbed(left: str, right: str) -> str:
        return run(f"<w:t>{left}</w:t><w:tab/><w:tab/><w:t>{right}</w:t>")

    body = (
        tabbed("UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + tabbed("Số: 5/KH", "Độc lập - Tự do")
        + p("KẾ HOẠCH")
    )
    assert lines(docx(body)) == [
        "UBND XÃ",
        "Số: 5/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do",
        "KẾ HOẠCH",
    ]


def test_merged_cells_are_read_once() -> None:
    cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    first = cell.format(' w:val="restart"', p("1"))
    body = f"<w:tbl><w:tr>{first}<w:tc>{p('Họp')}</w:tc><w:tc>{p('Quý I')}</w:tc></w:tr>"
    below = cell.format("", p("1"))
    body += f"<w:tr>{below}<w:tc>{p('Kiểm tra')}</w:tc><w:tc>{p('Quý II')}</w:tc></w:tr></w:tbl>"
    assert lines(docx(body)) == ["1 | Họp | Quý I", "| Kiểm tra | Quý II"]


def test_text_boxes_come_once_in_reading_order_without_coordinates() -> None:
    right, left = box("CỘNG HÒA XÃ HỘI", across=3_000_000), box("UBND XÃ", across=100)
    lower = box("Số: 5/KH", down=900_000)
    body = f"<w:p><w:r>{right}</w:r><w:r>{lower}</w:r><w:r>{left}</w:r><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    assert lines(docx(body)) == ["UBND XÃ", "CỘNG HÒA XÃ HỘI", "Số: 5/KH", "KẾ HOẠCH"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "\uf0b7")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2.")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)
NUMBERED_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)


def test_automatic_numbers_are_shown_as_word_shows_them() -> None:
    body = (
        numbered("MỤC ĐÍCH", 1)
        + numbered("Mục đích", 1, 1)
        + numbered("Ý một", 1, 2)
        + numbered("Ý hai", 1, 2)
        + numbered("gạch", 1, 3)
        + numbered("Yêu cầu", 1, 1)
        + numbered("NHIỆM VỤ", 1)
        + numbered("Việc đầu", 1, 1)
    )
    assert lines(docx(body, numbering=NUMBERING)) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "a) Ý một",
        "b) Ý hai",
        "- gạch",
        "2. Yêu cầu",
        "II. NHIỆM VỤ",
        "1. Việc đầu",
    ]


def test_lower_numbers_repeat_the_higher_ones() -> None:
    body = numbered("một", 2) + numbered("con", 2, 1) + numbered("hai", 2) + numbered("con", 2, 1)
    assert lines(docx(body, numbering=NUMBERING)) == ["1. một", "1.1. con", "2. hai", "2.1. con"]


def test_a_list_that_overrides_its_start_begins_anew() -> None:
    body = numbered("một", 2) + numbered("hai", 2) + numbered("lại một", 3)
    assert lines(docx(body, numbering=NUMBERING)) == ["1. một", "2. hai", "1. lại một"]


def test_numbers_are_inherited_from_the_style() -> None:
    styles = f'{NUMBERED_STYLE}<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    body = p("MỤC ĐÍCH", '<w:pStyle w:val="Con"/>') + p("NHIỆM VỤ", '<w:pStyle w:val="Muc"/>')
    assert lines(docx(body, numbering=NUMBERING, styles=styles)) == ["I. MỤC ĐÍCH", "II. NHIỆM VỤ"]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    body = p("không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(docx(body, numbering=NUMBERING, styles=NUMBERED_STYLE)) == ["không số"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>33/CT</w:t><w:noBreakHyphen/><w:t>TTg</w:t>", "33/CT-TTg"),
        ("<w:t>dân</w:t><w:tab/><w:t>vận</w:t>", "dân vận"),
        ("<w:t>chính</w:t><w:softHyphen/><w:t>quyền</w:t>", "chínhquyền"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>", ""),
        ("<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>hiện</w:t>", "hiện"),
        ('<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>kết quả</w:t>', "kết quả"),
        ("<w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr><w:t>chñ tÞch</w:t>", "CHỦ TỊCH"),
        ("<w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr><w:t>Vieät Nam</w:t>", "Việt Nam"),
    ],
)
def test_pieces_of_a_run(inner: str, text: str) -> None:
    assert lines(docx(run(inner) + p("Hết"))) == [*filter(None, [text]), "Hết"]


def test_a_soft_line_break_parts_lines() -> None:
    assert lines(docx(run("<w:t>KẾ HOẠCH</w:t><w:br/><w:t>Năm 2025</w:t>"))) == ["KẾ HOẠCH", "Năm 2025"]


def test_insertions_links_and_content_controls_are_read_and_deletions_not() -> None:
    piece = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{piece.format('thêm ')}</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        f"<w:moveFrom>{piece.format('dời')}</w:moveFrom>"
        f"<w:hyperlink>{piece.format('liên kết')}</w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent>{p('trong khung')}</w:sdtContent></w:sdt>"
    )
    assert lines(docx(body)) == ["thêm liên kết", "trong khung"]


def test_footnotes_come_last_in_the_order_of_their_marks() -> None:
    body = run('<w:t>Theo</w:t><w:footnoteReference w:id="7"/><w:t> quy định</w:t>') + p("Hết")
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in ((-1, "đường kẻ"), (7, "Chỉ thị 5"))
    )
    assert lines(docx(body, footnotes=notes)) == ["Theo quy định", "Hết", "[1] Chỉ thị 5"]


def test_page_headers_are_no_text() -> None:
    assert lines(docx(p("Nội dung"), header1=p("2"))) == ["Nội dung"]
