"""The document's own number: in its letterhead and where its annexes name it, it is no citation."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import find_dates
from knowledge.instruments.notation import Notation, find_numbers, official
from knowledge.instruments.values import Mention

_LETTERHEAD = 3000  # characters: letterheads pasted from tables can run long
_OWN = re.compile(
    r"(?:^|\n|\t|\||\s{2})[*_#|\s]{0,20}(?:luat\s{1,3}|bo luat\s{1,3}|phap lenh\s{1,3})?so(?:\s?hieu)?[\s*_:|.]{0,12}$"
)
_ANNEX = re.compile(r"(?:^|\n)[*_\s]{0,6}\(?(?:ban hanh\s)?kem theo\s[^\n]{0,40}$")
_WITH_THIS = re.compile(r"kem theo\s[^\n.;]{0,40}$")


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """Where the letterhead writes its number (start offsets), the numbers, and the letterhead's date."""

    places: frozenset[int]
    numbers: frozenset[str]
    date: date | None

    def covers(self, notation: Notation) -> bool:
        """Whether this number is the letterhead's own."""
        return notation.start in self.places

    def is_self_citation(self, mention: Mention, folded: str) -> bool:
        """Whether the document names itself: at the head of an annex, or by its own number and date."""
        window = max(0, mention.start - 80)
        if _ANNEX.search(folded, window, mention.start):
            return True
        if mention.number not in self.numbers:
            return False
        same_date = self.date is not None and mention.date == self.date
        return same_date or _WITH_THIS.search(folded, window, mention.start) is not None


def own_numbers(plain: str, folded: str) -> OwnNumbers:
    """The numbers of the letterhead: "Số:" at a line's start in the first lines, the number right behind it."""
    places, numbers = set(), set()
    for notation in find_numbers(plain[:_LETTERHEAD]):
        before = _OWN.search(folded, max(0, notation.start - 40), notation.start)
        if before and (notation.kind or notation.codes) and _is_capital_so(plain, before, notation):
            places.add(notation.start)
            numbers.add(official(notation))
    dates = [written.value for written in find_dates(plain[:_LETTERHEAD])] if places else []
    return OwnNumbers(frozenset(places), frozenset(numbers), next(iter(dates), None))


def _is_capital_so(plain: str, before: re.Match[str], notation: Notation) -> bool:
    return any(character.isupper() for character in plain[before.start() : notation.start])
