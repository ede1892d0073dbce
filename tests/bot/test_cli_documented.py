"""Every command explains itself in Vietnamese and stands in the README."""

from pathlib import Path

import click
import pytest

from bot.cli import danvan
from bot.usage import Context

README = Path(__file__).parents[2] / "README.md"
NAMES = sorted(danvan.commands)
VIETNAMESE = frozenset("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


def help_page(name: str) -> str:
    command = danvan.commands[name]
    return command.get_help(Context(command, info_name=name))


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_help_in_vietnamese(name: str) -> None:
    assert VIETNAMESE & set((danvan.commands[name].help or "").lower())


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_a_command_has_help_in_vietnamese(name: str) -> None:
    options = [p for p in danvan.commands[name].params if isinstance(p, click.Option)]
    assert all(VIETNAMESE & set((option.help or "").lower()) for option in options)


@pytest.mark.parametrize("name", NAMES)
def test_a_help_page_has_no_words_of_click_itself(name: str) -> None:
    page = help_page(name)
    assert not any(word in page for word in ("Usage", "Options", "Commands", "Show this message"))


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_named_in_the_readme(name: str) -> None:
    readme = README.read_text(encoding="utf-8")
    if not readme.strip():
        pytest.skip("no README yet")
    assert f"danvan {name}" in readme
