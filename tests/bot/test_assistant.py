"""Conversations with the assistant, whatever the channel."""

import datetime as dt

import pytest

from bot.office import Office
from bot.replies import Attachment, Reply, Style, say
from bot.wording import chat
from tasks import Action, NotAllowed, Role, Roster
from tests.bot.conftest import Hear
from tests.bot.sample import DOCUMENTS, PLAN_2025, PLAN_2026
from tests.conftest import NOW

QUESTION = "Quý III năm 2026 phường phải làm gì?"


def saying(reply: Reply, label: str) -> str:
    """What the first button with this in its label says."""
    return next(choice.say for choice in reply.choices if label in choice.label)


def quotes(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if block.style is Style.QUOTE]


def test_a_question_is_answered_with_quotes_under_their_documents(hear: Hear) -> None:
    reply = hear(QUESTION)
    assert [b.text for b in reply.blocks if b.style is Style.HEADING] == [
        "Kế hoạch số 07/KH-UBND Thực hiện công tác dân vận chính quyền năm 2026 "
        "(Ủy ban nhân dân phường Hoa Sen)\nQuý III"
    ]
    assert [quote.split("\n")[0] for quote in quotes(reply)] == [
        "1. “Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố.”",
        "2. “Kiểm tra việc niêm yết thủ tục tại ba khu phố.”",
    ]


def test_an_unaccented_question_is_said_back_with_its_marks(hear: Hear) -> None:
    assert hear("quy 3 nam 2026 phai lam gi").blocks[0].text == chat.READ_AS.format(
        question="quý 3 năm 2026 phải làm gì"
    )


def test_a_question_read_as_typed_is_not_said_back(hear: Hear) -> None:
    assert "Tôi hiểu" not in hear(QUESTION).text


def test_an_instrument_known_only_from_citations_is_answered_with_a_warning(hear: Hear) -> None:
    first = hear("Chỉ thị 33 yêu cầu gì?").blocks[0].text
    assert first.startswith("⚠️")
    assert "chưa có toàn văn" in first


def test_what_the_documents_do_not_say_is_refused_with_the_nearest_documents(hear: Hear) -> None:
    reply = hear("Thủ tục đăng ký kết hôn?")
    assert quotes(reply) == []
    assert "Gần nhất trong kho" in reply.text


def test_a_follow_up_is_understood_from_the_question_before(hear: Hear) -> None:
    hear(QUESTION)
    assert "bình chọn khu phố tiêu biểu" in hear("còn quý IV thì sao?").text


def test_questions_of_two_hours_ago_are_no_context_any_more(hear: Hear) -> None:
    hear("Chỉ thị 33 yêu cầu gì?", at=NOW)
    later = hear("còn quý IV thì sao?", at=NOW + dt.timedelta(hours=3))
    assert "toàn văn Chỉ thị" not in later.text


def test_a_button_opens_a_cited_passage_with_its_headings(hear: Hear) -> None:
    opened = hear(saying(hear(QUESTION), "Đoạn 1"))
    assert quotes(opened) == ["- Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố."]
    assert "II. TIẾN ĐỘ THỰC HIỆN" in opened.text
    assert "Quý III" in opened.text


def test_from_a_passage_one_can_read_on(hear: Hear) -> None:
    opened = hear(saying(hear(QUESTION), "Đoạn 1"))
    assert quotes(hear(saying(opened, chat.NEXT))) == ["- Kiểm tra việc niêm yết thủ tục tại ba khu phố."]


def test_a_button_sends_the_file_byte_for_byte(hear: Hear) -> None:
    sent = hear(saying(hear(QUESTION), "Tệp")).files
    assert sent == (Attachment(PLAN_2026, DOCUMENTS[PLAN_2026].encode()),)


def test_every_button_fits_into_64_bytes(hear: Hear) -> None:
    for text in (QUESTION, "/vanban", "Chỉ thị 33 yêu cầu gì?"):
        assert all(1 <= len(choice.say.encode()) <= 64 for choice in hear(text).choices)


@pytest.mark.parametrize(
    "text", ["/vanban", "văn bản", "VAN BAN", "/vanban 99", "/vanban abc", "/VanBan@danvan_bot"]
)
def test_the_documents_are_listed_by_command_or_by_word(hear: Hear, text: str) -> None:
    reply = hear(text)
    assert "1. Kế hoạch số 03/KH-UBND" in reply.text
    assert [choice.say for choice in reply.choices] == ["/tep 1", "/tep 2"]


@pytest.mark.parametrize("text", ["/trogiup", "trợ giúp", "tro giup", "/help", "Hướng dẫn"])
def test_help_is_given_by_command_or_by_word(hear: Hear, text: str) -> None:
    assert hear(text).blocks[0].text == chat.HELP


def test_hoi_asks(hear: Hear) -> None:
    assert hear(f"/hoi {QUESTION}").text == hear(QUESTION).text


@pytest.mark.parametrize("text", ["", "   ", "🙂", "???", "/hoi", "/hoi 👍", "\u200b"])
def test_a_message_without_words_is_asked_back(hear: Hear, text: str) -> None:
    assert hear(text).text == chat.NOTHING_ASKED


def test_an_unknown_command_is_answered_with_help(hear: Hear) -> None:
    reply = hear("/baocao 2026")
    assert reply.blocks[0].text == chat.UNKNOWN_COMMAND.format(command="/baocao")
    assert chat.HELP in reply.text


def test_a_hundred_thousand_characters_are_cut_with_a_remark(hear: Hear) -> None:
    assert hear("quý III làm gì " * 7000).blocks[0].text.startswith("Tin nhắn rất dài")


def test_half_a_surrogate_pair_does_no_harm(hear: Hear) -> None:
    assert hear("quý III năm 2026 \ud83d làm gì").blocks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/xem 999999", chat.PASSAGE_GONE),
        ("/tep 999999", chat.FILE_GONE),
        ("/xem 99999999999999999999", chat.PASSAGE_USAGE),
        ("/xem", chat.PASSAGE_USAGE),
        ("/tep 0", chat.FILE_USAGE),
        ("/tep ²", chat.FILE_USAGE),
    ],
)
def test_what_is_gone_or_never_was_is_said_so(hear: Hear, text: str, told: str) -> None:
    assert hear(text).text == told


@pytest.mark.parametrize("text", [QUESTION, "/vanban", "/xem 1", "/tep 1", "/trogiup", "/start"])
def test_a_stranger_gets_nothing_but_how_to_be_invited(hear: Hear, text: str) -> None:
    reply = hear(text, channel="telegram", person="666")
    assert reply == say(chat.STRANGER)


def test_a_strangers_files_are_not_looked_at(hear: Hear) -> None:
    files = [Attachment("moi.txt", b"abc")]
    assert hear("nhận giúp", channel="telegram", person="666", files=files) == say(chat.STRANGER)


def test_an_invented_invitation_opens_nothing(hear: Hear) -> None:
    assert "Lời mời không đúng" in hear("/start bia", channel="telegram", person="666").text
    assert hear(QUESTION, channel="telegram", person="666") == say(chat.STRANGER)


def test_an_invited_person_joins_and_is_known_from_then_on(hear: Hear, office: Office) -> None:
    made = Roster(office.sessions).invite("Trần Thị Lan", Role.MEMBER, now=NOW, actor="operator")
    welcome = hear(f"/start {made.secret}", channel="telegram", person="77")
    assert "Trần Thị Lan" in welcome.text
    assert quotes(hear(QUESTION, channel="telegram", person="77"))


def test_only_the_standing_body_hands_in_documents(hear: Hear, office: Office) -> None:
    Roster(office.sessions).invite("Lý Văn Hội", Role.CHAIR, now=NOW, actor="operator")
    reply = hear("kế hoạch mới", person="Lý Văn Hội", files=[Attachment("moi.txt", b"abc")])
    assert reply.text == str(NotAllowed(Action.TAKE_IN))


def test_a_file_already_held_is_recognised(hear: Hear) -> None:
    same = Attachment(PLAN_2025, DOCUMENTS[PLAN_2025].encode())
    assert "đã có trong kho" in hear("nhận giúp", files=[same]).text


def test_a_broken_file_is_refused_with_the_reason(hear: Hear) -> None:
    broken = Attachment("hong.docx", b"PK\x03\x04")
    assert hear("nhận giúp", files=[broken]).text.startswith("Không nhận được")
