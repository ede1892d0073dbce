"""Plain text (.txt)."""

from knowledge.readers.columns import columns_of_spaces
from knowledge.readers.encodings import decode
from knowledge.readers.pages import without_furniture
from knowledge.readers.reading import Reading


def read_text(content: bytes) -> Reading:
    """The lines of a plain text file in any of the usual encodings; form feeds part pages."""
    written = decode(content)
    pages = [[line.rstrip() for line in page.splitlines()] for page in written.split("\f")]
    if len(pages) > 1:
        pages = without_furniture(pages)
    lines = tuple(line for page in pages for line in columns_of_spaces(page))
    return Reading(lines, written=written)
