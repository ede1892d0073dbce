"""What a message asks the assistant to do: a command, the words for one, or a question."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge import fold, nfc

LONGEST_TURN = 2000  # characters read of one message


class Verb(StrEnum):
    """The kinds of turn. The values are the commands without their slash."""

    START = "start"
    HELP = "trogiup"
    ASK = "hoi"
    DOCUMENTS = "vanban"
    PASSAGE = "xem"
    FILE = "tep"
    UNKNOWN = "?"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A verb with what was said after it; `cut` if the message was longer than is read."""

    verb: Verb
    argument: str = ""
    cut: bool = False


_COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?:\s+(.*))?$", re.DOTALL)
_OTHER_NAMES = {"help": Verb.HELP, "batdau": Verb.START}
_IN_WORDS = {
    "tro giup": Verb.HELP,
    "giup": Verb.HELP,
    "huong dan": Verb.HELP,
    "help": Verb.HELP,
    "van ban": Verb.DOCUMENTS,
    "danh sach van ban": Verb.DOCUMENTS,
    "bat dau": Verb.START,
    "xin chao": Verb.START,
    "chao": Verb.START,
}
_WITH_NUMBER = re.compile(r"(xem|tep|van ban trang)\s+(\d{1,9})\.?")
_NUMBERED = {"xem": Verb.PASSAGE, "tep": Verb.FILE, "van ban trang": Verb.DOCUMENTS}


def read_request(typed: str) -> Request:
    """What a message asks for. Commands may be typed in words: "văn bản", "xem 12", "tep 3"."""
    text = nfc(typed.encode("utf-8", "replace").decode()).strip()  # half a surrogate pair cannot be stored
    cut = len(text) > LONGEST_TURN
    text = text[:LONGEST_TURN]
    command = _COMMAND.match(text)
    if command:
        return _command(command[1], (command[2] or "").strip(), cut)
    words = " ".join(fold(text).split()).strip(" .!?")
    if (verb := _IN_WORDS.get(words)) is not None:
        return Request(verb)
    if numbered := _WITH_NUMBER.fullmatch(words):
        return Request(_NUMBERED[numbered[1]], numbered[2])
    return Request(Verb.ASK, text, cut) if _has_words(text) else Request(Verb.NOTHING)


def _command(name: str, argument: str, cut: bool) -> Request:
    folded = fold(name)
    verb = _OTHER_NAMES.get(folded) or next((v for v in Verb if v.value == folded), Verb.UNKNOWN)
    if verb is Verb.ASK and not _has_words(argument):
        return Request(Verb.NOTHING)
    return Request(verb, f"/{name}" if verb is Verb.UNKNOWN else argument, cut)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
