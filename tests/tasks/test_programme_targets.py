"""Targets of a plan: goals with a measure."""

from pathlib import Path

import pytest

from tasks import Target, find_targets
from tests.tasks.plans import plan_of


def targets_in(tmp_path: Path, body: str) -> list[Target]:
    """The targets of a plan with this body, each checked to be verbatim."""
    plan = plan_of(tmp_path, body)
    found = find_targets(plan)
    assert all(plan.text[target.start : target.end] == target.text for target in found)
    return found


def listed(tmp_path: Path, line: str) -> list[tuple[str, str | None]]:
    """Value and owner of the targets in a line under "Chỉ tiêu"."""
    return [
        (t.value, t.of) for t in targets_in(tmp_path, f"II. CHỈ TIÊU\n1. {line}\nIII. NHIỆM VỤ\n1. Vận động.")
    ]


@pytest.mark.parametrize(
    ("line", "value", "of"),
    [
        ("100% các thôn thực hiện quy chế dân chủ.", "100%", "các thôn"),
        ("Phấn đấu 80% trở lên hộ dân tham gia họp.", "80% trở lên", "hộ dân"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 75%.", "75%", "Tỷ lệ hồ sơ trực tuyến"),
        ("Trưởng thôn đối thoại với người dân ít nhất 02 cuộc/năm.", "ít nhất 02 cuộc/năm", "Trưởng thôn"),
        ("Phấn đấu đơn vị được xếp loại công tác dân vận đạt loại tốt.", "loại tốt", "đơn vị"),
        ("Mỗi thôn xây dựng tối thiểu 01 mô hình.", "tối thiểu 01 mô hình", "Mỗi thôn"),
        ("Trạm y tế xây dựng kế hoạch phục vụ.", "kế hoạch phục vụ", "Trạm y tế"),
    ],
)
def test_a_listed_target_has_value_and_owner(tmp_path: Path, line: str, value: str, of: str) -> None:
    assert listed(tmp_path, line) == [(value, of)]


def test_each_measured_half_of_a_sentence_is_a_target(tmp_path: Path) -> None:
    assert [value for value, _ in listed(tmp_path, "Trên 95% hồ sơ đúng hạn; mức độ hài lòng đạt 90%.")] == [
        "Trên 95%",
        "90%",
    ]


def test_each_sentence_is_a_target(tmp_path: Path) -> None:
    assert len(listed(tmp_path, "100% thôn họp dân. Mỗi thôn đăng ký 01 mô hình.")) == 2


def test_a_measured_goal_elsewhere_is_a_target(tmp_path: Path) -> None:
    (target,) = targets_in(tmp_path, "I. NHIỆM VỤ\n1. Chỉ đạo 100% cơ quan xây dựng kế hoạch.\n2. Vận động.")
    assert (target.value, target.of, target.section) == ("100%", "cơ quan", "I.1")


@pytest.mark.parametrize(
    "line",
    [
        "Tổ chức 02 lớp bồi dưỡng cho cán bộ.",
        "Niêm yết phương án ít nhất 10 ngày.",
        "Xếp loại tốt từ 80 điểm trở lên.",
        "Chỉ trình khi có trên 50% cử tri tán thành.",
        "Tuyên truyền nhân ngày 15/10 trong cán bộ.",
        "Nâng cao chất lượng tiếp công dân.",
    ],
)
def test_thresholds_times_and_counts_are_no_targets(tmp_path: Path, line: str) -> None:
    assert targets_in(tmp_path, f"I. NHIỆM VỤ\n1. {line}\n2. Vận động Nhân dân.") == []
