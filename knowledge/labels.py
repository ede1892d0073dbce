"""Where a passage stands, in an official's words: "mục II.1.3, gạch đầu dòng 2", "Điều 5 khoản 2"."""

from knowledge.marks import Kind
from knowledge.pieces import Heading


def label(headings: tuple[Heading, ...]) -> str:
    """Where a passage stands, in an official's words: "mục II.1.3, gạch đầu dòng 2", "Điều 5 khoản 2"."""
    numbers: list[str] = []
    words: list[str] = []
    in_article = False
    for heading in headings:
        if heading.kind == Kind.ARTICLE:
            words, numbers, in_article = [f"Điều {heading.value}"], [], True
        elif in_article and heading.kind in _IN_ARTICLE:
            words.append(_IN_ARTICLE[heading.kind].format(heading.value))
        elif heading.kind in (Kind.NUMBER2, Kind.NUMBER3):
            kept = [n for n in numbers if not n.isdigit() and "." not in n]
            numbers = [*kept, heading.value]
        elif heading.kind in (Kind.CAPITAL, Kind.ROMAN, Kind.NUMBER):
            numbers.append(heading.value)
        elif heading.kind in _WORDS:
            words.append(_WORDS[heading.kind].format(heading.value))
        elif heading.kind == "capitals" and not numbers:
            words = [heading.title.capitalize()]
    place = [f"mục {'.'.join(numbers)}"] if numbers else []
    return ", ".join([*place, *words] if not in_article else [" ".join(words)]) or "Nội dung"


_IN_ARTICLE = {
    Kind.NUMBER: "khoản {}",
    Kind.LETTER: "điểm {}",
    Kind.DASH: "gạch đầu dòng {}",
    "paragraph": "đoạn {}",
}
_WORDS = {
    Kind.PART: "Phần {}",
    Kind.CHAPTER: "Chương {}",
    Kind.SECTION: "Mục {}",
    Kind.QUARTER: "Quý {}",
    Kind.MONTH: "Tháng {}",
    Kind.LETTER: "điểm {}",
    Kind.DASH: "gạch đầu dòng {}",
    Kind.STAR: "dấu * thứ {}",
    Kind.PLUS: "dấu + thứ {}",
    "paragraph": "đoạn {}",
}
