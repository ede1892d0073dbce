"""Runs the benchmarks: a line each with figure, baseline and ratio, one JSON line last.

python -m tests.benchmarks [--shared FOLDER] [BENCHMARK …]

Of answering, intake, memory, indexing, reminding, scale and law, the last two take minutes and are run only
when they are asked for.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.answering import answering
from tests.benchmarks.indexing import indexing
from tests.benchmarks.intake import intake
from tests.benchmarks.law import law
from tests.benchmarks.measured import Measured
from tests.benchmarks.memory import memory
from tests.benchmarks.reminding import reminding
from tests.benchmarks.scale import scale

BENCHMARKS: dict[str, Callable[[Path], Iterator[Measured]]] = {
    "answering": answering,
    "intake": intake,
    "memory": memory,
    "indexing": indexing,
    "reminding": reminding,
    "scale": scale,
    "law": law,
}
_ON_REQUEST = {"scale", "law"}


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmarks asked for, all by default; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("benchmarks", nargs="*", metavar="BENCHMARK", help=", ".join(BENCHMARKS))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args(arguments)
    if unknown := set(given.benchmarks) - BENCHMARKS.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    shared = given.shared.resolve()
    if missing := [name for name in ("corpus", "legal", "documents", "eval") if not (shared / name).is_dir()]:
        print(f"Nothing to measure with: {given.shared} lacks {', '.join(missing)}.")
        return 0
    found: list[Measured] = []
    for name in given.benchmarks or [name for name in BENCHMARKS if name not in _ON_REQUEST]:
        for measured in BENCHMARKS[name](shared):
            print(measured, flush=True)
            found.append(measured)
    rows = {m.name: {"value": round(m.value, 4), "unit": m.unit, "ratio": round(m.ratio, 4)} for m in found}
    print(json.dumps(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
