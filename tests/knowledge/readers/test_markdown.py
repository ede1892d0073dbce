import pytest

from knowledge.readers import read


def lines(text: str) -> list[str]:
    return [line for line in read("a.md", text.encode()).lines if line]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("## Chương I NHỮNG QUY ĐỊNH CHUNG", "Chương I NHỮNG QUY ĐỊNH CHUNG"),
        ("**Điều 1.** Phạm vi", "Điều 1. Phạm vi"),
        ("*Căn cứ Luật Tổ chức; *", "Căn cứ Luật Tổ chức;"),
        ("__Nơi nhận__ và _kính gửi_", "Nơi nhận và kính gửi"),
        ("> trích lời", "trích lời"),
        ("1\\. Mục đích \\- yêu cầu \\*", "1. Mục đích - yêu cầu *"),
        ("theo [Luật Đất đai](https://vi.du/luat_(moi)) mới", "theo Luật Đất đai mới"),
        ("![dấu](dau.png)Xã An Bình", "Xã An Bình"),
        ("Kết luận&nbsp;số 5 &amp; 6<br>và 7", "Kết luận\xa0số 5 & 6\nvà 7"),
        ("* mục của danh sách", "- mục của danh sách"),
        ("- mục đã có gạch", "- mục đã có gạch"),
        ("+ ý nhỏ hơn", "+ ý nhỏ hơn"),
        ("(*) chú thích ở bảng", "(*) chú thích ở bảng"),
        ("diện tích 2*3 và mã_số_thuế", "diện tích 2*3 và mã_số_thuế"),
        ("theo Nghị quyết[^1] này", "theo Nghị quyết này"),
        ("[^1]: Nghị quyết số 5", "[1] Nghị quyết số 5"),
    ],
)
def test_marks_go_and_words_stay(written: str, text: str) -> None:
    assert "\n".join(lines(written)) == text


def test_emphasis_that_closes_on_the_next_line_goes_too() -> None:
    assert lines("**Điều 2.****\n**Quyết định này có hiệu lực") == ["Điều 2.", "Quyết định này có hiệu lực"]


def test_data_table_is_one_line_a_row() -> None:
    text = "| TT | Nội dung | Hạn |\n|---|:-:|---|\n| 1 | **Tập huấn** | Quý II |\n| 2 | Kiểm tra | Quý III |"
    assert lines(text) == ["TT | Nội dung | Hạn", "1 | Tập huấn | Quý II", "2 | Kiểm tra | Quý III"]


def test_letterhead_table_is_read_cell_by_cell() -> None:
    text = (
        "| UBND XÃ AN BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 5/KH | An Bình, ngày 5 |"
    )
    assert lines(text) == [
        "UBND XÃ AN BÌNH",
        "Số: 5/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An Bình, ngày 5",
    ]


def test_rules_borders_fences_and_front_matter_are_no_text() -> None:
    text = "---\ntitle: x\n---\nNội dung\n\n-------\n\n|\n```\n***\nHết"
    assert lines(text) == ["Nội dung", "Hết"]
