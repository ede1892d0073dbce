"""Search measured: every question in every way, typed alike whatever others are asked."""

from retrieval.articles import Question
from retrieval.evaluation.searching import askable, measure_search

QUESTIONS = [
    Question("1", "Thời hạn giải quyết khiếu nại lần đầu là bao nhiêu ngày?", ("a",)),
    Question("2", "Chủ tịch Ủy ban nhân dân cấp xã tiếp công dân mấy ngày một tuần?", ("a", "b")),
]


class Search:
    """Finds always the same article, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def lexical(self, question: str, k: int) -> list[tuple[str, float]]:
        return [("a", 1.0)]

    dense = lexical

    def hybrid(self, question: str, k: int) -> list[tuple[str, float]]:
        self.asked.append(question)
        return [("a", 1.0)]


def typed(*questions: Question) -> list[str]:
    """What the whole search was asked for the last question: as written, without marks, with half."""
    search = Search()
    measure_search(search, questions)
    return search.asked[-3:]


def test_a_question_is_typed_alike_whatever_stands_before_it() -> None:
    assert typed(*QUESTIONS) == typed(QUESTIONS[1])


def test_half_accented_is_neither_as_written_nor_bare() -> None:
    assert len(set(typed(QUESTIONS[0]))) == 3


def test_recall_is_the_share_of_the_relevant() -> None:
    assert measure_search(Search(), QUESTIONS).ways["hybrid"].r10.value == 0.75


def test_what_no_article_answers_is_left_out_and_told() -> None:
    found = askable(QUESTIONS, {"b"})
    assert ([one.id for one in found.questions], found.left_out) == (["2"], ("1",))


def test_articles_that_are_not_there_cannot_be_found_and_do_not_count() -> None:
    found = askable(QUESTIONS, {"a"})
    assert (found.questions[1].relevant, found.narrowed) == (("a",), ("2",))
