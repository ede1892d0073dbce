"""Names of places as people type them: without marks ("ngoc lac"), or by their initials ("tỉnh TV")."""

import re
from collections.abc import Sequence

from knowledge import find_places, fold, is_accented, tokens

_INITIALS = re.compile(
    r"\b([Tt]ỉnh|[Tt]inh|[Hh]uyện|[Xx]ã|[Pp]hường|TP|T\.|H\.|X\.|P\.)\s?([A-ZĐ]{2,4})\b(?![/-])"
)


def spell_out_places(text: str, known: Sequence[str]) -> str:
    """`text` with the places of the corpus written as the corpus writes them.

    `known` are full names ("tỉnh Trà Vinh"). A name typed without marks, wholly or in part, gets its marks,
    so that restoring the rest can't turn it into other words; initials after "tỉnh", "xã" … become the one
    place they fit. What is typed with marks stays: "Tân Hạ" is another place than "Tân Hà".
    """
    names = [name.split(" ", 1)[-1] for name in known]
    text = _INITIALS.sub(lambda found: _from_initials(found, names), text)
    for place in reversed(find_places(fold(text), known)):
        typed = text[place.start : place.end]
        name = next((n for n in names if fold(typed).endswith(fold(n))), None)
        if name:
            start = place.end - len(name)
            text = text[:start] + _filled_in(text[start : place.end], name) + text[place.end :]
    return text


def _filled_in(typed: str, name: str) -> str:
    """`typed` with the syllables that lack their marks as `name` has them, unless another has other marks."""
    ours, theirs = tokens(typed), tokens(name)
    if any(
        is_accented(one.text) and one.text != other.text for one, other in zip(ours, theirs, strict=False)
    ):
        return typed
    for one in ours:
        if not is_accented(one.text):
            typed = typed[: one.start] + name[one.start : one.end] + typed[one.end :]
    return typed


def _from_initials(found: re.Match[str], names: Sequence[str]) -> str:
    fitting = {n for n in names if "".join(word[0] for word in n.split()).upper() == found[2]}
    return f"{found[1]} {fitting.pop()}" if len(fitting) == 1 else found[0]
