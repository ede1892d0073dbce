"""Questions that lean on earlier ones: "còn quý IV thì sao?", "cái đó ban hành ngày nào?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge import fold
from retrieval.aims import Aim
from retrieval.question import Question, Term

_OLD_WEIGHT = 0.4
_OPENS = re.compile(r"(?:the |vay |roi |a |u |va )*(?:con|the|vay|roi|vay thi|tiep|nua)\b")
_POINTS_BACK = re.compile(
    r"\b(?:cai|van ban|ke hoach|chuong trinh|nghi quyet|chi thi|ket luan|quyet dinh|noi dung|viec|phan|muc"
    r"|bao cao|dieu|luat|han|thoi han) (?:do|nay|ay|tren|vua roi|vua neu)\b"
    r"|\b(?:no|chung|ho)\b (?:do|quy dinh|ban hanh|la|co|gui)|\bthi sao\b|\bnhu tren\b|\bo tren\b"
)
_STRONG, _FEW = 0.9, 2  # weight of a word that names a topic; so few don't make one


def leans_back(question: Question) -> bool:
    """Whether a question can't stand alone."""
    folded = fold(question.read).strip(" ?.!,")
    if _OPENS.match(folded) or _POINTS_BACK.search(folded):
        return True
    named = (
        question.instruments or question.quarters or question.places or question.articles or question.document
    )
    return not named and sum(t.weight >= _STRONG for t in question.terms) <= _FEW


def in_context(history: Sequence[Question], question: Question) -> Question:
    """`question` completed from the questions before it, oldest first; unchanged when it stands alone."""
    if not history or not leans_back(question):
        return question
    before = in_context(history[:-1], history[-1])
    instruments = question.instruments or before.instruments
    own_aims = question.aims - {Aim.ABOUT}
    if not own_aims and (question.quarters or question.months):
        own_aims = frozenset({Aim.DUTIES})  # "còn quý IV thì sao?"
    return replace(
        question,
        aims=own_aims or before.aims | question.aims,
        instruments=instruments,
        articles=question.articles or (before.articles if not question.instruments else ()),
        years=question.years or before.years,
        quarters=question.quarters or (() if own_aims or question.months else before.quarters),
        months=question.months or (() if own_aims or question.quarters else before.months),
        document=question.document if len(question.document) > 2 else before.document,
        places=question.places or before.places,
        levels=question.levels or before.levels,
        terms=_merged(before, question),
        read=f"{question.read} ({before.read})",
    )


def _merged(before: Question, question: Question) -> tuple[Term, ...]:
    """The new words whole, the old ones at less weight, or dropped when a new instrument is named."""
    if question.instruments and before.instruments:
        return question.terms
    new = {term.folded for term in question.terms}
    strong = any(term.weight >= _STRONG for term in question.terms)
    factor = _OLD_WEIGHT if strong else 1.0
    shift = max((term.position for term in question.terms), default=0) + 2
    old = (
        replace(t, weight=t.weight * factor, position=t.position + shift, inherited=True)
        for t in before.terms
        if t.folded not in new
    )
    return (*question.terms, *old)
