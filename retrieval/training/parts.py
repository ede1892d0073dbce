"""The shorter pieces that a piece of several syllables holds, so that what is learnt of one serves all.

The same words are cut now so, now so ("muc tieu" alone, "nham muc tieu" after "nham"), and pieces that know
nothing of each other would miss. A piece's vector is therefore its own plus its parts' own vectors, as in
fastText (Bojanowski et al. 2017, https://arxiv.org/abs/1607.04606). A saved table holds the sums.
"""

import torch
from tokenizers import Tokenizer

_SPACE = "▁"
_SYLLABLES, _RUNS = 2.0, 1.0  # what all of a piece's syllables together count, and one run of two, by length


def sum_of_parts(tokenizer: Tokenizer) -> torch.Tensor:
    """Pieces × pieces, sparse: times the pieces' own vectors it gives their vectors.

    In a piece of n syllables, itself counts 1, each syllable 2/n, each run of two 1/n.
    """
    numbers = tokenizer.get_vocab()
    rows, columns, shares = [], [], []
    for piece, number in sorted(numbers.items(), key=lambda item: item[1]):
        for part, share in _parts(piece):
            if part in numbers:
                rows.append(number)
                columns.append(numbers[part])
                shares.append(share)
    size = (len(numbers), len(numbers))
    places = torch.tensor([rows, columns])
    return torch.sparse_coo_tensor(places, torch.tensor(shares), size, check_invariants=True).coalesce()


def _parts(piece: str) -> list[tuple[str, float]]:
    """The piece with 1, and every shorter run of its syllables with its share."""
    words = piece.split(_SPACE)[1:]
    found = [(piece, 1.0)]
    for length in range(1, len(words)):
        share = (_SYLLABLES if length == 1 else _RUNS) / len(words)
        for start in range(len(words) - length + 1):
            found.append((_SPACE + _SPACE.join(words[start : start + length]), share))
    return found
