"""A document must hold for the year, place and level that the question names."""

import pytest

from retrieval.agreement import admits, agreement, is_national
from tests.retrieval.made_up import ask, piece, profile

LAW = {"type": "Luật", "years": (), "places": (), "level": "trung ương", "organ": "Quốc hội"}


def fits(question: str, **document: object) -> bool:
    return agreement(profile(**document), ask(question, "xã An Bình", "xã Tân Lập")).fits


def admitted(body: str, question: str, **document: object) -> bool:
    asked, whose = ask(question, "xã An Bình", "xã Tân Lập"), profile(**document)
    return admits(piece(body, profile=whose), agreement(whose, asked), asked)


class TestDocuments:
    def test_a_question_without_constraints_rules_nothing_out(self):
        assert fits("Tuyên truyền thế nào?")

    def test_the_right_year_and_place_fit(self):
        assert fits("Năm 2024 xã An Bình tuyên truyền gì?")

    def test_another_year_is_ruled_out(self):
        assert not fits("Năm 2026 xã An Bình tuyên truyền gì?")

    def test_another_place_is_ruled_out(self):
        assert not fits("Xã Tân Lập tuyên truyền gì?")

    def test_another_level_is_ruled_out(self):
        assert not fits("Cấp tỉnh tuyên truyền gì?")

    def test_a_document_of_no_known_year_is_not_ruled_out_by_one(self):
        assert fits("Năm 2026 tuyên truyền gì?", years=())

    def test_a_document_for_several_years_fits_each(self):
        assert fits("Năm 2025 tuyên truyền gì?", years=(2024, 2025))

    def test_a_law_holds_in_every_place(self):
        assert fits("Xã Tân Lập tiếp công dân thế nào?", **LAW)

    def test_a_law_is_national(self):
        assert is_national(profile(**LAW))

    def test_a_plan_of_a_commune_is_not_national(self):
        assert not is_national(profile())

    def test_what_fits_more_of_the_question_scores_higher(self):
        asked = ask("Năm 2024 xã An Bình tuyên truyền gì?", "xã An Bình")
        scores = [
            agreement(profile(**different), asked).score
            for different in (
                {},
                {"years": ()},
                {"years": (2023,)},
                {"years": (2023,), "places": ("xã Tân Lập",)},
            )
        ]
        assert scores == sorted(scores, reverse=True) and len(set(scores)) == 4


class TestPassages:
    def test_every_passage_of_a_fitting_document_may_answer(self):
        assert admitted("Tuyên truyền.", "Năm 2024 xã An Bình tuyên truyền gì?")

    def test_a_passage_of_another_year_may_not(self):
        assert not admitted("Tuyên truyền.", "Năm 2026 tuyên truyền gì?")

    def test_unless_it_names_the_year_itself(self):
        assert admitted("Tuyên truyền từ đầu năm 2026.", "Năm 2026 tuyên truyền gì?")

    @pytest.mark.parametrize(
        "body",
        [
            "Giai đoạn 2021-2026.",
            "Giai đoạn 2026 - 2030.",
            "Từ 2021 đến 2026.",
            "Nghị định số 12/2026/NĐ-CP.",
            "Ngày 05/01/2026.",
        ],
    )
    def test_a_year_in_a_range_or_number_or_date_is_not_the_year_itself(self, body):
        assert not admitted(body, "Năm 2026 tuyên truyền gì?")

    def test_a_passage_of_another_place_may_not(self):
        assert not admitted("Tuyên truyền.", "Xã Tân Lập tuyên truyền gì?")

    def test_unless_it_names_the_place_itself(self):
        assert admitted("Giao xã Tân Lập tuyên truyền.", "Xã Tân Lập tuyên truyền gì?")
