"""Units as a message says them, before it is worked out which are meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tasks.updates.typed import Word


class Said(Enum):
    """How units were said."""

    NAMED = auto()
    GROUP = auto()
    REST = auto()
    OWN = auto()
    SOME = auto()
    UNKNOWN = auto()
    UNCLEAR = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """Units said in one place of the message (words start to end).

    `names` are the units of NAMED, the candidates of UNCLEAR and of EITHER ("6a hay 6b"); `group` the family
    or group; `count` how many the person says there are, `of` out of how many ("7/8 xóm").
    """

    said: Said
    start: int
    end: int
    names: tuple[str, ...] = ()
    group: str | None = None
    count: int | None = None
    of: int | None = None
    plural: bool = False


def either_or(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with "6a hay 6b" as one, of which it isn't said which."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and mention.start == last.end + 1 and words[last.end].folded in {"hay", "hoac"}:
            names = tuple(dict.fromkeys((*last.names, *mention.names)))
            found[-1] = Mention(Said.EITHER, last.start, mention.end, names)
        else:
            found.append(mention)
    return found
