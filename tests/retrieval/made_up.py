"""Made-up documents and passages for tests: only what a test says differs from a plain plan of a commune."""

from typing import Any

from retrieval.evidence import Weighed
from retrieval.question import Question, Term, take_apart
from retrieval.shelf import Book, Piece, Profile

_PLAN: dict[str, Any] = {
    "id": 1,
    "file": "ke-hoach.txt",
    "type": "Kế hoạch",
    "number": "12/KH-UBND",
    "issuer": "Ủy ban nhân dân xã An Bình",
    "place": "An Bình",
    "date": None,
    "subject": "công tác dân vận chính quyền",
    "signer": None,
    "years": (2024,),
    "places": ("xã An Bình",),
    "level": "xã",
    "organ": "UBND",
    "fields": {},
}
_PASSAGE: dict[str, Any] = {
    "id": 1,
    "position": 0,
    "kind": "text",
    "label": "mục I.1",
    "path": (),
    "start": 0,
    "lead": "",
}


def profile(**different: Any) -> Profile:
    """A plan of a commune for 2024, unless told otherwise."""
    fields = {**_PLAN, **different}
    title = " ".join(filter(None, (fields["type"], fields["number"], fields["subject"])))
    return Profile(**{"title": title, "full_title": f"{title} ({fields['issuer']})", **fields})


def piece(body: str, **different: Any) -> Piece:
    """A passage of that plan with this text."""
    told = {"profile": profile(), **_PASSAGE, **different}
    return Piece(**{"end": told["start"] + len(body), **told, "body": body})


def book(*bodies: str) -> Book:
    """A document of these passages, one a line."""
    whose = profile()
    pieces, start = [], 0
    for position, body in enumerate(bodies):
        pieces.append(piece(body, profile=whose, id=position + 1, position=position, start=start))
        start += len(body) + 1
    return Book(whose, "\n".join(bodies), lambda: tuple(pieces), lambda: ())


def ask(text: str, *known_places: str) -> Question:
    """A question read just as typed."""
    return take_apart(text, text, known_places)


def topic(text: str) -> tuple[Weighed, ...]:
    """The words of `text` as a topic, all of one weight."""
    return tuple(
        Weighed(Term(t.folded, t.marked, 1.0, n, alike=t.alike), 1.0) for n, t in enumerate(ask(text).terms)
    )
