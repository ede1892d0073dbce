"""Bytes to text: UTF-8, UTF-16, Windows-1258, Windows-1252, the legacy TCVN3 and VNI, and mojibake undone.

Which encoding a Vietnamese text is in shows in its syllables: read rightly nearly every accented word is a
well-formed syllable, read wrongly hardly any is.
"""

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from knowledge.readers.errors import BinaryFile, GarbledText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NUCLEI = (
    "iêu yêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu uêu ai ao au ay âu ây eo êu ia iê yê iu oa oă oe"
    " oi ôi ơi ua uâ uê uô uơ ui uy ưa ươ ưi ưu a ă â e ê i o ô ơ u ư y"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?:ngh|gh|ng|nh|ch|kh|ph|th|tr|gi|qu|[bcdđghklmnpqrstvx])?"
    rf"(?:{_NUCLEI.replace(' ', '|')})(?:ng|nh|ch|[ckmnpt])?"
)
_WORD_BREAK = re.compile(r"[\s!-/:-@\[-`{-~“”‘’–—…•\u00a0]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_GOOD, _HOPELESS, _FEW_WORDS = 0.85, 0.4, 8


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`; `declared` is the encoding that the file itself names, if any.

    Raises BinaryFile when it isn't text, GarbledText when its letters are lost.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return repaired(content.decode(name, errors="replace"))
    wide = _wide_encoding(content)
    if wide:
        return repaired(content.decode(wide, errors="replace"))
    if b"\0" in content:
        raise BinaryFile
    return repaired(_decoded_bytes(content, declared))


def repaired(text: str) -> str:
    """`text` with mojibake and legacy font encodings undone where they are unmistakable.

    Raises GarbledText when what is left isn't legible.
    """
    lines = text.split("\n")
    suspects = [i for i, line in enumerate(lines) if _is_suspect(line)]
    if suspects and wellformed_share(lines[i] for i in suspects) < _GOOD:
        _repair(lines, suspects)
    text = "\n".join(lines)
    _refuse_garbled(text)
    return text


def wellformed_share(lines: Iterable[str]) -> float:
    """Of the accented words in `lines`, the share that are well-formed Vietnamese syllables (1.0 if none)."""
    words = _accented_words(lines)
    return sum(map(_is_syllable, words)) / len(words) if words else 1.0


def accented_share(text: str) -> float:
    """Of the letters of `text`, the share with a Vietnamese mark (about 0.25 in ordinary text)."""
    letters = [c for c in unicodedata.normalize("NFC", text) if c.isalpha()]
    return sum(ord(c) > 127 for c in letters) / len(letters) if letters else 0.0


def tcvn3(text: str) -> str:
    """Text of a .Vn* font (TCVN 5712:1993), shown as Latin-1 letters, in Unicode."""
    table: str = _legacy()["tcvn3"]
    return "".join(table[b - 128] if (b := _byte(c) or 0) > 127 else c for c in text)


def vni(text: str) -> str:
    """Text of a VNI-* font, where a vowel is followed by a mark letter, in Unicode."""
    marks, letters = _legacy()["vni"]["marks"], _legacy()["vni"]["letters"]
    pattern = re.compile(rf"([aeouyôö])([{''.join(marks)}])|([{''.join(letters)}])", re.IGNORECASE)

    def composed(match: re.Match[str]) -> str:
        base = match[1] or match[3]
        letter = letters.get(base.lower(), base.lower())
        letter = letter.upper() if base.isupper() else letter
        return unicodedata.normalize("NFC", letter + (marks[match[2].lower()] if match[2] else ""))

    return pattern.sub(composed, text)


def _decoded_bytes(content: bytes, declared: str | None) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tolerant = content.decode("utf-8", errors="replace")
    if tolerant.count("\ufffd") <= 0.02 * sum(byte > 127 for byte in content):
        return tolerant
    latin = content.decode("latin-1")
    candidates = [latin, tcvn3(latin), vni(latin)]
    for name in ("cp1258", "cp1252", declared):
        try:
            candidates.insert(
                0, unicodedata.normalize("NFC", content.decode(name, errors="replace")) if name else ""
            )
        except LookupError:  # a page may name an encoding that doesn't exist
            continue
    return max(filter(None, candidates), key=lambda text: wellformed_share(text.split("\n")))


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of its spaces and digits is NUL."""
    head = content[:4096]
    if len(head) < 4 or head.count(0) < 0.2 * len(head):
        return None
    little, big = head[1::2].count(0), head[0::2].count(0)
    if little > 5 * big:
        return "utf-16-le"
    return "utf-16-be" if big > 5 * little else None


def _repair(lines: list[str], suspects: Sequence[int]) -> None:
    conversions: tuple[Callable[[str], str | None], ...] = (_unmojibake, tcvn3, vni)
    best = max(conversions, key=lambda c: wellformed_share(c(lines[i]) or lines[i] for i in suspects))
    for i in suspects:
        better = best(lines[i])
        if better is not None and wellformed_share([better]) >= max(_GOOD, wellformed_share([lines[i]])):
            lines[i] = better


def _unmojibake(line: str) -> str | None:
    """UTF-8 that was read as Windows-1252 or Latin-1, once or twice, put right; None when it wasn't that."""
    result: str | None = None
    for _ in range(2):
        octets = [_byte(c) for c in (line if result is None else result)]
        if None in octets:
            break
        try:
            result = bytes(b for b in octets if b is not None).decode("utf-8")
        except UnicodeDecodeError:
            break
        if wellformed_share([result]) >= _GOOD:
            break
    return result


def _is_suspect(line: str) -> bool:
    """Whether a line could be bytes shown as Western letters: accents, all in Windows-1252 or Latin-1."""
    return any(ord(c) > 127 for c in line) and all(_byte(c) is not None for c in line)


def _refuse_garbled(text: str) -> None:
    if len(_CONTROL.findall(text)) > 0.05 * len(text) + 2:
        raise GarbledText if "\ufffd" in text else BinaryFile
    words = _accented_words(text.split("\n"))
    if len(words) >= _FEW_WORDS and sum(map(_is_syllable, words)) < _HOPELESS * len(words):
        raise GarbledText


def _accented_words(lines: Iterable[str]) -> list[str]:
    words = (word for line in lines if not line.isascii() for word in _WORD_BREAK.split(line))
    return [word for word in words if not word.isascii() and any(map(str.isalpha, word))]


@lru_cache(maxsize=65536)
def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return len(decomposed) - len([c for c in decomposed if c not in _TONES]) <= 1 and bool(
        _SYLLABLE.fullmatch(bare)
    )


@lru_cache(maxsize=4096)
def _byte(character: str) -> int | None:
    """The byte that shows as `character` in Windows-1252 or, where that has none, Latin-1."""
    for name in ("cp1252", "latin-1"):
        try:
            return character.encode(name)[0]
        except UnicodeEncodeError:
            continue
    return None


@cache
def _legacy() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((Path(__file__).parent / "legacy.json").read_text(encoding="utf-8"))
    return table
