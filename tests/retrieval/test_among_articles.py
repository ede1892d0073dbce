"""Passages of law are put in order among themselves; the places of all others stay as they are."""

from retrieval.among_articles import Searched, with_articles_in_order
from retrieval.evidence import Evidence
from tests.retrieval.made_up import piece

QUESTION = "thời hạn giải quyết khiếu nại là bao lâu"
LAW = [
    (
        "Điều 2 khoản 1",
        "Điều 2. Giải thích từ ngữ",
        "Khiếu nại là việc công dân đề nghị xem xét lại quyết định.",
    ),
    ("Điều 28", "Điều 28. Thời hạn giải quyết khiếu nại", "Thời hạn giải quyết khiếu nại không quá 30 ngày."),
]


def found(*rows: tuple[str, str, str]) -> list[Evidence]:
    return [
        Evidence(
            piece(body, id=n, label=label, path=(("article", label, heading),)),
            0.9,
            0.9,
            0.5,
            total=3.0 - n / 10,
        )
        for n, (label, heading, body) in enumerate(rows)
    ]


def searched(count: int) -> Searched:
    ranked = [(n, 1.0) for n in range(count)]
    return Searched(ranked, ranked, is_shipped=True)


def labels(evidence: list[Evidence]) -> list[str]:
    return [one.piece.label for one in evidence]


def test_the_article_about_the_matter_comes_before_one_that_has_its_words() -> None:
    ordered = with_articles_in_order(found(*LAW), QUESTION, searched(2))
    assert labels(ordered) == ["Điều 28", "Điều 2 khoản 1"]


def test_what_a_place_is_worth_stays_with_the_place() -> None:
    before = found(*LAW)
    after = with_articles_in_order(before, QUESTION, searched(2))
    assert [one.total for one in after] == [one.total for one in before]


def test_a_passage_of_a_plan_keeps_its_place_between_them() -> None:
    plan = ("mục II.1", "II. NỘI DUNG", "Báo cáo về khiếu nại.")
    ordered = with_articles_in_order(found(LAW[0], plan, LAW[1]), QUESTION, searched(3))
    assert labels(ordered) == ["Điều 28", "mục II.1", "Điều 2 khoản 1"]


def test_plans_alone_and_nothing_at_all_stay_as_they_are() -> None:
    plans = found(("mục I", "I", "Một."), ("mục II", "II", "Hai."))
    assert with_articles_in_order(plans, QUESTION, searched(2)) == plans
    assert with_articles_in_order([], QUESTION, searched(0)) == []


def test_what_neither_search_ranks_high_may_stand_there_too() -> None:
    assert len(with_articles_in_order(found(*LAW), QUESTION, searched(0))) == 2
