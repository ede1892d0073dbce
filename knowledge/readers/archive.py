"""Zip files (docx) opened with suspicion: what they declare is checked before anything is unpacked."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from knowledge.readers.errors import ArchiveBomb, DamagedFile, MacroFile, ProtectedFile

_MOST_ENTRIES = 3_000
_MOST_UNPACKED = 300 * 2**20
_MOST_IN_ONE_PART = 40 * 2**20
_WORST_RATIO, _RATIO_MATTERS_FROM = 150, 8 * 2**20


class Archive:
    """A checked zip file; raises ArchiveBomb, MacroFile, ProtectedFile or DamagedFile on opening."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DamagedFile from error
        self._check(self._zip.infolist())

    def names(self) -> list[str]:
        """The names of all entries."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """One entry unpacked, None when there is none; raises ArchiveBomb, DamagedFile."""
        try:
            entry = self._zip.getinfo(name.removeprefix("/"))
        except KeyError:
            return None
        if entry.file_size > _MOST_IN_ONE_PART:
            raise ArchiveBomb
        try:
            return self._zip.read(entry)  # never more than the declared size
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise DamagedFile from error
        except Exception as error:  # zlib.error and its kin have no common name
            raise DamagedFile from error

    def xml(self, name: str) -> Any | None:
        """The root of an XML entry without resolving entities, None when there is no such entry."""
        content = self.part(name)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFile from error

    @staticmethod
    def _check(entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
            raise ArchiveBomb
        for entry in entries:
            if entry.file_size > max(_RATIO_MATTERS_FROM, _WORST_RATIO * entry.compress_size):
                raise ArchiveBomb
            if entry.flag_bits & 0x1:
                raise ProtectedFile
            if entry.filename.rsplit("/", 1)[-1].lower() == "vbaproject.bin":
                raise MacroFile
