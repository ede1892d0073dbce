"""Another embedding model by setting, as the operator meets it: DANVAN_EMBEDDING_MODEL and the commands."""

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from retrieval.embedding import StaticEmbedder, Vectors
from tests.bot.conftest import Danvan, Ran
from tests.bot.sample import DOCUMENTS
from tests.conftest import office_at
from tests.retrieval.model_workshop import table, transformer
from tests.retrieval.test_index import Letters

pytestmark = pytest.mark.filterwarnings("ignore")  # those of the libraries the models are read with

QUESTION = "Quý III năm 2026 phường phải làm gì?"
SETTING = "DANVAN_EMBEDDING_MODEL"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A static model and a transformer."""
    root = tmp_path_factory.mktemp("models")
    return {"static": table(root / "static"), "transformer": transformer(root / "bert")}


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Sets the model; "" the shipped one."""
    return lambda model: monkeypatch.setenv(SETTING, str(model))


def index_check(danvan: Danvan) -> dict[str, Any]:
    checks: list[dict[str, Any]] = danvan("doctor", "--json").json["checks"]
    return next(check for check in checks if check["check"] == "index")


def live(home: Path) -> str:
    return (home / "index" / "CURRENT").read_text()


def answered(ran: Ran) -> bool:
    return ran.code == 0 and ran.json["outcome"] == "answered"


@pytest.mark.parametrize("kind", ["static", "transformer"])
def test_the_next_question_rebuilds_the_index_with_the_new_model(
    filled: Danvan, home: Path, folders: dict[str, Path], kind: str, use: Callable[[object], None]
) -> None:
    before = live(home)
    use(folders[kind])
    assert index_check(filled)["state"] == "warning"
    assert live(home) == before
    assert answered(filled("ask", QUESTION, "--json"))
    assert live(home) != before
    assert index_check(filled)["state"] == "ok"


def test_going_back_to_the_shipped_model_encodes_no_passage_again(
    filled: Danvan, folders: dict[str, Path], use: Callable[[object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(folders["static"])
    assert answered(filled("ask", QUESTION, "--json"))
    use("")
    encoded: list[str] = []
    encode = StaticEmbedder.encode

    def watched(self: StaticEmbedder, texts: Sequence[str], *, query: bool = False) -> Vectors:
        encoded.extend([] if query else texts)
        return encode(self, texts, query=query)

    monkeypatch.setattr(StaticEmbedder, "encode", watched)
    assert answered(filled("ask", QUESTION, "--json"))
    assert encoded == []


def test_a_long_rebuild_is_told_on_stderr(
    filled: Danvan,
    folders: dict[str, Path],
    use: Callable[[object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.progress._BETWEEN_LINES", 0.0)
    use(folders["static"])
    ran = filled("ask", QUESTION, "--json")
    assert answered(ran)
    assert ran.err.startswith("Đang lập chỉ mục: ")


@pytest.mark.parametrize("name", ["khong-co/mo-hinh", "khong-co", "/khong/co/thu-muc", "một tên lạ"])
def test_a_model_that_is_not_here_is_one_line_and_leaves_the_index(
    filled: Danvan, home: Path, use: Callable[[object], None], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for call in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{call}", lambda *_: pytest.fail("asked the network"))
    before = live(home)
    use(name)
    ran = filled("ask", QUESTION)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert name in ran.err
    found = index_check(filled)
    assert found["state"] == "failed"
    assert name in found["message"]
    use("")
    assert live(home) == before
    assert answered(filled("ask", QUESTION, "--json"))


def test_files_taken_in_under_a_missing_model_are_found_once_it_is_put_right(
    danvan: Danvan, folder: Path, use: Callable[[object], None]
) -> None:
    use("khong-co/mo-hinh")
    ran = danvan("ingest", folder)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    use("")
    assert answered(danvan("ask", QUESTION, "--json"))


@pytest.mark.parametrize("damage", ["modules.json", "model.safetensors", "1_Pooling/config.json"])
def test_a_folder_that_is_no_whole_model_is_one_line(
    filled: Danvan, tmp_path: Path, folders: dict[str, Path], use: Callable[[object], None], damage: str
) -> None:
    broken = shutil.copytree(folders["transformer"], tmp_path / "broken")
    (broken / damage).write_text("{")
    use(broken)
    ran = filled("ask", QUESTION)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("Không dùng được mô hình")


def test_search_is_measured_with_the_model_that_is_set(
    danvan: Danvan, tmp_path: Path, folders: dict[str, Path], use: Callable[[object], None]
) -> None:
    use(folders["transformer"])
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    texts = {"a": "Thanh niên là công dân từ đủ 16 tuổi.", "b": "Khiếu nại được giải quyết trong 30 ngày."}
    rows = [json.dumps({"id": key, "title": "", "text": text}) for key, text in texts.items()]
    articles.write_text("\n".join(rows))
    questions.write_text(json.dumps({"id": "1", "question": "thanh nien bao nhieu tuoi", "relevant": ["a"]}))
    told = danvan("evaluate", "retrieval", "--articles", articles, "--questions", questions, "--json").json
    assert told["hybrid"]["r10"] == 1.0
    assert told["dense"]["r10"] == 1.0


class Slow(Letters):
    """A model that gets so far and no further."""

    def __init__(self, reached: Event) -> None:
        super().__init__("slow")
        self._reached = reached

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Any:
        if len(self.encoded) >= 8 and not query:
            self._reached.set()
            multiprocessing.Event().wait()
        return super().encode(texts, query=query)


def ask_slowly(home: Path, reached: Event) -> None:
    from bot.cli import run

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DANVAN_HOME", str(home))  # a forked process has the environment of an earlier test
        patch.setattr("retrieval.answerer.load_embedder", lambda setting: Slow(reached))
        patch.setattr("retrieval.building.passages_at_once", lambda embedder: 4)
        run(["ask", QUESTION])


@pytest.fixture
def building(filled: Danvan, home: Path) -> Iterator[Any]:
    """Another process that is in the midst of rebuilding the index with a model of its own."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["bot.cli", "chromadb", "tests.bot.test_other_models_command"])
    reached = processes.Event()
    process = processes.Process(target=ask_slowly, args=(home, reached))
    process.start()
    assert reached.wait(60)
    yield process
    process.kill()
    process.join()


def test_while_one_process_rebuilds_another_answers_from_the_old_index(filled: Danvan, building: Any) -> None:
    assert answered(filled("ask", QUESTION, "--json"))
    assert building.is_alive()


def test_what_waits_to_be_indexed_keeps_nobody_from_an_answer(
    filled: Danvan, building: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.office._PATIENCE_S", 0.0)
    made = office_at(home)
    another = next(iter(DOCUMENTS.values())).replace("Hoa Sen", "Hoa Cau")
    made.library.take_in_content("moi.txt", another.encode(), "moi")
    made.sessions.kw["bind"].dispose()
    ran = filled("ask", QUESTION, "--json")
    assert answered(ran)
    assert "tạm trả lời theo chỉ mục hiện có" in ran.err


def test_a_rebuild_that_is_killed_leaves_the_old_index_and_is_taken_up_where_it_was(
    filled: Danvan, building: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.kill()
    building.join()
    assert answered(filled("ask", QUESTION, "--json"))
    second = Letters("slow")
    monkeypatch.setattr("retrieval.answerer.load_embedder", lambda setting: second)
    assert answered(filled("ask", QUESTION, "--json"))
    again = Letters("third")
    monkeypatch.setattr("retrieval.answerer.load_embedder", lambda setting: again)
    assert answered(filled("ask", QUESTION, "--json"))
    assert len(second.encoded) == len(again.encoded) - 8
