"""danvan committee: the roster as a file, by command and in chat."""

from pathlib import Path

import pytest

from bot.memory import Memory
from bot.office import Office
from bot.replies import Attachment, Incoming, Reply
from bot.scene import Scene
from bot.turns import roster
from tasks import Actor, NotAllowed, People, Role, RosterRefused, roster_template
from tests.bot.conftest import Danvan
from tests.conftest import NOW, office_at

WRONG = roster_template("mau.yaml").decode().replace("Vai trò trong Ban: Tổ giúp việc", "Vai trò: Giám sát")


@pytest.fixture
def template(danvan: Danvan, tmp_path: Path) -> Path:
    """The template, written."""
    path = tmp_path / "mau.xlsx"
    assert danvan("committee", "template", path).code == 0
    return path


def test_the_template_can_be_taken_in_as_it_is(danvan: Danvan, template: Path) -> None:
    ran = danvan("committee", "import", template)
    assert (ran.code, "22 thay đổi" in ran.out, ran.err) == (0, True, "")


def test_a_template_never_replaces_a_file_that_has_something_in_it(danvan: Danvan, template: Path) -> None:
    before = template.read_bytes()
    ran = danvan("committee", "template", template)
    assert (ran.code, ran.err.count("\n"), template.read_bytes() == before) == (1, 1, True)


def test_the_same_file_again_changes_nothing(danvan: Danvan, template: Path) -> None:
    danvan("committee", "import", template)
    assert danvan("committee", "import", template, "--json").json["changes"] == []


def test_a_dry_run_tells_and_takes_nothing_in(danvan: Danvan, template: Path) -> None:
    first = danvan("committee", "import", template, "--dry-run", "--json").json
    assert (first["imported"], len(first["changes"])) == (False, 22)
    assert danvan("committee", "import", template, "--dry-run", "--json").json == first


@pytest.mark.parametrize("name", ["ra.xlsx", "ra.yaml"])
def test_what_is_exported_imports_back_the_same(
    name: str, danvan: Danvan, template: Path, tmp_path: Path
) -> None:
    danvan("committee", "import", template)
    assert danvan("committee", "export", tmp_path / name).code == 0
    assert danvan("committee", "import", tmp_path / name, "--json").json["changes"] == []


def test_one_committee_is_exported_by_a_part_of_its_name(
    danvan: Danvan, template: Path, tmp_path: Path
) -> None:
    danvan("committee", "import", template)
    assert danvan("committee", "export", tmp_path / "ra.yaml", "--committee", "an binh").code == 0
    assert danvan("committee", "export", tmp_path / "ra.yaml", "--committee", "xã khác").code == 1


def test_problems_are_listed_and_nothing_is_taken_in(danvan: Danvan, tmp_path: Path) -> None:
    path = tmp_path / "sai.yaml"
    path.write_text(WRONG, encoding="utf-8")
    ran = danvan("committee", "import", path, "--json")
    assert (ran.code, ran.err.count("\n"), ran.json["imported"]) == (1, 1, False)
    ((where, problem),) = [tuple(row.values()) for row in ran.json["problems"]]
    assert (where, "Giám sát" in problem) == ("dòng 15", True)
    assert danvan("committee", "export", tmp_path / "ra.yaml").code == 1


@pytest.mark.parametrize("arguments", [(), ("import",), ("export",), ("template",), ("nhap", "x")])
def test_bad_use_is_told_in_one_line(arguments: tuple[str, ...], danvan: Danvan) -> None:
    ran = danvan("committee", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["không có.xlsx", "danh sách.csv"])
def test_a_file_that_cannot_be_read_is_told_in_one_line(name: str, danvan: Danvan, tmp_path: Path) -> None:
    (tmp_path / "danh sách.csv").write_text("Trần An;Trưởng ban", encoding="utf-8")
    ran = danvan("committee", "import", tmp_path / name)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_a_member_of_the_roster_is_invited_in_their_role(danvan: Danvan, template: Path) -> None:
    danvan("committee", "import", template)
    assert "Phạm Minh Đức (thành viên)" in danvan("invite", "phạm minh đức").out


class Chat:
    """A chat in which a roster is sent."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self.office, self.actor, self.memory = office, actor, Memory(office.sessions)

    def scene(self, text: str, *files: Attachment) -> Scene:
        heard = Incoming("terminal", self.actor.name, "chat", text, NOW)
        return Scene(self.office, self.memory, self.actor, heard, files)

    def send(self, content: str | bytes, name: str = "mau.yaml") -> Reply:
        raw = content.encode() if isinstance(content, str) else content
        return roster.preview(self.scene("", Attachment(name, raw)))

    def say(self, text: str) -> Reply | None:
        scene = self.scene(text)
        waiting = scene.waiting()
        return roster.go_on(scene, waiting) if waiting else None

    def members(self) -> int:
        committees = self.office.committees.all()
        return len(People(self.office.sessions).members(committees[0].id)) if committees else 0


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    return Chat(office_at(tmp_path), Actor("Nguyễn Thị Mai", Role.STANDING_BODY, 1, None))


def test_a_roster_sent_is_shown_and_taken_in_after_a_yes(chat: Chat) -> None:
    shown = chat.send(roster_template("mau.yaml"))
    assert ("22 thay đổi" in shown.text, chat.members()) == (True, 0)
    done = chat.say("Đồng ý")
    assert done is not None
    assert ("Đã nhập danh sách: 22 thay đổi" in done.text, chat.members()) == (True, 7)


def test_the_button_agrees_and_agrees_once(chat: Chat) -> None:
    button = chat.send(roster_template("mau.yaml")).choices[0]
    assert (chat.say(button.say) is not None, chat.say(button.say), chat.members()) == (True, None, 7)


@pytest.mark.parametrize("text", ["bỏ", "xã hôm nay có gì?"])
def test_without_a_yes_nothing_is_taken_in(text: str, chat: Chat) -> None:
    chat.send(roster_template("mau.yaml"))
    chat.say(text)
    assert chat.members() == 0


def test_every_problem_is_told_in_chat_and_nothing_is_waited_for(chat: Chat) -> None:
    shown = chat.send(WRONG)
    assert ("dòng 15" in shown.text, shown.choices, chat.say("đồng ý")) == (True, (), None)


def test_what_is_no_workbook_is_refused_in_chat(chat: Chat) -> None:
    with pytest.raises(RosterRefused):
        chat.send(b"khong phai bang tinh", "ds.xlsx")


def test_a_plain_member_imports_nothing(chat: Chat) -> None:
    chat.actor = Actor("Vũ Quang Huy", Role.MEMBER, 5, 1)
    with pytest.raises(NotAllowed):
        chat.send(roster_template("mau.yaml"))
