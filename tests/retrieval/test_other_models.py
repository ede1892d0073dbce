"""Embedding models by setting: whatever sentence-transformers reads, made small and on the spot."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval import reranking
from retrieval.articles import Article
from retrieval.articles_search import ArticleSearch
from retrieval.embedding import Embedder, Vectors, load_embedder, passage_text
from retrieval.errors import EmbeddingUnusable, ModelMissing
from retrieval.index import IndexState, SearchIndex
from retrieval.reranking import as_learnt
from tests.retrieval.model_workshop import PROMPTS, WINDOW, quiet, table, transformer
from tests.retrieval.test_index import Letters, passages

pytestmark = pytest.mark.filterwarnings("ignore")  # those of the libraries the models are read with


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small transformer with prompts for questions and passages."""
    return transformer(tmp_path_factory.mktemp("bert"), prompts=PROMPTS)


@pytest.fixture(scope="module")
def embedder(folder: Path) -> Embedder:
    return load_embedder(str(folder))


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return table(tmp_path_factory.mktemp("static"))


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The transformer once more, to be damaged."""
    return Path(shutil.copytree(folder, tmp_path / "copied"))


def theirs(folder: Path, text: str, prompt: str) -> Vectors:
    """What sentence-transformers itself makes of a text."""
    from sentence_transformers import SentenceTransformer

    with quiet():
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        made: Vectors = model.encode(text, prompt=prompt, normalize_embeddings=True, show_progress_bar=False)
    return made


def test_vectors_have_unit_length_and_the_dimension_of_the_model(embedder: Embedder) -> None:
    vectors = embedder.encode(["tiếp công dân", "", "niêm yết"])
    assert vectors.shape == (3, embedder.dimension) == (3, 32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 0.0, 1.0], abs=1e-5)
    assert embedder.encode([]).shape == (0, 32)


@pytest.mark.parametrize("query", [True, False])
def test_questions_and_passages_get_the_prompts_of_the_model(
    folder: Path, embedder: Embedder, query: bool
) -> None:
    prompt = PROMPTS["query" if query else "document"]
    expected = theirs(folder, "tiep cong dan", prompt)
    assert embedder.encode(["tiep cong dan"], query=query)[0] == pytest.approx(expected, abs=1e-5)


def test_a_static_model_is_read_too(static: Path) -> None:
    made = load_embedder(str(static)).encode(["tiep cong dan " * 1_000, "niem yet"])
    assert made.shape == (2, 16)
    assert made[1] == pytest.approx(theirs(static, "niem yet", ""), abs=1e-5)


def test_the_tail_of_a_passage_longer_than_the_window_counts(embedder: Embedder) -> None:
    head = "tiep cong dan dinh ky " * WINDOW
    one, other = embedder.encode([head + "niem yet thu tuc " * WINDOW, head + "hop to dan pho " * WINDOW])
    assert one @ other < 0.9999


def test_a_long_passage_is_the_mean_of_its_parts(embedder: Embedder) -> None:
    halves = ["aa bb cc dd ee ff gg hh ii jj", "xx yy zz vv qq rr ss tt uu oo"]  # each fits, not both
    mean = embedder.encode(halves).sum(axis=0)
    assert embedder.encode([" ".join(halves)])[0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-4)


@pytest.mark.parametrize("text", ["x" * 5_000, "dân vận " * 1_000, "😀" * 500])
def test_huge_and_odd_texts_are_encoded(embedder: Embedder, text: str) -> None:
    assert np.isfinite(embedder.encode([text])).all()


def test_a_model_of_half_precision_gives_whole_numbers(tmp_path: Path) -> None:
    made = load_embedder(str(transformer(tmp_path, half=True))).encode(["tiếp công dân", "", "😀"])
    assert made.dtype == np.float32
    assert np.isfinite(made).all()


def test_the_name_is_the_same_for_a_copy_and_another_when_a_file_changes(folder: Path, copied: Path) -> None:
    name = load_embedder(str(folder)).name
    (copied / "README.md").write_text("khác")
    assert load_embedder(str(copied)).name == name
    config = copied / "config_sentence_transformers.json"
    config.write_text(config.read_text().replace(PROMPTS["query"], "hoi "))
    assert load_embedder(str(copied)).name != name


def test_nothing_is_asked_of_the_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for call in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{call}", lambda *_: pytest.fail("asked the network"))
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("asked for an address"))
    load_embedder(str(folder)).encode(["tiếp công dân"])


def test_a_downloaded_model_is_found_by_its_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = "0123456789abcdef0123456789abcdef01234567"
    held = tmp_path / "models--nha-nuoc--mo-hinh"
    shutil.copytree(folder, held / "snapshots" / revision)
    (held / "refs").mkdir()
    (held / "refs" / "main").write_text(revision)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    found = load_embedder("nha-nuoc/mo-hinh")
    assert found.name == "nha-nuoc/mo-hinh@0123456789ab"
    assert found.encode(["tiếp công dân"]).any()
    with pytest.raises(ModelMissing, match="hf download nha-nuoc/khac"):
        load_embedder("nha-nuoc/khac")


def _cut_weights(model: Path) -> None:
    weights = model / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:3_000])


def _no_weights(model: Path) -> None:
    (model / "model.safetensors").unlink()


def _no_tokenizer(model: Path) -> None:
    for file in model.glob("tokenizer*"):
        file.unlink()


def _no_pooling(model: Path) -> None:
    modules = json.loads((model / "modules.json").read_text())
    (model / "modules.json").write_text(json.dumps(modules[:1]))


def _broken_list(model: Path) -> None:
    (model / "modules.json").write_text('[{"idx"')


def _empty_list(model: Path) -> None:
    (model / "modules.json").write_text("[]")


def _no_list(model: Path) -> None:
    (model / "modules.json").unlink()


def _no_numbers(model: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = load_file(model / "model.safetensors")
    empty = {name: np.full_like(rows, np.nan) for name, rows in weights.items()}
    save_file(empty, model / "model.safetensors")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_cut_weights, "SafetensorError"),
        (_no_weights, "model.safetensors"),
        (_no_tokenizer, "thiếu tệp tách từ"),
        (_no_pooling, "thiếu bước pooling"),
        (_broken_list, "JSONDecodeError"),
        (_empty_list, "ValueError"),
        (_no_list, "không phải là mô hình sentence-transformers"),
        (_no_numbers, "không phải là số"),
    ],
)
def test_what_is_wrong_with_a_model_is_said_in_one_vietnamese_line(
    copied: Path, damage: Any, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(copied)
    with pytest.raises(EmbeddingUnusable, match="Không dùng được mô hình") as raised:
        load_embedder(str(copied))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def indexed(tmp_path: Path) -> Iterator[SearchIndex]:
    """An index made by another model."""
    index = SearchIndex(tmp_path / "index", Letters())
    index.sync({1: "a", 2: "a", 3: "a"}, passages)
    yield index
    index.close()


def test_another_model_gets_an_index_of_its_own_dimension(indexed: SearchIndex, embedder: Embedder) -> None:
    folder = indexed._generations.root
    other = SearchIndex(folder, embedder)
    assert other.health().state is IndexState.STALE
    assert other.sync({1: "a", 2: "a", 3: "a"}, passages).rebuilt
    wanted = passages(2)[0]
    vector = embedder.encode([passage_text(wanted.context, wanted.body, embedder)])[0]
    ((hit, cosine),) = other.dense(vector, limit=1)
    assert (hit, round(cosine, 2)) == (wanted.id, 1.0)
    other.close()


def test_a_reader_with_the_old_model_goes_on_by_words_after_the_switch(
    indexed: SearchIndex, embedder: Embedder
) -> None:
    assert indexed.dense("đối thoại")
    other = SearchIndex(indexed._generations.root, embedder)
    other.sync({1: "a", 2: "a", 3: "a"}, passages)
    assert indexed.dense("đối thoại") == []
    assert [passage for passage, _ in indexed.lexical("đối thoại", folded=False)] == [300]
    other.close()


def test_a_model_that_breaks_half_way_leaves_the_old_index(
    indexed: SearchIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = load_embedder(str(folder))
    monkeypatch.setattr(weak, "_encode", lambda texts, query=False: 1 / 0)
    other = SearchIndex(indexed._generations.root, weak)
    with pytest.raises(EmbeddingUnusable, match="ZeroDivisionError"):
        other.sync({1: "a", 2: "a", 3: "a"}, passages)
    assert indexed.health().state is IndexState.HEALTHY
    assert indexed.dense("đối thoại")
    other.close()


def test_vectors_are_kept_as_they_are_made_and_progress_is_counted_up(
    tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.building.passages_at_once", lambda embedder: 2)
    index, stored = SearchIndex(tmp_path, embedder), list[list[tuple[int, bytes]]]()
    told = list[int]()
    index.sync({1: "a", 2: "a", 3: "a"}, passages, store_vectors=stored.append, progress=told.append)
    assert ([len(vectors) for vectors in stored], told) == ([2, 2], [2, 4, 4])
    index.close()


def test_an_index_that_is_as_wanted_waits_for_nobody(indexed: SearchIndex) -> None:
    from filelock import FileLock

    with FileLock(indexed._generations.root / "lock"):
        assert not indexed.sync({1: "a", 2: "a", 3: "a"}, passages, wait=0.0).changed


def test_articles_are_searched_with_any_model(tmp_path: Path, embedder: Embedder) -> None:
    articles = [
        Article("a", "Độ tuổi", "", "Thanh niên là người từ đủ 16 tuổi.", "Luật Thanh niên"),
        Article("b", "Thời hạn giải quyết khiếu nại", "", "Không quá 30 ngày.", "Luật Khiếu nại"),
    ]
    with ArticleSearch(articles, tmp_path, embedder) as search:
        assert search.hybrid("thời hạn giải quyết khiếu nại")[0][0] == "b"
        assert len(search.dense("thời hạn giải quyết khiếu nại")) == 2


def test_cosines_of_another_model_are_brought_to_the_range_of_the_shipped_one() -> None:
    told = as_learnt({1: 0.95, 2: 0.90, 3: 0.85})
    shipped = {1: reranking._BEST, 2: (reranking._BEST + reranking._LEAST) / 2, 3: reranking._LEAST}
    assert told == pytest.approx(shipped)
    assert as_learnt({1: 0.9}) == {1: reranking._BEST}
    assert as_learnt({}) == {}
