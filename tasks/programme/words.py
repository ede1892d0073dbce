"""The words of administrative prose that this room knows, from words.json."""

import json
import re
from functools import lru_cache
from importlib import resources
from typing import Any

from knowledge import tone_style
from tasks.programme.models import DutyKind


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resources.files(__package__).joinpath("words.json").read_text("utf-8"))
    return table


@lru_cache(maxsize=1)
def action() -> re.Pattern[str]:
    """A verb that says what is to be done; to be used on `tone_style` text."""
    longest_first = sorted(_table()["actions"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


@lru_cache(maxsize=1)
def body() -> re.Pattern[str]:
    """The first word of an organ, unit or person in charge, with "các", "mỗi" and the like before it."""
    before = r"(?:(?:các|những|mỗi|từng|toàn thể|đồng chí|thủ trưởng|lãnh đạo|tập thể|100%)\s+)*"
    return re.compile(rf"{before}(?:{'|'.join(_table()['bodies'])})\b")


@lru_cache(maxsize=1)
def _kinds() -> tuple[list[tuple[DutyKind, re.Pattern[str]]], list[tuple[DutyKind, re.Pattern[str]]]]:
    table = _table()
    first, last = (
        [(DutyKind(kind), re.compile(rf"\b(?:{words})\b")) for kind, words in table[name]]
        for name in ("kinds", "fallback")
    )
    return first, last


def kind_of(text: str) -> DutyKind:
    """The kind of a duty: by the first telling word in it."""
    styled = tone_style(text)
    for kinds in _kinds():
        found = [
            (match.start(), order, kind)
            for order, (kind, words) in enumerate(kinds)
            if (match := words.search(styled))
        ]
        if found:
            return min(found)[2]
    return DutyKind.OTHER
