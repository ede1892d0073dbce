"""Peak memory of a process that takes everything in, and of one that answers.

Baseline: a Python process that imports sqlalchemy and numpy and does nothing.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measured import Measured

_NOTHING = "import numpy, sqlalchemy"
_OPEN = """
import datetime as dt, sys
from pathlib import Path
from knowledge import Library, open_database
from retrieval import Answerer
from tests.benchmarks.stock import ALL, questions
shared, home = map(Path, sys.argv[1:])
sessions = open_database(f"sqlite:///{home / 'danvan.db'}")
answerer = Answerer(sessions, home)
"""
_INTAKE = """
for _ in Library(sessions, lambda: dt.datetime.now(dt.UTC)).take_in([shared / folder for folder in ALL]):
    pass
answerer.bring_up_to_date()
"""
_ANSWERING = """
answerer.bring_up_to_date()
for question, history in questions(shared):
    answerer.answer(question, history)
"""
_TELL = "from tests.benchmarks.memory import peak; print(peak())"


def memory(shared: Path) -> Iterator[Measured]:
    """Peaks in MiB; the short-lived processes that parse single files are not counted in."""
    with tempfile.TemporaryDirectory() as home:
        nothing = _peak_of(_NOTHING, shared, home)
        for name, work in (("taking in and indexing", _INTAKE), ("answering", _ANSWERING)):
            used = _peak_of(_OPEN + work, shared, home)
            yield Measured(f"peak memory, {name} everything", used, "MiB", "imports alone", nothing)


def _peak_of(work: str, shared: Path, home: str) -> float:
    command = [sys.executable, "-c", f"{work}\n{_TELL}", str(shared), home]
    environment = {**os.environ, "TOKENIZERS_PARALLELISM": "false"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[-1])


def peak() -> float:
    """The most memory this process has held, in MiB.

    On Linux `ru_maxrss` starts from what the parent process held, so the kernel's own mark is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        marks = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(marks[0].split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 1024
