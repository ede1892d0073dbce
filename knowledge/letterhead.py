"""The head of a document: number, date, place, issuer, type and subject, each with its place in the text.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I; Party documents: Quy định 66-QĐ/TW. A blank stays blank:
"Số: /KH-BCĐ" has no number, "ngày tháng 3 năm 2026" no date.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.casing import is_in_capitals, sentence_case
from knowledge.dates import WrittenDate, find_dates, read_date
from knowledge.issuers import (
    is_organ,
    organ_from_announcement,
    organ_from_lines,
    organ_from_number,
    with_own_place,
)
from knowledge.signature import Span, Tail, read_tail
from knowledge.titles import (
    Line,
    Title,
    find_title,
    head_lines,
    is_preamble,
    letterhead_first,
    starts_with_type,
    type_of_number,
)
from knowledge.vietnamese import fold

_MOTTOES = re.compile(
    r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI(?:\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM)?|CHỦ\s*NGHĨA\s*VIỆT\s*NAM"
    r"|Độc\s*lập\s*[-–.]?\s*Tự\s*do\s*[-–.]?\s*Hạnh\s*phúc|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM"
    r"|HỎA TỐC|(?:THƯỢNG )?KHẨN|D\s?Ự THẢO[^\n]*",
    re.IGNORECASE,
)
_CODE = r"[A-ZĐĂÂÊÔƠƯ][\wĐ&]*"
_NUMBER = re.compile(
    r"(?<!\w)(?P<label>S[ốỐ]|số)\s*[:.]?(?P<blank>[\s.…_]*)"
    rf"(?P<number>(?:\d{{1,5}}[A-Za-z]?)?[\s.…_]*(?:[-–/]\s?(?:\d{{4}}\s?/\s?)?|\s){_CODE}(?:\s?[-–/,.]\s?{_CODE})*)"
)
_ABOUT = re.compile(r"(?:V/v|V/V|Về việc|v/v)\s*:?\s*")
_SOURCE = re.compile(
    r"số\s(?P<number>\S+)\s(?P<subject>[^()]{3,400}?)\sngày\s(?P<date>\d{1,2}/\d{1,2}/\d{4})\scủa\s"
    r"(?P<issuer>[^(),]{3,160}(?:,\s[^(),]{3,160}?)*?)(?=,\scó hiệu lực|\)|$)",
    re.DOTALL,
)
_HEADING_OF_CODE = re.compile(r"đề mục\s(?P<subject>[^.(\n]{3,120})")
_SOURCE_CHARACTERS = 1_000
_PLACE_CHARACTERS = 80
_LONGEST_AFTER_DATE = 60  # a second column may follow the date; a sentence is longer
_EDGES = " \t*_|#[]/-–—.…:;,"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a document says of itself.

    `spans`: field → character range in the text, for the fields found there ("recipients": the whole block).
    """

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: dt.date | None = None
    subject: str | None = None
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    signer_title: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
    recipient_spans: tuple[Span, ...] = ()
    recipient_groups: tuple[str | None, ...] = ()


def read_letterhead(text: str) -> Letterhead:
    """Reads the head and the tail of a stored text (one paragraph a line); what is not there stays None.

    >>> read_letterhead("Số: /KH-UBND\\nKẾ HOẠCH\\nCông tác dân vận năm 2026\\nI. MỤC ĐÍCH").type
    'Kế hoạch'
    """
    head = _Head(text)
    head.read()
    tail = read_tail(text)
    head.name_issuer(tail)
    return _letterhead(head, tail)


def _letterhead(head: "_Head", tail: Tail) -> Letterhead:
    spans = head.spans
    for name, span in (("recipients", tail.block), ("signer", tail.signer_span)):
        if span:
            spans[name] = span
    return Letterhead(
        number=head.number,
        type=head.type,
        issuer=head.issuer,
        place=head.place,
        date=head.date,
        subject=head.subject,
        recipients=tuple(tail.recipients),
        signer=tail.signer,
        signer_title=", ".join(tail.titles) or None,
        spans=spans,
        recipient_spans=tuple(tail.recipient_spans),
        recipient_groups=tuple(tail.recipient_groups),
    )


class _Head:
    """The head of one text, read piece by piece; `taken` are the ranges already understood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.number: str | None = None
        self.type: str | None = None
        self.issuer: str | None = None
        self.place: str | None = None
        self.date: dt.date | None = None
        self.subject: str | None = None
        self.spans: dict[str, Span] = {}
        self.taken: list[Span] = []

    def read(self) -> None:
        lines = letterhead_first(head_lines(self.text))
        title = find_title(lines)
        above = lines[: title.index] if title else lines
        self._mottoes(above)
        self._number(above, title)
        self._date(above)
        self._about(above, title)
        self._title(title)
        self._source(lines)
        self._organ(above)

    def _mottoes(self, lines: list[Line]) -> None:
        for line in lines:
            self.taken += [
                (line.start + m.start(), line.start + m.end()) for m in _MOTTOES.finditer(line.text)
            ]

    def _number(self, lines: list[Line], title: Title | None) -> None:
        if title and title.number:
            self._put("number", title.number_span)
            self.number = title.number
            return
        for line in lines:
            match = _NUMBER.search(line.text)
            if not match or (match["label"] == "số" and not starts_with_type(line.text)):
                continue
            self.taken.append((line.start + match.start(), line.start + match.end()))
            code = _joined(match["number"])
            if code[0].isdigit():
                self.number = code
                start = line.start + match.start("number")
                self._put("number", (start, line.start + match.end("number")))
            self.type = self.type or type_of_number(code)
            return

    def _date(self, lines: list[Line]) -> None:
        """The date line, "Nghệ An, ngày … tháng … năm …", which may run on below in a narrow column."""
        for line, below in zip(lines, [*lines[1:], None], strict=False):
            window = self.text[line.start : max(below.end if below else 0, line.end)]
            for found in find_dates(window):
                place = _place_before(window[: found.start].rstrip())
                if found.start >= len(line.text) or not _is_date_line(window, found, place):
                    continue
                self.date = found.value
                span = (line.start + found.start, line.start + found.end)
                self.taken.append(span)
                if found.value:
                    self.spans["date"] = span
                if place:
                    self.place = place[0]
                    self._put("place", (line.start + place[1], line.start + place[1] + len(place[0])))
                return

    def _about(self, lines: list[Line], title: Title | None) -> None:
        """The subject of a letter, below its number: "V/v …", with the lines that carry it on."""
        for index, line in enumerate(lines):
            match = _ABOUT.match(line.text)
            if not match or title:
                continue
            start = line.start + match.end()
            end = self._free_end(line, match.end())
            for after in lines[index + 1 :]:
                if not after.text[0].islower():
                    break
                end = self._free_end(after, 0)
            self._set_subject(start, end)
            self.type = self.type or "Công văn"
            return

    def _free_end(self, line: Line, start: int) -> int:
        """Where the text of a line ends that nothing else has claimed (columns set side by side)."""
        later = [a - line.start for a, _ in self.taken if line.start + start < a < line.end]
        return line.start + len(line.text[: min(later, default=len(line.text))].rstrip(_EDGES))

    def _title(self, title: Title | None) -> None:
        if title is None:
            return
        self.type = title.type
        self._put("type", title.type_span)
        if title.subject_span:
            self._set_subject(*title.subject_span)

    def _set_subject(self, start: int, end: int) -> None:
        written = " ".join(self.text[start:end].replace("|", " ").replace("*", " ").split())
        subject = sentence_case(written).rstrip(" .,;:")
        self.subject = subject[:1].upper() + subject[1:]
        self._put("subject", (start, end))

    def _source(self, lines: list[Line]) -> None:
        """A line of a codified text that says which instrument this is, when there is no letterhead."""
        if self.subject and self.date:
            return
        number = self.number or "?"
        source = next((line for line in lines if number in line.text and "đề mục" in line.text), None)
        joined = self.text[source.start : source.start + _SOURCE_CHARACTERS] if source else ""
        match = next((m for m in _SOURCE.finditer(joined) if m["number"] == self.number), None)
        if source and match:
            self._from_source(source, match)
        elif source and (heading := _HEADING_OF_CODE.search(joined)) and not self.subject:
            self._set_subject(source.start + heading.start(1), source.start + heading.end(1))

    def _from_source(self, source: Line, match: re.Match[str]) -> None:
        start = match.start("subject")
        named = re.match(rf"{self.type}\s(?=\S)", match["subject"], re.IGNORECASE) if self.type else None
        start += named.end() if named else 0
        if not self.subject:
            self._set_subject(source.start + start, source.start + match.end("subject"))
        if not self.date:
            self.date = read_date(match["date"])
            self._put("date", (source.start + match.start("date"), source.start + match.end("date")))
        self.issuer = " ".join(match["issuer"].split())
        self._put("issuer", (source.start + match.start("issuer"), source.start + match.end("issuer")))

    def _organ(self, lines: list[Line]) -> None:
        """What is left of the lines above the title, once all else is understood, names the organ."""
        pieces = [piece for line in lines for piece in self._left_over(line)]
        name = organ_from_lines([self.text[a:b] for a, b in pieces])
        if name and (self.taken or is_organ(name)):
            self.issuer = name
            self._put("issuer", (pieces[0][0], pieces[-1][1]))

    def _left_over(self, line: Line) -> list[Span]:
        start = line.start
        spans = []
        for a, b in sorted([s for s in self.taken if line.start <= s[0] < line.end] + [(line.end, line.end)]):
            part = self.text[start:a]
            stripped = part.strip(_EDGES)
            if len(stripped) > 1 and is_in_capitals(stripped):
                at = start + part.index(stripped)
                spans.append((at, at + len(stripped)))
            start = max(start, b)
        return spans

    def name_issuer(self, tail: Tail) -> None:
        """Fills in the issuer from number, announcement or signature; completes it with its place."""
        by_number = organ_from_number(self.number or "")
        if by_number and ("issuer" not in self.spans or _is_decree(self.number)):
            self.issuer = by_number
            if fold(by_number) != fold(self.text[slice(*self.spans.get("issuer", (0, 0)))]):
                self.spans.pop("issuer", None)
        announced = None if self.issuer else organ_from_announcement(self._preamble())
        if announced:
            self.issuer = announced
        self.issuer = self.issuer or tail.signs_for
        if self.issuer:
            self.issuer = with_own_place(self.issuer, self.place, self.text)

    def _preamble(self) -> list[str]:
        """The paragraphs between title and body."""
        after = max((end for name, (_, end) in self.spans.items() if name in ("subject", "type")), default=0)
        paragraphs = []
        for paragraph in self.text[after : after + 12_000].split("\n")[1:25]:
            if not is_preamble(paragraph):
                break
            paragraphs.append(paragraph)
        return paragraphs

    def _put(self, name: str, span: Span | None) -> None:
        if span:
            self.taken.append(span)
            self.spans[name] = span


def _is_decree(number: str | None) -> bool:
    return bool(number) and re.search(r"/(?:NĐ-CP|QH\d+)$", number or "") is not None


def _joined(number: str) -> str:
    """A number as written, without the spaces and dots of blanks inside it."""
    return re.sub(r"[\s…_]+|\.{2,}", "", number).replace("–", "-").lstrip(".")


def _is_date_line(window: str, found: WrittenDate, place: tuple[str, int] | None) -> bool:
    """Whether a date stands as the letterhead's does: after a place and a comma, or alone on its line."""
    before = window[: found.start].rstrip().rsplit("\n", 1)[-1]
    after = window[found.end :].split("\n", 1)[0].strip(_EDGES)
    if place and before.endswith(","):
        return len(after) < _LONGEST_AFTER_DATE
    return not before.strip(_EDGES) and not after


def _place_before(before: str) -> tuple[str, int] | None:
    """The place that stands before ", ngày …": the last title-case words, with their start."""
    skipped = max(0, len(before) - _PLACE_CHARACTERS)
    match = re.search(r"(?P<place>[^,\n|]{2,60}?)\s*,?$", before[skipped:])
    if match is None:
        return None
    words = list(re.finditer(r"\S+", match["place"]))
    first = len(words)
    while first and _is_place_word(words[first - 1][0]):
        first -= 1
    if first == len(words):
        return None
    start, end = words[first].start(), words[-1].end()
    place = match["place"][start:end].strip(_EDGES)
    return (place, skipped + match.start("place") + match["place"].index(place, start)) if place else None


def _is_place_word(word: str) -> bool:
    bare = word.strip("*_.")
    if bare in ("-", "–", "phố"):
        return True
    return (
        bool(bare)
        and bare[0].isupper()
        and (not bare.isupper() or len(bare) == 1 or bare == "TP")
        and bare.isalpha()
    )
