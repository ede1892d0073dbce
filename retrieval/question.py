"""A question taken apart: what is asked, about which instrument, when, where, and the words of its topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge import InstrumentQuery, find_places, find_queries, fold, is_accented, question_scope, tokens
from retrieval.aims import Aim, aims_of

_WEAK = 0.35
_ARTICLE = re.compile(
    r"(?:\bdiem ([a-z]|đ)\)? ,? ?)?(?:\bkhoan (\d{1,2}),? )?\bdieu (\d{1,3}[a-z]?)\b(?! kien)"
)
_QUARTER = re.compile(r"\b(?:quy|q)\.? ?(?:iv|i{1,3}|[1-4])\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the topic: folded, as read, how much it counts (0 to 1), its position in the question."""

    folded: str
    marked: str
    weight: float
    position: int


@dataclass(frozen=True, slots=True)
class Article:
    """A place in a law: Điều, and khoản and điểm if given."""

    article: str
    clause: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. `read` is what it was read as: marks restored, abbreviations opened."""

    asked: str
    read: str
    aims: frozenset[Aim]
    instruments: tuple[InstrumentQuery, ...]
    articles: tuple[Article, ...]
    years: tuple[int, ...]
    quarters: tuple[int, ...]
    places: tuple[str, ...]
    levels: tuple[str, ...]
    terms: tuple[Term, ...]


@cache
def _stopwords() -> dict[str, float]:
    source = resources.files("retrieval").joinpath("stopwords.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in source.splitlines() if not line.startswith("#")).split()
    return {word.lstrip("~"): _WEAK if word.startswith("~") else 0.0 for word in words}


@cache
def _bare_stopwords() -> dict[str, float]:
    """The same, folded, for words typed without marks; where two fold alike, the one that counts more."""
    bare: dict[str, float] = {}
    for word, weight in _stopwords().items():
        bare[fold(word)] = max(weight, bare.get(fold(word), 0.0))
    return bare


def take_apart(asked: str, read: str, known_places: Sequence[str]) -> Question:
    """Analyses a question. `known_places` are those of the corpus: they are recognised without diacritics."""
    scope = question_scope(read, known_places)
    instruments = tuple(find_queries(read))
    folded = fold(read)
    articles = tuple(Article(found[3], found[2], found[1]) for found in _ARTICLE.finditer(folded))
    taken = [(query.start, query.end) for query in instruments]
    taken += [found.span() for pattern in (_ARTICLE, _QUARTER) for found in pattern.finditer(folded)]
    taken += [(place.start, place.end) for place in find_places(read, known_places)]
    return Question(
        asked=asked,
        read=read,
        aims=aims_of(read),
        instruments=instruments,
        articles=articles,
        years=tuple(scope.years),
        quarters=tuple(scope.quarters),
        places=tuple(scope.places),
        levels=tuple(scope.levels),
        terms=_terms(read, taken, set(scope.years)),
    )


def _terms(read: str, taken: Sequence[tuple[int, int]], years: set[int]) -> tuple[Term, ...]:
    found: list[Term] = []
    for position, token in enumerate(tokens(read)):
        if any(start <= token.start < end for start, end in taken):
            continue
        if _YEAR.fullmatch(token.text) and int(token.text) in years:
            continue
        table = _stopwords() if is_accented(token.text) else {**_bare_stopwords(), **_stopwords()}
        weight = table.get(token.text, 1.0)
        if weight:
            found.append(Term(token.folded, token.text, weight, position))
    return tuple(found)
