"""A question answered: an Answer set as a reply that reads well on a phone."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from bot.naming import shorten
from bot.replies import Block, Choice, Reply, Style
from bot.wording import chat
from retrieval import Answer, Citation, CitedDocument, Claim, Outcome, Writer

READ_AS_LENGTH = 200  # characters of the question as it was read
QUOTE_LENGTH = 400  # characters of a quote in the chat; the button opens it whole
_LABEL_LENGTH = 40
_BULLETS = "-–+*• "  # of the list a quote stands in; the number before the quote takes their place
_PASSAGE_BUTTONS, _FILE_BUTTONS, _DOCUMENTS = 6, 3, 8

Numbered = tuple[int, Citation]


def answer_reply(answer: Answer, writer: Writer | None = None, earlier: Sequence[str] = ()) -> Reply:
    """The reply to a question; with a writer, who is told the questions before, a summary comes later."""
    if answer.outcome is Outcome.REFUSED or not answer.citations:
        return Reply((*_understood(answer), *_paragraphs(answer.text)), _all_documents())
    reply = _quotes(answer)
    if writer is None:
        return reply
    return replace(
        reply,
        later=lambda: (_quotes(replace(answer, claims=claims)) for claims in writer.claims(answer, earlier)),
    )


def _quotes(answer: Answer) -> Reply:
    numbers = count(1)
    groups = [[(next(numbers), c) for c in document.citations] for document in answer.documents]
    shown = sum(len(group) for group in groups[:_DOCUMENTS])
    opening, summary = _opening(answer), _summary([c for c in answer.claims if c.citation <= shown])
    is_caution = answer.outcome is Outcome.CAUTION  # which is said before anything else
    blocks = [*_understood(answer), *(opening + summary if is_caution else summary + opening)]
    for document, group in zip(answer.documents[:_DOCUMENTS], groups, strict=False):
        blocks += _group(document, group)
    if len(groups) > _DOCUMENTS:
        blocks.append(Block(chat.MORE_DOCUMENTS.format(count=len(groups) - _DOCUMENTS)))
    return Reply(tuple(blocks), tuple(_choices(groups[:_DOCUMENTS])))


def _understood(answer: Answer) -> list[Block]:
    """How the question was read, when that differs by more than spaces and capitals."""
    asked = " ".join(answer.question.split()).casefold()
    if answer.read_as is None or answer.read_as.casefold() == asked:
        return []
    return [Block(chat.READ_AS.format(question=shorten(answer.read_as, READ_AS_LENGTH)))]


def _summary(claims: Sequence[Claim]) -> list[Block]:
    """The claims that have been checked, each with the number of its quote."""
    lines = [chat.CLAIM.format(text=claim.text, number=claim.citation) for claim in claims]
    return [Block("\n".join([chat.SUMMARY, *lines]))] if lines else []


def _opening(answer: Answer) -> list[Block]:
    """What the answer says before its first quote, with a caution marked as such."""
    if answer.outcome is not Outcome.CAUTION:
        return [Block(answer.opening)] if answer.opening else []
    return [Block(chat.CAUTION.format(text=answer.opening or answer.reason or chat.CAUTION_PLAIN))]


def _group(document: CitedDocument, group: Sequence[Numbered]) -> list[Block]:
    heading = f"{document.title}\n{document.heading}" if document.heading else document.title
    quotes = [
        Block(
            chat.QUOTE.format(
                number=number,
                quote=shorten(citation.quote.lstrip(_BULLETS), QUOTE_LENGTH),
                label=citation.label,
            ),
            Style.QUOTE,
        )
        for number, citation in group
    ]
    return [Block(heading, Style.HEADING), *quotes]


def _choices(groups: Sequence[Sequence[Numbered]]) -> list[Choice]:
    """Buttons for passages, those first that were shortened, and for the files."""
    every = [numbered for group in groups for numbered in group]
    wanted = sorted(every, key=lambda n: len(n[1].quote) <= QUOTE_LENGTH)[:_PASSAGE_BUTTONS]
    passages = [
        Choice(
            shorten(chat.OPEN_PASSAGE.format(number=number, label=c.label), _LABEL_LENGTH),
            f"/xem {c.passage_id}",
        )
        for number, c in sorted(wanted, key=lambda n: n[0])
    ]
    cited = [group[0][1] for group in groups[:_FILE_BUTTONS]]
    files = [
        Choice(shorten(chat.OPEN_FILE.format(name=c.document), _LABEL_LENGTH), f"/tep {c.document_id}")
        for c in cited
    ]
    return [*passages, *files]


def _paragraphs(text: str) -> list[Block]:
    return [Block(paragraph) for paragraph in text.split("\n\n") if paragraph]


def _all_documents() -> tuple[Choice, ...]:
    return (Choice(chat.ALL_DOCUMENTS, "/vanban"),)
