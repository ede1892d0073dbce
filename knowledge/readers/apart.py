"""Reading in a process of its own, with limits on time and memory, for formats that can blow up.

The child imports the readers and nothing else: `knowledge` itself stands for a database and models that take
a second to load, so the child is given a bare package of that name.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from knowledge.readers import errors
from knowledge.readers.dispatch import MOST_BYTES, checked_format, read_as
from knowledge.readers.errors import DamagedFile, TookTooLong, TookTooMuchMemory, UnreadableFile
from knowledge.readers.formats import Format
from knowledge.readers.reading import Reading

_HARMLESS = frozenset((Format.TEXT, Format.MARKDOWN))
_MUCH, _NEARLY_ALL = 0.6, 0.95
_PACKAGE = Path(__file__).resolve().parents[1]
_CHILD = (
    "import sys, types; package = types.ModuleType('knowledge'); package.__path__ = [sys.argv[1]];"
    " sys.modules['knowledge'] = package;"
    " from knowledge.readers.apart import serve; serve(*sys.argv[2:])"
)


def read_apart(
    name: str, content: bytes, *, seconds: float = 120, megabytes: int = 1024, most_bytes: int = MOST_BYTES
) -> Reading:
    """The lines of the file `name` with `content`, like `read`, but in a limited process of its own.

    `seconds` of wall-clock time and `megabytes` of address space at most; plain text and Markdown are read
    here. Raises UnreadableFile, and nothing else, for bad content.
    """
    kind = checked_format(name, content, most_bytes=most_bytes)
    if kind in _HARMLESS:
        return read_as(kind, content)
    command = [sys.executable, "-I", "-c", _CHILD, str(_PACKAGE), kind.value, str(seconds), str(megabytes)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise TookTooLong from error
    if done.returncode != 0:
        raise _failure(done.returncode, done.stderr)
    return _reading(json.loads(done.stdout))


def serve(kind: str, seconds: str, megabytes: str) -> None:
    """The child's whole life: content from standard input, a JSON answer on standard output."""
    _limit(float(seconds), int(megabytes))
    content = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        reading = read_as(Format(kind), content)
        answer = {"lines": reading.lines, "wrapped": reading.wrapped, "note": reading.note}
        if _share_of_memory(int(megabytes)) > _NEARLY_ALL:  # a tree may have been cut short without a word
            raise TookTooMuchMemory
    except UnreadableFile as error:
        if type(error) is DamagedFile and _share_of_memory(int(megabytes)) > _MUCH:
            error = TookTooMuchMemory()  # parsers short of memory complain of the file
        answer = {"error": type(error).__name__, "message": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()
    os._exit(0)  # big trees need not be taken down one by one


def _limit(seconds: float, megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: the wall clock alone limits there
        return
    most = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _share_of_memory(megabytes: int) -> float:
    """Of the address space allowed, how much this process had at its peak (0.0 where it can't be told)."""
    status = Path("/proc/self/status")
    peak = re.search(r"VmPeak:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(peak[1]) / 1024 / megabytes if peak else 0.0


def _failure(code: int, complaint: bytes) -> UnreadableFile:
    if b"MemoryError" in complaint or b"bad_alloc" in complaint or b"Cannot allocate" in complaint:
        return TookTooMuchMemory()
    return TookTooLong() if code in (-24, -9) else DamagedFile()  # SIGXCPU, SIGKILL


def _reading(answer: dict[str, Any]) -> Reading:
    if "error" in answer:
        kind = getattr(errors, answer["error"], UnreadableFile)
        raise kind(answer["message"])
    return Reading(tuple(answer["lines"]), answer["wrapped"], answer["note"])
