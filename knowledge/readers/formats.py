"""Which format a file is in: told by its content first, by its name where the content leaves it open."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from knowledge.readers.errors import (
    BinaryFile,
    DamagedFile,
    ImageFile,
    LegacyWordFile,
    MacroFile,
    ProtectedFile,
    UnknownFormat,
)


class Format(StrEnum):
    """What there is a reader for."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


EXTENSIONS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
}
"""The extensions of files that are read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x0cjP  ")
_IMAGE_NAMES = frozenset((
    ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".jp2",
))  # fmt: skip
_PROGRAMS = (b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3")
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MACRO_NAMES = frozenset((".docm", ".dotm", ".xlsm", ".pptm"))


def format_of(name: str, content: bytes) -> Format:
    """The format of the file `name` with `content`.

    Raises UnknownFormat or one of its kin, BinaryFile, ProtectedFile, MacroFile, DamagedFile.
    """
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if extension in _MACRO_NAMES:
        raise MacroFile
    found = _by_content(content, extension)
    if found is not None:
        return found
    if extension in (".docx", ".pdf"):
        raise DamagedFile
    if extension in EXTENSIONS:
        return EXTENSIONS[extension]
    if extension == "" and b"\0" not in content:
        return Format.TEXT
    raise UnknownFormat


def _by_content(content: bytes, extension: str) -> Format | None:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if extension not in ("", ".docx", ".doc", ".zip"):
            raise UnknownFormat
        return Format.DOCX
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(_OLE):
        raise _compound_error(content)
    if content.startswith(b"{\\rtf"):
        raise UnknownFormat("Tệp dạng RTF chưa đọc được. Hãy mở bằng Word, lưu lại dạng .docx rồi gửi lại.")
    if extension in _IMAGE_NAMES or (extension not in EXTENSIONS and content.startswith(_IMAGES)):
        raise ImageFile
    if content.startswith((_IMAGES[0], _IMAGES[1])):
        raise ImageFile
    if content.startswith(_PROGRAMS) and b"\0" in content[:4096]:
        raise BinaryFile
    return Format.HTML if _HTML.match(content[:4096]) else None


def _compound_error(content: bytes) -> Exception:
    """What an OLE container holds: a .docx with a password, an old .doc, or something else of Office."""
    if _ENCRYPTED_STREAM in content:
        return ProtectedFile()
    return LegacyWordFile() if _WORD_STREAM in content else UnknownFormat()
