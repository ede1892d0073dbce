"""Where the block of recipients and signature ends, the two columns of each row given.

Beside the list of recipients ("Nơi nhận") stands the signature; some rows have nothing on the right, so that
only the list itself tells how far the block reaches (Nghị định 30/2020/NĐ-CP, phụ lục I).
"""

import re
from collections.abc import Iterable

from knowledge.vietnamese import fold, nfc

_ITEM = re.compile(r"\s*[-–—+•*]\s*")
_FILE_COPY = re.compile(r"\s*[-–—+•*]?\s*luu\b")
_NEW_PART = re.compile(
    r"\s*(?:phu luc|bieu|mau so|danh sach|lich|ban phan cong|[ivx]{1,4}[.)]|\d{1,2}[.)])\b"
)
_SIGNS = re.compile(r"\s*(?:t\s?/\s?m|tm|kt|tl|tuq)[.\s]")
_LONGEST_ITEM = 90  # characters; a paragraph of text is longer


def rows_of_block(rows: Iterable[tuple[str, str]]) -> int:
    """How many of `rows`, (left, right) texts from the line "Nơi nhận" on, belong to the block.

    The list ends with the copy that is kept ("Lưu: VT"); below it only the right column goes on, or a further
    group of recipients.
    """
    length, kept = 0, False
    for left, right in rows:
        folded = fold(nfc(left))
        if length and left.strip() and not _belongs(folded, left, bool(right.strip()), kept):
            break
        kept = kept or bool(_FILE_COPY.match(folded))
        length += 1
    return length


def _belongs(folded: str, left: str, beside: bool, kept: bool) -> bool:
    if _ITEM.match(folded) or folded.rstrip().endswith(":"):
        return len(left) <= _LONGEST_ITEM or not kept
    if _NEW_PART.match(folded) or _SIGNS.match(folded) or kept:
        return False
    return beside or (len(left) <= _LONGEST_ITEM and not left.isupper())
