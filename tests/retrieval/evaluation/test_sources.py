"""Quotes are checked against the file that was given."""

from bot.office import Office
from retrieval.answer.model import Citation
from retrieval.evaluation.sources import Sources
from tests.bot.sample import PLAN_2025


def quote(text: str) -> Citation:
    return Citation(PLAN_2025, 1, 1, "", text, 0, len(text))


def test_a_quote_stands_in_its_file_whatever_the_line_breaks(office: Office) -> None:
    sources = Sources(office.library, office.sessions)
    assert sources.hold(quote("Khảo sát ý kiến\nngười dân về giờ tiếp dân"))


def test_one_word_changed_stands_nowhere(office: Office) -> None:
    sources = Sources(office.library, office.sessions)
    assert not sources.hold(quote("Khảo sát ý kiến cán bộ về giờ tiếp dân"))


def test_a_file_in_another_form_is_checked_by_the_text_that_was_read(office: Office) -> None:
    content = "# Sổ tay\n\nTổ **trưởng** lập danh sách.\n".encode()
    taken = office.library.take_in_content("so-tay.md", content, "test:so-tay.md")
    held = Citation("so-tay.md", taken.document_id or 0, 1, "", "Tổ trưởng lập danh sách.", 0, 1)
    assert Sources(office.library, office.sessions).hold(held)
