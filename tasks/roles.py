"""The roles that a person can have in a committee, and how people write them."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

from knowledge import fold, nfc


class Role(StrEnum):
    """What a person is in the committee; which role may do what is decided where the deed is done."""

    CHAIR = "chair"  # Trưởng ban
    VICE_CHAIR = "vice_chair"  # Phó Trưởng ban
    STANDING_BODY = "standing_body"  # cơ quan thường trực
    MEMBER = "member"  # thành viên
    HELPER = "helper"  # Tổ giúp việc
    UNIT_CONTACT = "unit_contact"  # đầu mối đơn vị
    OFFICIAL = "official"  # cán bộ, công chức


def role_of(text: str) -> Role | None:
    """The role that a person's title means, None when it says none.

    "Phó Trưởng Ban, Phó Chủ tịch UBND xã" is a vice chair; "Trưởng ban Dân tộc" is the head of something
    else. The identifiers ("vice_chair") are understood too.
    """
    folded = " ".join(fold(nfc(text)).split())
    if folded in set(Role):
        return Role(folded)
    return next((role for pattern, role in _patterns() if pattern.search(folded)), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Role], ...]:
    text = resources.files("tasks").joinpath("roles.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), Role(row["role"]))
        for row in tomllib.loads(text)["written"]
        for pattern in row["as"]
    )
