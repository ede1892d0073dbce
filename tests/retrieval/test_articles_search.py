from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.articles import Article
from retrieval.articles_search import ArticleSearch

LONG = " ".join(["Quy định chung về trật tự giao thông."] * 120)
ARTICLES = [
    Article("a1", "Độ tuổi", "Thanh niên", "Công dân từ đủ 16 tuổi đến 30 tuổi.", "Luật Thanh niên"),
    Article("a2", "Độ tuổi", "Người cao tuổi", "Công dân từ đủ 60 tuổi trở lên.", "Luật Người cao tuổi"),
    Article(
        "a3", "Giải thích từ ngữ", "Giao thông", f"{LONG} Bến khách ngang sông là bến.", "Luật Đường thủy"
    ),
    Article("a4", "Hiệu lực thi hành", "Giao thông", "", "Luật Đường thủy"),
]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleSearch]:
    with ArticleSearch(ARTICLES, tmp_path_factory.mktemp("index")) as search:
        yield search


def names(found: list[tuple[str, float]]) -> list[str]:
    return [name for name, _ in found]


@pytest.mark.parametrize("way", ["lexical", "dense", "hybrid"])
def test_the_law_asked_about_decides_between_articles_of_one_heading(search: ArticleSearch, way: str) -> None:
    found = getattr(search, way)("Thanh niên là người bao nhiêu tuổi?", 3)
    assert names(found)[0] == "a1"
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_question_without_diacritics_finds_the_same(search: ArticleSearch) -> None:
    assert names(search.hybrid("Nguoi cao tuoi la ai?", 1)) == ["a2"]


def test_one_sentence_at_the_end_of_a_long_article_is_found(search: ArticleSearch) -> None:
    assert names(search.lexical("bến khách ngang sông là gì", 1)) == ["a3"]


def test_an_article_is_found_once_however_many_windows_it_has(search: ArticleSearch) -> None:
    found = names(search.hybrid("trật tự giao thông đường thủy", 10))
    assert len(found) == len(set(found))


def test_no_more_are_given_than_asked_for(search: ArticleSearch) -> None:
    assert len(search.hybrid("độ tuổi", 1)) == 1


@pytest.mark.parametrize("question", ["", "   ", "😀", "?"])
def test_what_holds_no_word_finds_nothing(search: ArticleSearch, question: str) -> None:
    assert search.hybrid(question, 5) == []


def test_the_index_left_by_an_earlier_run_is_used_again(tmp_path: Path) -> None:
    ArticleSearch(ARTICLES, tmp_path).close()
    built: list[int] = []
    with ArticleSearch(ARTICLES, tmp_path, progress=built.append) as search:
        assert names(search.hybrid("người cao tuổi", 1)) == ["a2"]
    assert built == []
