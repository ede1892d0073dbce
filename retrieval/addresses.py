"""E-mail addresses, web addresses and file names in a question: they are no words, however they look."""

import re
from collections.abc import Iterator

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"\S@\S|://|^[(“\"']*www\."
    r"|\w\.(?:vn|com|net|org|gov|edu|info|html?|docx?|xlsx?|pptx?|pdf|txt|zip|rar|png|jpe?g)(?![\w])",
    re.IGNORECASE,
)


def address_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where the chunks between spaces that hold an address start and end."""
    return (chunk.span() for chunk in _CHUNK.finditer(text) if _ADDRESS.search(chunk[0]))
