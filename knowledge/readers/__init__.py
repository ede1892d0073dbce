"""Files in, lines out: text, Markdown, HTML, Word and PDF.

    reading = read_apart("ke-hoach.docx", content)
    text = compose(reading.lines, reading.wrapped)

One module a format (`text`, `markdown`, `html`, `docx`, `pdf`), each one function from bytes to a Reading.
"""

from knowledge.readers.apart import read_apart
from knowledge.readers.archive import Archive
from knowledge.readers.dispatch import MOST_BYTES, read
from knowledge.readers.errors import (
    ArchiveBomb,
    BinaryFile,
    ClassifiedFile,
    DamagedFile,
    EmptyFile,
    FileTooBig,
    GarbledText,
    ImageFile,
    LegacyWordFile,
    MacroFile,
    ProtectedFile,
    ScannedFile,
    TookTooLong,
    TookTooMuchMemory,
    UnknownFormat,
    UnreadableFile,
)
from knowledge.readers.formats import EXTENSIONS
from knowledge.readers.reading import Reading

__all__ = [
    "EXTENSIONS",
    "MOST_BYTES",
    "Archive",
    "ArchiveBomb",
    "BinaryFile",
    "ClassifiedFile",
    "DamagedFile",
    "EmptyFile",
    "FileTooBig",
    "GarbledText",
    "ImageFile",
    "LegacyWordFile",
    "MacroFile",
    "ProtectedFile",
    "Reading",
    "ScannedFile",
    "TookTooLong",
    "TookTooMuchMemory",
    "UnknownFormat",
    "UnreadableFile",
    "read",
    "read_apart",
]
