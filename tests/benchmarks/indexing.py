"""Indexing one document more. Baseline: the whole index built, from vectors already made."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from retrieval import Answerer
from tests.benchmarks.measured import Measured, share
from tests.benchmarks.stock import ALL, stocked

_ROUNDS = 3


def indexing(shared: Path) -> Iterator[Measured]:
    """Seconds until one document more can be found, median of a few rounds."""
    with stocked(shared, ALL) as stock, tempfile.TemporaryDirectory() as folder:
        adding, building = [], []
        for number in range(_ROUNDS):
            stock.take_in(_plan(Path(folder), number))
            adding.append(_seconds(stock.answerer))
            fresh = Answerer(stock.sessions, Path(folder) / f"home-{number}")
            building.append(_seconds(fresh))
            fresh.index.close()
        detail = f"{stock.passages} passages"
        one, whole = share(adding, 0.5), share(building, 0.5)
        yield Measured("index, one document more", one, "s", "built whole", whole, detail)


def _seconds(answerer: Answerer) -> float:
    began = time.perf_counter()
    answerer.bring_up_to_date()
    return time.perf_counter() - began


def _plan(folder: Path, number: int) -> Path:
    """A plan of thirty duties."""
    duties = [f"{n}. Việc thứ {n} của đợt {number}: họp thôn, báo cáo kết quả." for n in range(1, 31)]
    path = folder / f"ke-hoach-{number}.txt"
    path.write_text("\n".join(["KẾ HOẠCH", f"Đợt {number}", "I. NHIỆM VỤ", *duties]), encoding="utf-8")
    return path
