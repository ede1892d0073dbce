"""The conversation in a terminal: one turn at a time for `danvan say`, many for `danvan chat`."""

import datetime as dt
import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bot.access import OPERATOR, TERMINAL
from bot.assistant import Assistant
from bot.office import Office
from bot.replies import Attachment, Block, Incoming, Reply, Style
from bot.wording import results
from knowledge import fold, nfc
from tasks import Roster


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at the terminal, and which of its conversations is theirs."""

    person: str
    chat: str


def seat_of(office: Office, member: str | None) -> Seat:
    """The operator's seat, or a member's. Raises `MemberNotFound`."""
    if member is None:
        return Seat(OPERATOR, TERMINAL)
    person = Roster(office.sessions).named(member)
    return Seat(person.name, f"{TERMINAL}:{person.id}")


class Terminal:
    """A terminal with one person at it. Files that are sent to the person are kept in `folder`."""

    def __init__(self, assistant: Assistant, seat: Seat, folder: Path) -> None:
        self._assistant = assistant
        self._seat = seat
        self._folder = folder

    def turn(self, text: str, at: dt.datetime, files: Sequence[Attachment] = ()) -> Reply:
        """What the assistant answers to this person. `at` is aware."""
        incoming = Incoming(TERMINAL, self._seat.person, self._seat.chat, text, at, self._seat.person)
        return self._assistant.turn(incoming, files).finished()

    def keep(self, files: Iterable[Attachment]) -> list[Path]:
        """Writes files that were sent, each under its own name; the same content lands at the same place."""
        return [self._kept(file) for file in files]

    def _kept(self, file: Attachment) -> Path:
        folder = self._folder / hashlib.sha256(file.content).hexdigest()[:12]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / (Path(file.name).name or "tep")
        path.write_bytes(file.content)
        return path

    def converse(self, clock: Callable[[], dt.datetime]) -> None:
        """Talks until the person leaves or the input ends."""
        click.echo(results.CHAT_GREETING)
        while (typed := _typed()) is not None:
            if fold(nfc(typed)).strip(" .!") in results.CHAT_LEAVING:
                break
            reply = self.turn(typed, clock())
            click.echo(shown(reply, self.keep(reply.files)) + "\n")


def _typed() -> str | None:
    try:
        return input(results.CHAT_PROMPT if sys.stdin.isatty() else "")
    except EOFError:
        return None


def shown(reply: Reply, files: Sequence[Path]) -> str:
    """A reply as plain text, with its choices numbered and the files' places."""
    parts = [_block(block) for block in reply.blocks]
    parts += [results.SAVED_FILE.format(path=path) for path in files]
    if reply.choices:
        numbered = enumerate(reply.choices, start=1)
        parts.append("\n".join(results.CHOICE.format(number=n, label=c.label) for n, c in numbered))
    return "\n\n".join(parts)


def _block(block: Block) -> str:
    if block.style is Style.QUOTE:
        return "\n".join(f"  │ {line}" for line in block.text.splitlines())
    return f"■ {block.text}" if block.style is Style.HEADING else block.text


def reply_row(reply: Reply, files: Sequence[Path]) -> dict[str, Any]:
    """A reply as the contract prints it; `files` are the paths where they were kept."""
    return {
        "text": reply.text,
        "choices": [{"label": choice.label, "say": choice.say} for choice in reply.choices],
        "files": [str(path) for path in files],
    }
