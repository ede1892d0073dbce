"""How a message is read before anything is done."""

import pytest

from bot.requests import LONGEST_TURN, Request, Verb, read_request


@pytest.mark.parametrize(
    ("typed", "request_"),
    [
        ("Quý III làm gì?", Request(Verb.ASK, "Quý III làm gì?")),
        ("/hoi quý III", Request(Verb.ASK, "quý III")),
        ("/start abc_DEF-1", Request(Verb.START, "abc_DEF-1")),
        ("/start", Request(Verb.START)),
        ("/xem 12", Request(Verb.PASSAGE, "12")),
        ("xem 12", Request(Verb.PASSAGE, "12")),
        ("Tệp 3.", Request(Verb.FILE, "3")),
        ("/vanban 2", Request(Verb.DOCUMENTS, "2")),
        ("/la", Request(Verb.UNKNOWN, "/la")),
        ("/?", Request(Verb.NOTHING)),
        ("văn bản nào nói về đối thoại?", Request(Verb.ASK, "văn bản nào nói về đối thoại?")),
        ("/hoi hai\ndòng", Request(Verb.ASK, "hai\ndòng")),
    ],
)
def test_a_message_is_read_as(typed: str, request_: Request) -> None:
    assert read_request(typed) == request_


def test_letters_typed_apart_from_their_marks_are_joined() -> None:
    assert read_request("tro\u031b\u0323 giu\u0301p").verb is Verb.HELP


def test_a_long_message_is_cut_and_says_so() -> None:
    request = read_request("a " * LONGEST_TURN)
    assert request.cut
    assert len(request.argument) == LONGEST_TURN
