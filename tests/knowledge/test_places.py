"""Place names with and without capitals, diacritics and kinds."""

import pytest

from knowledge.gazetteer import districts, name_key, province_of, provinces, successor
from knowledge.places import find_places, same_place


def found(text: str, *known: str) -> list[tuple[str, str]]:
    return [(place.name, place.level) for place in find_places(text, known)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("UBND tỉnh Nghệ An", [("Nghệ An", "tỉnh")]),
        ("TP. Cần Thơ và thành phố Vinh", [("Cần Thơ", "tỉnh"), ("Vinh", "huyện")]),
        ("xã Sơn Ninh, huyện Hương Sơn", [("Sơn Ninh", "xã"), ("Hương Sơn", "huyện")]),
        ("KẾ HOẠCH CỦA XÃ TÂN SƠN NĂM 2023", [("Tân Sơn", "xã")]),
        ("Huyện ủy Bạch Thông", [("Bạch Thông", "huyện")]),
        ("phường 12, quận 1", [("12", "xã"), ("1", "huyện")]),
        ("thôn Đông Hòa và xóm 7", [("Đông Hòa", "thôn"), ("7", "thôn")]),
        ("vậy Hậu Giang thì sao", [("Hậu Giang", "tỉnh")]),
        ("huyện Quảng Ninh, tỉnh Quảng Bình", [("Quảng Ninh", "huyện"), ("Quảng Bình", "tỉnh")]),
        ("tỉnh Bà Rịa - Vũng Tàu", [("Bà Rịa - Vũng Tàu", "tỉnh")]),
    ],
)
def test_finds_places_with_their_level(text: str, places: list[tuple[str, str]]) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "xã hội, huyện ủy, tỉnh ủy, Huyện Ủy",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "các xã, phường, thị trấn",
        "hợp tác xã Nông nghiệp",
        "tư tưởng Hồ Chí Minh",
        "giữ gìn hòa bình, không cao bằng năm trước",
        "danh gia lai tinh hinh, dien bien moi, bao cao nam dinh ky",
        "Điện Biên Phủ, Thái Bình Dương",
        "",
    ],
)
def test_words_that_only_look_like_places_are_none(text: str) -> None:
    assert found(text) == []


def test_a_province_is_found_without_diacritics() -> None:
    assert found("ke hoach tinh nghe an va hau giang") == [("Nghệ An", "tỉnh"), ("Hậu Giang", "tỉnh")]


def test_a_commune_without_diacritics_is_found_only_when_known() -> None:
    assert found("xa tan son lam gi") == []
    assert found("xa tan son lam gi", "xã Tân Sơn") == [("Tân Sơn", "xã")]


def test_a_known_place_is_found_without_its_kind() -> None:
    assert found("đảng ủy xã bên Bạch Thông", "huyện Bạch Thông") == [("Bạch Thông", "huyện")]


def test_a_mention_says_where_it_stands() -> None:
    text = "Gửi UBND huyện Hương Sơn; CHỦ TỊCH"
    (place,) = find_places(text)

    assert text[place.start : place.end] == "huyện Hương Sơn"
    assert place.full_name == "huyện Hương Sơn"


@pytest.mark.parametrize(("one", "other"), [("tinh nghe an", "Nghệ An"), ("TP Cần Thơ", "thành phố Cần Thơ")])
def test_spellings_of_one_place_are_the_same(one: str, other: str) -> None:
    assert same_place(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("huyện Quảng Ninh", "tỉnh Quảng Ninh"), ("Hậu Giang", "Cần Thơ"), ("Hà Nam", "Hà Giang")],
)
def test_different_places_differ(one: str, other: str) -> None:
    assert not same_place(one, other)


def test_the_gazetteer_holds_63_former_and_34_present_provinces() -> None:
    names = {entry.name for entry in provinces().values()}

    assert len(names) == 64  # Huế and Thừa Thiên Huế
    assert sum(successor(name) is None for name in names) == 34
    assert all(successor(name) in names for name in names if successor(name))


def test_a_merged_province_names_its_successor() -> None:
    assert successor("Hậu Giang") == "Cần Thơ"


def test_a_district_names_its_province_unless_several_share_the_name() -> None:
    assert province_of("Bạch Thông") == "Bắc Kạn"
    assert province_of("Châu Thành") is None
    assert name_key("Châu Thành") in districts()
