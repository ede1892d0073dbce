"""The Vietnamese words around quotes in an answer."""

from collections.abc import Sequence

from knowledge import InstrumentQuery
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Answer, Claim, Outcome
from retrieval.question import Article, Question
from retrieval.shelf import Profile

SUMMARY = "Ý chính:"
NO_LONGER_HELD = "Văn bản vừa được thay hoặc gỡ trong lúc tra cứu; hãy hỏi lại."
FIELD_NAMES = {
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "signer": "người ký",
}
_SHOWN = 420  # characters of a quote in the running text; the citation has it whole


def instrument_name(query: InstrumentQuery) -> str:
    """An instrument as the question names it: "Kết luận 114-KL/TW"."""
    if query.name:
        return query.name
    number = query.serial or ""
    code = f" ({query.code})" if query.code else ""
    return f"{query.type or 'Văn bản'} số {number}{code}".strip()


def place_of(article: Article) -> str:
    """A place in a law: "điểm a khoản 2 Điều 5"."""
    point = f"điểm {article.point} " if article.point else ""
    clause = f"khoản {article.clause} " if article.clause else ""
    return f"{point}{clause}Điều {article.article}"


def no_such_place(wanted: str, found: str) -> str:
    """What to say when a law has no such điểm or khoản."""
    return f"Văn bản không có {wanted}; dưới đây là {found}."


def not_in_corpus(name: str) -> str:
    """What to say when an instrument is only cited."""
    return (
        f"Kho văn bản chưa có toàn văn {name}. Dưới đây là nội dung các văn bản trong kho viện dẫn "
        "và cách triển khai."
    )


def blank_field(profile: Profile, names: str) -> str:
    """A letterhead field that the document leaves blank."""
    return f"Văn bản “{profile.title}” trong kho không ghi {names}."


def refusal(question: Question, reason: str | None, near: Sequence[Profile]) -> str:
    """A refusal that says why and what is nearest."""
    parts = [reason or "Kho văn bản hiện có không có nội dung trả lời câu hỏi này."]
    if near:
        listed = "\n".join(f"• {profile.full_title}" for profile in near)
        parts.append(f"Gần nhất trong kho:\n{listed}")
    return "\n\n".join(parts)


def put_into_words(draft: Draft, question: Question) -> str:
    """The running text of an answer: short, grouped by document, quotes in quotation marks."""
    if draft.outcome is Outcome.REFUSED:
        return refusal(question, draft.reason, draft.near)
    spoken = opening(draft)
    return "\n\n".join([*([spoken] if spoken else []), *(_group(group) for group in draft.groups)])


def opening(draft: Draft) -> str | None:
    """What to say before the quotes."""
    if len(draft.groups) > 1 and not draft.opening:
        return f"Có {len(draft.groups)} văn bản nói về nội dung này:"
    return draft.opening


def with_summary(answer: Answer, claims: Sequence[Claim]) -> str:
    """The text of an answer with its summary above, each sentence with its place; a caution stays first."""
    labels = [citation.label for citation in answer.citations]
    lines = [f"• {claim.text} ({labels[claim.citation - 1]})" for claim in claims]
    summary = "\n".join([SUMMARY, *lines])
    if answer.outcome is Outcome.CAUTION and answer.opening:
        return answer.text.replace(answer.opening, f"{answer.opening}\n\n{summary}", 1)
    return f"{summary}\n\n{answer.text}"


def _group(group: Group) -> str:
    heading = f"{group.heading} — " if group.heading else ""
    lines = [f"{heading}{group.profile.full_title}:"]
    for citation in group.citations:
        lines.append(f"• “{shorten(citation.quote)}” ({citation.label})")
    return "\n".join(lines)


def shorten(quote: str) -> str:
    """A quote cut at a word after `_SHOWN` characters, marked as cut."""
    if len(quote) <= _SHOWN:
        return quote
    return quote[:_SHOWN].rsplit(" ", 1)[0] + " …"
