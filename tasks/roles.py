"""The roles that a person can have in a committee."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the committee; which role may do what is decided where the deed is done."""

    CHAIR = "chair"  # Trưởng ban
    VICE_CHAIR = "vice_chair"  # Phó Trưởng ban
    STANDING_BODY = "standing_body"  # cơ quan thường trực
    MEMBER = "member"  # thành viên
    HELPER = "helper"  # Tổ giúp việc
    UNIT_CONTACT = "unit_contact"  # đầu mối đơn vị
    OFFICIAL = "official"  # cán bộ, công chức
