"""How much of a question stands in a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.clauses import clause_spans, clauses
from retrieval.evidence import examine, weigh
from tests.retrieval.made_up import ask, piece, profile, topic


def evidence(body: str, words: str, **different: object):
    return examine(piece(body, **different), topic(words), ask(words), prior=0.0)


HELD = {"van": 90, "thoai": 3}


class TestWeights:
    def weights(self, question: str) -> dict[str, float]:
        weighed = weigh(ask(question).terms, lambda word: HELD.get(word, 0), 100, lambda word: word == "hop")
        return {w.term.folded: w.value for w in weighed}

    def test_a_rare_word_counts_more_than_a_common_one(self):
        weights = self.weights("vận thoại")
        assert weights["thoai"] > weights["van"] > 0

    def test_a_word_that_the_corpus_lacks_but_the_language_has_counts_most(self):
        weights = self.weights("họp thoại")
        assert weights["hop"] > weights["thoai"]

    def test_a_slip_of_the_finger_counts_little(self):
        weights = self.weights("họp xyzt")
        assert weights["xyzt"] < weights["hop"]


class TestShares:
    def test_all_words_inside_are_whole_coverage(self):
        found = evidence("Tổ chức đối thoại trực tiếp.", "đối thoại trực tiếp")
        assert (found.coverage, found.inside, found.pairs) == (1.0, 1.0, 1.0)

    def test_no_word_inside_is_no_coverage(self):
        found = evidence("Kiểm tra sổ sách.", "đối thoại trực tiếp")
        assert (found.coverage, found.inside, found.pairs) == (0.0, 0.0, 0.0)

    def test_a_missing_word_shows_as_a_hole(self):
        assert evidence("Tổ chức đối thoại.", "đối thoại trực tiếp").coverage == pytest.approx(0.5)

    def test_a_word_in_the_heading_covers_but_is_not_inside(self):
        found = evidence("Báo cáo.", "đối thoại", path=(("roman", "I", "Đối thoại"),))
        assert 0 < found.coverage < 1 and found.inside == 0

    def test_a_word_in_the_lead_in_covers_but_is_not_inside(self):
        found = evidence("- Báo cáo.", "đối thoại", lead="Về đối thoại:")
        assert 0 < found.coverage < 1 and found.inside == 0

    def test_the_wrong_marks_count_less_than_the_right_ones(self):
        assert evidence("Đội thoái.", "đối thoại").inside < evidence("Đối thoại.", "đối thoại").inside

    def test_words_typed_without_marks_count_whole(self):
        assert evidence("Đối thoại.", "doi thoai").inside == 1.0

    def test_neighbours_in_the_question_that_stand_apart_are_no_pair(self):
        found = evidence("Thoại trước, đối sau.", "đối thoại")
        assert (found.inside, found.pairs) == (1.0, 0.0)

    def test_an_empty_topic_divides_by_nothing(self):
        assert examine(piece("Đối thoại."), (), ask(""), prior=0.0).coverage == 0.0


class TestRanking:
    def test_text_ranks_above_a_heading_of_the_same_words(self):
        assert (
            evidence("Đối thoại.", "đối thoại").total
            > evidence("Đối thoại.", "đối thoại", kind="heading").total
        )

    def test_a_passage_that_says_when_ranks_higher_for_when(self):
        words = "khi nào đối thoại"
        assert (
            evidence("Đối thoại trước ngày 15/6.", words).total > evidence("Đối thoại với dân.", words).total
        )

    def test_a_passage_that_says_how_many_ranks_higher_for_how_many(self):
        words = "bao nhiêu cuộc đối thoại"
        dated, plain = evidence("- Có 02 cuộc đối thoại.", words), evidence("- Có các cuộc đối thoại.", words)
        assert dated.total > plain.total

    def test_the_prior_adds_up(self):
        asked, words = ask("đối thoại"), topic("đối thoại")
        low, high = (examine(piece("Đối thoại."), words, asked, prior).total for prior in (0.1, 0.4))
        assert high - low == pytest.approx(0.3)

    def test_a_word_that_names_the_document_tells_its_passages_apart_less(self):
        words = "dân vận đối thoại"
        named = profile(subject="dân vận")
        assert (
            evidence("Đối thoại.", words, profile=named).inside
            > evidence("Dân vận.", words, profile=named).inside
        )


class TestClauses:
    def test_sentences_and_semicolon_parts_are_clauses(self):
        assert list(clauses("Họp; báo cáo. Kiểm tra: một lần.")) == [
            "Họp;",
            "báo cáo.",
            "Kiểm tra:",
            "một lần.",
        ]

    @pytest.mark.parametrize("whole", ["Theo TP. hồ sơ", "Nghị định số 30.2020", "theo mục 1.1 của kế hoạch"])
    def test_a_full_stop_inside_a_sentence_ends_nothing(self, whole):
        assert list(clauses(whole)) == [whole]

    @given(st.text(alphabet="ab;:.! \nAĐ1-", max_size=80))
    def test_clauses_come_in_order_and_hold_every_letter(self, body):
        spans = clause_spans(body)
        assert [s for s, _ in spans] == sorted(s for s, _ in spans)
        assert "".join(body[s:e] for s, e in spans).split() == body.split() or "".join(
            "".join(body[s:e] for s, e in spans).split()
        ) == "".join(body.split())
