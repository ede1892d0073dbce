"""Other words for the same thing: what people say and what documents write for it (thesaurus.tsv)."""

from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources

from knowledge import Token, syllables, tokens

Phrase = tuple[str, ...]  # syllables with their marks


@cache
def _table() -> dict[Phrase, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]]:
    """By the folded syllables of a form: each form spelt so, with what documents write for it."""
    source = resources.files("retrieval").joinpath("thesaurus.tsv").read_text(encoding="utf-8")
    table: dict[Phrase, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]] = {}
    for line in source.splitlines():
        if line.startswith("#"):
            continue
        written, said = (side.split(", ") for side in line.split("\t"))
        forms = [tuple(syllables(form)) for form in written]
        for form in (*written, *said):
            folded = tuple(token.folded for token in tokens(form))
            spelt = tuple(syllables(form))
            others = tuple(other for other in forms if other != spelt)
            table[folded] = (*table.get(folded, ()), (spelt, others))
    return table


def other_words(words: Sequence[Token], typed: Collection[str]) -> list[tuple[Phrase, ...]]:
    """For each word of a question what documents may write for the phrase that it stands in, or nothing.

    The longest phrase counts. `typed` is the words that the person typed with marks: they stand as typed,
    the others may be read with any.
    """
    longest = max(map(len, _table()))
    found: list[tuple[Phrase, ...]] = [()] * len(words)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            if others := _others(words[at : at + length], typed):
                found[at : at + length] = [others] * length
                at += length - 1
                break
        at += 1
    return found


def _others(words: Sequence[Token], typed: Collection[str]) -> tuple[Phrase, ...]:
    known = _table().get(tuple(word.folded for word in words), ())
    fixed = [(at, word.text) for at, word in enumerate(words) if word.text in typed]
    return tuple(
        other for spelt, others in known if all(spelt[at] == text for at, text in fixed) for other in others
    )
