"""Makes the shipped counts: syllable pairs for restoring diacritics, document frequencies for weighting.

    python -m retrieval.training.diacritics --articles articles.jsonl.gz --questions questions.jsonl \\
        --texts FOLDER … --out retrieval

Writes `restore.npz` and `background.npz` into --out (with --measure nothing: what is there is measured). The
held-out fifth of the questions is not read; the accuracy of restoring them, all questions and 2,000 sentences
of law, stripped wholly or by half, is printed.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from knowledge import nfc, syllables, tokens
from retrieval.articles import Article, read_articles, read_questions
from retrieval.counts import PairCounts, save_counts
from retrieval.restore import EDGE, Restorer, strip_marks, term_of

HELD_OUT_FOLD = 0  # its questions are never counted
_QUESTION_WEIGHT = 20  # what people ask is worth more than what laws say
_TEXT_WEIGHT = 5
_PHRASES = Path(__file__).parent / "phrases.txt"  # how people talk, which laws never say
_PHRASE_WEIGHT = 100
_LEAST_SYLLABLE, _LEAST_PAIR = 3, 3
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+|\n")
_LEAST_DOCUMENTS, _LEAST_PAIR_DOCUMENTS = 5, 15


def main() -> None:
    """Command line: count, save, measure."""
    parser = argparse.ArgumentParser(description="Count syllables and pairs for the shipped tables.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    articles, questions = read_articles(options.articles), read_questions(options.questions)
    seen = [question.text for question in questions if question.fold != HELD_OUT_FOLD]
    if not options.measure:
        count_occurrences(articles, seen, options.texts, options.out / "restore.npz")
        count_documents(articles, options.out / "background.npz")
    restorer = Restorer(PairCounts.load(options.out / "restore.npz"))
    measured = {
        "questions kept apart": [question.text for question in questions if question.fold == HELD_OUT_FOLD],
        "all questions": [question.text for question in questions],
        "sentences of law": sentences(articles, random.Random(3)),
    }
    for name, texts in measured.items():
        for share in (1.0, 0.5, 0.0):
            print(f"{name}, {share:.0%} of the marks left out: {accuracy(restorer, texts, share)}")


def count_occurrences(articles: list[Article], questions: list[str], folders: list[Path], out: Path) -> None:
    """Accented syllables and pairs, for `retrieval.restore`."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    sources = [
        (_article_lines(articles), 1),
        (_file_lines(folders), _TEXT_WEIGHT),
        (questions, _QUESTION_WEIGHT),
        (_PHRASES.read_text(encoding="utf-8").splitlines(), _PHRASE_WEIGHT),
    ]
    for lines, weight in sources:
        for line in lines:
            words = [EDGE, *(term_of(word) for word in syllables(line)), EDGE]
            for _ in range(weight):
                single.update(words)
                pairs.update(pairwise(words))
    single = Counter({word: count for word, count in single.items() if count >= _LEAST_SYLLABLE})
    save_counts(out, single, {pair: count for pair, count in pairs.items() if count >= _LEAST_PAIR})


def count_documents(articles: list[Article], out: Path) -> None:
    """Folded document frequencies, for `retrieval.background`; the empty syllable counts all articles."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for article in articles:
        words = [token.folded for token in tokens(f"{article.title}\n{article.text}")]
        single.update(set(words))
        pairs.update(set(pairwise(words)))
    single = Counter({word: count for word, count in single.items() if count >= _LEAST_DOCUMENTS})
    single[""] = len(articles)
    save_counts(out, single, {pair: count for pair, count in pairs.items() if count >= _LEAST_PAIR_DOCUMENTS})


def sentences(articles: list[Article], chance: random.Random, count: int = 2_000) -> list[str]:
    """Sentences of 5 to 60 words, one each of so many articles, the articles drawn at random."""
    drawn: list[str] = []
    for article in chance.sample(articles, len(articles)):
        parts = [part.strip() for part in _SENTENCE_END.split(article.text)]
        if fitting := [part for part in parts if 5 <= len(part.split()) <= 60]:
            drawn.append(chance.choice(fitting))
        if len(drawn) == count:
            break
    return drawn


def accuracy(restorer: Restorer, texts: Sequence[str], share: float) -> dict[str, float]:
    """Share of syllables and of whole texts that come back as they were written."""
    chance = random.Random(1)
    right = total = whole = 0
    for text in texts:
        written = [t.text for t in tokens(text)]
        restored = [t.text for t in tokens(restorer.restore(strip_marks(text, share, chance)))]
        same = sum(a == b for a, b in zip(written, restored, strict=True))
        right, total, whole = right + same, total + len(written), whole + (same == len(written))
    return {"syllables": round(right / total, 4), "texts": round(whole / len(texts), 3)}


def _article_lines(articles: list[Article]) -> Iterator[str]:
    return (line for article in articles for line in f"{article.title}\n{article.text}".split("\n"))


def _file_lines(folders: list[Path]) -> Iterable[str]:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return (line for file in files for line in nfc(file.read_text(encoding="utf-8")).split("\n"))


if __name__ == "__main__":
    main()
