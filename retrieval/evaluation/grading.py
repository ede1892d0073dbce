"""What an answer and the search for it are worth, against what would have been right."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from retrieval.answer.model import Answer, Citation, Outcome
from retrieval.evaluation.cases import Case, Place, squeezed
from retrieval.evaluation.confidence import Share
from retrieval.evaluation.metrics import Asked, first_rank, scores_of
from retrieval.evaluation.runs import REPEATED, Result
from retrieval.evidence import Evidence

LONGEST_QUOTE = 2_000  # characters; a longer one counts as no citation: the reader has a phone
FAILED = "failed"
_LIST = "duty"  # the kind of question that asks for a list
_SHORTEST_LIST = 3
_RIGHT = "right"

Quoted = tuple[str, str]  # file name, squeezed quote


def graded(
    case: Case, answer: Answer | None, found: Sequence[Evidence], holds: Callable[[Citation], bool]
) -> Result:
    """What became of a question. `answer` None: it failed. `holds`: does a quote stand in its document?"""
    search = _searched(case, found)
    scores = _answer_scores(case, answer, holds)
    if case.answerable:
        scores = {name: (score, 1.0) for name, score in scores_of(search).items()} | scores
    return Result(
        id=case.id,
        question=case.question,
        digest=case.digest,
        rank=first_rank(search),
        scores=scores,
        ms=answer.elapsed_ms if answer else 0.0,
        outcome=str(answer.outcome) if answer else FAILED,
    )


def _searched(case: Case, found: Sequence[Evidence]) -> Asked:
    """The passages with only the first right one as relevant: one answers as well as several do."""
    texts = ((evidence.piece.profile.file, squeezed(evidence.piece.body)) for evidence in found)
    first = next((at for at, text in enumerate(texts) if _is_any(case.accept, text)), None)
    ranked = [_RIGHT if at == first else str(at) for at in range(len(found))]
    return Asked(ranked, frozenset({_RIGHT}))


def _answer_scores(case: Case, answer: Answer | None, holds: Callable[[Citation], bool]) -> dict[str, Share]:
    citations = answer.citations if answer else ()
    quoted = [(citation.document, squeezed(citation.quote)) for citation in citations]
    scores: dict[str, Share] = {}
    repeated = any(_is_any(case.reject, quote) for quote in quoted)
    if case.reject:
        scores[REPEATED] = (float(repeated), 1.0)
    if case.answerable is None:
        return scores
    if citations:
        scores["verbatim"] = (float(sum(map(holds, citations))), float(len(citations)))
    if not case.answerable:
        right = answer is not None and _is_refused(case, answer) and not repeated
        return scores | {"refused_unanswerable": (float(right), 1.0)}
    refused = answer is None or answer.outcome is Outcome.REFUSED
    readable = [len(citation.quote) <= LONGEST_QUOTE for citation in citations]
    right_ones = [
        short and _is_any(case.accept, quote) for short, quote in zip(readable, quoted, strict=True)
    ]
    counted = [] if refused or repeated else right_ones
    hits = {f"hit{depth}": (float(any(counted[:depth])), 1.0) for depth in (1, 3)}
    return scores | hits | {"false_refusal": (float(refused), 1.0)} | _whole_lists(case, quoted)


def _is_refused(case: Case, answer: Answer) -> bool:
    """Refused, or answered with caution where that is as right."""
    return answer.outcome is Outcome.REFUSED or (case.caution_ok and answer.outcome is Outcome.CAUTION)


def _is_any(places: Sequence[Place], text: Quoted) -> bool:
    return any(place.is_in(*text) for place in places)


def _whole_lists(case: Case, quoted: Sequence[Quoted]) -> dict[str, Share]:
    """For a question for a list: the shares given of the lists of the documents cited, summed."""
    if case.kind != _LIST:
        return {}
    lists: dict[str, list[Place]] = defaultdict(list)
    for place in case.accept:
        lists[place.document].append(place)
    given = [
        sum(any(place.is_in(*quote) for quote in quoted) for place in places) / len(places)
        for document, places in lists.items()
        if len(places) >= _SHORTEST_LIST and any(document == cited for cited, _ in quoted)
    ]
    return {"whole_list": (sum(given), float(len(given)))} if given else {}
