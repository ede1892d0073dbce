"""Rows of a table printed to plain lines, its time column last: "3 Đăng ký … Phòng Nội vụ Tháng 4/2023"."""

import re
from collections.abc import Iterator

from knowledge import fold, is_printed_header, tone_style
from tasks.programme.plan import Plan, Section
from tasks.programme.rows import GLUED_ACTOR, FlatRow, Row
from tasks.programme.times import find_times

_NUMBER = re.compile(r"\d{1,2}[.)]?\s+")
_STANDING = re.compile(r"(?:thuong xuyen|hang (?:tuan|thang|quy|nam)|trong nam|ca nam)(?:[\s,]+\w+){0,6}\W*$")
_NAMED = re.compile(r"\b(?:quy\s+(?:iv|i{1,3}|[1-4])|thang\s+\d{1,2})(?:\s*[/-]?\s*(?:nam\s+)?\d{4})?\W*$")
_CUE = re.compile(r"(?:(?:xong|hoàn thành|chậm nhất|trước|trong|hết|đến|từ|vào|cuối|đầu)\s+)*(?:ngày\s+)?$")
_TIME_LAST = re.compile(r"(?:thoi gian|thoi han|tien do|hoan thanh|thuc hien)(?:\s+\w+){0,2}\W*$")


def printed_rows(plan: Plan) -> Iterator[FlatRow]:
    """The rows of such tables that end in a time."""
    reading = False
    for section in plan.sections:
        written = plan.text[section.start : section.end]
        if is_printed_header(written):
            reading = bool(_TIME_LAST.search(fold(written)))
        elif reading and (number := _NUMBER.match(written)):
            start = _time_start(written, plan.year)
            if start is not None and start > number.end():
                yield FlatRow((section,), _row(plan, section, number.end(), start))
        elif section.kind == "heading":
            reading = False


def _time_start(written: str, year: int | None) -> int | None:
    """Where the words of the last column begin; None where the row does not end in a time."""
    folded = fold(written)
    if standing := _STANDING.search(folded):
        return standing.start()
    times = find_times(written, year, bare=True, cell=True)
    if not times or folded[times[-1].end :].strip(" .;/-0123456789"):
        return None
    named = _NAMED.search(folded)
    first = named.start() if named else times[-1].start
    span = re.search(r"tu\s+(?:ngay\s+)?[\d/]+\s+den\s+(?:ngay\s+)?$", folded[:first])
    if span:
        return span.start()
    cue = _CUE.search(tone_style(written)[:first])
    return cue.start() if cue else first


def _row(plan: Plan, section: Section, start: int, time: int) -> Row:
    """The work, the first organ after it, the time; a second organ is the one that helps."""
    first, last = section.start + start, section.start + time
    end = first + len(plan.text[first:last].rstrip())
    actor: tuple[int, int] | None = None
    while (glued := GLUED_ACTOR.search(plan.text, first + 1, end)) is not None and glued.start() > first:
        actor, end = glued.span("actor"), glued.start()
    return Row((first, end), (last, section.end), actor)
