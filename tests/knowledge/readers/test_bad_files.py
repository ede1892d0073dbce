"""Whatever is sent, the answer is a reading or one clear Vietnamese sentence."""

import random
import struct
import zipfile
from io import BytesIO

import pytest

from knowledge import readers
from knowledge.readers import UnreadableFile, read
from tests.knowledge.readers.samples import docx, p, package, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def lying_zip() -> bytes:
    """A package that declares a small part where far more is packed."""
    content = bytearray(docx(p("a" * 50_000)))
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/document.xml"))
    struct.pack_into("<L", content, place + 24, 100)
    return bytes(content)


def locked_zip() -> bytes:
    content = bytearray(docx(p("a")))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", b"", readers.EmptyFile),
        ("a.txt", b" \r\n\t\n", readers.EmptyFile),
        ("a.txt", b"\xef\xbb\xbf", readers.EmptyFile),
        ("a.docx", b"", readers.EmptyFile),
        ("a.docx", docx(p("  ")), readers.EmptyFile),
        ("a.md", b"**\n\n---\n", readers.EmptyFile),
        ("a.html", b"<html><body><script>x</script></body></html>", readers.EmptyFile),
        ("a.txt", bytes(range(256)) * 20, readers.BinaryFile),
        ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(60), readers.BinaryFile),
        ("a.exe", b"MZ\x90" + bytes(60), readers.BinaryFile),
        ("a.csv", b"a,b\n1,2\n", readers.UnknownFormat),
        ("a.xlsx", package({"xl/workbook.xml": "<workbook/>"}), readers.UnknownFormat),
        ("a.docx", package({"xl/workbook.xml": "<workbook/>"}), readers.UnknownFormat),
        ("a.rtf", b"{\\rtf1 abc}", readers.UnknownFormat),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), readers.LegacyWordFile),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), readers.ProtectedFile),
        ("a.docx", locked_zip(), readers.ProtectedFile),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40), readers.ImageFile),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), readers.ImageFile),
        ("a.heic", b"\0\0\0\x18ftypheic", readers.ImageFile),
        ("a.docm", docx(p("a")), readers.MacroFile),
        ("a.docx", package({"[Content_Types].xml": "", "word/vbaProject.bin": "x"}), readers.MacroFile),
        ("a.docx", b"PK\x03\x04 cut short", readers.DamagedFile),
        ("a.docx", "chỉ là chữ".encode(), readers.DamagedFile),
        ("a.docx", docx("<w:p>")[:-200], readers.DamagedFile),
        ("a.docx", docx("<unclosed"), readers.DamagedFile),
        ("a.docx", lying_zip(), readers.DamagedFile),
        ("a.pdf", "chỉ là chữ".encode(), readers.DamagedFile),
        ("a.pdf", b"%PDF-1.7\n" + b"x" * 300, readers.DamagedFile),
        ("a.docx", docx("<w:sdt>" * 200 + "</w:sdt>" * 200), readers.DamagedFile),
    ],
)
def test_each_bad_file_has_its_own_error(name: str, content: bytes, error: type[UnreadableFile]) -> None:
    with pytest.raises(error):
        read(name, content)


def test_too_many_bytes_are_refused_before_anything_is_parsed() -> None:
    with pytest.raises(readers.FileTooBig, match="quá 1 MB"):
        read("a.docx", b"PK\x03\x04" + bytes(2**20), most_bytes=2**20)


def test_a_part_that_unpacks_to_far_too_much_is_refused() -> None:
    with pytest.raises(readers.ArchiveBomb):
        read("a.docx", docx(" " * 20_000_000))


def test_too_many_entries_are_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(3_001):
            archive.writestr(f"word/{number}", "")
    with pytest.raises(readers.ArchiveBomb):
        read("a.docx", buffer.getvalue())


def test_entities_that_multiply_are_not_resolved() -> None:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = "<body><p><r><t>&i;</t></r></p></body>"
    part = f"<!DOCTYPE d [{entities}]><document>{body}</document>"
    with pytest.raises(UnreadableFile):
        read("a.docx", package({"[Content_Types].xml": "<Types/>", "word/document.xml": part}))


@pytest.mark.parametrize(
    "stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Tối mật", "Độ mật: Mật", "T U Y Ệ T  M Ậ T", "[MẬT]"]
)
def test_a_secrecy_stamp_in_the_letterhead_is_refused(stamp: str) -> None:
    with pytest.raises(readers.ClassifiedFile, match="độ mật"):
        read("a.txt", f"UBND XÃ AN BÌNH\n\n{stamp}\nSố: 5/KH-UBND\n".encode())


def test_a_secrecy_stamp_in_a_page_header_is_refused() -> None:
    with pytest.raises(readers.ClassifiedFile):
        read("a.docx", docx(p("Nội dung"), header1=b"<hdr><p><r><t>M\xe1\xba\xacT</t></r></p></hdr>"))


@pytest.mark.parametrize("line", ["Về bảo vệ bí mật nhà nước", "mật", "BÍ MẬT NHÀ NƯỚC", "MẬT ONG"])
def test_words_about_secrecy_are_no_stamp(line: str) -> None:
    assert read("a.txt", line.encode()).lines == (line,)


def test_a_stamp_far_below_the_letterhead_is_only_text() -> None:
    text = "\n".join(["Nội dung kế hoạch"] * 40 + ["MẬT"])
    assert len(read("a.txt", text.encode()).lines) == 41


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.txt", "a.md"])
def test_random_damage_never_raises_anything_else(name: str) -> None:
    whole = {
        "a.docx": docx(p("Kế hoạch") * 20),
        "a.pdf": pdf([[(70, 100, "Ủy ban nhân dân xã xây dựng kế hoạch công tác")]]),
        "a.html": "<html><body><table><tr><td>Kế hoạch</td></tr></table></body></html>".encode(),
    }.get(name, "Kế hoạch công tác dân vận".encode())
    dice = random.Random(20250101)
    for _ in range(60):
        content = bytearray(whole[: dice.randrange(1, len(whole) + 1)])
        for _ in range(dice.randrange(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        try:
            read(name, bytes(content))
        except UnreadableFile as error:
            assert str(error)


def test_every_error_tells_in_vietnamese_what_is_wrong() -> None:
    kinds = [
        kind for kind in vars(readers).values() if isinstance(kind, type) and issubclass(kind, UnreadableFile)
    ]
    assert all("ệ" in str(kind()) or "ă" in str(kind()) for kind in kinds)
