"""A summary by a language model over real HTTP: honest, slow, broken, hostile."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval import Answer, Citation, CitedDocument, Outcome, Writer, load_writer
from retrieval.answer.writing import MOST_CLAIMS
from retrieval.errors import WriterUnusable
from tests.language_model import Asked, LanguageModel, Said, claims, language_model
from tests.retrieval.answer.hostile_replies import Reply, hostile_replies

FIRST = "Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố"
SECOND = "Mỗi khu phố tổ chức ít nhất 02 buổi đối thoại với người dân trước ngày 15/11/2026."


def _citation(number: int, quote: str) -> Citation:
    return Citation("ke-hoach.txt", 1, number, f"mục {number}", quote, 0, len(quote), ("Quý III",))


ANSWER = Answer(
    question="quy 3 lam gi",
    read_as="quý 3 làm gì",
    outcome=Outcome.ANSWERED,
    text="• “…”",
    opening=None,
    documents=(CitedDocument("Kế hoạch 07/KH-UBND", None, (_citation(1, FIRST), _citation(2, SECOND))),),
    reason=None,
    elapsed_ms=1.0,
)
HONEST = claims((1, FIRST, f"Trong quý III, {FIRST.lower()}."), (2, SECOND, SECOND))


def writer(model: LanguageModel, limit_s: float = 10.0) -> Writer:
    return load_writer("openai:stand-in", base_url=model.url, limit_s=limit_s)


def test_an_honest_summary_stands_above_the_quotes_each_sentence_with_its_place() -> None:
    with language_model(lambda asked: HONEST) as model:
        written = writer(model).written(ANSWER)
    assert [claim.citation for claim in written.claims] == [1, 2]
    assert written.text == (f"Ý chính:\n• Quý III: {FIRST} (mục 1)\n• {SECOND} (mục 2)\n\n• “…”")
    assert written.citations == ANSWER.citations


def test_a_caution_is_said_before_the_summary() -> None:
    opening = "Chưa có toàn văn."
    cautious = replace(ANSWER, outcome=Outcome.CAUTION, opening=opening, text=f"{opening}\n\n• “…”")
    with language_model(lambda asked: HONEST) as model:
        written = writer(model).written(cautious)
    assert written.text.startswith(f"{opening}\n\nÝ chính:\n•")
    assert written.text.endswith("\n\n• “…”")


def test_the_model_gets_the_question_as_read_and_the_citations_as_data() -> None:
    with language_model(lambda asked: HONEST) as model:
        writer(model).written(ANSWER)
    (asked,) = model.asked
    assert "quý 3 làm gì" in asked.body["messages"][-1]["content"]
    assert [passage["text"] for passage in asked.passages] == [FIRST, SECOND]
    assert [message["role"] for message in asked.body["messages"]] == ["system", "user"]


def test_claims_come_one_by_one_while_the_model_is_still_writing() -> None:
    with language_model(lambda asked: Said(HONEST, step=30, wait=0.02)) as model:
        assert [len(kept) for kept in writer(model).claims(ANSWER)] == [1, 2]


def test_a_claim_is_never_shown_before_it_is_whole() -> None:
    reply = claims((1, FIRST, f"{FIRST} vào năm 2030."))
    with language_model(lambda asked: Said(reply, step=1)) as model:
        assert list(writer(model).claims(ANSWER)) == []


def test_what_does_not_stand_is_dropped_and_the_rest_stays() -> None:
    reply = claims((1, FIRST, "Tập huấn kỹ năng bơi."), (2, SECOND, SECOND))
    with language_model(lambda asked: reply) as model:
        assert [claim.citation for claim in writer(model).written(ANSWER).claims] == [2]


def test_the_same_claim_twice_is_one_and_no_more_are_taken_than_a_phone_shows() -> None:
    said = [f"Mở lớp thứ {number} cho tổ trưởng" for number in range(1, 10)]
    quote = "; ".join(said)
    long = replace(ANSWER, documents=(CitedDocument("Kế hoạch", None, (_citation(1, quote),)),))
    with language_model(lambda asked: claims(*((1, quote, text) for text in said[:1] * 3 + said))) as model:
        kept = writer(model).written(long).claims
    assert [claim.text.strip("… ") for claim in kept] == said[:MOST_CLAIMS]


def test_a_server_that_cannot_stream_is_asked_in_one_piece() -> None:
    with language_model(lambda asked: Said(HONEST, can_stream=False)) as model:
        assert len(writer(model).written(ANSWER).claims) == 2


def test_a_fenced_reply_is_read() -> None:
    with language_model(lambda asked: f"```json\n{HONEST}\n```") as model:
        assert len(writer(model).written(ANSWER).claims) == 2


def test_a_reply_cut_off_in_the_middle_leaves_its_whole_claims() -> None:
    with language_model(lambda asked: HONEST[: HONEST.rindex('"text"')]) as model:
        assert [claim.citation for claim in writer(model).written(ANSWER).claims] == [1]


def test_a_slow_server_is_left_when_the_time_is_up_and_what_came_by_then_counts() -> None:
    with language_model(lambda asked: Said(HONEST, step=len(HONEST) * 2 // 3, wait=0.4)) as model:
        began = time.monotonic()
        kept = writer(model, limit_s=1.0).written(ANSWER).claims
        assert len(kept) <= 2
        assert time.monotonic() - began < 5


@pytest.mark.parametrize("can_stream", [True, False])
def test_a_server_that_never_finishes_costs_no_more_than_the_time_set(can_stream: bool) -> None:
    with language_model(lambda asked: Said("{" * 100, step=1, wait=2.0, can_stream=can_stream)) as model:
        assert writer(model, limit_s=1.0).written(ANSWER) is ANSWER


def test_a_dead_server_leaves_the_answer_as_it_is() -> None:
    dead = load_writer("openai:stand-in", base_url="http://127.0.0.1:9/v1", limit_s=10)
    assert dead.written(ANSWER) is ANSWER


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_refused_question_is_never_put_to_the_model(outcome: Outcome) -> None:
    documents = () if outcome is Outcome.REFUSED else ANSWER.documents
    answer = Answer("hỏi", None, outcome, "…", None, documents, None, 1.0)
    with language_model(lambda asked: HONEST) as model:
        writer(model).written(answer)
    assert len(model.asked) == (0 if outcome is Outcome.REFUSED else 1)


@pytest.mark.parametrize("name", ["không có", "openai", "nhà-cung-cấp-lạ:mô-hình", "ollama:qwen3"])
def test_a_model_that_cannot_be_used_is_said_in_vietnamese(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(WriterUnusable, match="Không dùng được mô hình ngôn ngữ"):
        load_writer(name)


def test_a_key_that_is_missing_is_said_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(WriterUnusable, match="DANVAN_LLM"):
        load_writer("openai:gpt-5-mini")


REPLIES = list(hostile_replies())


def test_there_are_at_least_a_hundred_hostile_replies() -> None:
    assert len(REPLIES) >= 100


def test_none_of_the_hostile_replies_changes_the_answer() -> None:
    """One kind of reply after the other; none takes longer than its limit."""
    current: list[Reply] = []

    def answer(asked: Asked) -> Said | str:
        return current[-1](asked)

    shown = []
    with language_model(answer) as model:
        hostile = writer(model, limit_s=8.0)
        for number, reply in enumerate(REPLIES):
            current.append(reply)
            if hostile.written(ANSWER) is not ANSWER:
                shown.append(number)
    assert shown == []


def test_the_instructions_are_part_of_the_package() -> None:
    import retrieval.answer

    assert (Path(retrieval.answer.__file__).parent / "instructions.txt").is_file()
