"""Choosing the verbatim piece to show: the whole passage when short, else the clauses that answer."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge import tokens
from retrieval.answer.model import Citation
from retrieval.clauses import clause_spans, sentences
from retrieval.evidence import Weighed
from retrieval.shelf import Book, Piece

LONGEST_QUOTE = 1100  # characters; a phone shows about 700 on one screen
_WHOLE = 900
_SHORTEST = 15  # characters worth quoting on their own


def cite(piece: Piece, weighed: Sequence[Weighed] = (), inside: tuple[int, int] | None = None) -> Citation:
    """A citation from a passage: the clauses around `inside` (document offsets), or the best ones."""
    start, end = 0, len(piece.body)
    if inside is not None:
        start, end = _around(piece, inside)
    elif len(piece.body) > _WHOLE:
        start, end = _best_window(piece, weighed)
    return Citation(
        document=piece.profile.file,
        document_id=piece.profile.id,
        passage_id=piece.id,
        label=piece.label,
        quote=piece.body[start:end],
        start=piece.start + start,
        end=piece.start + end,
        headings=piece.headings,
        before=_begun(piece.body[:start]),
        after=piece.body[end:],
        at=inside[0] if inside else None,
    )


def cite_whole(piece: Piece) -> list[Citation]:
    """The whole passage in as many citations as a reader on a phone needs, cut between clauses."""
    citations: list[Citation] = []
    start = 0
    spans = clause_spans(piece.body)
    for at, (_, end) in enumerate(spans):
        following = spans[at + 1][1] if at + 1 < len(spans) else None
        if following is None or following - start > _WHOLE:
            citations.append(cite(piece, inside=(piece.start + start, piece.start + end)))
            start = spans[at + 1][0] if following is not None else end
    return citations


def cite_span(book: Book, start: int, end: int, label: str) -> Citation:
    """A citation of any range of a document's text."""
    piece = book.piece_at(start) or book.pieces[0]
    profile = book.profile
    quote = book.text[start:end]
    return Citation(profile.file, profile.id, piece.id, label, quote, start, end, piece.headings)


def verified(book: Book, citation: Citation) -> list[Citation]:
    """The citation if its quote is, character for character, the stored text; none if it is not.

    Where it runs over a seam, its parts: the one that it is shown for, then the longest.
    """
    if book.text[citation.start : citation.end] != citation.quote:
        return []
    cuts = [at for at in book.seams if citation.start < at < citation.end]
    edges = zip([citation.start, *cuts], [*cuts, citation.end], strict=True)
    parts = [_trimmed(book, citation, start, end) for start, end in edges]
    if len(parts) == 1:
        return [citation]
    kept = [part for part in parts if len(part.quote) >= _SHORTEST]
    return sorted(kept, key=lambda part: (not _holds(part, citation.at), -len(part.quote)))


def _begun(text: str) -> str:
    """The last sentence of a text, if it goes on behind it."""
    ended = not text.strip() or text.rstrip().endswith((".", "!", "?"))
    return "" if ended else sentences(text.rstrip())[-1]


def _holds(part: Citation, place: int | None) -> bool:
    return place is not None and part.start <= place < part.end


def _trimmed(book: Book, citation: Citation, start: int, end: int) -> Citation:
    quote = book.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return replace(citation, quote=quote, start=start, end=start + len(quote))


def _around(piece: Piece, inside: tuple[int, int]) -> tuple[int, int]:
    """The clauses that hold a range of the document, at most `LONGEST_QUOTE` characters."""
    first, last = inside[0] - piece.start, inside[1] - piece.start
    held = [(s, e) for s, e in clause_spans(piece.body) if s < last and e > first]
    start, end = (held[0][0], held[-1][1]) if held else (first, last)
    return start, min(end, start + LONGEST_QUOTE)


def _best_window(piece: Piece, weighed: Sequence[Weighed]) -> tuple[int, int]:
    """The run of clauses, up to `_WHOLE` characters, that covers most of the topic."""
    spans = clause_spans(piece.body)
    values = {w.term.folded: w.value for w in weighed}
    best, best_score = (0, min(len(piece.body), LONGEST_QUOTE)), -1.0
    for first, (start, _) in enumerate(spans):
        covered: set[str] = set()
        for _, end in ((s, e) for s, e in spans[first:] if e - start <= _WHOLE or s == start):
            covered |= {t.folded for t in tokens(piece.body[start:end])} & values.keys()
            score = sum(values[word] for word in covered) - (end - start) / 3000
            if score > best_score:
                best, best_score = (start, min(end, start + LONGEST_QUOTE)), score
    return best
