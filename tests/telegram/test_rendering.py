"""A reply as messages: limits, splitting, markup, buttons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies import Block, Choice, Reply, Style
from bot.telegram.rendering import keyboard, pages_of, rendered
from tests.telegram.message_html import plain_text
from tests.telegram.outgoing import utf16

_BLOCKS = st.lists(
    st.builds(
        Block,
        st.text(st.sampled_from('aạ <>&"\n.😀́'), max_size=30).map(lambda piece: piece * 200),
        st.sampled_from(Style),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(_BLOCKS)
def test_every_message_is_within_the_limit_and_nothing_is_lost(blocks: list[Block]) -> None:
    shown = [plain_text(message.html) for message in rendered(Reply(tuple(blocks)))]
    assert all(1 <= utf16(text) <= 4096 for text in shown)
    assert "".join("".join(shown).split()) == "".join("".join(one.text for one in blocks).split())


def test_a_block_that_fits_in_one_message_is_not_torn() -> None:
    blocks = [Block("một " * 700), Block("hai " * 700)]
    assert [len(page) for page in pages_of(blocks)] == [1, 1]


def test_emoji_count_as_telegram_counts_them() -> None:
    assert len(pages_of([Block("😀" * 2048)])) == 1
    assert len(pages_of([Block("😀" * 2049)])) == 2


def test_a_heading_goes_with_what_it_heads() -> None:
    blocks = [Block("trước " * 500), Block("Điều 5", Style.HEADING), Block("sau " * 500)]
    assert [[one.text[:6].strip() for one in page] for page in pages_of(blocks)] == [
        ["trước"],
        ["Điều 5", "sau sa"],
    ]


def test_a_long_quotation_is_a_quotation_in_every_message() -> None:
    messages = rendered(Reply((Block("Lời văn rất dài. " * 600, Style.QUOTE),)))
    assert len(messages) == 3
    assert all(message.html.startswith("<blockquote>Lời văn") for message in messages)


def test_a_message_has_at_most_as_many_marks_as_telegram_heeds() -> None:
    pages = pages_of([Block(f"Mục {number}", Style.HEADING) for number in range(250)])
    assert [len(page) for page in pages] == [100, 100, 50]


def test_blank_blocks_leave_no_trace() -> None:
    assert rendered(Reply((Block(" \n"), Block("")))) == []


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["Có", "Không"], [2]),
        (["Có", "Không", "Để sau"], [2, 1]),
        (["Xem toàn văn Điều 15 khoản 2", "Có"], [1, 1]),
        (["Có", "Xem toàn văn Điều 15 khoản 2", "Không", "Để sau"], [1, 1, 2]),
    ],
)
def test_two_short_buttons_share_a_row(labels: list[str], rows: list[int]) -> None:
    board = keyboard([Choice(label, label) for label in labels])
    assert board is not None
    assert [len(row) for row in board.inline_keyboard] == rows


@pytest.mark.parametrize("say", ["đ" * 32, "x" * 64])
def test_a_button_may_say_64_bytes(say: str) -> None:
    assert keyboard([Choice("Chọn", say)]) is not None


@pytest.mark.parametrize("choice", [Choice("Chọn", "đ" * 33), Choice("Chọn", ""), Choice(" ", "có")])
def test_a_button_that_telegram_would_refuse_is_an_error(choice: Choice) -> None:
    with pytest.raises(ValueError, match="button"):
        keyboard([choice])


def test_more_buttons_than_telegram_takes_are_an_error() -> None:
    with pytest.raises(ValueError, match="101 buttons"):
        keyboard([Choice(str(number), str(number)) for number in range(101)])
