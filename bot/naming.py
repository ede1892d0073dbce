"""How documents and passages are called in a conversation."""

from knowledge import Document


def title(document: Document) -> str:
    """Type, number and subject in one line, as an official would name it; else the file's name."""
    number = f"số {document.number}" if document.number else ""
    return " ".join(filter(None, (document.type, number, document.subject))) or document.file


def full_title(document: Document) -> str:
    """The title with whose document it is."""
    owner = document.issuer or ", ".join(document.places[:1])
    return f"{title(document)} ({owner})" if owner else title(document)


def shorten(text: str, length: int) -> str:
    """At most about `length` characters, cut between words and marked as cut."""
    if len(text) <= length:
        return text
    space = text.rfind(" ", length // 2, length)  # a file's name may have none
    return text[: space if space > 0 else length].rstrip(" ,;") + " …"
