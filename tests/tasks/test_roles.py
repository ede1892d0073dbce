"""Roles as people write them."""

import pytest

from tasks.roles import Role, role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Trưởng Ban Chỉ đạo, Chủ tịch UBND xã", Role.CHAIR),
        ("Chủ tịch UBND xã, Trưởng Ban", Role.CHAIR),
        ("Trưởng BCĐ", Role.CHAIR),
        ("Phó Trưởng Ban Chỉ đạo, Phó Chủ tịch UBND xã", Role.VICE_CHAIR),
        ("Phó Trưởng ban", Role.VICE_CHAIR),
        ("Phó ban", Role.VICE_CHAIR),
        ("Phó Trưởng ban Thường trực", Role.VICE_CHAIR),
        ("Phó Trưởng ban Thường trực Ban Chỉ đạo", Role.VICE_CHAIR),
        ("Công chức Nội vụ, Thường trực Ban Chỉ đạo", Role.STANDING_BODY),
        ("Thường trực", Role.STANDING_BODY),
        ("Cơ quan thường trực", Role.STANDING_BODY),
        ("Ủy viên Thường trực", Role.STANDING_BODY),
        ("Thư ký, thành viên Tổ giúp việc", Role.HELPER),
        ("Tổ giúp việc", Role.HELPER),
        ("Ủy viên", Role.MEMBER),
        ("Uỷ viên", Role.MEMBER),
        ("Thành viên Ban Chỉ đạo, Trưởng Công an xã", Role.MEMBER),
        ("Thành viên, Trưởng ban Dân tộc", Role.MEMBER),
        ("Thành viên, Phó Trưởng ban Tuyên giáo và Dân vận", Role.MEMBER),
        ("Đầu mối đơn vị", Role.UNIT_CONTACT),
        ("cán bộ, công chức", Role.OFFICIAL),
        ("vice_chair", Role.VICE_CHAIR),
    ],
)
def test_a_title_tells_the_role(title: str, role: Role) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize("title", ["", "Chủ tịch nước bạn", "Trưởng ban Dân tộc", "Ủy viên Thường trực HĐND"])
def test_a_title_of_something_else_tells_no_role(title: str) -> None:
    assert role_of(title) is None
