from dataclasses import replace

import numpy as np
import pytest

from retrieval.background import Background
from retrieval.reranking import FEATURES, Candidate, Reranker, features

PLAIN = Candidate(1, "Luật Thanh niên", "Độ tuổi", "Thanh niên từ đủ 16 tuổi đến 30 tuổi.", 0.5, 10.0, 0.4)


def feature(name: str, question: str, candidate: Candidate) -> float:
    return float(features(question, [candidate], Background.load())[0, FEATURES.index(name)])


def test_there_is_a_learnt_weight_for_every_feature() -> None:
    candidates = [PLAIN, replace(PLAIN, passage=2)]
    assert features("thanh niên", candidates, Background.load()).shape == (2, len(FEATURES))
    assert len(Reranker.load().rank("thanh niên", candidates)) == 2


def test_the_passage_that_says_what_is_asked_comes_first() -> None:
    other = replace(PLAIN, passage=2, heading="Hiệu lực thi hành", body="Luật này có hiệu lực từ năm 2021.")
    ranked = Reranker.load().rank("thanh niên từ đủ bao nhiêu tuổi", [other, PLAIN])
    assert [passage for passage, _ in ranked] == [1, 2]


def test_equal_candidates_keep_the_order_of_their_ids() -> None:
    ranked = Reranker.load().rank("tuổi", [replace(PLAIN, passage=9), PLAIN])
    assert [passage for passage, _ in ranked] == [1, 9]


def test_no_candidates_give_nothing() -> None:
    assert Reranker.load().rank("thanh niên", []) == []


@pytest.mark.parametrize("name", ["heading", "body", "anywhere", "anywhere_pairs", "triples", "together"])
def test_diacritics_make_no_difference(name: str) -> None:
    bare = feature(name, "thanh nien tu du 16 tuoi", PLAIN)
    assert bare == pytest.approx(feature(name, "Thanh niên từ đủ 16 tuổi", PLAIN))


def test_shares_are_of_the_question_and_of_the_heading() -> None:
    assert feature("body", "thanh niên", PLAIN) == pytest.approx(1.0)
    assert feature("of_heading", "độ tuổi của thanh niên", PLAIN) == pytest.approx(1.0)
    assert feature("above", "nghị định", PLAIN) == 0.0


def test_words_far_apart_are_not_said_together() -> None:
    apart = replace(PLAIN, body=f"thanh {'là ' * 60} niên")
    assert feature("together", "thanh niên", apart) < feature("together", "thanh niên", PLAIN) == 1.0


@pytest.mark.parametrize("question", ["", "😀", "tuổi"])
def test_features_are_always_numbers(question: str) -> None:
    empty = Candidate(1, "", "", "", 0.0, 0.0, 0.0)
    assert np.isfinite(features(question, [empty], Background.load())).all()
