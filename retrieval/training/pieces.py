"""The vocabulary of the embedding table: syllables and cohesive runs of two or three, cut by likelihood.

Vietnamese writes a word as several syllables with spaces between, so pieces may cross spaces. They are
cut without marks: a question typed bare gets the very vector of the accented one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nlargest
from math import log
from operator import itemgetter

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_RARE = -30.0  # log-likelihood of one letter: dearer than any whole syllable
_LONGEST = 4  # counted; pieces are one shorter, so that each can be compared with what extends it
_COHESION = 1.0
_CLOSED = 0.95
_SPACE = "▁"


def normalizer() -> normalizers.Normalizer:
    """Lower case without diacritics, only letters and digits, one space between."""
    bare = [normalizers.NFD(), normalizers.StripAccents(), normalizers.Replace("đ", "d")]
    spaced = [normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "), normalizers.Strip()]
    return normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase(), *bare, *spaced])


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """A tokenizer of `size` pieces counted in `texts`; id 0 is the unknown piece."""
    normal = normalizer()
    runs = _counted_runs(normal.normalize_str(text).split() for text in texts)
    tokenizer = Tokenizer(models.Unigram(_scored(runs, size), unk_id=0))
    tokenizer.normalizer = normal
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    return tokenizer


def _counted_runs(sentences: Iterable[list[str]]) -> list[Counter[str]]:
    """Counts of runs of 1, 2, … syllables; a run of n is counted only where its parts were frequent."""
    counts: list[Counter[str]] = [Counter() for _ in range(_LONGEST)]
    for number, words in enumerate(sentences):
        for length, counter in enumerate(counts, 1):
            counter.update(_runs(words, length))
        if number % 20_000 == 19_999:  # rare runs would fill the memory
            for counter in counts[1:]:
                _drop_rare(counter, 3)
    return counts


def _runs(words: list[str], length: int) -> Iterator[str]:
    return (_SPACE.join(words[i : i + length]) for i in range(len(words) - length + 1))


def _drop_rare(counter: Counter[str], least: int) -> None:
    for key in [key for key, count in counter.items() if count < least]:
        del counter[key]


def _scored(counts: list[Counter[str]], size: int) -> list[tuple[str, float]]:
    """The pieces with their log-likelihoods: syllables seen ten times, then the strongest runs."""
    total = sum(counts[0].values())
    kept = {run: count for run, count in counts[0].items() if count >= 10}
    room = max(size - len(kept) - len(LETTERS) - 2, 0)
    for run, _ in nlargest(room, _strong_runs(counts), key=itemgetter(1)):
        kept[run] = counts[run.count(_SPACE)][run]
    pieces = [("<unk>", 2 * _RARE), (_SPACE, _RARE)]
    pieces += [(letter, _RARE) for letter in LETTERS]
    return pieces + [(_SPACE + run, log(count / total)) for run, count in kept.items()]


def _strong_runs(counts: list[Counter[str]]) -> Iterator[tuple[str, float]]:
    """Runs that hold together, with their strength; not those met mostly inside one longer run."""
    total = sum(counts[0].values())
    for length in range(2, _LONGEST):
        covered = _covered(counts[length])
        for run, count in counts[length - 1].items():
            if count < 20 or covered.get(run, 0) > _CLOSED * count or run.replace(_SPACE, "").isdigit():
                continue
            cohesion = _cohesion(run.split(_SPACE), count, counts, total)
            if cohesion >= _COHESION:
                yield run, count * cohesion


def _covered(longer: Counter[str]) -> dict[str, int]:
    """For each run the count of the commonest run that is longer by one syllable and holds it."""
    best: dict[str, int] = {}
    for run, count in longer.items():
        for part in (run.split(_SPACE, 1)[1], run.rsplit(_SPACE, 1)[0]):
            if best.get(part, 0) < count:
                best[part] = count
    return best


def _cohesion(words: list[str], count: int, counts: list[Counter[str]], total: int) -> float:
    """The least pointwise mutual information (natural log) over the places where the run could be cut."""
    halves = ((_SPACE.join(words[:cut]), _SPACE.join(words[cut:]), cut) for cut in range(1, len(words)))
    return min(
        log(count * total / (counts[cut - 1][left] * counts[len(words) - cut - 1][right]))
        for left, right, cut in halves
    )
