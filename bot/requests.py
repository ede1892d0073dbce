"""What a message asks the assistant to do: a command, the words for one, or a question."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge import fold, nfc

LONGEST_TURN = 4000  # characters read of one message


class Verb(StrEnum):
    """The kinds of turn. The values are the commands without their slash."""

    START = "start"
    HELP = "trogiup"
    ASK = "hoi"
    DOCUMENTS = "vanban"
    PASSAGE = "xem"
    FILE = "tep"
    UNITS = "donvi"
    TASKS = "viec"
    QUARTER = "quy"
    PLANS = "kehoach"
    ASSIGN = "phancong"
    PROGRESS = "tiendo"
    LEAVE = "nghi"
    REMINDING = "nhac"
    LOG = "nhatky"
    UNDO = "hoantac"
    SET = "ghi"  # a button that sets a task's status: "/ghi done 12"
    REOPEN = "molai"
    EVIDENCE = "minhchung"
    FEEDBACK = "gopy"
    CHOOSE = "chon"  # a button that answers a question of ours: "/chon TOKEN NUMBER"
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
    "don vi": Verb.UNITS,
    "don vi cua toi": Verb.UNITS,
    "viec": Verb.TASKS,
    "viec cua toi": Verb.TASKS,
    "cong viec cua toi": Verb.TASKS,
    "quy": Verb.QUARTER,
    "quy nay": Verb.QUARTER,
    "viec quy nay": Verb.QUARTER,
    "ke hoach": Verb.PLANS,
    "lap viec": Verb.PLANS,
    "phan cong": Verb.ASSIGN,
    "tien do": Verb.PROGRESS,
    "nghi phep": Verb.LEAVE,
    "nhac viec": Verb.REMINDING,
    "gio nhac": Verb.REMINDING,
    "nhat ky": Verb.LOG,
    "hoan tac": Verb.UNDO,
    "bo": Verb.UNDO,
    "minh chung": Verb.EVIDENCE,
}
_SIGNS = {"👍": "dung", "👎": "sai"}
_WITH_NUMBER = re.compile(r"(xem|tep|van ban trang|viec|mo lai viec|mo lai|minh chung)\s+(\d{1,9})\.?")
_NUMBERED = {
    "xem": Verb.PASSAGE,
    "tep": Verb.FILE,
    "van ban trang": Verb.DOCUMENTS,
    "viec": Verb.TASKS,
    "mo lai viec": Verb.REOPEN,
    "mo lai": Verb.REOPEN,
    "minh chung": Verb.EVIDENCE,
}
_WITH_WORDS = re.compile(
    r"(giao viec|phan cong|bao nghi|nghi phep|nhac viec)\s+(?=(?:so\s+|viec\s+)?\d|(?:tu|luc|ngay)\s)"
)
_REMARK = re.compile(r"gop y\s*:\s*(?=\w)")  # without the colon it may be a question about remarks
_EDGE = re.compile(r"^[\W_]+")
_OPENING = {
    "giao viec": Verb.ASSIGN,
    "phan cong": Verb.ASSIGN,
    "bao nghi": Verb.LEAVE,
    "nghi phep": Verb.LEAVE,
    "nhac viec": Verb.REMINDING,
}


def read_request(typed: str) -> Request:
    """What a message asks for. Commands may be typed in words: "văn bản", "xem 12", "tep 3"."""
    text = nfc(typed.encode("utf-8", "replace").decode()).strip()  # half a surrogate pair cannot be stored
    cut = len(text) > LONGEST_TURN
    text = text[:LONGEST_TURN]
    command = _COMMAND.match(text)
    if command:
        return _command(command[1], (command[2] or "").strip(), cut)
    if (verdict := _SIGNS.get(text[:1])) is not None:
        return Request(Verb.FEEDBACK, f"{verdict} {_EDGE.sub('', text)}".strip())
    words = " ".join(fold(text).split()).strip(" .!?")
    if (verb := _IN_WORDS.get(words)) is not None:
        return Request(verb)
    if numbered := _WITH_NUMBER.fullmatch(words):
        return Request(_NUMBERED[numbered[1]], numbered[2])
    if (about := _REMARK.match(fold(text))) and not text.endswith("?"):
        return Request(Verb.FEEDBACK, text[about.end() :])
    if (opening := _WITH_WORDS.match(fold(text))) and not text.endswith("?"):
        return Request(_OPENING[opening[1]], text[opening.end() :])
    return Request(Verb.ASK, text, cut) if _has_words(text) else Request(Verb.NOTHING)


def _command(name: str, argument: str, cut: bool) -> Request:
    folded = fold(name)
    verb = _OTHER_NAMES.get(folded) or next((v for v in Verb if v.value == folded), Verb.UNKNOWN)
    if verb is Verb.ASK and not _has_words(argument):
        return Request(Verb.NOTHING)
    return Request(verb, f"/{name}" if verb is Verb.UNKNOWN else argument, cut)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
