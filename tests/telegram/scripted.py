"""An assistant that says what a test wants: the channel is under test, not what is answered."""

import threading
from collections.abc import Callable, Sequence

from bot.replies import Attachment, Incoming, Reply, say


def echo(incoming: Incoming) -> Reply:
    """Says back what was heard."""
    return say(f"Đã nghe: {incoming.text}")


class Scripted:
    """Answers by a function and keeps what it heard."""

    def __init__(self, answer: Callable[[Incoming], Reply] = echo) -> None:
        self.heard: list[Incoming] = []
        self.files: list[Attachment] = []
        self._answer = answer

    def turn(self, incoming: Incoming, files: Sequence[Attachment] = ()) -> Reply:
        """Remembers, then answers."""
        self.heard.append(incoming)
        self.files += files
        return self._answer(incoming)


class Slow(Scripted):
    """Echoes; a text that begins with "chậm" is answered only after `release()`."""

    def __init__(self) -> None:
        super().__init__(self._answer_in_time)
        self._gate = threading.Event()

    def _answer_in_time(self, incoming: Incoming) -> Reply:
        if incoming.text.startswith("chậm"):
            assert self._gate.wait(10)
        return echo(incoming)

    def release(self) -> None:
        """Lets the slow answers go."""
        self._gate.set()
