"""Places named in a text: provinces, districts, communes, hamlets, with or without diacritics.

>>> [(p.name, p.level) for p in find_places("UBND xã Sơn Ninh, huyện Hương Sơn")]
[('Sơn Ninh', 'xã'), ('Hương Sơn', 'huyện')]
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.gazetteer import (
    COMMUNE,
    DISTRICT,
    HAMLET,
    PROVINCE,
    Entry,
    Key,
    districts,
    name_key,
    provinces,
    rules,
    spellings,
)
from knowledge.vietnamese import Token, fold, nfc, tokens, tone_style

_PREFIXES: Mapping[Key, tuple[str, str]] = {
    ("tinh",): ("tỉnh", PROVINCE),
    ("tinh", "uy"): ("tỉnh", PROVINCE),
    ("thanh", "pho"): ("thành phố", DISTRICT),
    ("tp",): ("thành phố", DISTRICT),
    ("t", "p"): ("thành phố", DISTRICT),
    ("thanh", "uy"): ("thành phố", DISTRICT),
    ("huyen",): ("huyện", DISTRICT),
    ("huyen", "uy"): ("huyện", DISTRICT),
    ("quan",): ("quận", DISTRICT),
    ("quan", "uy"): ("quận", DISTRICT),
    ("thi", "xa"): ("thị xã", DISTRICT),
    ("thi", "uy"): ("thị xã", DISTRICT),
    ("xa",): ("xã", COMMUNE),
    ("phuong",): ("phường", COMMUNE),
    ("thi", "tran"): ("thị trấn", COMMUNE),
    ("dac", "khu"): ("đặc khu", COMMUNE),
    ("thon",): ("thôn", HAMLET),
    ("xom",): ("xóm", HAMLET),
    ("ap",): ("ấp", HAMLET),
    ("khom",): ("khóm", HAMLET),
    ("buon",): ("buôn", HAMLET),
    ("to", "dan", "pho"): ("tổ dân phố", HAMLET),
    ("khu", "pho"): ("khu phố", HAMLET),
    ("khoi", "pho"): ("khối phố", HAMLET),
}
_ACCENTED_PREFIXES = {
    "tỉnh", "ủy", "uỷ", "thành", "phố", "tp", "t", "p", "huyện", "quận", "thị", "xã", "phường", "trấn", "đặc",
    "khu", "thôn", "xóm", "ấp", "khóm", "buôn", "tổ", "dân", "khối",
}  # fmt: skip
_SHORT_PREFIX = re.compile(r"(?<!\w)([HX])\.\s?(?=[^\W\d_a-z])")
_SHORT_KINDS = {"H": ("huyện", DISTRICT), "X": ("xã", COMMUNE)}
_NOT_BEFORE_COMMUNE = {"tac", "tan", "thi"}  # hợp tác xã, thông tấn xã
_LONGEST = 4  # syllables of a name outside the gazetteer ("Tân Phú Đông", "Đồng Nai Thượng")
_LONGEST_LISTED = 6
_NAME_GAP = re.compile(r"\s?[-–’']?\s?|\s")
_DESIGNATION = re.compile(
    r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|xóm|ấp|tổ dân phố"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as written at text[start:end] (prefix included): bare name, level, kind of unit."""

    name: str
    level: str
    start: int
    end: int
    kind: str = ""

    @property
    def full_name(self) -> str:
        """Name with its kind: "xã Sơn Ninh", "thành phố Cần Thơ"."""
        return f"{self.kind or self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class _Known:
    """A name that can be recognised without capitals: gazetteer entry or place the library knows."""

    entry: Entry
    exact: tuple[str, ...]


def find_places(text: str, known: Sequence[str] = ()) -> list[PlaceMention]:
    """Places named in `text` in order. `known`: full names ("xã Sơn Ninh") that are found without diacritics,
    in lower case and without their kind too."""
    return _Finder(nfc(text) if len(nfc(text)) == len(text) else text, known).found()


def same_place(one: str, other: str) -> bool:
    """Whether two names, with or without kind and diacritics, can mean one place ("tinh nghe an", "Nghệ An").

    A district and a province of one name differ; a province and the one it was merged into differ too.
    """
    first, second = _parsed(one), _parsed(other)
    if first[1] != second[1]:
        return False
    return not first[0] or not second[0] or first[0] == second[0]


def _parsed(name: str) -> tuple[str | None, Key]:
    key = name_key(name)
    for size in (3, 2, 1):
        kind = _PREFIXES.get(key[:size])
        if kind and len(key) > size:
            rest = key[size:]
            level = _city_level(rest) if kind[0] == "thành phố" else kind[1]
            return level, name_key(
                provinces()[rest].name
            ) if level == PROVINCE and rest in provinces() else rest
    return None, name_key(provinces()[key].name) if key in provinces() else key


def _city_level(key: Key) -> str:
    entry = provinces().get(key)
    return PROVINCE if entry and entry.kind == "thành phố" else DISTRICT


class _Finder:
    """One pass over the syllables of a text."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.folded = [token.folded for token in self.tokens]
        self.known = _known_by_level(known)

    def found(self) -> list[PlaceMention]:
        places: list[PlaceMention] = []
        at = 0
        while at < len(self.tokens):
            mention, used = self._with_prefix(at) or self._bare(at) or (None, 1)
            if mention:
                places.append(mention)
            at += used
        return places

    def _with_prefix(self, at: int) -> tuple[PlaceMention, int] | None:
        for size in (3, 2, 1):
            kind = _PREFIXES.get(tuple(self.folded[at : at + size]))
            if kind and at + size < len(self.tokens) and self._is_prefix(at, size):
                return self._named(at, at + size, *kind)
        short = _SHORT_PREFIX.match(self.text, self.tokens[at].start)
        return self._named(at, at + 1, *_SHORT_KINDS[short[1]]) if short else None

    def _is_prefix(self, at: int, size: int) -> bool:
        words = self.tokens[at : at + size]
        written = all(w.text in _ACCENTED_PREFIXES or w.text == w.folded for w in words)
        after_tac = self.folded[at] == "xa" and at > 0 and self.folded[at - 1] in _NOT_BEFORE_COMMUNE
        between = self.text[words[-1].end : self.tokens[at + size].start]
        return written and not after_tac and re.fullmatch(r"[\s.]{1,3}", between) is not None

    def _named(self, at: int, start: int, kind: str, level: str) -> tuple[PlaceMention, int] | None:
        """The mention whose prefix is tokens[at:start]."""
        listed = self._listed(start, kind, level)
        if listed:
            entry, size = listed
            return self._mention(at, start + size, entry.name, entry.level, kind), start + size - at
        if kind == "tỉnh" or self.text[self.tokens[at].start : self.tokens[start - 1].end].isascii():
            return None
        size = self._number_size(start, level) or self._free_size(start)
        if not size:
            return None
        name = _written_name(self.text[self.tokens[start].start : self.tokens[start + size - 1].end])
        return self._mention(at, start + size, name, level, kind), start + size - at

    def _listed(self, start: int, kind: str, level: str) -> tuple[Entry, int] | None:
        for size in range(min(_LONGEST_LISTED, len(self.tokens) - start), 0, -1):
            key = tuple(self.folded[start : start + size])
            entry = self._listed_entry(key, kind, level)
            if entry and self._joined(start, size) and self._spelt_near(start, size, entry.name):
                return entry, size
        return None

    def _listed_entry(self, key: Key, kind: str, level: str) -> Entry | None:
        if kind == "tỉnh":
            return provinces().get(key)
        if kind == "thành phố" and _city_level(key) == PROVINCE:
            return provinces()[key]
        known = self.known.get(level, {}).get(key)
        if known or level != DISTRICT:
            return known.entry if known else None
        return districts()[key][0] if key in districts() else None

    def _spelt_near(self, start: int, size: int, name: str) -> bool:
        """Whether the syllables are the name's own, each with its marks or with none (or all in capitals)."""
        wanted = tokens(name)
        words = self.tokens[start : start + size]
        return all(w.text in (t.text, t.folded) for w, t in zip(words, wanted, strict=False)) or self._titled(
            start, size
        )

    def _number_size(self, start: int, level: str) -> int:
        if level == HAMLET and self.folded[start] == "so" and start + 1 < len(self.tokens):
            return 2 if self.tokens[start + 1].text.isdigit() else 0
        word = self.tokens[start]
        tail = self.text[word.end : word.end + 2]
        is_number = word.text.isdigit() and len(word.text) < 3 and not re.match(r"[%/]|[.,]\d", tail)
        return 1 if is_number and level != PROVINCE else 0

    def _free_size(self, start: int) -> int:
        """How many capitalised syllables from `start` on make a name that no list holds."""
        capitals = self._raw(start).isupper() and len(self._raw(start)) > 1
        size = 0
        while size < _LONGEST and self._continues_name(start, size, capitals=capitals):
            size += 1
        if size == 1 and self.tokens[start].text in rules().not_names:
            return 0
        if size >= 2 and self.folded[start : start + 2] == ["hoi", "chu"]:  # XÃ HỘI CHỦ NGHĨA
            return 0
        return size + self._trailing_number(start + size) if size else 0

    def _continues_name(self, start: int, size: int, *, capitals: bool) -> bool:
        at = start + size
        if at >= len(self.tokens) or (size and not self._joined(at - 1, 2)):
            return False
        raw = self._raw(at)
        shaped = raw.isupper() and (len(raw) > 1 or not size) if capitals else raw[0].isupper()
        mixed = not capitals and raw.isupper() and len(raw) > 1
        if not size:
            first = self.tokens[at].text
            return shaped and not (first in ("hội", "ủy") and capitals)
        return shaped and not mixed and self.tokens[at].text not in rules().ends_name

    def _trailing_number(self, at: int) -> int:
        if at >= len(self.tokens) or self.text[self.tokens[at - 1].end : self.tokens[at].start] != " ":
            return 0
        return self._number_size(at, COMMUNE)

    def _bare(self, at: int) -> tuple[PlaceMention | None, int] | None:
        for size in range(min(_LONGEST_LISTED, len(self.tokens) - at), 0, -1):
            key = tuple(self.folded[at : at + size])
            if key in rules().longer and self._joined(at, size):
                return None, size
            entry = self._bare_entry(at, key)
            if entry and self._joined(at, size):
                return self._mention(at, at + size, entry.name, entry.level, entry.kind), size
        return None

    def _bare_entry(self, at: int, key: Key) -> Entry | None:
        for level in (PROVINCE, DISTRICT, COMMUNE):
            known = self.known.get(level, {}).get(key)
            if known and len(key) > 1 and self._spelt(at, known.exact) and key not in rules().everyday:
                return known.entry
        entry = provinces().get(key)
        return entry if entry and self._is_bare_province(at, key, entry) else None

    def _is_bare_province(self, at: int, key: Key, entry: Entry) -> bool:
        before = self.folded[at - 1] if at else ""
        after = self.folded[at + len(key)] if at + len(key) < len(self.tokens) else ""
        cue = before in rules().cues
        if key in rules().cue_only:
            return cue or (not at and self._titled(at, len(key)))
        titled = self._titled(at, len(key))
        if key in rules().everyday and not cue:
            return titled and not (at and self._raw(at - 1)[0].isupper() and self._joined(at - 1, 2))
        exact = tuple(token.text for token in tokens(spellings()[key]))
        if not self._spelt(at, exact) and not (titled and not self._titled(at - 1, 1)):
            return False
        blocked = before in rules().before.get(key, ()) or after in rules().after.get(key, ())
        return titled or cue or not blocked

    def _spelt(self, at: int, exact: tuple[str, ...]) -> bool:
        words = self.tokens[at : at + len(exact)]
        return len(words) == len(exact) and all(
            w.text in (name, fold(name)) for w, name in zip(words, exact, strict=True)
        )

    def _titled(self, at: int, size: int) -> bool:
        return at >= 0 and all(self._raw(i)[0].isupper() for i in range(at, at + size))

    def _joined(self, start: int, size: int) -> bool:
        pairs = zip(self.tokens[start : start + size - 1], self.tokens[start + 1 : start + size], strict=True)
        return all(_NAME_GAP.fullmatch(self.text[a.end : b.start]) for a, b in pairs)

    def _raw(self, at: int) -> str:
        token: Token = self.tokens[at]
        return self.text[token.start : token.end]

    def _mention(self, at: int, end: int, name: str, level: str, kind: str) -> PlaceMention:
        return PlaceMention(name, level, self.tokens[at].start, self.tokens[end - 1].end, kind)


def _known_by_level(known: Iterable[str]) -> dict[str, dict[Key, _Known]]:
    """Level → folded name → place, from full names; a name with no kind is taken for a commune's."""
    found: dict[str, dict[Key, _Known]] = {}
    for full in known:
        kind, level, name = _split_full(full)
        exact = tuple(token.text for token in tokens(name))
        found.setdefault(level, {})[name_key(name)] = _Known(Entry(name, level, kind), exact)
    return found


def _split_full(full: str) -> tuple[str, str, str]:
    words = full.split()
    for size in (3, 2, 1):
        kind = _PREFIXES.get(name_key(" ".join(words[:size])))
        if kind and len(words) > size:
            name = " ".join(words[size:])
            return kind[0], _city_level(name_key(name)) if kind[0] == "thành phố" else kind[1], name
    entry = provinces().get(name_key(full))
    return (entry.kind, entry.level, entry.name) if entry else ("", COMMUNE, full)


def _written_name(raw: str) -> str:
    """The name in title case when it stood in capitals."""
    return (
        " ".join(tone_style(word).capitalize() for word in raw.split())
        if raw.isupper()
        else " ".join(raw.split())
    )
