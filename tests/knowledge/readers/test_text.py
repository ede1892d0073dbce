import unicodedata

import pytest

from knowledge.readers import GarbledText, read

SENTENCE = "Thực hiện Kế hoạch của tỉnh, Ủy ban nhân dân xã xây dựng kế hoạch công tác dân vận như sau"


def shown_as_latin(text: str, codec: str = "cp1252") -> str:
    """What a program shows that takes the UTF-8 of `text` for a Western encoding."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode(codec)
        for byte in text.encode()
    )


def windows_1258(text: str) -> bytes:
    """`text` in Windows-1258, where tone marks follow their letters."""
    encoded = b""
    for character in unicodedata.normalize("NFC", text):
        try:
            encoded += character.encode("cp1258")
        except UnicodeEncodeError:
            *letter, tone = sorted(
                unicodedata.normalize("NFD", character), key="\u0300\u0301\u0303\u0309\u0323".find
            )
            encoded += (unicodedata.normalize("NFC", "".join(letter)) + tone).encode("cp1258")
    return encoded


def only_line(content: bytes) -> str:
    (line,) = read("ke-hoach.txt", content).lines
    return line


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_text_is_read_whatever_its_encoding(codec: str) -> None:
    assert only_line(SENTENCE.encode(codec)) == SENTENCE


def test_windows_1258_is_recognised() -> None:
    assert unicodedata.normalize("NFC", only_line(windows_1258(SENTENCE))) == SENTENCE


def test_windows_1252_is_recognised_where_it_suffices() -> None:
    text = "Hòa mình cùng nhân dân là vô cùng khó"
    assert only_line(text.encode("cp1252")) == text


def test_utf8_taken_for_windows_1252_is_put_right() -> None:
    assert only_line(shown_as_latin(SENTENCE).encode()) == SENTENCE


def test_utf8_taken_twice_for_windows_1252_is_put_right() -> None:
    assert only_line(shown_as_latin(shown_as_latin(SENTENCE)).encode()) == SENTENCE


def test_tcvn3_letters_become_unicode() -> None:
    assert only_line("Céng hßa x· héi chñ nghÜa ViÖt Nam".encode()) == "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_tcvn3_bytes_become_unicode() -> None:
    assert (
        only_line("Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("latin-1"))
        == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    )


def test_vni_letters_become_unicode() -> None:
    assert (
        only_line("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam".encode()) == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    )


def test_a_single_foreign_word_is_left_alone() -> None:
    assert only_line("Cán bộ xã gặp ông Müller".encode()) == "Cán bộ xã gặp ông Müller"


def test_text_without_diacritics_is_taken_as_it_is() -> None:
    assert only_line(b"Ke hoach dan van chinh quyen") == "Ke hoach dan van chinh quyen"


def test_lost_letters_are_refused_with_what_to_do() -> None:
    lost = ("Th\ufffdc hi\ufffdn K\ufffd ho\ufffdch c\ufffda t\ufffdnh " * 5).encode()
    with pytest.raises(GarbledText, match="UTF-8"):
        read("a.txt", lost)


def test_one_damaged_byte_does_not_lose_the_file() -> None:
    content = SENTENCE.encode() * 40
    assert "Ủy ban nhân dân" in only_line(content[:-1])


def test_letterhead_set_with_spaces_is_read_column_by_column() -> None:
    text = (
        "      UBND XÃ AN BÌNH              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "       BAN CHỈ ĐẠO                   Độc lập - Tự do - Hạnh phúc\n"
        "\n"
        "      Số: 05/KH-BCĐ                An Bình, ngày 03 tháng 02 năm 2025\n"
        "\n"
        "                            KẾ HOẠCH\n"
    )
    lines = [line.strip() for line in read("a.txt", text.encode()).lines if line]
    assert lines == [
        "UBND XÃ AN BÌNH",
        "BAN CHỈ ĐẠO",
        "Số: 05/KH-BCĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 03 tháng 02 năm 2025",
        "KẾ HOẠCH",
    ]


def test_running_heads_between_form_feeds_go() -> None:
    pages = [
        f"Công báo số 12\nNội dung thứ {word}.\n{number}" for number, word in enumerate(("nhất", "hai"), 1)
    ]
    assert read("a.txt", "\f".join(pages).encode()).lines == ("Nội dung thứ nhất.", "Nội dung thứ hai.")
