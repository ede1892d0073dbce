"""One door for all formats."""

from importlib import import_module
from typing import cast

from knowledge.readers.errors import (
    DamagedFile,
    EmptyFile,
    FileTooBig,
    TookTooMuchMemory,
    UnreadableFile,
)
from knowledge.readers.formats import Format, format_of
from knowledge.readers.reading import Reading
from knowledge.readers.secrecy import refuse_classified

MOST_BYTES = 50 * 2**20
"""The largest file taken in."""
MOST_CHARACTERS = 20_000_000
"""The longest text taken in: some forty times the longest code of law."""


def read(name: str, content: bytes, *, most_bytes: int = MOST_BYTES) -> Reading:
    """The lines of the file `name` with `content`, read in this process.

    Raises UnreadableFile, and nothing else, when the content can't be read or must not be taken in.
    """
    return read_as(checked_format(name, content, most_bytes=most_bytes), content)


def read_as(kind: Format, content: bytes) -> Reading:
    """The lines of `content`, known to be of format `kind`; raises UnreadableFile."""
    try:
        reading = _reader(kind, content)
    except UnreadableFile:
        raise
    except (MemoryError, RecursionError) as error:
        raise TookTooMuchMemory from error
    except Exception as error:  # a parser may fail in any way on bytes made to break it
        raise DamagedFile from error
    refuse_classified(reading.lines)
    if not any(line.strip() for line in reading.lines):
        raise EmptyFile
    if sum(map(len, reading.lines)) > MOST_CHARACTERS:
        raise FileTooBig
    return reading


def checked_format(name: str, content: bytes, *, most_bytes: int = MOST_BYTES) -> Format:
    """The format of a file whose size is in order; raises UnreadableFile."""
    if not content.strip(b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff"):
        raise EmptyFile
    if len(content) > most_bytes:
        raise FileTooBig(
            f"Tệp quá lớn (quá {most_bytes / 2**20:.0f} MB). Hãy tách nhỏ hoặc bỏ bớt hình ảnh rồi gửi lại."
        )
    return format_of(name, content)


def _reader(kind: Format, content: bytes) -> Reading:
    """Reads with the module of the format, imported only now: each parser is slow to load."""
    module = import_module(f"knowledge.readers.{kind.value}")
    return cast(Reading, getattr(module, f"read_{kind.value}")(content))
