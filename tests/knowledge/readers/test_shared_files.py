"""Real office files, where they are at hand beside the repository."""

import re
import unicodedata
import zipfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from knowledge.readers import ImageFile, LegacyWordFile, ScannedFile, read

SHARED = Path(__file__).resolve().parents[4] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no real files beside the repository")
FILES = [path for folder in ("documents", "legal", "corpus") for path in sorted((SHARED / folder).glob("*"))]


def lines(path: Path) -> list[str]:
    return [line for line in read(path.name, path.read_bytes()).lines if line]


def letters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@pytest.mark.parametrize("path", [f for f in FILES if f.suffix == ".docx"], ids=lambda path: path.name)
def test_no_letter_of_a_word_document_is_lost_or_added(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    written = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)).replace("&amp;", "&")
    assert letters("".join(lines(path))) == letters(written)


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.suffix in (".docx", ".htm")], ids=lambda path: path.name
)
def test_a_letterhead_is_whole_and_in_order(path: Path) -> None:
    head = lines(path)[:9]
    state = next(place for place, line in enumerate(head) if re.match("C(Ộ)NG H(ÒA|OÀ) XÃ HỘI", line))
    assert state > 0
    assert any(re.match(r"(Luật s|S)ố\s*:", line) for line in head)
    assert any(re.search(r"ngày .*tháng .*năm", line) for line in head)


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.suffix in (".md", ".txt")], ids=lambda path: path.name
)
def test_no_letter_of_a_text_file_is_lost(path: Path) -> None:
    assert not letters(path.read_text(encoding="utf-8")) - letters("".join(lines(path)))


def test_a_plan_reads_the_same_from_pdf_and_from_word() -> None:
    stem = SHARED / "documents" / "ke-hoach-sinh-hoat-lich-su"
    word, paged = (
        " ".join(" ".join(lines(stem.with_name(stem.name + end))).split()) for end in (".docx", "-signed.pdf")
    )
    assert SequenceMatcher(None, word, paged, autojunk=False).ratio() > 0.98


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.suffix in (".doc", ".jpg")], ids=lambda path: path.name
)
def test_what_has_no_reader_yet_says_so(path: Path) -> None:
    with pytest.raises((ImageFile, LegacyWordFile)):
        lines(path)


@pytest.mark.parametrize(
    "name", ["1.pdf", "163-tb-vpcp.signed.pdf", "188-vpcp.signed.pdf", "255-nn.signed.pdf"]
)
def test_scans_are_told_from_text(name: str) -> None:
    with pytest.raises(ScannedFile):
        lines(SHARED / "documents" / name)
