"""What stands behind a number: its date, who issued it, what it is about."""

import re
from dataclasses import dataclass, replace
from datetime import date

from knowledge.dates import date_at
from knowledge.instruments.vocabulary import any_of, kinds, words
from knowledge.vietnamese import fold, tone_style

TYPE_NAMES = any_of(tuple(fold(kind.name) for kind in kinds()))
_MAX_SUBJECT = 600

_GAP = re.compile(r"[\s,]{0,6}")
_YEAR = re.compile(r"nam\s{1,3}((?:19|20)\d\d)(?!\d)")
_ASIDE = re.compile(r"\([^()\n]{0,120}\)")
_TERM = re.compile(r"(?:tai\s)?(?:khoa|nhiem ky|lan thu)\s{1,3}[\w-]{1,6}(?:\s{0,2}-\s{0,2}\d{4})?(?!\w)")
_SIGNED = re.compile(r"(?:ky|ban hanh)\s{1,3}(?=ngay\s)")
_ISSUED_ON = re.compile(r"(?<!\w)ngay\s{0,3}\d")
_ISSUED = re.compile(r",?\s{1,3}[^.;:,\d\n]{3,80}\s(?:ban hanh|ra|ky|thong qua|phe duyet)\s{1,3}")
_BY = re.compile(r"(?:cua|do|giua)\s{1,4}")
_BARE_ISSUER = re.compile(
    r"(?:hoi nghi|ban chap hanh|bch|quoc hoi|chinh phu|thu tuong|bo chinh tri|ban bi thu)\s", re.IGNORECASE
)
_MEETING_HEAD = re.compile(r"hoi\s{1,3}nghi\s")
_MEETING = re.compile(r"^Hội nghị (?:lần thứ \w+ )?|,? lần thứ \w+$", re.IGNORECASE)
_WORD = re.compile(r"\s{0,4}(?:-\s)?([^\W_]+)")
_LOWER_PARTS = frozenset(words("issuer parts"))
_ISSUER_STOP = re.compile(
    r"(?:ban\s{1,3}hanh|ve|tiep\s{1,3}tuc|quy\s{1,3}dinh|phe\s{1,3}duyet|huong\s{1,3}dan|trien\s{1,3}khai"
    r"|thuc\s{1,3}hien|sua\s{1,3}doi|thong\s{1,3}qua|thanh\s{1,3}lap)(?!\w)"
)
_TYPE_WORD = re.compile(rf"(?:{TYPE_NAMES})(?!\w)")
_AND = re.compile(r"\s{1,4}va\s{1,4}|,\s{1,3}(?=the thao)")
_DEPARTMENTS = frozenset({"bo", "so", "phong", "uy", "hoi", "cuc", "lien", "thanh"})
_NAME_REACH = 4  # words of a department's name that may hold a lower-case second syllable: "Sở Thông tin"

_SUBJECT_START = re.compile(
    rf"[\s,]{{0,6}}(?=(?:{any_of(words('begins a subject'))})(?!\w|\s{{1,3}}so\s|\s{{1,3}}\d)|[“\"«])"
)
_CITED = rf"(?:{TYPE_NAMES})\s{{1,3}}(?:so\s{{1,3}})?\d[\w./-]*(?:\s(?=[a-z]{{2,4}}[/-])[\w/-]+)?"
_ORGAN = r"(?:bcd|ubnd|uy ban|ban|dang uy|tinh uy|thanh uy|huyen uy|hoi dong|hdnd|so|phong|truong|hoi|bo)"
_SUBJECT_END = re.compile(
    r";|\.(?=\s|$|[/.”\"])|\n|…"
    rf"|,\s{{1,3}}(?=(?:{any_of(words('ends a subject'))})[\s,]|so \d|\d{{1,5}}[-/]"
    rf"|(?:{TYPE_NAMES})\s{{1,3}}(?:so\s|\d|cua\s))"
    rf"|,\s{{1,3}}(?={_ORGAN}\s[^;.\n]{{0,120}}(?:xay dung|ban hanh|bao cao|to chuc|trien khai))"
    rf"|,?\s{{1,3}}(?=va\s{{1,3}}(?:(?:{TYPE_NAMES})\s{{1,3}}(?:so\s|\d)|so\s\d|\d{{1,5}}[-/][a-z]))"
    rf"|,?\s{{1,3}}(?=va\s[^;.,\n]{{3,60}}\stheo\s(?:{TYPE_NAMES})\s)"
    r"|\s{1,3}(?=\((?:sau day|goi tat|viet tat|duoi day|quyet dinh so|nghi quyet so|ke hoach so))"
)
_LATE_DATE = re.compile(r"\s(?=ngay\s{0,3}\d)")
_NESTED = re.compile(rf"(?<!\w){_CITED}")
_QUOTED = re.compile(r"(?:ve(?: viec)?\s{1,3})?[“\"«][^”\"»\n]{3,500}[”\"»]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was read behind a number, and where it ends."""

    day: date | None = None
    year: int | None = None
    issuer: str | None = None
    subject: str | None = None
    end: int = 0


def read_surroundings(plain: str, folded: str, position: int, subject: bool = True) -> Surroundings:
    """Date, issuer and subject that follow `position`, in whatever order the text has the first two.

    `plain` is the text itself, `folded` its `folded_surface`.
    """
    found = Surroundings(end=position)
    for _ in range(6):
        further = _one_more(plain, folded, found)
        if further is None:
            break
        found = further
    return _with_subject(plain, folded, found) if subject else found


def read_date_before(folded: str, position: int) -> date | None:
    """The date of a sentence that has it first: "Ngày 18/2/1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW"."""
    for issued in _ISSUED_ON.finditer(folded, max(0, position - 160), position):
        written = date_at(folded, issued.start())
        if written and _ISSUED.fullmatch(folded, written.end, position):
            return written.value
    return None


def _one_more(plain: str, folded: str, found: Surroundings) -> Surroundings | None:
    gap = _GAP.match(folded, found.end)
    start = gap.end() if gap else found.end
    comma = "," in folded[found.end : start]
    if found.day is None and (written := date_at(folded, _after_signed(folded, start))):
        return replace(found, day=written.value, end=written.end)
    if found.year is None and (year := _YEAR.match(folded, start)):
        return replace(found, year=int(year[1]), end=year.end())
    if aside := _ASIDE.match(folded, start):
        return _with_aside(folded, found, aside)
    if term := _TERM.match(folded, start):
        return replace(found, end=term.end())
    if found.issuer is not None:
        return None
    by = _BY.match(folded, start)
    if by or _MEETING_HEAD.match(folded, start) or (not comma and _BARE_ISSUER.match(folded, start)):
        return _with_issuer(plain, folded, found, by.end() if by else start)
    return None


def _after_signed(folded: str, start: int) -> int:
    signed = _SIGNED.match(folded, start)
    return signed.end() if signed else start


def _with_aside(folded: str, found: Surroundings, aside: re.Match[str]) -> Surroundings:
    inside = aside.start() + 1
    written = date_at(folded, inside) if found.day is None else None
    return replace(found, day=written.value if written else found.day, end=aside.end())


def _with_issuer(plain: str, folded: str, found: Surroundings, start: int) -> Surroundings | None:
    end = _issuer_end(plain, folded, start)
    issuer = _MEETING.sub("", " ".join(plain[start:end].split()))
    return replace(found, issuer=issuer, end=end) if len(issuer) >= 2 and _names_an_organ(issuer) else None


def _names_an_organ(issuer: str) -> bool:
    return any(character.isupper() for character in issuer)


def _issuer_end(plain: str, folded: str, start: int) -> int:
    end, previous, since = start, "", 0  # since: words since the department's head or the last "và"
    department = folded[start : start + 10].split(" ")[0] in _DEPARTMENTS
    for _ in range(25):
        joined = _AND.match(folded, end)
        word = _WORD.match(folded, joined.end() if joined else end)
        if word is None or _ISSUER_STOP.match(folded, word.start(1)):
            break
        since = 0 if joined else since + 1
        second = department and since <= _NAME_REACH and previous[:1].isupper() and not previous.isupper()
        if not (
            _opens(plain, folded, word.start(1), previous)
            or (not joined and (second or _is_part(plain, word)))
        ):
            break
        end, previous = word.end(), plain[word.start(1) : word.end()]
    return end


def _opens(plain: str, folded: str, at: int, previous: str) -> bool:
    """Whether a capitalised word or figure goes on with the issuer's name; a type of instrument does not."""
    if _TYPE_WORD.match(folded, at):
        return plain[at].isupper() and fold(previous) in {"bo", "so", "phong"}  # Bộ Kế hoạch và Đầu tư
    return plain[at].isupper() or plain[at].isdigit()


def _is_part(plain: str, word: re.Match[str]) -> bool:
    return tone_style(plain[word.start(1) : word.end()]) in _LOWER_PARTS


def _with_subject(plain: str, folded: str, found: Surroundings) -> Surroundings:
    opening = _SUBJECT_START.match(folded, found.end)
    if opening is None:
        return found
    start = opening.end()
    end = _subject_end(folded, start)
    late = _LATE_DATE.search(folded, start, end) if found.day is None and found.issuer is None else None
    after = _dated_late(plain, folded, found, late) if late else None
    subject = _subject_text(plain[start : late.start() if late and after else end])
    end = after.end if after else end
    return replace(after or found, subject=subject, end=end) if len(subject) > 6 else found


def _dated_late(plain: str, folded: str, found: Surroundings, late: re.Match[str]) -> Surroundings | None:
    """Date and issuer written behind the subject: "... về công tác văn thư ngày 05/3/2020 của Chính phủ"."""
    written = date_at(folded, late.end())
    by = _BY.match(folded, written.end + 1) if written else None
    if written is None or by is None:
        return None
    return _with_issuer(plain, folded, replace(found, day=written.value), by.end())


def _subject_text(text: str) -> str:
    subject = " ".join(text.split()).rstrip(" ,.:")
    return subject[1:].rstrip('”"»') if subject[:1] in tuple('“"«') else subject


def _subject_end(folded: str, start: int) -> int:
    """Where the subject ends; one that names another instrument ends with that one's number."""
    limit = min(len(folded), start + _MAX_SUBJECT)
    if quoted := _QUOTED.match(folded, start, limit):
        return quoted.end()
    stop = _SUBJECT_END.search(folded, start, limit)
    end = stop.start() if stop else limit
    if nested := _NESTED.search(folded, start, end):
        return nested.end()
    return end if stop or limit == len(folded) else max(folded.rfind(" ", start, limit), start)
