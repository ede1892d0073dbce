"""The folders of the derived index: numbered generations, and a CURRENT file that names the live one.

A generation is built beside the live one and never changed after CURRENT names it, so a process killed at
any moment leaves the live generation as it was.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

LAYOUT = 2  # raise it when what is stored per passage changes; every installation then builds anew
_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Probe:
    """A passage that must be found when an index is opened, and words of it."""

    passage: int
    document: int
    words: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: document id → fingerprint, and what it was made with."""

    layout: int
    embedder: str
    documents: Mapping[int, str]
    passages: int
    probes: tuple[Probe, ...]

    def write(self, folder: Path) -> None:
        """Saves it in the generation's folder."""
        content = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / _MANIFEST).write_text(content, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Reads it back; OSError, ValueError, KeyError or TypeError if it is missing or damaged."""
        raw = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        documents = {int(document): str(mark) for document, mark in raw["documents"].items()}
        probes = tuple(Probe(**probe) for probe in raw["probes"])
        return cls(int(raw["layout"]), str(raw["embedder"]), documents, int(raw["passages"]), probes)


class Generations:
    """The generation folders below one root."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def stamp(self) -> Stamp | None:
        """Changes whenever another generation goes live; None before the first."""
        try:
            status = (self.root / _CURRENT).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def current(self) -> Path | None:
        """The live generation's folder, if CURRENT names one that exists."""
        try:
            name = (self.root / _CURRENT).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        folder = self.root / name
        return folder if name.startswith("g") and name[1:].isdigit() and folder.is_dir() else None

    def fresh(self) -> Path:
        """A new empty folder for the next generation."""
        numbers = [int(folder.name[1:]) for folder in self._all()]
        folder = self.root / f"g{max(numbers, default=0) + 1:06}"
        folder.mkdir(parents=True)
        return folder

    def switch(self, folder: Path) -> None:
        """Makes `folder` live: its files reach the disk first, then CURRENT is replaced in one step."""
        for path in [folder, *folder.rglob("*")]:
            _flush(path)
        draft = self.root / f"{_CURRENT}.new"
        draft.write_text(f"{folder.name}\n", encoding="utf-8")
        _flush(draft)
        draft.replace(self.root / _CURRENT)
        _flush(self.root)

    def prune(self, keep: set[str]) -> list[str]:
        """Deletes every generation but those named, half-built ones too; gives the names deleted."""
        gone = [folder for folder in self._all() if folder.name not in keep]
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)
        return [folder.name for folder in gone]

    def _all(self) -> list[Path]:
        return [p for p in self.root.glob("g*") if p.is_dir() and p.name[1:].isdigit()]


def _flush(path: Path) -> None:
    """Waits until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
