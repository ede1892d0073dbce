"""What a Word document says beside its text: styles and list definitions (word/styles.xml, numbering.xml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.readers.numbering import Counter, Level

_FONT_SLOTS = ("ascii", "hAnsi", "cs")


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the font it names, the list it belongs to (numId, level), the style it builds on."""

    font: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    parent: str | None = None


def local(element: Any) -> str:
    """The name of `element` without its namespace: strict and transitional documents differ there."""
    return str(element.tag).rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def attribute(element: Any | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == name), None)


def child(element: Any | None, *path: str) -> Any | None:
    """The first descendant along `path` of local names."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def is_on(element: Any | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")


def font(properties: Any | None) -> str | None:
    """The font that run properties (w:rPr) name themselves."""
    fonts = child(properties, "rFonts")
    return next((name for slot in _FONT_SLOTS if (name := attribute(fonts, slot))), None)


class Styles:
    """The styles of a document by id, with their inheritance."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default_paragraph: str | None = None
        self._default_font = font(child(root, "docDefaults", "rPrDefault", "rPr"))
        for element in root if root is not None else ():
            if local(element) == "style":
                self._add(element)

    def font(self, *style_ids: str | None) -> str | None:
        """The font of the first of the styles that names one, else the document's."""
        for style_id in style_ids:
            for style in self._line(style_id):
                if style.font:
                    return style.font
        return self._default_font

    def numbering(self, style_id: str | None) -> tuple[str | None, int | None]:
        """The list (numId) and level that a style puts its paragraphs in."""
        list_id = level = None
        for style in self._line(style_id):
            list_id = style.list_id if list_id is None else list_id
            level = style.list_level if level is None else level
        return list_id, level

    def _add(self, element: Any) -> None:
        style_id = attribute(element, "styleId") or ""
        numbered = child(element, "pPr", "numPr")
        level = attribute(child(numbered, "ilvl"), "val")
        self._styles[style_id] = Style(
            font(child(element, "rPr")),
            attribute(child(numbered, "numId"), "val"),
            int(level) if level and level.isdecimal() else None,
            attribute(child(element, "basedOn"), "val"),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
            self.default_paragraph = style_id

    def _line(self, style_id: str | None) -> Iterator[Style]:
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._styles:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = self._styles[style_id].parent


class Lists:
    """The automatic lists of a document; asked in document order, gives each paragraph's mark.

    Lists (w:num) of one definition (w:abstractNum) count on together, unless one overrides its start.
    """

    def __init__(self, root: Any | None) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
        self._counters: dict[str, Counter] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._define(element)
            elif local(element) == "num":
                self._add(element)

    def mark(self, list_id: str | None, level: int) -> str:
        """The mark of the next paragraph of list `list_id` (numId), "" when there is no such list."""
        if list_id is None or list_id not in self._lists or not 0 <= level <= 8:
            return ""
        definition, starts, levels = self._lists[list_id]
        key = f"{definition}/{list_id}" if levels else definition
        counter = self._counters.setdefault(key, Counter({**self._levels(definition), **levels}))
        for place, start in starts.items():
            if place <= level and (list_id, place) not in self._begun:
                self._begun.add((list_id, place))
                counter.restart(place, start)
        return counter.mark(level)

    def _levels(self, definition: str) -> dict[int, Level]:
        return self._definitions.get(self._links.get(definition, definition), {})

    def _define(self, element: Any) -> None:
        name = attribute(element, "abstractNumId") or ""
        self._definitions[name] = dict(_level(e) for e in element if local(e) == "lvl")
        style = attribute(child(element, "styleLink"), "val")
        if style:
            self._links |= {key: name for key, link in self._links.items() if link == f"style {style}"}
            self._links[f"style {style}"] = name
        linked = attribute(child(element, "numStyleLink"), "val")
        if linked:
            self._links[name] = self._links.get(f"style {linked}", f"style {linked}")

    def _add(self, element: Any) -> None:
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in (e for e in element if local(e) == "lvlOverride"):
            place = _number(attribute(override, "ilvl"), 0)
            start = attribute(child(override, "startOverride"), "val")
            own = child(override, "lvl")
            if own is not None:
                levels |= [_level(own)]
            if start is not None:
                starts[place] = _number(start, 1)
        definition = attribute(child(element, "abstractNumId"), "val") or ""
        self._lists[attribute(element, "numId") or ""] = (definition, starts, levels)


def _level(element: Any) -> tuple[int, Level]:
    restart = attribute(child(element, "lvlRestart"), "val")
    return _number(attribute(element, "ilvl"), 0), Level(
        style=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        start=_number(attribute(child(element, "start"), "val"), 0 if child(element, "start") is None else 1),
        restart=None if restart is None else _number(restart, 0),
        legal=is_on(child(element, "isLgl")),
    )


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else otherwise
