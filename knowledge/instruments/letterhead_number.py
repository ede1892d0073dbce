"""The document's own number, which is no citation: in its letterhead, its title and its annexes' heads."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import find_dates
from knowledge.instruments.notation import Notation, find_numbers, official
from knowledge.instruments.surroundings import TYPE_NAMES
from knowledge.instruments.values import Mention

_LETTERHEAD = 3000  # characters: letterheads pasted from tables can run long
_OWN = re.compile(
    r"(?:^|\n|\t|\||\s{2})[*_#|\s]{0,20}(?:luat\s{1,3}|bo luat\s{1,3}|phap lenh\s{1,3})?"
    r"so(?:\s?hieu)?[\s*_:|.]{0,12}$"
)
_OWN_MIDLINE = re.compile(rf"(?<!\w)(?P<type>(?:{TYPE_NAMES})\s{{0,60}})?so[\s*_]{{0,3}}:?[\s*_]{{0,12}}$")
_TITLE_BEFORE = re.compile(r"\s{0,20}#[#*_\s]{0,8}[a-z ]{3,40}$")
_TITLE_AFTER = re.compile(r"[*_\s]{0,8}(?:\n|$)")
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
        """Whether the document names itself: at the head of an annex, or by its own number.

        Other committees have plans of the same number, so one without a year in it must also have the
        letterhead's date or come as "kèm theo".
        """
        window = max(0, mention.start - 80)
        if _ANNEX.search(folded, window, mention.start):
            return True
        if mention.number is None or mention.number not in self.numbers:
            return False
        if re.search(r"/(?:19|20)\d\d/", mention.number) and mention.date in (None, self.date):
            return True
        same_date = self.date is not None and mention.date == self.date
        return same_date or _WITH_THIS.search(folded, window, mention.start) is not None


def own_numbers(plain: str, folded: str) -> OwnNumbers:
    """The number behind "Số:" at a line's start in the first lines, or a title line that is only a number."""
    own = [notation for notation in find_numbers(plain[:_LETTERHEAD]) if _is_own(notation, plain, folded)]
    dates = [written.value for written in find_dates(plain[:_LETTERHEAD])] if own else []
    numbers = frozenset(map(official, own))
    return OwnNumbers(frozenset(notation.start for notation in own), numbers, next(iter(dates), None))


def _is_own(notation: Notation, plain: str, folded: str) -> bool:
    if not notation.kind and not notation.codes:
        return False
    if _TITLE_BEFORE.fullmatch(folded, 0, notation.start) and _TITLE_AFTER.match(folded, notation.end):
        return True
    if before := _OWN.search(folded, max(0, notation.start - 40), notation.start):
        return any(map(str.isupper, plain[before.start() : notation.start]))
    midline = _OWN_MIDLINE.search(folded, max(0, notation.start - 100), notation.start)
    if midline is None or midline["type"]:
        return False
    return plain[midline.start()].isupper() and (":" in midline[0] or plain[midline.start() + 1].islower())
