"""A question answered: an Answer set as a reply that reads well on a phone."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from bot.naming import full_title, shorten
from bot.replies import Block, Choice, Reply, Style
from bot.wording import chat
from knowledge import Document
from retrieval import Answer, Citation, Outcome

QUOTE_LENGTH = 400  # characters of a quote in the chat; the button opens it whole
_LABEL_LENGTH = 40
_BULLETS = "-–+*• "  # of the list a quote stands in; the number before the quote takes their place
_PASSAGE_BUTTONS, _FILE_BUTTONS, _DOCUMENTS = 6, 3, 8

Numbered = tuple[int, Citation]


def answer_reply(answer: Answer, documents: Mapping[int, Document]) -> Reply:
    """The reply to a question. `documents` has the documents cited, by id."""
    if answer.outcome is Outcome.REFUSED or not answer.citations:
        return Reply((*_understood(answer), *_paragraphs(answer.text)), _all_documents())
    groups = [list(group) for _, group in groupby(_numbered(answer), key=lambda n: n[1].document_id)]
    shown, left = groups[:_DOCUMENTS], groups[_DOCUMENTS:]
    blocks = [*_understood(answer), *_opening(answer)]
    for group in shown:
        blocks += _group(group, documents.get(group[0][1].document_id))
    if left:
        blocks.append(Block(chat.MORE_DOCUMENTS.format(count=len(left))))
    return Reply(tuple(blocks), tuple(_choices(shown)))


def _numbered(answer: Answer) -> list[Numbered]:
    """The citations counted from 1, those of one document together where its first one stands."""
    first = {c.document_id: at for at, c in reversed(list(enumerate(answer.citations)))}
    ordered = sorted(answer.citations, key=lambda c: first[c.document_id])
    return list(enumerate(ordered, start=1))


def _understood(answer: Answer) -> list[Block]:
    """How the question was read, when that differs by more than spaces and capitals."""
    asked = " ".join(answer.question.split()).casefold()
    if answer.read_as is None or answer.read_as.casefold() == asked:
        return []
    return [Block(chat.READ_AS.format(question=answer.read_as))]


def _opening(answer: Answer) -> list[Block]:
    """What the answer says before its first quote, with a caution marked as such."""
    words = []
    for paragraph in answer.text.split("\n\n"):
        if any(citation.quote[:30] in paragraph for citation in answer.citations):
            break
        words.append(paragraph)
    text = "\n\n".join(words)
    if answer.outcome is not Outcome.CAUTION:
        return [Block(text)] if text else []
    reason = answer.reason if answer.reason and answer.reason not in text else ""
    told = " ".join(filter(None, (reason, text))) or chat.CAUTION_PLAIN
    return [Block(chat.CAUTION.format(text=told))]


def _group(group: Sequence[Numbered], document: Document | None) -> list[Block]:
    heading = full_title(document) if document else group[0][1].document
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
