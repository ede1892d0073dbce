"""Every place where a text cites an instrument."""

import re
from dataclasses import dataclass, replace

from knowledge.instruments.letterhead_number import OwnNumbers, own_numbers
from knowledge.instruments.names import Named, find_named, find_resolutions
from knowledge.instruments.notation import Notation, find_numbers, official, padded
from knowledge.instruments.official import completed, number_of_bare
from knowledge.instruments.surroundings import TYPE_NAMES, Surroundings, read_date_before, read_surroundings
from knowledge.instruments.values import Mention
from knowledge.instruments.vocabulary import abbreviation, any_of, kind_named, surface, words
from knowledge.vietnamese import fold

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_SERIALS = r"(?:\d{1,5}[a-z]?\s{0,3}(?:,|va|&)\s{1,3}(?:so\s{1,3})?)"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<type>{TYPE_NAMES})[\s*_]{{0,60}}\(?\s?)?(?P<so>so\s{{0,3}}[:.]?\s{{0,60}})?(?P<more>{_SERIALS}{{1,6}})?$"
)
_LOOK_BACK = 130
_FORM = re.compile(r"(?<!\w)(?:mau|bieu|phu luc|phieu|bieu mau|mau bieu)\s{0,3}(?:so)?\s{0,3}$")
_YEAR_ONLY = frozenset(
    {"Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Luật", "Pháp lệnh"}
)
_FOLLOWS = re.compile(r"\s{0,3}(?:,|;|va|&)\s{1,3}(?:so\s{0,3})?$")
_BARE = re.compile(
    rf"(?<!\w)(?P<type>{TYPE_NAMES})\s{{1,60}}(?P<so>so\s{{0,3}}:?\s{{0,60}})?(?P<serial>\d{{1,5}}[a-z]?)"
    r"(?![\w%/-])(?!\s{0,2}[-/]\s{0,2}\w)(?![.,]\d)"
)
_BARE_WITHOUT_SO = frozenset(
    {
        "Nghị quyết",
        "Chỉ thị",
        "Kết luận",
        "Nghị định",
        "Quyết định",
        "Đề án",
        "Thông tư",
        "Quy định",
        "Công văn",
    }
)
_COUNTED = re.compile(rf"\s{{1,3}}(?:{any_of(words('counted'))})(?!\w)")
_LAW_NUMBER_GAP = re.compile(r"[\s,(]{0,6}(?:nam\s\d{4}[\s,(]{0,6})?(?:luat\s)?\(?(?:so)?[\s:]{0,4}")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A citation with a number whose official form is not settled; `follows`: it may belong to a list."""

    notation: Notation
    type: str | None
    written: str
    start: int
    about: Surroundings
    follows: bool = False


def find_mentions(text: str) -> list[Mention]:
    """All citations in `text`, in order of place.

    `text` is a document's stored text (one paragraph a line, NFC); numbers broken over hard-wrapped lines are
    read too. The document's own number in its letterhead, blanks ("Số: /KH-BCĐ"), form numbers and web
    addresses are no citations.
    """
    plain = _ADDRESS.sub(lambda address: " " * len(address[0]), surface(text))
    folded = fold(plain)
    own = own_numbers(plain, folded)
    drafts = _sharing(_drafts(text, plain, folded, own), folded)
    numbered = [_mention(draft) for draft in drafts]
    numbered = [mention for mention in numbered if not own.is_self_citation(mention, folded)]
    read = {draft.notation.start for draft in drafts}
    bare = [
        mention
        for mention in _bare(text, folded, numbered, read)
        if not own.is_self_citation(mention, folded)
    ]
    named = _named(text, folded, numbered)
    taken = {number for _, number in named if number is not None}
    mentions = (
        [mention for mention in numbered if id(mention) not in taken]
        + bare
        + [mention for mention, _ in named]
    )
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _drafts(text: str, plain: str, folded: str, own: OwnNumbers) -> list[_Draft]:
    drafts: list[_Draft] = []
    for notation in find_numbers(plain):
        before = _BEFORE.search(folded, max(0, notation.start - _LOOK_BACK), notation.start)
        if before is None or own.covers(notation) or not _is_citation(notation, before, folded):
            continue
        drafts.extend(_drafts_at(text, folded, notation, before))
    return drafts


def _is_citation(notation: Notation, before: re.Match[str], folded: str) -> bool:
    type_name = _type_name(before)
    if _FORM.search(folded, max(0, notation.start - 30), notation.start):
        return False
    if not notation.kind and not notation.codes:
        return type_name in _YEAR_ONLY
    if notation.kind and notation.codes:
        return True
    if notation.year and notation.codes:
        return notation.codes[0].startswith(("QH", "UBTVQH")) or type_name is not None
    return type_name is not None or (before["so"] is not None and len(notation.codes) > 1)


def _type_name(match: re.Match[str]) -> str | None:
    kind = kind_named(match["type"]) if match["type"] else None
    return kind.name if kind else None


def _drafts_at(text: str, folded: str, notation: Notation, before: re.Match[str]) -> list[_Draft]:
    """The citation, and before it those that share its code: "số 18, 19-NQ/TW"."""
    type_name = _type_name(before)
    about = read_surroundings(text, folded, notation.end)
    if about.day is None and about.year is None and before["type"]:
        about = replace(about, day=read_date_before(folded, before.start()))
    written = " ".join(text[notation.start : notation.end].split())
    more = list(re.finditer(r"\d{1,5}[a-z]?", before["more"] or ""))
    if type_name is None and not (before["so"] and more):
        start = before.start("so") if before["so"] else notation.start
        return [_Draft(notation, None, written, start, about, follows=True)]
    first = _Draft(notation, type_name, written, notation.start if more else before.start(), about)
    earlier = [
        _Draft(replace(notation, serial=match[0]), type_name, match[0], before.start(), about)
        for match in more
    ]
    return [*earlier, first]


def _sharing(drafts: list[_Draft], folded: str) -> list[_Draft]:
    """Numbers listed together share the date and issuer written once, behind the last of them."""
    result = list(drafts)
    for index in range(len(result) - 2, -1, -1):
        draft, after = result[index], result[index + 1]
        if not after.follows or draft.about.day or draft.about.issuer:
            continue
        if _FOLLOWS.fullmatch(folded, draft.notation.end, after.notation.start):
            about = replace(after.about, end=draft.notation.end, subject=None)
            if draft.notation.year and about.day and about.day.year != draft.notation.year:
                about = replace(about, day=None)
            result[index] = replace(draft, about=about, type=draft.type)
            if after.type is None and draft.type and after.notation.kind is None:
                result[index + 1] = replace(after, type=draft.type)
    return result


def _mention(draft: _Draft) -> Mention:
    about = draft.about
    type_name = draft.type
    if type_name in (None, "Văn bản"):
        known = abbreviation(draft.notation.kind) if draft.notation.kind else None
        type_name = known[1] if known else _type_without_kind(draft.notation)
    notation = completed(draft.notation, type_name, about.issuer, about.day)
    return Mention(
        type=type_name,
        number=official(notation),
        name=None,
        as_written=draft.written,
        date=about.day,
        issuer=about.issuer,
        subject=about.subject,
        start=draft.start,
        end=max(about.end, draft.notation.end),
        year=notation.year or (about.day.year if about.day else about.year),
    )


def _type_without_kind(notation: Notation) -> str | None:
    if notation.codes and notation.codes[0].startswith("QH"):
        return "Luật"
    return None if notation.year else "Công văn"


def _bare(text: str, folded: str, numbered: list[Mention], read: set[int]) -> list[Mention]:
    """Citations by type and serial alone: "Chỉ thị 13", "Nghị quyết số 57 của Bộ Chính trị".

    `read` has the places of the numbers already read in full.
    """
    found = []
    spoken = {(mention.start, mention.as_written) for mention in numbered}
    for match in _BARE.finditer(folded):
        kind = kind_named(match["type"])
        if (match.start(), match["serial"]) in spoken or match.start("serial") in read:
            continue
        if kind is None or not text[match.start()].isupper():
            continue
        if not match["so"] and not _may_be_bare(kind.name, match, folded):
            continue
        about = read_surroundings(text, folded, match.end())
        found.append(_bare_mention(kind.name, text[match.start() : match.end()], match, about, numbered))
    return found


def _may_be_bare(type_name: str, match: re.Match[str], folded: str) -> bool:
    counted = _COUNTED.match(folded, match.end())
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["serial"])
    return type_name in _BARE_WITHOUT_SO and not counted and not is_year


def _bare_mention(
    type_name: str, written: str, match: re.Match[str], about: Surroundings, numbered: list[Mention]
) -> Mention:
    """A citation by type and serial. Known by no more than that ("Đề án 06"), it is a name, not a number."""
    serial = padded(match["serial"])
    number = number_of_bare(serial, type_name, about, match.start(), numbered)
    if number is None and match["so"]:
        number = serial
    return Mention(
        type=type_name,
        number=number,
        name=None if number else f"{type_name} {serial}",
        as_written=" ".join(written.split()),
        date=about.day,
        issuer=about.issuer,
        subject=about.subject,
        start=match.start(),
        end=max(about.end, match.end()),
        year=about.day.year if about.day else about.year,
    )


def _named(text: str, folded: str, numbered: list[Mention]) -> list[tuple[Mention, int | None]]:
    """Mentions by name, each with the id of the numbered mention it takes in (a law's number behind it)."""
    by_place = {mention.start: mention for mention in numbered}
    return [
        _named_mention(named, text, folded, by_place)
        for named in [*find_named(text, folded), *find_resolutions(text, folded)]
        if named.start not in by_place and not (named.type == "Hiến pháp" and named.year is None)
    ]


def _named_mention(
    named: Named, text: str, folded: str, by_place: dict[int, Mention]
) -> tuple[Mention, int | None]:
    written = " ".join(text[named.start : named.end].split())
    gap = _LAW_NUMBER_GAP.match(folded, named.end)
    places = range(named.end, gap.end() + 1) if gap else range(0)
    number = next((by_place[place] for place in places if place in by_place), None)
    if number and number.type in (named.type, "Luật", None):
        return replace(number, type=named.type, name=named.name, start=named.start), id(number)
    about = read_surroundings(text, folded, named.end, subject=False)
    if about.day is None or (about.issuer and "quoc hoi" not in fold(about.issuer)):
        about = Surroundings(end=named.end)  # the date of the decree about the law, not the law's
    year = named.year or (about.day.year if about.day else None)
    mention = Mention(
        named.type, None, named.name, written, about.day, about.issuer, None, named.start, about.end, year
    )
    return mention, None
