"""`danvan duties` and `danvan targets`."""

from tests.bot.conftest import Danvan
from tests.bot.sample import PLAN_2026


def test_duties_have_the_shape_of_the_contract(filled: Danvan) -> None:
    first = filled("duties", PLAN_2026, "--json").json[0]
    assert first == {
        "text": "Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố.",
        "quarter": 3,
        "year": 2026,
        "due": None,
        "recurrence": None,
        "actor": None,
        "kind": "training",
        "section": "II, Quý III, gạch đầu dòng 1",
    }


def test_duties_are_listed_for_people(filled: Danvan) -> None:
    out = filled("duties", "2").out
    assert "[quý III/2026] Kiểm tra việc niêm yết" in out


def test_targets_have_the_shape_of_the_contract(filled: Danvan) -> None:
    assert filled("targets", PLAN_2026, "--json").json == [
        {
            "text": "Mỗi khu phố tổ chức ít nhất 02 buổi đối thoại với người dân trong năm.",
            "value": "ít nhất 02 buổi",
            "of": "Mỗi khu phố",
            "section": "I.2",
        }
    ]


def test_targets_are_listed_for_people(filled: Danvan) -> None:
    assert filled("targets", PLAN_2026).out.startswith("• [ít nhất 02 buổi]")


def test_an_unknown_document_is_a_failure(filled: Danvan) -> None:
    assert [filled(command, "99").code for command in ("duties", "targets")] == [1, 1]
