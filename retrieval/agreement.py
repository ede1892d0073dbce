"""Whether a document is one the question can mean: its years, places and level against the question's own."""

import re
from dataclasses import dataclass, replace

from knowledge import fold, same_place
from retrieval.question import Question
from retrieval.shelf import Piece, Profile

_RANGE = r"(?:[-–—/]|đến)"


_LEVELS_OF = {
    "tỉnh": ("tỉnh",),
    "thành": ("tỉnh", "huyện"),
    "quận": ("huyện",),
    "huyện": ("huyện",),
    "thị": ("huyện", "xã"),
    "xã": ("xã",),
    "phường": ("xã",),
    "đặc": ("xã",),
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well a document fits (higher is better) and in what it contradicts the question."""

    score: float
    year: bool = True
    place: bool = True
    level: bool = True
    confirmed: bool = True  # time, place or level asked for are this document's own, or none is asked for

    @property
    def fits(self) -> bool:
        """Nothing of the document contradicts the question."""
        return self.year and self.place and self.level


def agreement(profile: Profile, question: Question) -> Agreement:
    """Compares a document as a whole with what the question says of time, place, level, issuer and name."""
    return with_name(agreement_of_scope(profile, question), profile, question)


def agreement_of_scope(profile: Profile, question: Question) -> Agreement:
    """The part of it that is the same for all documents of one `Profile.scope`: thousands share a few."""
    score, year, place, level = 0.0, True, True, True
    own_year = bool(set(question.years) & set(_years(profile)))
    if question.years and profile.years:
        year = own_year
        score += 0.3 if year else -0.4
    elif own_year:
        score += 0.3
    if question.places and not is_national(profile):
        held = [name for name in question.places if any(same_place(name, own) for own in profile.places)]
        place = len(held) == len(question.places)
        score += 0.3 * len(held) / len(question.places) - (0.0 if place else 0.4)
    if question.levels and profile.level and not is_national(profile):
        level = profile.level in question.levels or _is_own_place(profile, question)
        score += 0.2 if level else -0.3
    read = fold(question.read)
    if profile.organ and fold(profile.organ) in read:
        score += 0.1
    if profile.type and fold(profile.type) in read:
        score += 0.05
    if (question.places or question.years) and is_national(profile):
        score -= 0.3
    asked = question.years or question.places or question.levels
    confirmed = not asked or (
        level and (own_year or (bool(question.places) and place and not is_national(profile)))
    )
    confirmed = confirmed or (level and not question.years and not question.places)
    return Agreement(score, year, place, level, confirmed)


def with_name(agreed: Agreement, profile: Profile, question: Question) -> Agreement:
    """The agreement of a scope, better for a document that the question names."""
    share = share_named(profile, question)
    return replace(agreed, score=agreed.score + 0.3 * share) if share else agreed


def _years(profile: Profile) -> tuple[int, ...]:
    """The years a document is for; that of its date where it names none ("Quy chế …" of 2022)."""
    return profile.years or ((profile.date.year,) if profile.date else ())


def share_named(profile: Profile, question: Question) -> float:
    """Which share of the words that name the document in the question name this one; 0 if it names none."""
    named = question.document
    return sum(word in profile.terms for word in named) / len(named) if named else 0.0


def _is_own_place(profile: Profile, question: Question) -> bool:
    """The question names the very place whose document it is ("thành phố" is said of two levels)."""
    if not profile.places:
        return False
    kind = profile.places[0].split(" ", 1)[0]
    return profile.level in _LEVELS_OF.get(kind, ()) and any(
        same_place(name, profile.places[0]) for name in question.places
    )


def is_national(profile: Profile) -> bool:
    """A law or another document that holds everywhere."""
    return profile.level == "trung ương" or (profile.level is None and not profile.places)


def admits(piece: Piece, agreed: Agreement, question: Question) -> bool:
    """Whether a passage may answer: what its document contradicts, the passage itself must say."""
    if not agreed.year and not any(_says_year(piece.body, year) for year in question.years):
        return False
    return agreed.place or all(
        fold(name) in fold(piece.body) for name in question.places if not _is_own(name, piece.profile)
    )


def _is_own(name: str, profile: Profile) -> bool:
    return any(same_place(name, own) for own in profile.places)


def _says_year(body: str, year: int) -> bool:
    """The year stands in the passage by itself, not in a range, a date or a number of an instrument."""
    return bool(re.search(rf"(?<![\d/\-–])(?<![-–]\s)(?<!đến\s){year}(?!\s*{_RANGE}\s*\d)(?![\d/])", body))
