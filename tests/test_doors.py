"""The door of each package: what it names is there, and says what it is."""

import importlib
import inspect

import pytest

ROOMS = ("bot.telegram", "knowledge", "retrieval", "tasks")
NAMES = [(room, name) for room in ROOMS for name in importlib.import_module(room).__all__]


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_says_what_the_room_is(room: str) -> None:
    assert importlib.import_module(room).__doc__


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_names_everything_once_and_in_order(room: str) -> None:
    names = importlib.import_module(room).__all__
    assert list(names) == sorted(set(names))


@pytest.mark.parametrize(("room", "name"), NAMES, ids=[f"{room}.{name}" for room, name in NAMES])
def test_what_a_door_names_is_there_and_documented(room: str, name: str) -> None:
    thing = getattr(importlib.import_module(room), name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert inspect.getdoc(thing)
