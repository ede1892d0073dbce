"""Questions about a document itself: its number, date, issuer, who signed it."""

from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite_span
from retrieval.answer.wording import FIELD_NAMES, blank_field
from retrieval.inquiry import Inquiry
from retrieval.shelf import Book, Profile

_FIELDS = {Aim.NUMBER: "number", Aim.DATE: "date", Aim.ISSUER: "issuer", Aim.SIGNER: "signer"}
_NAMED = 0.85
_OFFICE = frozenset(
    ["chu", "tich", "pho", "truong", "ban", "giam", "doc", "bi", "thu", "thuong", "truc", "ong", "ba"]
)


def of_the_document(inquiry: Inquiry) -> Draft | None:
    """The letterhead field asked for, from the best fitting document that the question names as a whole."""
    question = inquiry.question
    fields = [name for aim, name in _FIELDS.items() if aim in question.aims]
    if not fields or (question.instruments and not inquiry.only):
        return None
    named = [p for p in inquiry.fitting if _share_named(inquiry, p) >= _NAMED]
    if not named:
        return None
    best = max(_share_named(inquiry, p) + inquiry.agreed(p).score for p in named)
    for profile in named:
        book = inquiry.shelf.book(profile.id)
        if book and _share_named(inquiry, profile) + inquiry.agreed(profile).score >= best - 0.1:
            return _from_letterhead(book, fields)
    return None


def _share_named(inquiry: Inquiry, profile: Profile) -> float:
    """Which share of the topic only names this document."""
    office = _OFFICE if Aim.SIGNER in inquiry.question.aims else frozenset()
    whole = sum(w.value for w in inquiry.weighed)
    left = sum(w.value for w in inquiry.specific(profile) if w.term.folded not in office)
    if not whole:
        return 1.0 if inquiry.question.document or inquiry.only else 0.0
    return 1.0 - left / whole


def _from_letterhead(book: Book, fields: list[str]) -> Draft:
    spans = {name: book.profile.fields[name] for name in fields if name in book.profile.fields}
    if not spans:
        names = ", ".join(FIELD_NAMES[name] for name in fields)
        return Draft(Outcome.REFUSED, (), reason=blank_field(book.profile, names), near=(book.profile,))
    lines = [_line(book, *span) for span in spans.values()]
    citations = [cite_span(book, start, end, "Phần đầu và chữ ký") for start, end in dict.fromkeys(lines)]
    return Draft(Outcome.ANSWERED, (Group(book.profile, tuple(citations)),))


def _line(book: Book, start: int, end: int) -> tuple[int, int]:
    """The whole lines that hold a range, so that a quote is no torn word."""
    first = book.text.rfind("\n", 0, start) + 1
    last = book.text.find("\n", end)
    return first, last if last >= 0 else len(book.text)
