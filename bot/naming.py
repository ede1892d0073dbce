"""Shortening what is shown on a phone."""


def shorten(text: str, length: int) -> str:
    """At most about `length` characters, cut between words and marked as cut."""
    if len(text) <= length:
        return text
    space = text.rfind(" ", length // 2, length)  # a file's name may have none
    return text[: space if space > 0 else length].rstrip(" ,;") + " …"
