"""The outline of a stored text: heading tree and passages, whatever numbering scheme the writer used.

No scheme is assumed. A counted mark goes on from the nearest open mark of its kind that it follows in number;
one that starts at 1 opens a list below; the rest is a wrapped line that happens to begin with a number, or a
gap, which is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from knowledge.labels import label
from knowledge.marks import PERIODS, Kind, Mark, is_capitals, read_mark
from knowledge.pieces import Heading, Outline, Piece, PieceKind, Problem
from knowledge.zones import Zone, zones

_COUNTED_LAW = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3, Kind.ARTICLE: 4}
_BULLETS = (Kind.DASH, Kind.STAR, Kind.PLUS)
_LARGEST_GAP = 3
_HEADING_LENGTH = 260
_D_TO_E = (4, 6)  # many writers leave đ out


@dataclass(slots=True)
class _Open:
    """An open level: its mark, the heading made of it, its bullets counted so far."""

    mark: Mark
    heading: Heading
    is_lead: bool
    children: int = 0


@dataclass(slots=True)
class _Builder:
    text: str
    stack: list[_Open] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    group: Heading | None = None
    title_open: Heading | None = None
    last_article: int = 0

    def body(self, line: str, start: int, following: str) -> None:
        mark = self._accepted(read_mark(line), start)
        if mark is None:
            self._plain(line, start)
            return
        self._place(mark)
        if mark.kind in PERIODS and line[mark.end :].strip():
            self._period(mark, line, start)
            return
        in_article = any(o.mark.kind is Kind.ARTICLE for o in self.stack)
        titled = _is_heading(line, mark, following)
        is_lead = not titled and line.rstrip().endswith(":")
        if titled and in_article and mark.kind not in _COUNTED_LAW:
            titled, is_lead = False, True
        heading = Heading(mark.kind, mark.value, line[mark.end :].strip(" .:"), start, start + len(line))
        parent = self.stack[-1] if self.stack else None
        if parent:
            parent.children += 1
        if mark.kind in _BULLETS:
            heading = replace(heading, value=str(parent.children if parent else len(self.pieces) + 1))
        self._add(PieceKind.HEADING if titled else PieceKind.TEXT, start, start + len(line), own=heading)
        self.stack.append(_Open(mark, heading, is_lead))
        self.title_open = heading if titled and not heading.title else None

    def _period(self, mark: Mark, line: str, start: int) -> None:
        """A quarter or month with its duties on the same line: the line is a passage of that period."""
        if self.stack:
            self.stack[-1].children += 1
        heading = Heading(mark.kind, mark.value, line[: mark.end].strip(" .:"), start, start + mark.end)
        self.stack.append(_Open(mark, heading, is_lead=False))
        self._add(PieceKind.TEXT, start, start + len(line), own=None)

    def _plain(self, line: str, start: int) -> None:
        while self.stack and self.stack[-1].mark.kind in _BULLETS:
            self.stack.pop()
        if is_capitals(line) and 3 < len(line) < _HEADING_LENGTH:
            self._capitals(line, start)
            return
        if self._is_article_title(line):
            self._extend_title(line, start + len(line))
            return
        if self.stack:
            self.stack[-1].children += 1
            number = self.stack[-1].children
        else:
            number = 0
        own = Heading("paragraph", str(number), "", start, start + len(line)) if number else None
        self._add(PieceKind.TEXT, start, start + len(line), own=own)

    def _capitals(self, line: str, start: int) -> None:
        """A heading set in capitals: the second line of the heading before it, or a new part."""
        end = start + len(line)
        if self.stack and self.title_open is self.stack[-1].heading:
            self._extend_title(line, end)
            return
        self.stack.clear()
        heading = Heading("capitals", "", line.strip(" :"), start, end)
        self._add(PieceKind.HEADING, start, end, own=heading)
        self.stack.append(_Open(Mark(Kind.PART, "", 0), heading, False))
        self.title_open = heading

    def _is_article_title(self, line: str) -> bool:
        """Whether `line` is the name of an article whose number stands alone on the line above."""
        top = self.stack[-1] if self.stack else None
        alone = top is not None and top.mark.kind is Kind.ARTICLE and self.title_open is top.heading
        return alone and len(line) < 150 and line.rstrip()[-1] not in ".;:,"

    def _extend_title(self, line: str, end: int) -> None:
        top = self.stack[-1]
        top.heading = replace(top.heading, title=f"{top.heading.title} {line}".strip(), end=end)
        self.title_open = None if top.mark.kind is Kind.ARTICLE else top.heading
        self.pieces[-1] = replace(self.pieces[-1], end=end)

    def _accepted(self, mark: Mark | None, start: int) -> Mark | None:
        """The mark, unless it is only a number that chanced to start a line."""
        if mark is None or mark.kind in (*_BULLETS, *PERIODS):
            return mark
        number = mark.number
        same = (o.mark for o in self.stack if o.mark.kind is mark.kind and o.mark.value)
        last = max((other.number or 0 for other in same), default=None)
        if mark.kind is Kind.ARTICLE:
            last, self.last_article = self.last_article, number or self.last_article
            if number == last + 1:
                return mark
        if number is None or number == 1 or self._predecessor(mark) is not None:
            return mark
        if last is None:
            return mark if mark.kind in _COUNTED_LAW or number <= _LARGEST_GAP else None
        if number == last:
            self.problems.append(Problem("duplicate", f"{mark.kind} {mark.value}", start))
        elif 0 < number - last <= _LARGEST_GAP or (mark.kind is Kind.ARTICLE and number > last):
            if not (mark.kind in (Kind.LETTER, Kind.CAPITAL) and (last, number) == _D_TO_E):
                self.problems.append(Problem("gap", f"{mark.kind} {mark.value}", start))
        else:
            return None
        return mark

    def _predecessor(self, mark: Mark) -> int | None:
        """Depth of the nearest open mark that `mark` directly follows in number, or None.

        "4. Quý IV" follows "Quý III" and also "3."; "5." follows it.
        """
        for depth in range(len(self.stack) - 1, -1, -1):
            others = _both(self.stack[depth].mark)
            if any(_follows(own, other) for own in _both(mark) for other in others):
                return depth
        return None

    def _place(self, mark: Mark) -> None:
        """Closes the levels that end where `mark` begins."""
        depth = self._depth(mark)
        del self.stack[depth:]

    def _depth(self, mark: Mark) -> int:
        kinds = [o.mark.kind for o in self.stack]
        if mark.kind in _COUNTED_LAW:
            rank = _COUNTED_LAW[mark.kind]
            deeper = [i for i, k in enumerate(kinds) if _COUNTED_LAW.get(k, 9) >= rank]
            return deeper[0] if deeper else len(kinds)
        if (depth := self._predecessor(mark)) is not None:
            return depth
        if mark.kind in (*_BULLETS, *PERIODS) or mark.number != 1:
            same = [i for i, k in enumerate(kinds) if k is mark.kind]
            if same:
                return same[-1]
        if mark.kind in (Kind.ROMAN, Kind.CAPITAL):
            return self._above_lists(mark, kinds)
        depth = len(kinds)
        while depth and kinds[depth - 1] in _BULLETS and mark.kind not in _BULLETS:
            depth -= 1
        if mark.kind is Kind.NUMBER and depth and kinds[depth - 1] is Kind.LETTER:
            depth -= 1
        return depth

    def _above_lists(self, mark: Mark, kinds: list[Kind]) -> int:
        """Roman numbers and capitals that start anew stand above every list, under A. and law parts."""
        keep = (*_COUNTED_LAW, Kind.CAPITAL) if mark.kind is Kind.ROMAN else tuple(_COUNTED_LAW)
        depth = 0
        while depth < len(kinds) and kinds[depth] in keep:
            depth += 1
        return depth

    def edge(self, zone: Zone, line: str, start: int) -> None:
        """A paragraph outside the body."""
        kind = _EDGE_KINDS[zone]
        end = start + len(line)
        last = self.pieces[-1] if self.pieces else None
        if zone is Zone.RECIPIENTS:
            self._recipient(line, start, end)
        elif last and last.kind is kind and kind in _JOINED and end - last.start < 600:
            self.pieces[-1] = replace(last, end=end)
        else:
            self.pieces.append(Piece(kind, _EDGE_LABELS[kind], (), start, end))

    def _recipient(self, line: str, start: int, end: int) -> None:
        mark = read_mark(line)
        top = Heading("recipients", "", "Nơi nhận", start, end)
        if mark is None and line.rstrip().endswith(":"):
            nested = self.group is not None and not line.lower().startswith("nơi nhận")
            self.group = replace(top, title=f"Nơi nhận, {line.rstrip(' :')}") if nested else top
        self.group = self.group or top
        self.pieces.append(Piece(PieceKind.RECIPIENT, self.group.title, (self.group,), start, end))

    def _add(self, kind: PieceKind, start: int, end: int, own: Heading | None) -> None:
        headings = tuple(o.heading for o in self.stack)
        lead = next(((o.heading.start, o.heading.end) for o in reversed(self.stack) if o.is_lead), None)
        self.pieces.append(
            Piece(kind, label((*headings, own) if own else headings), headings, start, end, lead)
        )


_EDGE_KINDS = {
    Zone.LETTERHEAD: PieceKind.LETTERHEAD,
    Zone.TITLE: PieceKind.TITLE,
    Zone.PREAMBLE: PieceKind.PREAMBLE,
    Zone.CLOSING: PieceKind.CLOSING,
    Zone.RECIPIENTS: PieceKind.RECIPIENT,
    Zone.SIGNATURE: PieceKind.SIGNATURE,
}
_EDGE_LABELS = {
    PieceKind.LETTERHEAD: "Phần đầu văn bản",
    PieceKind.TITLE: "Tên văn bản",
    PieceKind.PREAMBLE: "Phần căn cứ",
    PieceKind.CLOSING: "Phần cuối văn bản",
    PieceKind.SIGNATURE: "Chữ ký",
}
_JOINED = (PieceKind.LETTERHEAD, PieceKind.TITLE, PieceKind.SIGNATURE)


def _both(mark: Mark) -> tuple[Mark, ...]:
    return (mark, mark.before) if mark.before else (mark,)


def _follows(mark: Mark, other: Mark) -> bool:
    if mark.kind is not other.kind:
        return False
    number, before = mark.number, other.number
    if number is None or before is None:
        return False
    if mark.value[-1:].isalpha() and mark.kind is Kind.ARTICLE:
        return True  # Điều 12a
    same_parent = mark.value.split(".")[:-1] == other.value.split(".")[:-1]
    return same_parent and number == before + 1


def _is_heading(line: str, mark: Mark, following: str) -> bool:
    """Whether a marked line only names what stands below it."""
    if mark.kind in (*_COUNTED_LAW, *PERIODS):
        return len(line) < _HEADING_LENGTH
    if mark.kind in _BULLETS or len(line) > _HEADING_LENGTH or line.rstrip()[-1] in ".;,":
        return False
    if is_capitals(line[mark.end :]) or mark.kind in (Kind.ROMAN, Kind.CAPITAL):
        return True
    below = read_mark(following)
    return not line.rstrip().endswith(":") and (below is None or below.kind is not mark.kind)


def outline(text: str) -> Outline:
    """The passages of a stored text (one paragraph a line) with their headings and place."""
    builder = _Builder(text)
    spans = list(_lines(text))
    lines = [line for line, _ in spans]
    for index, ((line, start), zone) in enumerate(zip(spans, zones(lines), strict=True)):
        if zone is Zone.BODY:
            builder.body(line, start, lines[index + 1] if index + 1 < len(lines) else "")
        else:
            builder.stack.clear()
            builder.edge(zone, line, start)
    return Outline(tuple(builder.pieces), tuple(builder.problems))


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield line, start
        start += len(line) + 1
