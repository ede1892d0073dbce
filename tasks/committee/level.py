"""The levels of a committee."""

from enum import StrEnum


class Level(StrEnum):
    """Where a committee stands: two levels since July 2025, the district before."""

    PROVINCE = "province"  # tỉnh, thành phố
    DISTRICT = "district"  # huyện, quận, thị xã (until 30/6/2025)
    COMMUNE = "commune"  # xã, phường, đặc khu
