"""The tail of a document: recipients ("Nơi nhận") and signature, side by side or one below the other.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I; Party documents sign "T/M". In flattened two-column text the
signature's lines stand at the ends of the recipients' lines.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources

from knowledge.casing import is_in_capitals, sentence_case
from knowledge.vietnamese import fold

Span = tuple[int, int]

_MARKUP = " \t*_|#[]"
_DATA = json.loads(resources.files("knowledge").joinpath("letterhead.json").read_text(encoding="utf-8"))
_SURNAMES = frozenset(_DATA["surnames_folded"])
_RECIPIENTS = re.compile(
    r"^[ \t*_|]*N(?:ơi nhận|ƠI NHẬN|ơi gửi)[ \t*_]*(?::|$|(?=T/?M|KT|TL|TUQ))", re.MULTILINE
)
_ON_BEHALF = r"(?:[TK]\s?/\s?[MTL]|TM|KT|TL|TUQ|Q)(?:\s?\.\s?|\s)"
_TITLE = rf"(?:(?:PHÓ|QUYỀN|Q\.)\s)*(?:{'|'.join(_DATA['signing_titles'])})"
_SIGNS = re.compile(rf"[\s*_|]*(?:{_ON_BEHALF}\s?(?=\w{{2}})|{_TITLE}(?!\w))")
_RIGHT_COLUMN = re.compile(rf"(?<=[;,.:\w)])\s+(?P<right>(?:{_ON_BEHALF}\s?\w{{2}}|{_TITLE}).*)$")
_CELLS = re.compile(r"(?P<left>[^|]*?)\s*\|\s*(?P<right>[^|\s][^|]*)$")
_ITEM = re.compile(r"[\s*_|]*[-–+•]\s*")
_SIGNED = re.compile(r"\W*(?:đã k[ýí]|ký tên|đóng dấu)\b[^\n]{0,30}", re.IGNORECASE)
_RANK = re.compile(r"(?:(?:PGS|GS|TS|ThS|Ths|BS|CKI|CKII|Đ/c|Đại tá|Thượng tá|Trung tá|Thiếu tá)\b[.,]?\s*)+")
_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:\s[^\W\d_]+(?:['’][^\W\d_]+)?){1,4}")
_TAIL_LINES, _LINES_BEFORE, _LONGEST_LIST = 60, 8, 30


@dataclass(slots=True)
class Tail:
    """What the tail says; spans are character ranges of the text, `signs_for` the organ after "TM."."""

    recipients: list[str] = field(default_factory=list)
    recipient_spans: list[Span] = field(default_factory=list)
    recipient_groups: list[str | None] = field(default_factory=list)
    block: Span | None = None
    signer: str | None = None
    signer_span: Span | None = None
    titles: list[str] = field(default_factory=list)
    signs_for: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_tail(text: str) -> Tail:
    """Recipients and signature of a stored text; everything empty where there are none."""
    tail = Tail()
    opening = _RECIPIENTS.search(text)
    if opening is None:
        _read_signature(tail, _last_lines(text), [])
        return tail
    left, right = _columns(list(_lines(text, opening.end(), _TAIL_LINES)), text.find("\n", opening.end()))
    below = _read_recipients(tail, left, opening)
    _read_signature(tail, [*right, *below], _items(tail, left) if right else [])
    if not tail.titles and not tail.signs_for:
        before = list(_lines(text[: opening.start()], _line_start(text, opening.start(), _LINES_BEFORE), 99))
        first = next((i for i, line in enumerate(before) if _is_signature(line.text)), len(before))
        _read_signature(tail, [*before[first:], *below], [])
    return tail


def _lines(text: str, start: int, most: int) -> Iterator[_Line]:
    for raw in text[start:].split("\n")[:most]:
        stripped = raw.strip(_MARKUP)
        if stripped:
            yield _Line(stripped, start + raw.index(stripped))
        start += len(raw) + 1


def _line_start(text: str, position: int, back: int) -> int:
    for _ in range(back):
        position = text.rfind("\n", 0, max(position - 1, 0)) + 1
    return position


def _last_lines(text: str) -> list[_Line]:
    """The lines from the last signature line on, where no "Nơi nhận" leads to it."""
    lines = list(_lines(text, _line_start(text, len(text), 30), 30))
    signs = [i for i, line in enumerate(lines) if _is_signature(line.text)]
    first = next((i for i in signs if all(_is_signature(x.text) for x in lines[i : signs[-1]])), None)
    return lines[first:] if first is not None else []


def _is_signature(line: str) -> bool:
    return bool(_SIGNS.match(line)) and is_in_capitals(line) and len(line) < 90


def _columns(lines: list[_Line], first_line_end: int) -> tuple[list[_Line], list[_Line]]:
    """Lines with what stood in the right column cut off, and those cut-off parts.

    A signature that stands on the line of "Nơi nhận" itself, or between recipients, is in the right column.
    """
    left: list[_Line] = []
    right: list[_Line] = []
    last = _last_item(lines)
    for at, line in enumerate(lines):
        if (line.start < first_line_end and _is_signature(line.text)) or (
            at < last and not _ITEM.match(line.text) and _is_signers(line, bool(right))
        ):
            right.append(line)
            continue
        if beside := _CELLS.match(line.text):
            right.append(_Line(beside["right"].strip(_MARKUP), line.start + beside.start("right")))
            left.append(_Line(line.text[: beside.end("left")], line.start))
            continue
        match = None if _is_signature(line.text) else _RIGHT_COLUMN.search(line.text)
        if match and is_in_capitals(match["right"]):
            right.append(_Line(match["right"].strip(_MARKUP), line.start + match.start("right")))
            line = _Line(line.text[: match.start()].rstrip(), line.start)
        left.append(line)
    return left, right


def _last_item(lines: list[_Line]) -> int:
    """Where the copy that is kept ("- Lưu: VT") stands, which ends the list; 0 when there is none."""
    for at, line in enumerate(lines[:_LONGEST_LIST]):
        item = _ITEM.match(line.text)
        if item and fold(line.text[item.end() :]).startswith("luu"):
            return at
    return 0


def _is_signers(line: _Line, begun: bool) -> bool:
    """Whether a line without the mark of a recipient belongs to the signature."""
    if _is_signature(line.text):
        return True
    named = _person(line) if begun else None
    return bool(_SIGNED.fullmatch(line.text)) or (
        named is not None and fold(named[0].split()[0]) in _SURNAMES and len(named[0].split()) > 1
    )


def _read_recipients(tail: Tail, lines: list[_Line], opening: re.Match[str]) -> list[_Line]:
    """Fills in the recipients; returns the lines below them."""
    group: str | None = None
    last = opening.end()
    for at, line in enumerate(lines):
        if _is_signature(line.text) or (tail.recipients and _is_over(tail, line)):
            tail.block = (_first_letter(opening), last)
            return lines[at:]
        last = line.end
        if not _ITEM.match(line.text) and line.text.endswith(":"):
            group = line.text.rstrip(": ")
        else:
            _add_recipient(tail, line, group)
    tail.block = (_first_letter(opening), last)
    return []


def _first_letter(opening: re.Match[str]) -> int:
    return opening.start() + len(opening[0]) - len(opening[0].lstrip(" \t\n*_|"))


def _is_over(tail: Tail, line: _Line) -> bool:
    """Whether the line comes after the list: a name, a capital line, or text after "Lưu"."""
    if line.text.endswith(":"):
        return False
    kept = fold(tail.recipients[-1]).startswith("luu")
    ends = kept or is_in_capitals(line.text) or _SIGNED.match(line.text)
    return not _ITEM.match(line.text) and bool(ends)


def _items(tail: Tail, lines: list[_Line]) -> list[_Line]:
    """The lines of the recipients."""
    starts = [start for start, _ in tail.recipient_spans]
    return [line for line in lines if any(line.start <= start < line.end for start in starts)]


def _add_recipient(tail: Tail, line: _Line, group: str | None) -> None:
    item = _ITEM.match(line.text)
    lead = item.end() if item else 0
    name = line.text[lead:].rstrip(" ;,.")
    if not name:
        return
    continues = not item and tail.recipients and (line.text[0].islower() or not tail.recipients[-1])
    if continues:
        start, _ = tail.recipient_spans[-1]
        tail.recipients[-1] += " " + name
        tail.recipient_spans[-1] = (start, line.start + lead + len(name))
        return
    tail.recipients.append(name)
    tail.recipient_spans.append((line.start + lead, line.start + lead + len(name)))
    tail.recipient_groups.append(group)


def _read_signature(tail: Tail, lines: list[_Line], flattened: list[_Line]) -> None:
    """Title lines, then the name; in flattened columns it ends one of the recipients' lines."""
    for line in lines:
        if _is_signature(line.text):
            _add_title(tail, line.text)
        elif tail.signs_for and not tail.titles and is_in_capitals(line.text):
            tail.signs_for = sentence_case(f"{tail.signs_for} {line.text}".upper())
        elif (tail.titles or tail.signs_for) and (name := _person(line)):
            tail.signer, tail.signer_span = name
            return
        elif not is_in_capitals(line.text) and tail.titles and not _SIGNED.match(line.text):
            break
    for line in reversed(flattened):
        ends_list = line is flattened[-1] or ";" in line.text
        if ends_list and (name := _person_at_end(line)):
            tail.signer, tail.signer_span = name
            _cut_recipient(tail, name[1][0])
            return


def _add_title(tail: Tail, line: str) -> None:
    behalf = re.match(_ON_BEHALF, line)
    rest = line[behalf.end() :].strip() if behalf else line
    if behalf and fold(line).startswith(("tm", "t/m", "t / m")):
        tail.signs_for = tail.signs_for or sentence_case(rest)
    elif behalf is None:
        tail.titles.append(sentence_case(rest))


def _person(line: _Line) -> tuple[str, Span] | None:
    """A person's name that fills the line, "(Đã ký)" and degrees left out."""
    lead = 0
    for skipped in (_SIGNED, _RANK):
        match = skipped.match(line.text, lead)
        lead = match.end() if match else lead
    name = line.text[lead:].strip(_MARKUP + ".,)")
    if not _NAME.fullmatch(name) or not all(word[0].isupper() for word in name.split()):
        return None
    start = line.text.index(name, lead) + line.start
    return (sentence_name(name), (start, start + len(name)))


def sentence_name(name: str) -> str:
    """A person's name with single spaces, in title case when it was in capitals."""
    return " ".join(word.capitalize() if name.isupper() else word for word in name.split())


def _person_at_end(line: _Line) -> tuple[str, Span] | None:
    words = list(re.finditer(r"\S+", line.text))
    for size in (4, 3, 2, 5):
        part = words[-size:]
        if len(part) < size or size == len(words) or fold(part[0][0]) not in _SURNAMES:
            continue
        name = line.text[part[0].start() : part[-1].end()].strip(".")
        if _NAME.fullmatch(name) and all(w[0].isupper() and not w.isupper() for w in name.split()):
            return name, (line.start + part[0].start(), line.start + part[0].start() + len(name))
    return None


def _cut_recipient(tail: Tail, name_start: int) -> None:
    """Takes the signer's name off the end of the recipient it was flattened into."""
    for at, (start, end) in enumerate(tail.recipient_spans):
        if start < name_start < end:
            kept = tail.recipients[at][: name_start - start].rstrip(" ;,.")
            tail.recipients[at], tail.recipient_spans[at] = kept, (start, start + len(kept))
