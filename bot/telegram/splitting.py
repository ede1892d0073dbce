"""Length as Telegram counts it, and where a text too long for one message may be cut."""

import re
import unicodedata

# Best place first: between paragraphs, after a sentence or clause, between words.
_BOUNDARIES = (re.compile(r"\n"), re.compile(r"(?<=[.;:!?…])\s"), re.compile(r"\s"))
_JOINERS = "\u200d\ufe0f"
_LONGEST_CLUSTER = 16


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units, in which Telegram states its limits."""
    return len(text.encode("utf-16-le")) // 2


def sendable(text: str) -> str:
    """`text` without the white space around it and without lone surrogates, which no UTF-8 can carry."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def cut(text: str, room: int) -> tuple[str, str]:
    """`text` in two: a head of at most `room` units and the rest; only white space at the cut is lost.

    A boundary in the first half of the room is passed over for a lesser one further on, so that pieces
    stay large; a word is broken only if there is no white space at all. `room` is at least 2.
    """
    end = _prefix_end(text, room)
    if end == len(text):
        return text, ""
    at = _boundary(text, end) or _cluster_start(text, end)
    return text[:at].rstrip(), text[at:].lstrip()


def _prefix_end(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` units."""
    end = min(len(text), room)
    while units(text[:end]) > room:
        end -= (units(text[:end]) - room + 1) // 2
    return end


def _boundary(text: str, end: int) -> int:
    """The place of the best boundary not after `end`, 0 if there is none."""
    last = 0
    for boundary in _BOUNDARIES:
        last = max((match.start() for match in boundary.finditer(text, 0, end + 1)), default=0)
        if last >= end // 2:
            return last
    return last


def _cluster_start(text: str, end: int) -> int:
    """`end`, moved back so that no combining mark or joined emoji is parted from its base."""
    for at in range(end, max(end - _LONGEST_CLUSTER, 1), -1):
        if not (unicodedata.combining(text[at]) or text[at] in _JOINERS or text[at - 1] == "\u200d"):
            return at
    return end
