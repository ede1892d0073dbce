"""Web pages and Word's own HTML (.html, .htm): one block element, one line; tables in order.

Word writes Windows-1252 with entities, drawings in conditional comments and pictures of rules in tables of
their own; web pages bring menus, scripts and footers. None of that is text of the document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from knowledge.readers.encodings import decode, repaired
from knowledge.readers.errors import DamagedFile
from knowledge.readers.numbering import formatted
from knowledge.readers.reading import Reading
from knowledge.readers.tables import is_rule, table_lines

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_CONDITIONAL = re.compile(r"<!\[\s*(?:if[^\]<>]*|endif)\s*\]>", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

_DROPPED = frozenset((
    "script", "style", "head", "noscript", "template", "nav", "aside", "footer", "button",
    "select", "textarea", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "map",
    "dialog", "menu", "xml", "img", "input",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_DROPPED_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu")
)
_FURNITURE = frozenset((
    "nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "social", "share",
    "comments", "related", "ads", "advertisement", "cookie-banner", "popup", "pagination", "toolbar",
))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NOTE_MARK = re.compile(r"mso-footnote-id|mso-endnote-id", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"^\[?(\w{1,3})\]?\s*(?=\S)")
_TYPED_MARK = re.compile(r"\s*(?:[-–•+*]\s|\(?[\dIVXivx]{1,4}(?:\.\d+)*[.)]|\(?[a-zđ][.)])")
_LIST_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEAST_MAIN = 500
_DEEPEST = 400


def read_html(content: bytes) -> Reading:
    """The lines of a web page or of Word's HTML, furniture of the page left out."""
    charset = _CHARSET.search(content[:4096])
    source = decode(content, charset[1].decode("ascii", "replace") if charset else None)
    source = _CONDITIONAL.sub("", _XML_DECLARATION.sub("", source)).replace("\0", "")
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=False, remove_comments=True))
    except (etree.ParserError, etree.LxmlError) as error:
        raise DamagedFile from error
    page = _Page()
    page.walk(_main_part(root))
    lines = repaired("\n".join(page.finished())).split("\n")
    return Reading(tuple(line for line in lines if line and not is_rule(line)), wrapped=False)


@dataclass
class _Page:
    """Collects lines while walking the tree: text flows into the open line, blocks and <br> close it."""

    lines: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    depth: int = 0

    def finished(self) -> list[str]:
        self.close()
        return self.lines

    def close(self) -> None:
        line = " ".join("".join(self.open).split())
        self.open.clear()
        if line:
            self.lines.append(line)

    def walk(self, element: Any) -> None:
        """Adds the text of `element`, without its tail."""
        tag = element.tag
        if not isinstance(tag, str) or _is_dropped(element):
            return
        self.depth += 1
        if self.depth > _DEEPEST:
            raise DamagedFile
        if tag == "br":
            self.close()
        elif tag == "table":
            self._table(element)
        elif tag in ("ol", "ul"):
            self._list(element)
        elif tag == "pre":
            self._preformatted(element)
        elif _is_note_text(element):
            self._note(element)
        elif tag in _BLOCKS:
            self.close()
            self._inside(element)
            self.close()
        else:
            self._inside(element)
        self.depth -= 1

    def _inside(self, element: Any) -> None:
        self.open.append(element.text or "")
        for child in element:
            self.walk(child)
            self.open.append(child.tail or "")

    def _part(self, element: Any) -> list[str]:
        """The lines of one element by itself."""
        part = _Page(depth=self.depth)
        part._inside(element)
        return part.finished()

    def _table(self, table: Any) -> None:
        self.close()
        rows = [[[] if cell is None else self._part(cell) for cell in row] for row in _grid(table)]
        captions = [line for child in table if child.tag == "caption" for line in self._part(child)]
        self.lines += captions + table_lines(rows)

    def _list(self, element: Any) -> None:
        self.close()
        number = _integer(element.get("start"), 1)
        style = _LIST_FORMATS.get(element.get("type", "1"), "decimal")
        for item in element:
            if item.tag != "li":
                self.walk(item)
                continue
            number = _integer(item.get("value"), number)
            lines = self._part(item)
            if lines and not _TYPED_MARK.match(lines[0]):
                lines[0] = (
                    f"{formatted(number, style)}. {lines[0]}" if element.tag == "ol" else f"- {lines[0]}"
                )
            self.lines += lines
            number += 1

    def _preformatted(self, element: Any) -> None:
        self.close()
        self.lines += [line.rstrip() for line in element.text_content().splitlines()]

    def _note(self, element: Any) -> None:
        """A foot- or endnote: its lines with the number it is known by in front."""
        self.close()
        lines = self._part(element)
        number = re.sub(r"\D", "", element.get("id") or "")
        if lines and number:
            lines[0] = (
                f"[{number}] " + _NOTE_NUMBER.sub("", lines[0])
                if lines[0][0] == "["
                else f"[{number}] {lines[0]}"
            )
        self.lines += lines


def _main_part(root: Any) -> Any:
    """The element that holds the document itself, where a page marks it."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and len(found[0].text_content()) >= _LEAST_MAIN:
            return found[0]
    return root


def _is_dropped(element: Any) -> bool:
    tag, attributes = element.tag, element.attrib
    if tag in _DROPPED or "hidden" in attributes or attributes.get("role") in _DROPPED_ROLES:
        return True
    style = attributes.get("style", "")
    if _HIDDEN.search(style) or (tag == "a" and _NOTE_MARK.search(style)):
        return True
    if tag == "header":
        return not element.xpath(".//h1|.//h2|.//table")
    names = set(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split())
    return (
        tag in ("div", "ul", "section", "table", "p") and bool(names & _FURNITURE) and not _is_most(element)
    )


def _is_most(element: Any) -> bool:
    """Whether an element holds so much of the page that its name must mislead."""
    whole = element.getroottree().getroot().text_content()
    return len(element.text_content()) > 0.5 * len(whole)


def _is_note_text(element: Any) -> bool:
    return bool(re.search(r"mso-element\s*:\s*(?:foot|end)note(?!-)", element.get("style") or ""))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _grid(table: Any) -> Iterator[list[Any | None]]:
    """The cells of each row, None where a cell of a row above reaches down."""
    reaching: dict[int, int] = {}
    for row in _rows(table):
        cells: list[Any | None] = []
        for cell in (child for child in row if child.tag in ("td", "th")):
            _reach(cells, reaching)
            reaching[len(cells)] = min(_integer(cell.get("rowspan"), 1), 1_000) - 1
            cells.append(cell)
        _reach(cells, reaching)
        yield cells


def _reach(cells: list[Any | None], reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(None)


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.strip().isdecimal() and len(value) < 6 else otherwise
