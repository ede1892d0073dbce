"""Short forms for a phone."""

import pytest

from bot.naming import shorten


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("vừa đủ", 6, "vừa đủ"),
        ("cắt ở giữa hai từ", 9, "cắt ở …"),
        ("mot-tep-khong-co-cho-trong.docx", 10, "mot-tep-kh …"),
        ("hết câu, rồi", 9, "hết câu …"),
    ],
)
def test_a_text_is_cut_between_words_if_it_has_any(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
