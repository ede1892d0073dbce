"""What a turn works with: the installation, who speaks, what was said, what the chat remembers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.memory import Memory, Waiting
from bot.office import Office
from bot.replies import Attachment, Incoming
from tasks import Actor


@dataclass(frozen=True, slots=True)
class Scene:
    """One message of a known person, with everything needed to act on it."""

    office: Office
    memory: Memory
    actor: Actor
    incoming: Incoming
    files: tuple[Attachment, ...] = ()

    @property
    def now(self) -> dt.datetime:
        """The moment of the message, aware."""
        return self.incoming.at

    @property
    def today(self) -> dt.date:
        """Its day where the committee is."""
        return self.incoming.at.astimezone(self.office.settings.zone).date()

    @property
    def key(self) -> str | None:
        """The message's own id over all channels; None where the channel has none."""
        heard = self.incoming
        return f"{heard.channel}:{heard.chat}:{heard.id}" if heard.id else None

    def wait(self, kind: str, state: Mapping[str, Any]) -> None:
        """The chat's next message may be the answer to what is asked now."""
        self.memory.wait(self.incoming.channel, self.incoming.chat, self.now, kind, state)

    def waiting(self) -> Waiting | None:
        """What was asked in this chat and not answered yet."""
        return self.memory.waiting(self.incoming.channel, self.incoming.chat, self.now)

    def wait_no_more(self) -> None:
        """What was asked has been answered or dropped."""
        self.memory.wait_no_more(self.incoming.channel, self.incoming.chat)
