"""Laws: every Điều found, none invented, and answered when asked for by its number."""

import datetime as dt
import json
import os
import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import select

from knowledge import Document, Library, Passage, open_database
from tests.evaluate.figures import Figure
from tests.evaluate.grading import danvan

ARTICLES = {
    "Luat-10-2022-QH15-Thuc-hien-dan-chu-o-co-so.md": 91,
    "Luat-42-2013-QH13-Tiep-cong-dan.md": 36,
    "Luat-02-2011-QH13-Khieu-nai.md": 70,
    "Luat-25-2018-QH14-To-cao.md": 67,
    "Luat-104-2016-QH13-Tiep-can-thong-tin.md": 37,
    "ND-30-2020-ND-CP-Cong-tac-van-thu.md": 38,
    "30_2020_ND_CP.docx": 38,
}
_ARTICLE = re.compile(r"Điều (\d+\w?)")
_ASKED = ("85", "Luật Thực hiện dân chủ ở cơ sở", "Luat-10-2022-QH15-Thuc-hien-dan-chu-o-co-so.md")


def laws(shared: Path) -> list[Figure]:
    """Articles per law against the true counts, and one article asked for."""
    found = articles_found([shared / "legal" / name for name in ARTICLES])
    counts = [
        figure
        for name, count in ARTICLES.items()
        for figure in _against(name, found.get(name, []), [str(n) for n in range(1, count + 1)])
    ]
    return [
        *counts,
        Figure("an article asked for by its number is answered", _answers(shared / "legal"), least=1),
    ]


def _against(name: str, found: list[str], true: list[str]) -> list[Figure]:
    return [
        Figure(f"{name}: articles found", len(set(found) & set(true)), least=len(true)),
        Figure(f"{name}: invented", len(found) - len(set(found) & set(true)), most=0),
    ]


def articles_found(files: list[Path]) -> dict[str, list[str]]:
    """The numbers of the articles of each file, as its passages are labelled, in reading order."""
    with tempfile.TemporaryDirectory() as home:
        sessions = open_database(f"sqlite:///{Path(home) / 'danvan.db'}")
        for _ in Library(sessions, lambda: dt.datetime(2025, 1, 1, tzinfo=dt.UTC)).take_in(files):
            pass
        with sessions() as session:
            named = select(Document.file, Passage.label).join(Passage.document).order_by(Passage.id)
            rows = [(row[0], _ARTICLE.fullmatch(row[1])) for row in session.execute(named)]
        sessions.kw["bind"].dispose()
    found: dict[str, list[str]] = {}
    for file, match in rows:
        if match:
            found.setdefault(file, []).append(match[1])
    return found


def _answers(legal: Path) -> int:
    """1 if the public commands answer a question for an article with that article, else 0."""
    number, law, file = _ASKED
    with tempfile.TemporaryDirectory() as home:
        _run(home, "ingest", str(legal), "--json")
        answer = json.loads(_run(home, "ask", f"Điều {number} {law} quy định gì?", "--json"))
    first = next(iter(answer["citations"]), {"document": "", "label": ""})
    return int(first["document"] == file and re.match(rf"Điều {number}\b", first["label"]) is not None)


def _run(home: str, *arguments: str) -> str:
    environment = {**os.environ, "DANVAN_HOME": home}
    command = [*shlex.split(danvan()), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
