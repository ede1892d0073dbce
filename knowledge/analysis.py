"""One file's content to everything derived from it: stored text, outline, letterhead, scope, citations."""

from dataclasses import dataclass, replace

from knowledge.instruments import Mention, find_mentions
from knowledge.letterhead import Letterhead, read_letterhead
from knowledge.outline import outline
from knowledge.paragraphs import compose
from knowledge.pieces import Outline
from knowledge.readers import read_apart
from knowledge.readers.errors import EmptyFile
from knowledge.scope import Scope, read_scope
from knowledge.seams import seams

VERSION = 1  # raise it when the same file would now be read differently


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one file says. All offsets refer to `text`."""

    text: str
    outline: Outline
    letterhead: Letterhead
    scope: Scope
    mentions: tuple[Mention, ...]
    seams: tuple[int, ...] = ()


def analyse(name: str, content: bytes) -> Analysis:
    """Reads and analyses a file. Raises `UnreadableFile` with a message a person can act on."""
    reading = read_apart(name, content)
    text = compose(reading.lines, reading.wrapped)
    if not text:
        raise EmptyFile(name)
    written = seams(text, reading.written) if reading.written else ()
    return replace(analyse_text(text, name), seams=written)


def analyse_text(text: str, name: str = "") -> Analysis:
    """Analyses a stored text (one paragraph a line)."""
    letterhead = read_letterhead(text)
    scope = read_scope(letterhead, text, name)
    return Analysis(text, outline(text), letterhead, scope, tuple(find_mentions(text)))
