"""A Reply set as Telegram messages: HTML, split between blocks, buttons under the last one."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.replies import Block, Choice, Reply, Style
from bot.telegram import wording
from bot.telegram.splitting import cut, sendable, units

# https://core.telegram.org/bots/api#sendmessage and #inlinekeyboardbutton; entities beyond 100 are dropped.
LONGEST_MESSAGE = 4096
MOST_ENTITIES = 100
LONGEST_SAY = 64
MOST_BUTTONS = 100
# A long block starts in the message before it only if a piece worth reading fits there (units).
_LEAST_PIECE = 1000
# Two labels of at most this many characters share a row on a phone.
_SHORT_LABEL = 16


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text in Telegram's HTML and its buttons."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


def rendered(reply: Reply) -> list[Message]:
    """The messages of a reply, in order; every one within Telegram's limits, none empty.

    Raises ValueError for a button that Telegram would refuse.
    """
    buttons = keyboard(reply.choices)
    pages = [_html(page) for page in pages_of(reply.blocks)]
    if buttons is not None and not pages:
        pages = [escape(wording.CHOOSE, quote=False)]
    messages = [Message(page) for page in pages]
    if messages:
        messages[-1] = replace(messages[-1], keyboard=buttons)
    return messages


def pages_of(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks of each message. A block is torn only if it is longer than a message.

    A heading goes with what it heads: it does not stay behind as the last line of a message.
    """
    waiting = deque(replace(block, text=text) for block in blocks if (text := sendable(block.text)))
    pages: list[list[Block]] = []
    page: list[Block] = []
    while waiting:
        block = waiting.popleft()
        if _fits(page, block):
            page.append(block)
        elif units(block.text) > LONGEST_MESSAGE and _room(page, block) >= _LEAST_PIECE:
            head, tail = cut(block.text, _room(page, block))
            pages.append([*page, replace(block, text=head)])
            waiting.appendleft(replace(block, text=tail))
            page = []
        else:
            kept, page = _without_last_headings(page)
            pages.append(kept)
            waiting.appendleft(block)
    return [*pages, page] if page else pages


def keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """The buttons of the choices, None without any. Raises ValueError if one breaks Telegram's limits."""
    if len(choices) > MOST_BUTTONS:
        raise ValueError(f"{len(choices)} buttons, at most {MOST_BUTTONS} are possible")
    rows: list[list[InlineKeyboardButton]] = []
    for choice in choices:
        button = _button(choice)
        if rows and len(rows[-1]) == 1 and _is_short(rows[-1][0]) and _is_short(button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows) if rows else None


def _button(choice: Choice) -> InlineKeyboardButton:
    if not 1 <= len(choice.say.encode()) <= LONGEST_SAY:
        raise ValueError(f"a button must say 1 to {LONGEST_SAY} bytes: {choice.say!r}")
    if not (label := sendable(choice.label)):
        raise ValueError(f"the button that says {choice.say!r} has no label")
    return InlineKeyboardButton(label, callback_data=choice.say)


def _is_short(button: InlineKeyboardButton) -> bool:
    return len(button.text) <= _SHORT_LABEL


def _fits(page: Sequence[Block], block: Block) -> bool:
    styled = sum(one.style is not Style.PLAIN for one in (*page, block))
    return units(block.text) <= _room(page, block) and styled <= MOST_ENTITIES


def _room(page: Sequence[Block], block: Block) -> int:
    """How many units `block` may have to go under what is on the page."""
    return LONGEST_MESSAGE - units(_joined([*page, replace(block, text="")], lambda one: one.text))


def _without_last_headings(page: list[Block]) -> tuple[list[Block], list[Block]]:
    """The page in two: what stays, and the headings at its end that go with what comes next."""
    end = len(page)
    while end and page[end - 1].style is Style.HEADING:
        end -= 1
    return (page[:end], page[end:]) if end else (page, [])


def _html(page: Sequence[Block]) -> str:
    return _joined(page, _marked)


def _marked(block: Block) -> str:
    text = escape(block.text, quote=False)
    match block.style:
        case Style.HEADING:
            return f"<b>{text}</b>"
        case Style.QUOTE:
            return f"<blockquote>{text}</blockquote>"
        case Style.PLAIN:
            return text


def _joined(page: Sequence[Block], text_of: Callable[[Block], str]) -> str:
    """The texts of a page with a blank line between them, none beside a quotation (it has its own margin)."""
    joined = ""
    before: Block | None = None
    for block in page:
        if before is not None:
            joined += "\n" if Style.QUOTE in (before.style, block.style) else "\n\n"
        joined += text_of(block)
        before = block
    return joined
