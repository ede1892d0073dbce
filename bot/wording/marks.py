"""How the numbered parts of a document are written before their title, by kind of mark."""

_FORMS = {
    "part": "Phần {}",
    "chapter": "Chương {}",
    "section": "Mục {}",
    "subsection": "Tiểu mục {}",
    "article": "Điều {}",
    "capital": "{}",
    "roman": "{}",
    "number": "{}",
    "number2": "{}",
    "number3": "{}",
    "letter": "{})",
    "quarter": "Quý {}",
    "month": "Tháng {}",
}


def mark(kind: str, value: str) -> str:
    """The mark as an official writes it, "Điều 5"; empty for headings that have none."""
    return _FORMS[kind].format(value) if kind in _FORMS and value else ""


def heading(kind: str, value: str, title: str) -> str:
    """A heading in one line: "II. Nhiệm vụ", "Điều 5. Giải thích từ ngữ", "NỘI DUNG"."""
    return ". ".join(filter(None, (mark(kind, value), title)))
