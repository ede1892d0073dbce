"""What passes between the assistant and a channel: one message in, one reply out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from a person. `channel` is "telegram" or "terminal"; `person`, `chat` are its ids there.

    `text` is what was typed, the command ("/vanban") or the `say` of a button pressed. `at` is aware.
    `id` is the channel's own of this message, the same when it is delivered twice; `album` is the same for
    files that were sent together, each a message of its own; "" where there is none.
    """

    channel: str
    person: str
    chat: str
    text: str
    at: datetime
    name: str = ""
    id: str = ""
    album: str = ""


class Style(StrEnum):
    """How a block is set: plain text, a bold line, or a quotation."""

    PLAIN = "plain"
    HEADING = "heading"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a reply that is never torn apart if it fits in one message."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it shows and what pressing it says. `say` has at most 64 bytes in UTF-8."""

    label: str
    say: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: its name and content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one turn: blocks in reading order, buttons, files.

    `later`, where given, is run after the reply has been shown; each reply it gives, which may take seconds,
    stands in the place of the one before.
    """

    blocks: tuple[Block, ...] = ()
    choices: tuple[Choice, ...] = ()
    files: tuple[Attachment, ...] = ()
    later: Callable[[], Iterator["Reply"]] | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The whole reply as plain text, blocks parted by a blank line."""
        return "\n\n".join(block.text for block in self.blocks)

    def changed(self, change: Callable[["Reply"], "Reply"]) -> "Reply":
        """This reply changed, and every one that comes in its place."""
        later = self.later
        return replace(change(self), later=(lambda: map(change, later())) if later else None)

    def finished(self) -> "Reply":
        """What the reply is in the end; may take seconds."""
        last = self
        for last in self.later() if self.later else ():  # noqa: B007 (only the last one matters)
            pass
        return last


def say(text: str, *choices: Choice) -> Reply:
    """A reply of one plain block."""
    return Reply((Block(text),), choices)
