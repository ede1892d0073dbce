from datetime import date

import pytest

from knowledge.instruments import find_mentions, find_queries, matches


def read(question: str) -> list[tuple[str | None, str | None, str | None, int | None]]:
    return [(query.type, query.serial, query.code, query.year) for query in find_queries(question)]


@pytest.mark.parametrize(
    ("question", "type_name", "serial", "code", "year"),
    [
        ("Kết luận 114 yêu cầu gì?", "Kết luận", "114", None, None),
        ("ket luan 114 cua ban bi thu noi gi", "Kết luận", "114", "TW", None),
        ("KL 114-KL/TW của BBT", "Kết luận", "114", "TW", None),
        ("KL114/TW", "Kết luận", "114", "TW", None),
        ("ct 33 cua TTg", "Chỉ thị", "33", "TTg", None),
        ("chỉ thị 33 xã phải làm gì", "Chỉ thị", "33", None, None),
        ("chi thi 26 ngay 5/9/2016 cua thu tuong", "Chỉ thị", "26", "TTg", 2016),
        ("Chỉ thị 26 ngày nào ban hành", "Chỉ thị", "26", None, None),
        ("Chỉ thị 13/CT-UBND", "Chỉ thị", "13", "UBND", None),
        ("nq25 nói gì", "Nghị quyết", "25", None, None),
        ("nghị quyết 36 của quốc hội", "Nghị quyết", "36", "QH", None),
        ("quyet dinh 23-qd/tw ban hanh ngay nao", "Quyết định", "23", "TW", None),
        ("23-qd/tw", "Quyết định", "23", "TW", None),
        ("qd 939 tu", "Quyết định", "939", "TU", None),
        ("quyết định số 2024", "Quyết định", "2024", None, None),
        ("Đề án 06 là gì", "Đề án", "6", None, None),
        ("NĐ 30/2020", "Nghị định", "30", None, 2020),
        ("nghi dinh 59/2023/nd-cp", "Nghị định", "59", "CP", 2023),
        ("nghi dinh 61 dieu 5", "Nghị định", "61", None, None),
        ("chuong trinh so 85", "Chương trình", "85", None, None),
        ("hd 04 cua ban dan van tinh uy", "Hướng dẫn", "4", "BDVTU", None),
        ("33/ct-ttg", "Chỉ thị", "33", "TTg", None),
        ("chỉ thị 33 năm 2021", "Chỉ thị", "33", None, 2021),
    ],
)
def test_an_instrument_is_read_as_people_type_it(
    question: str, type_name: str, serial: str, code: str | None, year: int | None
) -> None:
    assert read(question) == [(type_name, serial, code, year)]


@pytest.mark.parametrize(
    "question",
    [
        "quý 2 năm 2026",
        "6 tháng đầu năm 2024",
        "nhân ngày 15/10",
        "kế hoạch 2024",
        "KH công tác DV 2024",
        "ke hoach 5 nam",
        "bao cao 6 thang",
        "điều 85",
        "100% chi bộ",
        "quyết định kiện toàn",
        "quyết định 3 nội dung gì",
        "xã đã 06 lần họp",
        "nghị quyết số bao nhiêu",
        "pháp luật khiếu nại",
        "trước ngày 30/11/2026",
        "quý 3/2026",
    ],
)
def test_times_counts_and_plain_words_are_no_instrument(question: str) -> None:
    assert find_queries(question) == []


@pytest.mark.parametrize(
    ("question", "name", "year"),
    [
        ("luat khieu nai", "Luật Khiếu nại", None),
        ("Điều 85 Luật Thực hiện dân chủ ở cơ sở quy định gì?", "Luật Thực hiện dân chủ ở cơ sở", None),
        ("luật dân chủ cơ sở", "Luật Thực hiện dân chủ ở cơ sở", None),
        ("luật mttq", "Luật Mặt trận Tổ quốc Việt Nam", None),
        ("luật tiếp công dân 2013", "Luật Tiếp công dân", 2013),
        ("bo luat lao dong", "Bộ luật Lao động", None),
    ],
)
def test_a_law_is_read_by_name_with_or_without_marks(question: str, name: str, year: int | None) -> None:
    assert [(query.name, query.year) for query in find_queries(question)] == [(name, year)]


def test_several_instruments_of_one_question_are_all_read() -> None:
    assert [query.serial for query in find_queries("so sánh kết luận 114 và 43 với CT 33")] == [
        "114",
        "43",
        "33",
    ]


def test_a_query_carries_its_place_and_date() -> None:
    question = "theo Chỉ thị số 18-CT/TW ngày 26/10/2022 của Ban Bí thư thì sao"
    (query,) = find_queries(question)
    assert query.date == date(2022, 10, 26)
    assert question[query.start : query.end] == "Chỉ thị số 18-CT/TW ngày 26/10/2022 của Ban Bí thư"


@pytest.mark.parametrize(
    ("question", "citation", "same"),
    [
        ("kl 114", "Kết luận số 114-KL/TW ngày 14/7/2015", True),
        ("kl 115", "Kết luận số 114-KL/TW", False),
        ("CT 13 của UBND tỉnh", "Chỉ thị số 13/CT-TTg", False),
        ("CT 13 của UBND tỉnh", "Chỉ thị số 13/CT-UBND", True),
        ("đề án 4", "Đề án số 04-ĐA/TU", True),
        ("hướng dẫn 04", "Đề án số 04-ĐA/TU", False),
        ("quyết định 124-QĐ/TW", "Quy định số 124-QĐ/TW", True),
        ("chương trình 12", "Chương trình hành động số 12-CTr/TU", True),
        ("nghị định 30/2020", "Nghị định số 30/2020/NĐ-CP", True),
        ("nghị định 30/2021", "Nghị định số 30/2020/NĐ-CP", False),
        ("chỉ thị 16 năm 2020", "Chỉ thị số 16/CT-TTg ngày 16/5/2018", False),
        ("chỉ thị 26 ngày 5/9/2016", "Chỉ thị số 26-TTg ngày 05/9/2016", True),
        ("nghị quyết 36 của quốc hội", "Nghị quyết số 36/2021/QH15", True),
        ("luat thuc hien dan chu o co so", "Luật số 10/2022/QH15", True),
        ("luat khieu nai", "Luật Tố cáo", False),
    ],
)
def test_a_query_matches_a_citation_that_nothing_in_it_contradicts(
    question: str, citation: str, same: bool
) -> None:
    (query,) = find_queries(question)
    assert matches(query, find_mentions(f"Thực hiện {citation};")[0]) is same
