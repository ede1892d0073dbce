"""How units of a province are named in messages."""

import pytest

from tasks.updates import About, read_update
from tests.tasks.committees import DIRECTOR, PLACES, PROVINCE, SECRETARY


def done(name: str) -> list[str | None]:
    return [entry.unit for entry in read_update(f"BC 6 tháng: {name} xong", SECRETARY, PROVINCE).entries]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("SNV", "Sở Nội vụ"),
        ("sở nội vụ", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        ("S. Nội vụ", "Sở Nội vụ"),
        ("SNN&MT", "Sở Nông nghiệp và Môi trường"),
        ("sở nông nghiệp", "Sở Nông nghiệp và Môi trường"),
        ("Sở NN", "Sở Nông nghiệp và Môi trường"),
        ("sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("CA tỉnh", "Công an tỉnh"),
        ("xã An Hải", "Xã An Hải"),
        ("UBND xã An Hải", "Xã An Hải"),
        ("x. An Hải", "Xã An Hải"),
        ("Bình Sơn", "Xã Bình Sơn"),
        ("P. Hải Châu", "Phường Hải Châu"),
    ],
)
def test_a_unit_is_known_by_its_short_forms(name: str, unit: str) -> None:
    assert done(name) == [unit]


def test_places_are_a_group_of_their_own() -> None:
    assert done("các xã, phường") == list(PLACES)


def test_a_kind_said_once_goes_for_a_list_of_names() -> None:
    assert done("xã An Hải, Bình Sơn") == ["Xã An Hải", "Xã Bình Sơn"]


@pytest.mark.parametrize("name", ["xã Nghi Lâm", "phường Hải"])
def test_a_name_that_is_no_unit_of_ours_is_asked_about(name: str) -> None:
    reading = read_update(f"BC 6 tháng {name} xong", SECRETARY, PROVINCE)
    assert [doubt.about for doubt in reading.doubts] == [About.UNIT]


def test_a_director_need_not_name_the_only_unit_they_have() -> None:
    assert [e.unit for e in read_update("BC sơ kết xong rồi ạ", DIRECTOR, PROVINCE).entries] == [
        "Sở Nông nghiệp và Môi trường"
    ]
