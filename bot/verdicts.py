"""What words say of an answer (verdicts.toml): praise, a plain no, or a remark on what is not right.

Only words that are praise from first to last call an answer right. Marks count where they are typed
("dùng" is not "đúng"); a word without any may be either.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.feedback import LONGEST_REMARK, Verdict
from bot.wording.feedback import REASONS
from knowledge import fold, folded_syllables, syllables

_MOST_SYLLABLES = 14  # of praise and of a plain no; whoever says more has something to say
_PAUSE = re.compile(r"[:.,;!\n–-]")
_NAMED = {" ".join(folded_syllables(label)): reason for reason, label in REASONS.items()}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What texts of lower-case syllables are matched with."""

    praise: re.Pattern[str]
    courtesy: re.Pattern[str]
    no: re.Pattern[str]
    but: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = tomllib.loads(resources.files("bot").joinpath("verdicts.toml").read_text(encoding="utf-8"))
    small = lists["small"]
    return _Patterns(
        praise=_only(lists["praise"] + lists["thanks"], small + lists["answer"]),
        courtesy=_only(lists["thanks"], small),
        no=_only(lists["no"], small),
        but=re.compile(rf"\b(?:{_one_of(lists['but'])})\b"),
    )


def _only(said: list[str], beside: list[str]) -> re.Pattern[str]:
    """Texts of nothing but these phrases, at least one of `said`."""
    return re.compile(rf"(?:(?:{_one_of(beside)}) )*(?:{_one_of(said)})(?: (?:{_one_of(beside + said)}))*")


def _one_of(phrases: list[str]) -> str:
    return "|".join(" ".join(map(_either, phrase.split())) for phrase in phrases)


def _either(word: str) -> str:
    """The word with its marks, or with none at all."""
    plain = fold(word)
    return word if plain == word else f"(?:{word}|{plain})"


def verdict_in(words: str) -> Verdict:
    """What the words (in normal form) say; those that are no praise are a remark on what is not right."""
    if _is(_patterns().praise, words):
        return Verdict(True, is_courtesy=_is(_patterns().courtesy, words))
    if reason := _NAMED.get(" ".join(folded_syllables(words))):
        return Verdict(False, reason)
    pause = _PAUSE.search(words)
    head, rest = (words[: pause.start()], words[pause.end() :]) if pause else (words, "")
    return Verdict(False, remark=_remark(rest if _is(_patterns().no, head) else words))


def verdict_beside(is_thumb_up: bool, words: str) -> Verdict:
    """What a thumb says with the words after it: no praise turns 👎 round, a "but" turns 👍 round."""
    said = verdict_in(words)
    if not is_thumb_up:
        return Verdict(False, said.reason, _remark(words) if said.is_right else said.remark)
    if said.is_right or not syllables(words):
        return Verdict(True)
    if said.reason or _patterns().but.search(" ".join(syllables(words))):
        return said
    return Verdict(True, remark=_remark(words))


def _is(pattern: re.Pattern[str], words: str) -> bool:
    found = syllables(words)
    return len(found) <= _MOST_SYLLABLES and pattern.fullmatch(" ".join(found)) is not None


def _remark(words: str) -> str | None:
    """The words as they are kept, None if there are none."""
    return words.strip(" :,;–-\n")[:LONGEST_REMARK] if syllables(words) else None
