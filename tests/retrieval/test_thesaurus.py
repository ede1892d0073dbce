"""Other words for the same thing: what people say and what documents write for it."""

import re
from importlib import resources

import pytest

from knowledge import syllables, tokens
from retrieval.thesaurus import other_words
from tests.retrieval.made_up import ask, piece, profile
from tests.retrieval.test_evidence import evidence

ROWS = [
    line
    for line in resources.files("retrieval").joinpath("thesaurus.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def others(question: str, *, typed: bool = True) -> list[set[str]]:
    words = tokens(question)
    found = other_words(words, {word.text for word in words} if typed else ())
    return [{" ".join(phrase) for phrase in phrases} for phrases in found]


class TestTheTable:
    @pytest.mark.parametrize("row", ROWS)
    def test_a_row_has_two_sides_of_plain_phrases(self, row: str) -> None:
        written, said = row.split("\t")
        for form in f"{written}, {said}".split(", "):
            assert re.fullmatch(r"[\w -]+", form) and form == form.strip() and syllables(form)

    def test_no_form_is_said_for_two_things(self) -> None:
        said = [form for row in ROWS for form in row.split("\t")[1].split(", ")]
        assert len(said) == len(set(said))


class TestOtherWords:
    def test_what_people_say_stands_for_what_documents_write(self) -> None:
        assert all("song ngữ" in found for found in others("hai thứ tiếng"))

    def test_what_documents_write_does_not_stand_for_what_people_say(self) -> None:
        assert all("hai thứ tiếng" not in found for found in others("song ngữ"))

    def test_the_longest_phrase_counts(self) -> None:
        assert all("dân tộc thiểu số" in found for found in others("người dân tộc"))

    def test_words_around_have_none(self) -> None:
        assert [bool(found) for found in others("tờ hai thứ tiếng này")] == [False, True, True, True, False]

    def test_other_marks_typed_are_other_words(self) -> None:
        assert not any(others("hai thủ tiếng"))

    def test_without_marks_it_is_read_with_them(self) -> None:
        assert all("song ngữ" in found for found in others("hai thu tieng", typed=False))


class TestInAPassage:
    def test_other_words_count_less_than_the_same(self) -> None:
        same = evidence("Soạn tài liệu hai thứ tiếng.", "soạn hai thứ tiếng")
        other = evidence("Soạn tài liệu song ngữ.", "soạn hai thứ tiếng")
        none = evidence("Soạn tài liệu tập huấn.", "soạn hai thứ tiếng")
        assert same.inside > other.inside > none.inside
        assert same.pairs > other.pairs > none.pairs

    def test_only_the_whole_phrase_counts(self) -> None:
        apart = evidence("Soạn bài song song, đúng ngữ cảnh.", "soạn hai thứ tiếng")
        assert apart.inside == evidence("Soạn bài.", "soạn hai thứ tiếng").inside

    def test_a_passage_says_a_phrase_with_its_marks(self) -> None:
        held = piece("Phát tờ rơi song ngữ.", profile=profile())
        assert held.says(("song", "ngữ")) and not held.says(("sông", "ngữ")) and not held.says(("rơi", "ngữ"))


def test_words_of_an_earlier_question_keep_theirs() -> None:
    from retrieval.followup import in_context

    question = in_context([ask("soạn hai thứ tiếng")], ask("còn ai làm?"))
    assert any(term.alike for term in question.terms if term.inherited)
