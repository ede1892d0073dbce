"""The articles of the law put back together: a text file for each law, headed as laws are."""

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from retrieval.articles import Article, read_articles

_HEAD = """{organ}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{kind} số: {number}
Hà Nội, ngày 01 tháng 7 năm 2020

{title}
{name}
"""
_OF_THE_ASSEMBLY = ("Luật", "Bộ luật")
_OF_ONE_DOCUMENT = 100  # articles

Row = dict[str, str]


def write_laws(articles: Path, folder: Path) -> list[Path]:
    """Writes every law that `articles` (JSON Lines, gzip) has an article of; the files, in the order met."""
    folder.mkdir(parents=True, exist_ok=True)
    laws: dict[tuple[str, str], list[tuple[Row, Article]]] = {}
    for row, article in zip_longest(_rows(articles), read_articles(articles)):
        laws.setdefault((row["law_type"], row["law_number"]), []).append((row, article))
    paths = []
    for place, ((kind, number), found) in enumerate(laws.items()):
        paths.append(folder / f"{place:05}.txt")
        paths[-1].write_text("\n".join(_lines(kind, number, found)), encoding="utf-8")
    return paths


def write_one_more(folder: Path) -> Path:
    """A decree of a hundred articles about a matter that no law has."""
    lines = [
        line
        for n in range(1, _OF_ONE_DOCUMENT + 1)
        for line in (
            f"Điều {n}. Nhiệm vụ thứ {n} của tổ đo mây",
            f"1. Tổ đo mây ghi sổ số {n} và báo cáo trước ngày 10 hằng tháng.",
            f"2. Cơ quan chủ trì kiểm tra sổ số {n} mỗi quý một lần.",
        )
    ]
    path = folder / "mot-van-ban-nua.txt"
    path.write_text("\n".join([_head("Nghị định", "999/2026/NĐ-CP", "Quy định về đo mây"), *lines]), "utf-8")
    return path


def _head(kind: str, number: str, name: str) -> str:
    organ = "QUỐC HỘI" if kind in _OF_THE_ASSEMBLY else "CHÍNH PHỦ"
    return _HEAD.format(organ=organ, kind=kind, number=number, title=kind.upper(), name=name)


def _lines(kind: str, number: str, found: Iterable[tuple[Row, Article]]) -> Iterator[str]:
    chapter = None
    for place, (row, article) in enumerate(found):
        if place == 0:
            yield _head(kind, number, article.law if kind == "Luật" else article.law.removeprefix(f"{kind} "))
        if row["chapter"] != chapter:
            chapter = row["chapter"]
            yield " ".join(chapter.split()) + "\n"
        yield f"Điều {row['article']}. {article.title}\n{article.text}\n"


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {
                name: str(row.get(name) or "") for name in ("law_type", "law_number", "chapter", "article")
            }
