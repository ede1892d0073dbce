"""Makes the shipped counts: syllable pairs for restoring diacritics, document frequencies for weighting.

    python -m retrieval.training.diacritics --articles articles.jsonl.gz --questions questions.jsonl \\
        --texts FOLDER … --out retrieval

Writes `restore.npz` and `background.npz` into --out. The held-out fifth of the questions is not read; the
accuracy of restoring them, stripped wholly or by half, is printed.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from knowledge import fold, is_accented, nfc, syllables, tokens
from retrieval.articles import Article, Question, read_articles, read_questions
from retrieval.counts import PairCounts, save_counts
from retrieval.restore import EDGE, Restorer, term_of

_QUESTION_WEIGHT = 20  # what people ask is worth more than what laws say
_TEXT_WEIGHT = 5
_PHRASES = Path(__file__).parent / "phrases.txt"  # how people talk, which laws never say
_PHRASE_WEIGHT = 100
_LEAST_SYLLABLE, _LEAST_PAIR = 3, 3
_LEAST_DOCUMENTS, _LEAST_PAIR_DOCUMENTS = 5, 15


def main() -> None:
    """Command line: count, save, measure."""
    parser = argparse.ArgumentParser(description="Count syllables and pairs for the shipped tables.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    articles, questions = read_articles(options.articles), read_questions(options.questions)
    seen = [question.text for question in questions if question.fold != 0]
    count_occurrences(articles, seen, options.texts, options.out / "restore.npz")
    count_documents(articles, options.out / "background.npz")
    restorer = Restorer(PairCounts.load(options.out / "restore.npz"))
    held_out = [question for question in questions if question.fold == 0]
    for share in (1.0, 0.5, 0.0):
        print(f"{share:.0%} of the marks left out: {accuracy(restorer, held_out, share)}")


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


def accuracy(restorer: Restorer, questions: list[Question], share: float) -> dict[str, float]:
    """Share of syllables and of whole questions that come back as they were written."""
    chance = random.Random(1)
    right = total = whole = 0
    for question in questions:
        written = [t.text for t in tokens(question.text)]
        restored = [t.text for t in tokens(restorer.restore(strip_marks(question.text, share, chance)))]
        same = sum(a == b for a, b in zip(written, restored, strict=True))
        right, total, whole = right + same, total + len(written), whole + (same == len(written))
    return {"syllables": round(right / total, 4), "questions": round(whole / len(questions), 3)}


def strip_marks(text: str, share: float, chance: random.Random) -> str:
    """`text` with each marked syllable bare with probability `share`, case kept."""
    letters = list(text)
    for token in tokens(text):
        typed = text[token.start : token.end]
        if is_accented(typed) and chance.random() < share:
            letters[token.start : token.end] = [
                bare.upper() if letter.isupper() else bare
                for letter, bare in zip(typed, fold(typed), strict=True)
            ]
    return "".join(letters)


def _article_lines(articles: list[Article]) -> Iterator[str]:
    return (line for article in articles for line in f"{article.title}\n{article.text}".split("\n"))


def _file_lines(folders: list[Path]) -> Iterable[str]:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return (line for file in files for line in nfc(file.read_text(encoding="utf-8")).split("\n"))


if __name__ == "__main__":
    main()
