import pytest

from knowledge.readers.recipients import rows_of_block

LIST = [("Nơi nhận:", "CHỦ TỊCH"), ("- Như trên;", ""), ("- Lưu: VT.", "")]


@pytest.mark.parametrize(
    "below",
    [
        ("PHỤ LỤC", ""),
        ("I. MỤC ĐÍCH", ""),
        ("TT", "Nội dung"),
        ("TM. ỦY BAN NHÂN DÂN", ""),
        ("Một câu của phần sau", ""),
    ],
)
def test_the_block_ends_below_the_kept_copy(below: tuple[str, str]) -> None:
    assert rows_of_block([*LIST, below]) == 3


def test_a_second_group_of_recipients_belongs_to_the_block() -> None:
    assert rows_of_block([*LIST, ("Gửi bản điện tử:", ""), ("- Ban Dân vận.", "")]) == 5


def test_the_right_column_may_go_on_below_the_list() -> None:
    assert rows_of_block([*LIST, ("", "(Đã ký)"), ("", ""), ("", "Vi Thị Hoa")]) == 6


def test_a_recipient_that_runs_over_two_lines_is_one_of_the_list() -> None:
    assert rows_of_block([LIST[0], ("- Các phòng, đơn vị", ""), ("thuộc xã;", ""), *LIST[1:]]) == 5
