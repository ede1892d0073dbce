"""Word documents (.docx), read from their XML.

python-docx gives paragraphs and tables in order, but neither automatic numbers nor text boxes nor what stands
in content controls; an official document has all three, so the parts are walked here directly. Coordinates of
drawings, deleted and hidden text, fields' codes and page headers are no text.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from knowledge.readers.archive import Archive
from knowledge.readers.columns import columns_of_tabs
from knowledge.readers.encodings import repaired, tcvn3, vni
from knowledge.readers.errors import DamagedFile, MacroFile, UnknownFormat
from knowledge.readers.reading import Reading
from knowledge.readers.secrecy import refuse_classified
from knowledge.readers.tables import is_rule, table_lines
from knowledge.readers.word_styles import Lists, Styles, attribute, child, font, is_on, local

_INTO = frozenset((
    "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir",
    "bdo", "oMath", "oMathPara", "e", "num", "den", "sub", "sup", "ruby", "rubyBase", "body",
    "txbxContent", "r", "f", "d", "rad", "sSub", "sSup", "deg", "nary", "fName", "func",
))  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_DEEPEST = 60

_Box = tuple[tuple[int, int], list[str]]
"""A text box: its place (down, across) and its lines."""


def read_docx(content: bytes) -> Reading:
    """The paragraphs of a Word document in reading order, with their automatic numbers; notes last."""
    archive = Archive(content)
    if "[Content_Types].xml" not in archive.names():
        raise UnknownFormat
    if b"macroEnabled" in (archive.part("[Content_Types].xml") or b""):
        raise MacroFile
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise DamagedFile if root is None or local(root) == "document" else UnknownFormat
    for name in archive.names():
        if posixpath.basename(name).startswith("header") and name.endswith(".xml"):
            refuse_classified(_part_lines(archive.xml(name)))
    text = _Text(Styles(archive.xml(f"{folder}/styles.xml")), Lists(archive.xml(f"{folder}/numbering.xml")))
    lines = [" ".join(line.split()) for line in columns_of_tabs(list(text.blocks(body)))]
    for kind in ("footnote", "endnote"):
        lines += text.notes(kind, archive.xml(f"{folder}/{kind}s.xml"))
    lines = repaired("\n".join(lines)).split("\n")
    return Reading(tuple(line for line in lines if not is_rule(line)), wrapped=False)


def _main_part(archive: Archive) -> str:
    """The name of the part that holds the document, as the package's relations give it."""
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").removeprefix("/")
    return "word/document.xml"


def _part_lines(root: Any | None) -> Iterator[str]:
    return _Text(Styles(None), Lists(None)).blocks(root) if root is not None else iter(())


@dataclass
class _Text:
    """Walks a document once, in order, since list numbers count on."""

    styles: Styles
    lists: Lists
    noted: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    depth: int = 0

    def blocks(self, container: Any) -> Iterator[str]:
        """The lines of the paragraphs and tables in `container`."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise DamagedFile
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from table_lines(list(self._rows(element)))
            elif name in _INTO:
                yield from self.blocks(element)
        self.depth -= 1

    def notes(self, kind: str, root: Any | None) -> Iterator[str]:
        """The foot- or endnotes referred to, in the order of their marks, each as "[1] …"."""
        notes = {attribute(note, "id"): note for note in (root if root is not None else ())}
        for place, note_id in enumerate(self.noted[kind], start=1):
            if note_id in notes:
                lines = [" ".join(line.split()) for line in self.blocks(notes[note_id]) if line.strip()]
                yield from ([f"[{place}] {lines[0]}", *lines[1:]] if lines else [])

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        """Text boxes anchored in the paragraph first, then its own lines."""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val") or self.styles.default_paragraph
        mark = self._mark(properties, style)
        boxes: list[_Box] = []
        text = "".join(self._inline(paragraph, style, boxes))
        for _, lines in sorted(boxes, key=lambda box: box[0]):
            yield from lines
        lines = [line.strip(" ") for line in text.split("\n")]
        first = next((i for i, line in enumerate(lines) if line.strip()), None)
        if mark and first is not None:
            lines[first] = f"{mark} {lines[first].lstrip()}"
        yield from lines

    def _mark(self, properties: Any | None, style: str | None) -> str:
        own = child(properties, "numPr")
        inherited_list, inherited_level = self.styles.numbering(style)
        list_id = attribute(child(own, "numId"), "val") or inherited_list
        level = attribute(child(own, "ilvl"), "val") or inherited_level or 0
        return self.lists.mark(list_id, int(level)) if str(level).isdecimal() else ""

    def _inline(self, element: Any, style: str | None, boxes: list[_Box]) -> Iterator[str]:
        for below in element:
            name = local(below)
            if name == "r":
                if not is_on(child(below, "rPr", "vanish")):
                    yield _unlegacy("".join(self._inline_run(below, style, boxes)), self._font(below, style))
            elif name in _INTO:
                yield from self._inline(below, style, boxes)
            elif name == "t":  # of a formula
                yield below.text or ""
            elif name in ("AlternateContent", "drawing", "pict", "object"):
                boxes += self._boxes(below)

    def _inline_run(self, run: Any, style: str | None, boxes: list[_Box]) -> Iterator[str]:
        for below in run:
            name = local(below)
            if name == "t":
                yield below.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(attribute(below, "char"))
            elif name in ("footnoteReference", "endnoteReference"):
                self.noted[name.removesuffix("Reference")].append(attribute(below, "id") or "")
            elif name in ("AlternateContent", "drawing", "pict", "object"):
                boxes += self._boxes(below)
            elif name in _INTO:
                yield from self._inline_run(below, style, boxes)

    def _font(self, run: Any, style: str | None) -> str:
        properties = child(run, "rPr")
        return (
            font(properties) or self.styles.font(attribute(child(properties, "rStyle"), "val"), style) or ""
        )

    def _boxes(self, drawing: Any) -> list[_Box]:
        """The text boxes of a drawing with their place (down, across), to be sorted by."""
        branch = _branch_with_text(drawing) if local(drawing) == "AlternateContent" else drawing
        place = _place(branch)
        return (
            [(place, list(self.blocks(box))) for box in _outermost_boxes(branch)]
            if branch is not None
            else []
        )

    def _rows(self, table: Any) -> Iterator[list[list[str]]]:
        for element in table:
            if local(element) in ("sdt", "sdtContent", "customXml", "ins"):
                yield from self._rows(element)
            elif local(element) == "tr" and child(element, "trPr", "del") is None:
                yield [[] if cell is None else list(self.blocks(cell)) for cell in _cells(element)]


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, None for one that is merged with the cell above."""
    for element in row:
        if local(element) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(element)
        elif local(element) == "tc":
            merge = child(element, "tcPr", "vMerge")
            yield element if merge is None or attribute(merge, "val") == "restart" else None


def _branch_with_text(alternate: Any) -> Any | None:
    """Word writes a drawing twice, for new and old programs: the first branch that holds text."""
    return next(
        (branch for branch in alternate if next(iter(_outermost_boxes(branch)), None) is not None), None
    )


def _outermost_boxes(element: Any) -> Iterable[Any]:
    for below in element:
        if local(below) == "txbxContent":
            yield below
        elif local(below) == "AlternateContent":
            branch = _branch_with_text(below)
            yield from _outermost_boxes(branch) if branch is not None else ()
        else:
            yield from _outermost_boxes(below)


def _place(branch: Any | None) -> tuple[int, int]:
    """Where a drawing floats, in thirds of an inch down and EMU across; (0, 0) where not known."""
    if branch is None:
        return 0, 0
    offsets = {"positionV": 0, "positionH": 0}
    for element in branch.iter():
        if local(element) in offsets:
            value = (getattr(child(element, "posOffset"), "text", None) or "0").strip()
            offsets[local(element)] = int(value) if value.lstrip("-").isdecimal() else 0
    return round(offsets["positionV"] / 304_800), offsets["positionH"]


def _unlegacy(text: str, name: str) -> str:
    """Text in a font of the time before Unicode (.VnTime, VNI-Times); .VnTimeH shows capitals."""
    if not text or not all(ord(c) < 256 for c in text):
        return text
    if name.lower().startswith(".vn"):
        text = tcvn3(text)
        return text.upper() if name.endswith("H") else text
    return vni(text) if name.upper().startswith("VNI") else text


def _symbol(code: str | None) -> str:
    """A sign of a symbol font: nearly always a bullet; an arrow or box says nothing more."""
    return "-" if code and code.upper() in ("F0B7", "F02D", "F0A7", "00B7", "2022") else ""
