"""An honest refusal: what is missing, and what is nearest."""

from retrieval.answer.draft import Draft
from retrieval.answer.model import Outcome
from retrieval.answer.wording import instrument_name, place_of
from retrieval.inquiry import Inquiry
from retrieval.question import is_empty
from retrieval.shelf import Profile

_NEAREST = 2


def refuse(inquiry: Inquiry) -> Draft:
    """Why the corpus has no answer, with the nearest documents."""
    near = () if is_empty(inquiry.question) else _nearest(inquiry)
    return Draft(Outcome.REFUSED, (), reason=_reason(inquiry), near=near)


def _reason(inquiry: Inquiry) -> str:
    question = inquiry.question
    if not inquiry.shelf.profiles:
        return "Kho văn bản đang trống. Hãy nạp văn bản trước (danvan ingest)."
    if question.articles and inquiry.only:
        places = ", ".join(place_of(article) for article in question.articles)
        return f"Văn bản được hỏi không có {places}."
    if question.instruments:
        named = ", ".join(instrument_name(query) for query in question.instruments)
        return f"Kho văn bản không có và cũng không viện dẫn {named} đúng như câu hỏi."
    if is_empty(question):
        return "Câu hỏi chưa rõ. Hãy nêu việc cần hỏi, ví dụ: “Quý III xã phải làm gì?”."
    asked = [f"năm {year}" for year in question.years] + list(question.places)
    if asked and not any(inquiry.agreed(profile).confirmed for profile in inquiry.fitting):
        return f"Kho văn bản không có văn bản nào của {', '.join(asked)} về việc này."
    return "Kho văn bản hiện có không có nội dung trả lời câu hỏi này."


def _nearest(inquiry: Inquiry) -> tuple[Profile, ...]:
    """The documents that fit best, those that search brings first among equals."""
    order = {e.piece.profile.id: rank for rank, e in reversed(list(enumerate(inquiry.found[:50])))}
    profiles = [p for p in inquiry.shelf.profiles if inquiry.only is None or p.id in inquiry.only]
    ranked = sorted(profiles, key=lambda p: (-inquiry.agreed(p).score, order.get(p.id, 99), p.id))
    return tuple(ranked[:_NEAREST])
