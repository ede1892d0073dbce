"""A question taken apart: what is asked, about which instrument, when, where, and the words of its topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge import (
    InstrumentQuery,
    find_places,
    find_queries,
    fold,
    question_scope,
    same_place,
    tokens,
    tone_style,
)
from retrieval.aims import Aim, aims_of
from retrieval.thesaurus import Phrase, other_words

_WEAK = 0.35
_IN_A_COMMUNE = "thôn"  # places of this level are part of the topic: no document is one hamlet's
_ARTICLE = re.compile(r"(?:\bdiem ([a-z])\)?,? )?(?:\bkhoan (\d{1,2}),? )?\bdieu (\d{1,3}[a-z]?)\b(?! kien)")
_QUARTER = re.compile(r"\b(?:quy|q)\.? ?(?:iv|i{1,3}|[1-4])\b")
_MONTH = re.compile(r"(?<!\d )\bthang (1[0-2]|0?[1-9])\b(?! (?:dau|cuoi|nam \d{4} cua))")
_PRIVATE = re.compile(r"[A-ZĐ]{2,6}")  # an abbreviation that no table opens
_HALF_YEAR = re.compile(r"\b0?6 thang (?:dau|cuoi)\b")
_THREE_MONTHS = re.compile(r"\b(?:3|03|ba) thang (dau|cuoi)(?: cua)? nam\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES_DOCUMENT = re.compile(
    r"(?:^|\b(?:trong|theo|cua|o|tai|thuoc|ben|thuc hien|ky)\s)(?:cac\s|noi dung\s|ban\s)?"
    r"(?P<type>ke hoach|chuong trinh|thong bao|van ban|ban ke hoach)\b"
)
_IN_A_NAME = frozenset(
    [
        "thuc",
        "hien",
        "trien",
        "khai",
        "cong",
        "tac",
        "dan",
        "van",
        "chinh",
        "quyen",
        "nam",
        "cua",
        "uy",
        "ban",
        "nhan",
        "chi",
        "dao",
        "dang",
        "bcd",
        "ubnd",
        "tinh",
        "huyen",
        "xa",
        "phuong",
        "thi",
        "tran",
        "thanh",
        "pho",
        "quan",
        "so",
        "ve",
        "quy",
        "che",
        "chu",
        "o",
        "co",
        "tren",
        "dia",
        "ban",
        "ben",
        "hoat",
        "dong",
        "phoi",
        "hop",
        "viec",
        "hoi",
        "dong",
        "mat",
        "tran",
        "to",
        "quoc",
        "va",
        "bo",
        "mttq",
        "hdnd",
        "tp",
        "dac",
        "khu",
        "ngay",
    ]
)
_JOINS = frozenset(["cua", "ve", "o", "va", "tren", "so", "viec", "ben", "ngay", "nam", "co"])


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the topic: folded, as read, how much it counts (0 to 1), its position in the question."""

    folded: str
    marked: str
    weight: float
    position: int
    typed: bool = False  # just so, by a person who types marks
    inherited: bool = False  # from an earlier question of the chat
    alike: tuple[Phrase, ...] = ()  # what documents may write for the phrase that it stands in


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
    months: tuple[int, ...]
    places: tuple[str, ...]
    levels: tuple[str, ...]
    terms: tuple[Term, ...]
    document: tuple[str, ...] = ()  # folded words with which the question names the document it means


def is_empty(question: Question) -> bool:
    """Whether nothing in it tells what it is about."""
    named = question.instruments or question.quarters or question.months or question.articles
    return not (question.terms or named or question.document)


@cache
def _stopwords() -> dict[str, float]:
    source = resources.files("retrieval").joinpath("stopwords.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in source.splitlines() if not line.startswith("#")).split()
    return {word.lstrip("~"): _WEAK if word.startswith("~") else 0.0 for word in words}


@cache
def _asking() -> tuple[re.Pattern[str], ...]:
    source = resources.files("retrieval").joinpath("asking.txt").read_text(encoding="utf-8")
    return tuple(re.compile(line) for line in source.splitlines() if line and not line.startswith("#"))


def _asking_words(read: str) -> list[tuple[int, int]]:
    """Where a question only asks. A pattern with marks is for the question with its marks."""
    folded, marked = fold(read), tone_style(read)
    return [
        found.span()
        for pattern in _asking()
        for found in pattern.finditer(folded if pattern.pattern.isascii() else marked)
    ]


def take_apart(asked: str, read: str, known_places: Sequence[str]) -> Question:
    """Analyses a question. `known_places` are those of the corpus: they are recognised without diacritics."""
    scope = question_scope(read, known_places)
    instruments = tuple(find_queries(read))
    folded = fold(read)
    articles = tuple(
        Article(found[3], found[2], found[1] and read[found.start(1)].lower())
        for found in _ARTICLE.finditer(folded)
    )
    years = tuple(y for y in scope.years if _stands_outside(str(y), read, instruments))
    found = find_places(read, known_places)
    known = {fold(place).split(" ", 1)[-1] for place in known_places}
    places = [
        (place.start, place.end)
        for place in found
        if place.level != _IN_A_COMMUNE or fold(place.name) in known  # "thôn" of the commune Bảo Hà
    ]
    named = _document_named(read, places)
    taken = [(query.start, query.end) for query in instruments]
    taken += [
        found.span() for pattern in (_ARTICLE, _QUARTER, _THREE_MONTHS) for found in pattern.finditer(folded)
    ]
    taken += _asking_words(read)
    taken += [*places, *([named] if named else [])]
    return Question(
        asked=asked,
        read=read,
        aims=aims_of(read),
        instruments=instruments,
        articles=articles,
        years=years,
        months=tuple(int(found[1]) for found in _MONTH.finditer(folded)),
        quarters=tuple(scope.quarters) or _quarter_in_months(folded),
        places=tuple(_as_known(place, known_places) for place in scope.places),
        levels=tuple(scope.levels),
        terms=_terms(asked, read, taken, set(years)),
        document=tuple(t.folded for t in tokens(read[slice(*named)])) if named else (),
    )


def _as_known(place: str, known_places: Sequence[str]) -> str:
    """The place as the corpus names it: "các xã Cư Kuin" means the district, if that is what is known."""
    if any(same_place(place, known) for known in known_places):
        return place
    bare = fold(place).split(" ", 1)[-1]
    return next((known for known in known_places if fold(known).endswith(" " + bare)), place)


def _quarter_in_months(folded: str) -> tuple[int, ...]:
    """ "3 tháng đầu năm" is the first quarter, "3 tháng cuối năm" the last."""
    found = _THREE_MONTHS.search(folded)
    return () if not found else (1,) if found[1] == "dau" else (4,)


def _stands_outside(year: str, read: str, instruments: Sequence[InstrumentQuery]) -> bool:
    """Whether a year is said of the matter and not only within an instrument's number or date."""
    places = [found.start() for found in re.finditer(rf"(?<!\d){year}(?!\d)", read)]
    inside = [at for at in places if any(query.start <= at < query.end for query in instruments)]
    return not places or len(inside) < len(places)


def _document_named(read: str, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the question names the document it means: "trong Kế hoạch … năm 2024 của UBND tỉnh …"."""
    opening = _NAMES_DOCUMENT.search(fold(read))
    if not opening:
        return None
    end = opening.end()
    joined = end
    halves = [found.span() for found in _HALF_YEAR.finditer(fold(read))]
    for token in tokens(read):
        if token.start < opening.end():
            continue
        in_place = any(start <= token.start < stop for start, stop in (*places, *halves))
        if re.search(r"[,;:?]", read[joined : token.start]) and not in_place:
            break
        if not (in_place or token.folded in _IN_A_NAME or _YEAR.fullmatch(token.folded)):
            break
        joined = token.end
        if token.folded not in _JOINS:
            end = token.end
    return opening.start("type"), end


def _terms(asked: str, read: str, taken: Sequence[tuple[int, int]], years: set[int]) -> tuple[Term, ...]:
    found: list[Term] = []
    words = tokens(asked)
    has_marks = any(token.text != token.folded for token in words)
    typed = {token.text for token in words} if has_marks else set()
    said = tokens(read)
    alike = other_words(said, typed)
    for position, token in enumerate(said):
        if any(start <= token.start < end for start, end in taken):
            continue
        if _YEAR.fullmatch(token.text) and int(token.text) in years:
            continue
        weight = _stopwords().get(token.text, 1.0)
        if _PRIVATE.fullmatch(read[token.start : token.end]):
            weight *= _WEAK
        if weight:
            is_typed = token.text in typed
            found.append(Term(token.folded, token.text, weight, position, is_typed, alike=alike[position]))
    return tuple(found)
