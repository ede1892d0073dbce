import pytest

from retrieval.background import Background


@pytest.fixture(scope="module")
def background() -> Background:
    return Background.load()


def test_an_empty_word_weighs_less_than_a_telling_one(background: Background) -> None:
    assert background.idf("cua") < background.idf("khieu") < background.idf("zzz")


def test_a_pair_weighs_more_than_either_half(background: Background) -> None:
    assert background.idf("dan_van") > max(background.idf("dan"), background.idf("van"))


def test_no_term_is_in_more_articles_than_there_are(background: Background) -> None:
    assert (
        0
        < background.document_frequency("quy_dinh")
        < background.document_frequency("dinh")
        < background.articles
    )


def test_weights_are_never_negative(background: Background) -> None:
    assert all(background.idf(term) >= 0.0 for term in ("quy", "dinh", "cua", "va", "", "_", "a_"))
