"""Names in a roster: the same name twice, a name that refers to something elsewhere in the file."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge import fold
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.cells import text_of
from tasks.committee.roster_file.roster import same_key
from tasks.committee.roster_file.tables import Found, Row, Said
from tasks.committee.roster_file.words import SheetWords

_NEAR, _SHOWN = 0.6, 3


@dataclass
class Names:
    """The names of one kind, by what makes them the same, with where each stands."""

    written: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, where: str, as_name: str | None = None) -> None:
        """A name, or with `as_name` another way to say that name."""
        self.written.setdefault(same_key(name), as_name or name)
        self.where.setdefault(same_key(name), where)

    def place_of(self, name: str) -> str | None:
        """Where the same name stands already."""
        return self.where.get(same_key(name))

    def meant(self, said: str) -> list[str]:
        """The names that `said` can mean: the same, else those that differ in marks only."""
        if exact := self.written.get(same_key(said)):
            return [exact]
        folded = fold(same_key(said))
        return list(dict.fromkeys(name for key, name in self.written.items() if fold(key) == folded))

    def near(self, said: str) -> str:
        """The names most like `said`, as the end of a message; "" when none is."""
        folded = {fold(key): name for key, name in self.written.items()}
        close = difflib.get_close_matches(fold(same_key(said)), folded, _SHOWN, _NEAR)
        names = ", ".join(dict.fromkeys(folded[key] for key in close))
        return wording.NEAR.format(names=names) if names else ""


def name_in(row: Row, key: str, sheet: SheetWords, most: int, found: Found) -> str:
    """The name in a cell, "" (with a problem) when there is none that can be kept."""
    heading = next(column.heading for column in sheet.columns if column.key == key)
    text = text_of(row[key], found)
    if not text:
        if not row[key].is_formula:
            found.wrong(row[key].where, wording.MISSING.format(column=heading))
        return ""
    if len(text) > most:
        found.wrong(row[key].where, wording.TOO_LONG.format(column=heading, most=most))
        return ""
    return text


def referred(said: Said, text: str, names: Names, unknown: str, found: Found) -> str | None:
    """The name that a cell refers to; None, with the problem named, when it is none or several."""
    meant = names.meant(text)
    if len(meant) == 1:
        return meant[0]
    if meant:
        found.wrong(said.where, wording.AMBIGUOUS.format(name=text, names=", ".join(meant)))
    else:
        found.wrong(said.where, unknown.format(name=text, near=names.near(text)))
    return None


def listed(names: Iterable[str]) -> str:
    """Names as a person lists them."""
    return ", ".join(names)
