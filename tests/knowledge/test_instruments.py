import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.instruments import (
    distinct,
    find_mentions,
    find_queries,
    instrument_key,
    law_named,
    laws,
    matches,
)


def numbers(text: str) -> list[str | None]:
    return [mention.number for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Nghị quyết số 25-NQ/TW", "25-NQ/TW"),
        ("Nghị quyết số 25/NQ-TW", "25-NQ/TW"),
        ("Nghị quyết số 25 – NQ/TW", "25-NQ/TW"),
        ("nghị quyết 25-nq/tw", "25-NQ/TW"),
        ("Nghị quyết số 25-NQ/T.Ư", "25-NQ/TW"),
        ("Nghị quyết số 25-NQTW", "25-NQ/TW"),
        ("Chỉ thị số 33-CT/TTg", "33/CT-TTg"),
        ("Chỉ thị số 33/CT-\nTTg", "33/CT-TTg"),
        ("Chỉ thị số 33/CT TTg", "33/CT-TTg"),
        ("Chỉ thị số 26-TTg ngày 05/9/2016", "26/CT-TTg"),
        ("Chỉ thị số 17/CT-TU", "17-CT/TU"),
        ("Chỉ thị 5-CT/TW", "05-CT/TW"),
        ("Kết luận số 114- KL/TW", "114-KL/TW"),
        ("Kết luận 114KL/TW", "114-KL/TW"),
        ("Quyết định số 939 QĐ/TU", "939-QĐ/TU"),
        ("Quyết định số 1557/QÐ-UBND", "1557/QĐ-UBND"),
        ("Kế hoạch 781/KH-UBND", "781/KH-UBND"),
        ("Kế hoạch số 14-KH/BCĐ", "14-KH/BCĐ"),
        ("Thông báo số 38/TB-BCĐ", "38/TB-BCĐ"),
        ("Công văn số 2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC"),
        ("Công văn số 1122-CV/HU", "1122-CV/HU"),
        ("Đề án số 01/ĐA-MTTQ-BTT", "01/ĐA-MTTQ-BTT"),
        ("Chương trình số 85-CTr/BDVTU-BCSĐUBND", "85-CTr/BDVTU-BCSĐUBND"),
        ("Chương trình phối hợp số 04-CTr/BDVTU-BCSĐ UBND", "04-CTr/BDVTU-BCSĐUBND"),
        ("Nghị quyết số 36/2021/QH 15", "36/2021/QH15"),
        ("Nghị định số 30/2020/NÐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định 30/2020", "30/2020/NĐ-CP"),
        ("Nghị định số 61/NĐ-CP ngày 16/8/2023", "61/2023/NĐ-CP"),
        ("Luật 10/2022", "10/2022/QH15"),
        ("Pháp lệnh 34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11"),
        ("Nghị quyết số 50/2021/NQ-HĐND", "50/2021/NQ-HĐND"),
        (
            "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
            "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
        ),
        ("Nghị quyết 57 của Bộ Chính trị", "57-NQ/TW"),
        ("Đề án số 02 của Tỉnh ủy", "02-ĐA/TU"),
        ("Quy chế phối hợp số 01-QCPH/UBND-BDVTU", "01-QCPH/UBND-BDVTU"),
        ("Chỉ thị số 16/CT-UBND của Thủ tướng Chính phủ", "16/CT-TTg"),
    ],
)
def test_a_number_is_given_in_its_official_form(written: str, official: str) -> None:
    assert numbers(f"Tiếp tục thực hiện {written} về công tác dân vận.") == [official]


@pytest.mark.parametrize(
    "text",
    [
        "Số: /KH-BCĐ\nNghệ An, ngày tháng 3 năm 2026",
        "Kế hoạch số     /KH-UBND ngày   tháng 3 năm 2024",
        "Số: 21/KH-UBND\nKẾ HOẠCH\nThực hiện công tác dân vận",
        "ĐẢNG ỦY XÃ Số 14-KH/ĐU",
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 01/3/2024 của UBND xã)",
        "http://www.danvan.vn/Quyet-dinh-so-23-QDTW/23-QĐ/TW",
        "Điện thoại 0912.345.678, tỷ lệ 3/4, 24/7, ngày 01/7/2023, quý 2 năm 2026, 100% UBND xã",
        "Mẫu số 01/BC-UBND",
        "Quyết định 3 nội dung; Kế hoạch 5 năm; Kế hoạch 2024; điều 85; 8/8 UBND xã",
        "pháp luật về khiếu nại; Luật này; Hiến pháp và pháp luật",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find_mentions(text) == []


@pytest.mark.parametrize(
    "behind",
    [
        "ngày 03/6/2013 của Ban Chấp hành Trung ương",
        ", ngày 03-6-2013 của Ban Chấp hành Trung ương (khóa XI)",
        "(khóa XI) ngày 03 tháng 6 năm 2013 của Ban Chấp hành Trung ương",
        "của Ban Chấp hành Trung ương (khóa XI), ngày 03.6.2013",
        ", Hội nghị lần thứ bảy Ban Chấp hành Trung ương, ngày 03/6/2013",
        "(ngày 03/6/2013) của Ban Chấp hành Trung ương",
    ],
)
def test_date_and_issuer_are_read_in_either_order(behind: str) -> None:
    (mention,) = find_mentions(f"Nghị quyết số 25-NQ/TW {behind} về dân vận; nội dung khác")
    assert (mention.date, mention.issuer) == (date(2013, 6, 3), "Ban Chấp hành Trung ương")


def test_a_date_at_the_head_of_the_sentence_is_the_instruments() -> None:
    (mention,) = find_mentions("Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW về dân chủ ở cơ sở")
    assert mention.date == date(1998, 2, 18)


def test_a_mention_spans_the_whole_citation() -> None:
    text = "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về dân vận; việc khác."
    (mention,) = find_mentions(text)
    assert text[mention.start : mention.end] == text[5 : text.index(";")]
    assert mention.subject == "về dân vận"


def test_an_instrument_named_in_a_subject_is_a_mention_of_its_own() -> None:
    text = (
        "Kết luận số 43-KL/TW ngày 07/01/2019 về thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về dân vận"
    )
    assert [(mention.number, mention.date) for mention in find_mentions(text)] == [
        ("43-KL/TW", date(2019, 1, 7)),
        ("25-NQ/TW", date(2013, 6, 3)),
    ]


def test_numbers_in_a_list_share_type_date_and_issuer() -> None:
    text = "Quyết định số 217-QĐ/TW, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị; Nghị quyết số 18, 19-NQ/TW"
    found = find_mentions(text)
    assert [mention.number for mention in found] == ["217-QĐ/TW", "218-QĐ/TW", "18-NQ/TW", "19-NQ/TW"]
    assert [mention.date for mention in found[:2]] == [date(2013, 12, 12)] * 2


def test_a_serial_alone_is_the_instrument_named_in_full_elsewhere() -> None:
    assert numbers("Chỉ thị số 13/CT-UBND ngày 01/9/2016; Chỉ thị 13 đã nêu") == ["13/CT-UBND", "13/CT-UBND"]


def test_a_serial_without_number_or_issuer_is_a_name() -> None:
    (mention,) = find_mentions("Đẩy mạnh Đề án 06; vận động người dân nộp hồ sơ trực tuyến")
    assert (mention.type, mention.number, mention.name) == ("Đề án", None, "Đề án 06")


def test_an_instrument_known_by_a_serial_is_found_by_it() -> None:
    (query,) = find_queries("Đề án 6 là gì?")
    (cited,) = distinct(find_mentions("Đẩy mạnh Đề án 06; thực hiện tốt Đề án 06"))
    assert matches(query, cited)


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Luật thực hiện dân chủ ở cơ sở và các quy định", "Luật thực hiện dân chủ ở cơ sở", None),
        ("Luật Tiếp công dân năm 2013", "Luật Tiếp công dân", 2013),
        ("Bộ luật Lao động 2019", "Bộ luật Lao động", 2019),
        ("Luật An toàn, vệ sinh lao động được ban hành", "Luật An toàn, vệ sinh lao động", None),
        ("Luật Trồng rừng ven biển năm 2031", "Luật Trồng rừng ven biển", 2031),
        ("Hiến pháp năm 2013", "Hiến pháp", 2013),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Nhà ở năm 2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Nhà ở",
            2019,
        ),
        ("Nghị quyết Đại hội Đảng bộ xã khóa XX gắn với", "Nghị quyết Đại hội Đảng bộ xã khóa XX", None),
    ],
)
def test_laws_and_congress_resolutions_are_found_by_name(text: str, name: str, year: int | None) -> None:
    (mention,) = find_mentions(f"Thực hiện {text}")
    assert (mention.number, mention.name, mention.year) == (None, name, year)


def test_a_laws_number_behind_its_name_is_one_citation() -> None:
    (mention,) = find_mentions("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;")
    assert (mention.number, mention.name) == ("10/2022/QH15", "Luật Thực hiện dân chủ ở cơ sở")


def test_one_instrument_keeps_all_its_spellings() -> None:
    (cited,) = distinct(find_mentions("Nghị quyết 25/NQ-TW ngày 03/6/2013; Nghị quyết số 25-NQ/TW"))
    assert cited.as_written == ("25/NQ-TW", "25-NQ/TW")


def test_two_dates_for_one_number_are_both_kept() -> None:
    text = (
        "Nghị quyết số 39-NQ/TW ngày 18/7/2013 về Nghệ An; Nghị quyết số 39-NQ/TW ngày 18/7/2023 về Nghệ An"
    )
    (cited,) = distinct(find_mentions(text))
    assert cited.dates == (date(2013, 7, 18), date(2023, 7, 18))


def test_one_number_of_two_issuers_is_two_instruments() -> None:
    text = (
        "Kế hoạch số 20/KH-UBND ngày 01/02/2024 của UBND tỉnh về cải cách hành chính; "
        "Kế hoạch số 20/KH-UBND ngày 15/02/2024 của UBND huyện về công tác dân vận"
    )
    assert len(distinct(find_mentions(text))) == 2


def test_a_law_has_one_key_by_name_and_by_number() -> None:
    by_name = instrument_key("Luật", None, "Luật thực hiện dân chủ ở cơ sở")
    assert by_name == instrument_key("Luật", "10/2022/QH15", None)
    assert by_name != instrument_key("Nghị quyết", "10/2022/QH15", None)


def test_spellings_of_one_number_have_one_key() -> None:
    keys = {
        instrument_key(mention.type, mention.number, mention.name)
        for text in ("Kết luận 114- KL/TW", "Kết luận số 114-KL/TW", "kết luận 114/KL-TW")
        for mention in find_mentions(text)
    }
    assert keys == {"114-kl/tw"}


def test_every_law_of_the_table_is_found_by_its_own_name() -> None:
    assert [law.name for law in laws() if law_named(law.name) != law] == []


@given(st.text(alphabet="1234/-.,() QĐKHTWCTgUBNDsốngàyvàLuật\n", max_size=200))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["Quyết định số ", "1/", "25-NQ/TW", "a@", "Luật Đ", "Chỉ thị 1 ", "(", "số 1, "]
)
def test_monotonous_text_is_read_in_linear_time(piece: str) -> None:
    began = time.perf_counter()
    find_mentions(piece * (100_000 // len(piece)))
    assert time.perf_counter() - began < 5
