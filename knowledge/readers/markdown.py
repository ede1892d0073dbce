"""Markdown (.md), as people and converters write it: the words stay, the layout marks go.

Signs that mean something in an administrative document stay too: "-" and "+" before an item, "(*)", "1.".
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from knowledge.readers.encodings import decode
from knowledge.readers.reading import Reading
from knowledge.readers.tables import is_rule, table_lines

_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n(?:---|\.\.\.)\r?\n", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|tr|li|h\d)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])")
_LINK_TARGET = re.compile(r"\s{0,3}\[[^\[\]^]+\]:\s*\S.*")
_NOTE_TEXT = re.compile(r"\s{0,3}\[\^([^\]]+)\]:\s*")
_NOTE_MARK = re.compile(r"\[\^[^\[\]]+\]")
_FENCE = re.compile(r"\s*(?:```|~~~).*")
_OPENING = re.compile(r"(?:\s{0,3}(?:>\s?|#{1,6}\s+))+")
_STAR_ITEM = re.compile(r"\A(\s*)\*\s+(?=[^*\s])")
_STRONG = re.compile(r"\*{2,}|(?<!\w)_{2}(?=\S)|(?<=\S)_{2}(?!\w)|~~")
_EMPHASIS = re.compile(
    r"(?<![\w(*])\*(?=\S)|(?<=[^\s(*])\*(?![\w)*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_]|[.,;:!?)])_(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONE_MARKS = ("*", "**", "***", "__")  # closing marks wrapped onto a line of their own
_ROW = re.compile(r"\s*\|.*\|\s*")
_ROW_RULE = re.compile(r"\s*\|?(?:\s*(?::-*:?|-+:|--+)\s*\|?)+\s*")


def read_markdown(content: bytes) -> Reading:
    """The lines of a Markdown file without their layout marks."""
    text = _without_comments(_FRONT_MATTER.sub("", decode(content)))
    lines = _BREAK.sub("\n", text).splitlines()
    return Reading(tuple(_lines(lines)))


def _without_comments(text: str) -> str:
    head, *parts = text.split("<!--")
    return head + "".join(
        rest if closed else f"<!--{part}" for part in parts for _, closed, rest in [part.partition("-->")]
    )


def _lines(source: list[str]) -> Iterator[str]:
    kept = (line for line in source if not (_FENCE.fullmatch(line) or _LINK_TARGET.fullmatch(line)))
    for in_table, group in groupby(kept, key=_is_row):
        if in_table:
            yield from table_lines([_cells(line) for line in group if not _ROW_RULE.fullmatch(line)])
        else:
            yield from (_plain(line) for line in group if line.strip(" \t") not in _LONE_MARKS)


def _is_row(line: str) -> bool:
    return bool(_ROW.fullmatch(line)) and bool(line.strip("| \t"))


def _cells(line: str) -> list[list[str]]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [[_plain(cell)] for cell in cells]


def _plain(line: str) -> str:
    """One line without marks; "" for a rule, a heading's underline or a lone cell border."""
    line = _OPENING.sub("", line, count=1)
    if is_rule(line) or not line.strip("| \t"):
        return ""
    line = _NOTE_MARK.sub("", _NOTE_TEXT.sub(r"[\1] ", line))
    line = _TAG.sub("", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    line = _STAR_ITEM.sub(r"\1- ", _STRONG.sub("", _shielded(line)), count=1)
    line = _EMPHASIS.sub("", line.rstrip())
    if line.endswith((" *", "\t*")):  # emphasis closed after a space
        line = line[:-1]
    return unescape(_unshielded(line)).rstrip()


def _shielded(line: str) -> str:
    """Escaped signs moved where no mark is looked for (the private use area)."""
    return _ESCAPE.sub(lambda match: chr(0xE000 + ord(match[1])), line)


def _unshielded(line: str) -> str:
    return re.sub("[\ue021-\ue07e]", lambda match: chr(ord(match[0]) - 0xE000), line)
