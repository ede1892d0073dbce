from knowledge.readers import read


def lines(page: str, codec: str = "utf-8") -> list[str]:
    return list(read("a.html", page.encode(codec)).lines)


def test_each_block_is_one_line_with_its_spaces_collapsed() -> None:
    page = "<html><body><p>Điều 1.\n  <b>Phạm</b> vi</p><div>Luật này<br>quy định</div></body></html>"
    assert lines(page) == ["Điều 1. Phạm vi", "Luật này", "quy định"]


def test_scripts_styles_menus_and_hidden_parts_are_no_text() -> None:
    page = (
        "<html><head><title>t</title><style>p{}</style></head><body><nav>Trang chủ</nav>"
        "<ul class='menu'><li>Liên hệ</li></ul><script>var a</script><p style='display:none'>ẩn</p>"
        "<p>Nội dung kế hoạch</p><footer>Bản quyền</footer></body></html>"
    )
    assert lines(page) == ["Nội dung kế hoạch"]


def test_main_part_is_taken_where_a_page_marks_it() -> None:
    body = "<p>Ủy ban nhân dân xã xây dựng kế hoạch.</p>" * 20
    page = f"<html><body><div>Tin liên quan</div><article>{body}</article><div>Quảng cáo</div></body></html>"
    assert set(lines(page)) == {"Ủy ban nhân dân xã xây dựng kế hoạch."}


def test_a_form_around_the_whole_page_is_kept() -> None:
    assert lines("<html><body><form><p>Nội dung</p></form></body></html>") == ["Nội dung"]


def test_words_of_windows_1252_with_entities_are_read() -> None:
    page = (
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head>"
        "<body><p>C&#7896;NG HÒA XÃ H&#7896;I<o:p></o:p></p></body></html>"
    )
    assert lines(page, "cp1252") == ["CỘNG HÒA XÃ HỘI"]


def test_drawings_in_conditional_comments_are_no_text() -> None:
    page = (
        "<html><body><p>Số: 5<!--[if gte vml 1]><v:line>AAAB</v:line><![endif]--><![if !vml]>"
        "<table><tr><td><img src=a.gif></td></tr></table><![endif]>/KH</p></body></html>"
    )
    assert lines(page) == ["Số: 5", "/KH"]


def test_lists_without_typed_marks_get_them() -> None:
    page = (
        "<html><body><ol start=3><li>ba</li><li>bốn</li></ol><ol type=a><li>ý</li></ol>"
        "<ul><li>gạch</li></ul></body>"
    )
    assert lines(page) == ["3. ba", "4. bốn", "a. ý", "- gạch"]


def test_lists_with_typed_marks_keep_them_alone() -> None:
    assert lines("<html><body><ul><li>1. Một</li><li>- Hai</li></ul></body></html>") == ["1. Một", "- Hai"]


def test_letterhead_before_data_table_in_page_order() -> None:
    page = (
        "<html><body><table><tr><td>UBND XÃ<br>Số: 5</td>"
        "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
        "<p>KẾ HOẠCH</p><table><tr><th>TT</th><th>Việc</th><th>Hạn</th></tr>"
        "<tr><td rowspan=2>1</td><td>Tập huấn</td><td>Quý I</td></tr>"
        "<tr><td>Kiểm tra</td><td>Quý II</td></tr>"
        "</table></body></html>"
    )
    assert lines(page) == [
        "UBND XÃ",
        "Số: 5",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
        "TT | Việc | Hạn",
        "1 | Tập huấn | Quý I",
        "| Kiểm tra | Quý II",
    ]


def test_footnotes_follow_at_the_end_and_their_marks_leave_the_text() -> None:
    page = (
        "<html><body><p>theo quy định<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a>.</p>"
        "<div style='mso-element:footnote' id=ftn1><p>"
        "<a style='mso-footnote-id:ftn1'>[1]</a> Chỉ thị số 5</p></div>"
        "</body></html>"
    )
    assert lines(page) == ["theo quy định.", "[1] Chỉ thị số 5"]


def test_html_named_doc_is_read_as_html() -> None:
    assert read("a.doc", "<html><body><p>Kế hoạch</p></body></html>".encode()).lines == ("Kế hoạch",)
