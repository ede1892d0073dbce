"""What a question wants to know: a duty list, a date, a document's number, who, how many, where to.

Read from the folded question, so that accents typed or not make no difference; the patterns (aims.toml) are
over whole phrases, since single folded words ("bao", "may", "gi") mean too much.
"""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

from knowledge import fold


class Aim(StrEnum):
    """What kind of answer is asked for."""

    CITING = "citing"  # which documents cite an instrument
    DUTIES = "duties"  # what is to be done
    WHEN = "when"
    WHO = "who"
    HOW_MANY = "how_many"
    WHERE_TO = "where_to"  # where reports and documents are sent
    NUMBER = "number"  # number of a document or instrument
    DATE = "date"  # date of issue
    ISSUER = "issuer"
    SIGNER = "signer"
    ABOUT = "about"  # what it requires, says, is about


@cache
def _patterns() -> dict[Aim, re.Pattern[str]]:
    table = tomllib.loads(resources.files("retrieval").joinpath("aims.toml").read_text(encoding="utf-8"))
    return {Aim(name): re.compile("|".join(f"(?:{p})" for p in patterns)) for name, patterns in table.items()}


def aims_of(question: str) -> frozenset[Aim]:
    """All that the question asks for; empty when it only names a topic."""
    folded = " ".join(fold(question).split()).rstrip(" ?.!")
    return frozenset(aim for aim, pattern in _patterns().items() if pattern.search(folded))
