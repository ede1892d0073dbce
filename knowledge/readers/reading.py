"""What every reader gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a file in reading order, as they are written; a blank line is "".

    `wrapped`: True, physical lines broken at the margin; False, each line is a whole paragraph; None, to be
    decided from the text. `note`: what the person who sent the file should know, in Vietnamese, or "".
    `written`: a plain text file as it is, before anything was dropped or put in order; "" for other formats.
    """

    lines: tuple[str, ...]
    wrapped: bool | None = None
    note: str = ""
    written: str = ""
