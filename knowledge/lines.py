"""A line of a text as it lay on the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Its text, its width on the page, whether a blank line stood before it, whether it is a table's row."""

    text: str
    width: int
    after_blank: bool
    is_row: bool = False
