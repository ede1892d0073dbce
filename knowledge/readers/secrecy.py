"""Documents stamped with a degree of secrecy are refused (the stamp: Nghị định 26/2020/NĐ-CP, Điều 2, 3)."""

import re
from collections.abc import Iterable

from knowledge.readers.errors import ClassifiedFile
from knowledge.vietnamese import nfc

_STAMP = re.compile(r"(?:ĐỘMẬT:?|DẤUCHỈĐỘMẬT:?)?(?:TUYỆTMẬT|TỐIMẬT|MẬT)")
_LETTERHEAD_LINES = 30


def refuse_classified(lines: Iterable[str]) -> None:
    """Raises ClassifiedFile when a stamp stands alone on one of the first lines that aren't blank."""
    seen = 0
    for line in lines:
        bare = re.sub(r"[^\w:]+", "", nfc(line))
        if not bare:
            continue
        seen += 1
        if seen > _LETTERHEAD_LINES:
            return
        if bare[0].isupper() and _STAMP.fullmatch(bare.upper()):
            raise ClassifiedFile
