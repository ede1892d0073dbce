"""Which units the actor of a duty means."""

import pytest

from tasks import UnitView
from tasks.work.units_meant import units_meant

XA = (
    "Xóm 1",
    "Xóm 2",
    "Xóm 12",
    "Chi bộ Xóm 1",
    "Chi bộ Xóm 2",
    "Công an xã",
    "Trường Mầm non",
    "Trạm Y tế xã",
)
TINH = (
    "Sở Nội vụ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Công an tỉnh",
    "Xã Kim Sơn",
    "Xã Lộc An",
    "Phường Tân Hà",
)
XOM = ("Xóm 1", "Xóm 2", "Xóm 12")
CHI_BO = ("Chi bộ Xóm 1", "Chi bộ Xóm 2")
SO = TINH[:3]
NOI = TINH[3:]


def meant(actor: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    units = [
        UnitView(number, name, ("CA xã",) if name == "Công an xã" else ())
        for number, name in enumerate(names)
    ]
    return tuple(unit.name for unit in units_meant(actor, units))


@pytest.mark.parametrize(
    ("actor", "units"),
    [
        ("các xóm", XOM),
        ("Mỗi xóm", XOM),
        ("Các xóm, chi bộ", (*XOM, *CHI_BO)),
        ("chi bộ trực thuộc", CHI_BO),
        ("Trưởng xóm", XOM),
        ("Các đồng chí Bí thư chi bộ", CHI_BO),
        ("các cơ quan, đơn vị", XA),
        ("Thủ trưởng các cơ quan, đơn vị", XA),
        ("các trường học", ("Trường Mầm non",)),
        ("Xóm 1, Xóm 12", ("Xóm 1", "Xóm 12")),
        ("các xóm 1, 12", ("Xóm 1", "Xóm 12")),
        ("Công an xã", ("Công an xã",)),
        ("CA xã", ("Công an xã",)),
        ("Công an xã chủ trì, phối hợp các xóm", (*XOM, "Công an xã")),
    ],
)
def test_units_of_a_commune(actor: str, units: tuple[str, ...]) -> None:
    assert meant(actor, XA) == units


@pytest.mark.parametrize(
    ("actor", "units"),
    [
        ("các sở, ban, ngành", SO),
        ("các xã, phường", NOI),
        ("UBND các xã, phường", NOI),
        ("Ủy ban nhân dân các xã, phường", NOI),
        ("Các Sở, ban, ngành cấp tỉnh, UBND các xã, phường", TINH),
        ("các đơn vị, địa phương", TINH),
        ("các xã Kim Sơn, Lộc An", ("Xã Kim Sơn", "Xã Lộc An")),
        ("Sở Nội vụ (cơ quan thường trực)", ("Sở Nội vụ",)),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("Sở Nội vụ và các sở, ngành liên quan", ("Sở Nội vụ",)),
    ],
)
def test_units_of_a_province(actor: str, units: tuple[str, ...]) -> None:
    assert meant(actor, TINH) == units


@pytest.mark.parametrize(
    "actor",
    [
        None,
        "",
        "Ban Chỉ đạo",
        "Thành viên Ban Chỉ đạo",
        "UBND xã",
        "các cơ quan báo chí",
        "các đơn vị liên quan",
        "Các tổ chức chính trị - xã hội",
        "Các bộ phận chuyên môn thuộc UBND xã",
        "các thôn",
    ],
)
def test_otherwise_the_committee_as_a_whole(actor: str | None) -> None:
    assert meant(actor, XA) == ()
