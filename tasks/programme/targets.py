"""Plan → targets: goals with a measure."""

import re
from collections.abc import Iterator

from knowledge import fold, tone_style
from tasks.programme.actors import first_verb
from tasks.programme.clauses import Clause, clauses
from tasks.programme.models import Target
from tasks.programme.plan import Plan, Section
from tasks.programme.words import action, body

_NO_TARGETS = re.compile(r"^(?:khau hieu|thanh phan|kinh phi|quy dinh ve|can cu)\b")
_NUMBER = r"\d{1,3}(?:\.\d{3})*(?:,\d+)?"
_SHORT_UNITS = (
    "cuộc|buổi|lần|lớp|đợt|tin|bài|phiếu|hộ|lượt|kỳ|xã|thôn|xóm|km|căn|ngày|tháng|năm|giờ|điểm|tuổi"
)
_NO_NOUN = r"trở|có|được|đạt|hoạt|tham|đăng|xây|tổ|dự(?! thảo| án)"
_NO_UNIT = rf"{_NO_NOUN}|và|trong|của|đối|các|mỗi|do|cho|tại|ở|về|để|là|theo|vào|với"
_UNIT = (
    rf"\s+(?:(?:{_SHORT_UNITS})\b|(?!(?:{_NO_UNIT})\b)[^\W\d]+(?:\s(?!(?:{_NO_UNIT})\b)[^\W\d]+)?)(?:/\w+)?"
)
_VALUE = re.compile(
    rf"(?:(?:ít nhất(?: là)?|tối thiểu|không dưới|trên|từ)\s+)?(?<![\w,.]){_NUMBER}\s?%(?:\s+trở lên)?"
    rf"|(?:ít nhất(?: là)?|tối thiểu|không dưới)\s+(?:từ\s+)?{_NUMBER}{_UNIT}"
    rf"|(?:trên|từ)\s+{_NUMBER}{_UNIT}\s+trở lên"
)
_OF_ALL = re.compile(
    r"(?<![\w/.,-])(?<!ngày )(?<!dịp )(?<!lễ )\d{1,3}/\d{1,3}(?=\s[^\W\d]{2})(?!\s*(?:năm|của|âm))"
)
_COUNT = re.compile(
    rf"(?<![\w/.,“-])(?<!số )(?<!năm )(?<!tháng )(?<!ngày )(?<!quý ){_NUMBER}(?![\w/,-]*\d){_UNIT}"
)
_RANK = re.compile(
    r"(?:đạt|xếp)\s+(?:kết quả\s+|mức\s+)?(?P<rank>loại\s+(?:xuất sắc|tốt|khá))|(?P<over>đạt và vượt [^.;]+)"
)
_CONDITION = re.compile(
    r"(?:\b(?:khi|nếu|trường hợp|xếp loại|thu hồi|có từ|(?<!thiết )bị|từ đủ|chấm điểm|được trên"
    r"|không đạt)\b[^.;]{0,50}|\btrong đó\b[^.;]{0,30}|\bphải\b[^.;]{0,120}|\bđối với \w+ có\b[^.;]{0,30})$"
)
_SPAN = re.compile(r"[\d.,]+\s+(?:ngày|giờ|tuổi|điểm|tháng|năm|phút|đồng)\b(?!/)")
_EACH_MONTH = re.compile(r"\s+(?:trong\s+(?:0?1|một)\s+tháng|mỗi tháng|/tháng|hằng tháng)")
_PLEDGE = re.compile(r"\b(?:phấn đấu|mỗi)\b")
_MEASURED_AT_END = re.compile(r"\b(?:đạt|là|hạn|chiếm|bằng)\s(?:kết quả |tỷ lệ |trên |từ )?$")
_GOES_ON = re.compile(r"\s(?:do|để|nhằm|theo|(?<!trực )thuộc|tại|trong|đối với)\s|[.;:]")
_OPENING = re.compile(r"(?:trong năm(?: \d{4})?|phấn đấu|hằng năm|mỗi năm|năm \d{4})[,:]?\s+")


def find_targets(plan: Plan) -> list[Target]:
    """The measurable targets of a plan: all that stands under "Chỉ tiêu", and measured goals elsewhere."""
    return [target for section in plan.sections for target in _from_section(plan, section)]


def _from_section(plan: Plan, section: Section) -> Iterator[Target]:
    titles = [fold(title) for _, _, title in section.path]
    written = plan.text[section.start : section.end].strip()
    is_name = section.kind == "heading" and section.has_children
    if is_name or written.endswith((":", "!")) or any(map(_NO_TARGETS.match, titles)):
        return
    aim = next((title for title in reversed(titles) if "chi tieu" in title or "muc tieu" in title), "")
    for goal in _goals(plan.text, section, aimed=bool(aim)):
        text = plan.text[goal.start : goal.end]
        value = _value(text, listed="chi tieu" in aim, aimed=bool(aim))
        if value:
            yield Target(text, goal.start, goal.end, section.label, value, _of(text, value))


def _goals(text: str, section: Section, *, aimed: bool) -> Iterator[Clause]:
    """The sentences of a passage; one with a measure in both halves is two goals."""
    open_goal: Clause | None = None
    for part in clauses(text, section.start, section.end):
        for half in _measured_halves(text, part):
            if (
                open_goal
                and open_goal.sentence == half.sentence
                and not _value(text[half.start : half.end], listed=False, aimed=aimed)
            ):
                open_goal = Clause(open_goal.start, half.end, half.sentence)
                continue
            if open_goal:
                yield open_goal
            open_goal = half
    if open_goal:
        yield open_goal


def _measured_halves(text: str, part: Clause) -> Iterator[Clause]:
    """Parts of a clause between semicolons."""
    start = part.start
    for match in re.finditer(r";\s+", text[part.start : part.end]):
        yield Clause(start, part.start + match.start(), part.sentence)
        start = part.start + match.end()
    yield Clause(start, part.end, part.sentence)


def _value(text: str, *, listed: bool, aimed: bool) -> str | None:
    """The measure in a goal as written, None when it has none."""
    styled = tone_style(text)
    patterns = (_VALUE, _OF_ALL) if aimed else (_VALUE,)
    for match in (m for pattern in patterns for m in pattern.finditer(styled)):
        if not _CONDITION.search(styled[: match.start()]) and not _is_span(styled, match):
            return text[match.start() : match.end()].strip()
    pledged = aimed or _PLEDGE.search(styled)
    rank = _RANK.search(styled)
    if rank and pledged:
        start, end = rank.span("rank") if rank["rank"] else rank.span("over")
        return text[start:end].rstrip(" .")
    counts = (m for m in _COUNT.finditer(styled) if not _is_span(styled, m)) if pledged else iter(())
    if count := next(counts, None):
        return text[count.start() : count.end()].strip()
    return _unmeasured(text, styled) if listed else None


def _is_span(styled: str, match: re.Match[str]) -> bool:
    """Whether a number is a length of time or a sum of money, which no goal is measured by."""
    money = "đồng" in match[0] and re.search(r"mỗi|hỗ trợ", styled)
    return bool(money or (_SPAN.search(match[0]) and "đồng" not in match[0])) and not _EACH_MONTH.match(
        styled, match.end()
    )


def _unmeasured(text: str, styled: str) -> str | None:
    """What a listed target without a figure asks for: the words after its verb."""
    verb = action().search(styled)
    return text[verb.end() :].strip(" .") if verb and verb.end() < len(text) - 1 else None


def _of(text: str, value: str) -> str | None:
    """Whose target it is: the words after a share ("100% thôn"), else those the goal begins with."""
    styled = tone_style(text)
    at = text.find(value)
    measured = _MEASURED_AT_END.search(styled[:at])
    if "%" in value and not measured and not re.match(r"\s*(?:[;,.]|$)", text[at + len(value) :]):
        start = at + len(value)
        return text[start : _stop(text, styled, start)].strip(" ,.;") or None
    opening = _OPENING.match(styled)
    start = opening.end() if opening else 0
    if measured and measured.start() > start:
        end = min(measured.start(), _passive(styled, start))
    elif action().match(styled, start) and not body().match(styled, start):
        return None
    else:
        verb = first_verb(text, start + 1, at)
        end = verb.start() if verb else at
    return text[start:end].strip(" ,:") or None


def _stop(text: str, styled: str, start: int) -> int:
    """Where a name that begins at `start` ends: at a verb or at words that go on about it."""
    verb = first_verb(text, start)
    more = _GOES_ON.search(styled, start)
    return min(verb.start() if verb else len(text), more.start() if more else len(text))


def _passive(styled: str, start: int) -> int:
    place = styled.find(" được ", start)
    return place if place >= 0 else len(styled)
