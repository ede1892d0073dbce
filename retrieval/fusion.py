"""Joining two ranked lists (lexical and dense) into one. Pure functions over (passage id, score) pairs."""

from collections.abc import Iterable, Sequence

Ranked = Sequence[tuple[int, float]]


def reciprocal_rank(lists: Iterable[tuple[Ranked, float]], *, k: float = 10.0) -> list[tuple[int, float]]:
    """Weighted reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009), best first.

    `lists` holds (ranked list, weight); a passage gains weight / (k + rank) from each list that has it.
    """
    fused: dict[int, float] = {}
    for ranked, weight in lists:
        for rank, (passage, _) in enumerate(ranked, 1):
            fused[passage] = fused.get(passage, 0.0) + weight / (k + rank)
    return _best_first(fused)


def score_sum(lists: Iterable[tuple[Ranked, float]]) -> list[tuple[int, float]]:
    """Weighted sum of scores, each list first brought to 0 … 1 by its own lowest and highest, best first.

    A passage that a list lacks gets 0 from it. A list whose scores are all equal gives 1 to each.
    """
    fused: dict[int, float] = {}
    for ranked, weight in lists:
        for passage, score in _normalised(ranked):
            fused[passage] = fused.get(passage, 0.0) + weight * score
    return _best_first(fused)


def _normalised(ranked: Ranked) -> list[tuple[int, float]]:
    if not ranked:
        return []
    low = min(score for _, score in ranked)
    high = max(score for _, score in ranked)
    if high == low:
        return [(passage, 1.0) for passage, _ in ranked]
    return [(passage, (score - low) / (high - low)) for passage, score in ranked]


def _best_first(scores: dict[int, float]) -> list[tuple[int, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
