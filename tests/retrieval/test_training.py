from collections.abc import Sequence

import numpy as np
import pytest

from retrieval.articles import Article, Question
from retrieval.reranking import FEATURES
from retrieval.training.corpus import Corpus
from retrieval.training.pairs import Pairs
from retrieval.training.pieces import train_tokenizer

SUBJECTS = ["thanh niên", "người cao tuổi", "hòa giải", "tiếp công dân", "khiếu nại", "dân chủ ở cơ sở"]


def articles() -> list[Article]:
    made = []
    for number in range(60):
        subject = SUBJECTS[number % len(SUBJECTS)]
        text = (
            f"Cơ quan thực hiện {subject} theo quy định. Người dân được hưởng {subject} trong năm {number}."
        )
        made.append(Article(f"a{number}", f"Quyền về {subject}", subject, text, f"Luật {subject}"))
    defined = "1. Hòa giải là việc các bên thỏa thuận với nhau. 2. Người dân là công dân của xã."
    return [*made, Article("a60", "Giải thích từ ngữ", "hòa giải", defined, "Luật hòa giải")]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = articles()
    tokenizer = train_tokenizer((f"{a.title}\n{a.text}" for a in texts), 400)
    return Corpus(texts, [Question("q", "thanh niên được hưởng gì", ("a0",))], tokenizer)


def test_pairs_are_drawn_the_same_from_the_same_seed(corpus: Corpus) -> None:
    first, second = Pairs(corpus, 3).batch(32, 4), Pairs(corpus, 3).batch(32, 4)
    assert first.origin.tolist() == second.origin.tolist()
    assert same(first.short, second.short) and same(first.long, second.long)


def same(first: Sequence[np.ndarray], second: Sequence[np.ndarray]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_no_text_of_a_pair_is_empty(corpus: Corpus) -> None:
    batch = Pairs(corpus, 1).batch(48, 6)
    assert all(len(text) for text in [*batch.short, *batch.long])
    assert len(batch.short) == len(batch.long) == len(batch.origin)


def test_the_terms_that_an_article_defines_are_found(corpus: Corpus) -> None:
    assert [article for _, article, _ in corpus.terms] == [60, 60]


def test_the_same_seed_learns_the_same_table(corpus: Corpus) -> None:
    import torch

    from retrieval.training.contrast import Course, learn_from_articles, starting_table

    tables = []
    for _ in range(2):
        torch.manual_seed(1)
        start = starting_table(corpus, 8)
        tables.append(learn_from_articles(Pairs(corpus, 1), start, Course(steps=12, batch=128, rate=0.05)))
    assert np.array_equal(*tables)
    assert not np.array_equal(tables[0], start)


def test_a_piece_holds_what_its_syllables_and_runs_learn() -> None:
    from tokenizers import Tokenizer, models

    from retrieval.training.parts import sum_of_parts

    names = ["<unk>", "▁muc", "▁tieu", "▁muc▁tieu", "▁nham▁muc▁tieu"]
    tokenizer = Tokenizer(models.Unigram([(name, -1.0) for name in names], unk_id=0))
    held = sum_of_parts(tokenizer).to_dense()
    assert held[:4].tolist() == [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 1, 1, 1, 0]]
    assert held[4].tolist() == pytest.approx([0, 2 / 3, 2 / 3, 1 / 3, 1])


def test_learnt_weights_favour_the_feature_that_tells_answers() -> None:
    from retrieval.training.folds import Asked
    from retrieval.training.reranking import learn_weights, reranked

    chance = np.random.default_rng(1)
    asked = []
    for number in range(40):
        rows = chance.normal(size=(5, len(FEATURES))).astype(np.float32)
        rows[2, 0] += 4.0
        question = Question(f"q{number}", "ai", ("a2",))
        names = [f"a{n}" for n in range(5)]
        asked.append(Asked(question, "as written", [], [], names, names, rows))
    weights = learn_weights(asked)
    assert weights.argmax() == 0
    assert sum(reranked(one, weights)[0] == "a2" for one in asked) > 35
