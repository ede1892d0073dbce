"""Telegram's HTML, read strictly: https://core.telegram.org/bots/api#html-style."""

import html
import re

_TOKEN = re.compile(r"<(?P<close>/)?(?P<tag>[a-z-]+)(?P<attributes>[^<>]*)>|(?P<stray>[<>])")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_PLAIN_TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "tg-spoiler"}
)


def plain_text(marked: str) -> str:
    """What a person sees of `marked`. Raises ValueError where Telegram can't parse it."""
    opened: list[str] = []
    seen, at = "", 0
    for token in _TOKEN.finditer(marked):
        seen += _characters(marked[at : token.start()])
        at = token.end()
        _follow(token, opened)
    if opened:
        raise ValueError(f"not closed: {opened}")
    return (seen + _characters(marked[at:])).strip()


def _follow(token: re.Match[str], opened: list[str]) -> None:
    tag = token["tag"]
    if token["stray"]:
        raise ValueError(f"a bare {token['stray']} at {token.start()}")
    if token["close"]:
        if not opened or opened.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing at {token.start()}")
        return
    if not _is_allowed(tag, token["attributes"]):
        raise ValueError(f"{token[0]} is not supported")
    if tag == "blockquote" and tag in opened:
        raise ValueError("a quotation within a quotation")
    opened.append(tag)


def _is_allowed(tag: str, attributes: str) -> bool:
    match tag:
        case "a":
            return re.fullmatch(r' href="[^"]*"', attributes) is not None
        case "blockquote":
            return attributes in ("", " expandable")
        case _:
            return tag in _PLAIN_TAGS and not attributes


def _characters(text: str) -> str:
    if "&" in _REFERENCE.sub("", text):
        raise ValueError(f"a bare & in {text!r}")
    return html.unescape(text)
