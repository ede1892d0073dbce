"""Everyday wording put as documents put it: "nửa năm" is "6 tháng", "hôm nào" is "ngày nào" (sayings.tsv)."""

import re
from functools import cache
from importlib import resources

from knowledge import fold


@cache
def _sayings() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    source = resources.files("retrieval").joinpath("sayings.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if line and not line.startswith("#"))
    table = {fold(said): (said, written) for said, written in rows}
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"), table


def put_as_written(text: str) -> str:
    """`text` with such wording replaced, typed with its marks or with none.

    Words typed with other marks are other words: "số kết" stays.
    """
    pattern, table = _sayings()
    for found in reversed(list(pattern.finditer(fold(text)))):
        said, written = table[found[0]]
        if text[found.start() : found.end()].lower() in (found[0], said):
            text = text[: found.start()] + written + text[found.end() :]
    return text
