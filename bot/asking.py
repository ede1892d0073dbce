"""Questions back: offered as buttons and as numbers, answered by either or by their words, once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.memory import Waiting
from bot.replies import Choice
from bot.scene import Scene
from bot.wording import asking as wording
from knowledge import fold

_LONGEST_LABEL = 60
_NUMBERS = re.compile(r"\d{1,2}(?:\s*-\s*\d{1,2})?(?:[\s,;+&]+(?:va\s+)?\d{1,2}(?:\s*-\s*\d{1,2})?)*")
_PRESSED = re.compile(r"/chon (\w+) (\d+)")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what the person reads, what it stands for."""

    label: str
    value: str


def ask(
    scene: Scene, kind: str, state: Mapping[str, Any], options: Sequence[Option], *, several: bool = False
) -> tuple[Choice, ...]:
    """Waits in this chat for one of the options (with `several`: for some); the buttons to show.

    A button carries the question's own token, so that one of an older question chooses nothing.
    """
    token = f"{int(scene.now.timestamp() * 1000):x}"
    kept = {
        **state,
        "token": token,
        "labels": [option.label for option in options],
        "values": [option.value for option in options],
        "several": several,
    }
    scene.wait(kind, kept)
    return tuple(
        Choice(option.label[:_LONGEST_LABEL], f"/chon {token} {number}")
        for number, option in enumerate(options, start=1)
    )


def picked(waiting: Waiting, text: str) -> tuple[str, ...]:
    """The values that `text` chooses: a button, numbers ("2", "1,3"), "tất cả", the words themselves."""
    values: list[str] = waiting.state.get("values", [])
    if pressed := _PRESSED.fullmatch(text):
        number = int(pressed[2])
        is_current = pressed[1] == waiting.state.get("token")
        return (values[number - 1],) if is_current and 0 < number <= len(values) else ()
    said = " ".join(fold(text).split()).strip(" .!")
    if waiting.state.get("several") and said in wording.ALL_WORDS:
        return tuple(values)
    if _NUMBERS.fullmatch(said):
        return _numbered(said, values, several=bool(waiting.state.get("several")))
    labels = waiting.state.get("labels", [])
    return tuple(v for label, v in zip(labels, values, strict=True) if " ".join(fold(label).split()) == said)


def is_button(text: str) -> bool:
    """Whether `text` is what a button of a question says."""
    return _PRESSED.fullmatch(text) is not None


def _numbered(said: str, values: Sequence[str], *, several: bool) -> tuple[str, ...]:
    numbers = numbers_in(said)
    if not numbers or (len(numbers) > 1 and not several) or not all(0 < n <= len(values) for n in numbers):
        return ()
    return tuple(values[number - 1] for number in numbers)


def numbers_in(said: str) -> list[int]:
    """The numbers of "1, 3-5 và 8", in order, each once."""
    found: dict[int, None] = {}
    for first, last in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", said):
        top = int(last or first)
        found.update(dict.fromkeys(range(int(first), min(top, int(first) + 200) + 1)))
    return list(found)
