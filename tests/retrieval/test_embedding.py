from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import SHIPPED, StaticEmbedder, load_embedder, unit_length
from retrieval.errors import ModelMissing
from retrieval.vectors import pack_vector, unpack_vector


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder()


def similarity(embedder: StaticEmbedder, first: str, second: str) -> float:
    one, two = embedder.encode([first, second])
    return float(one @ two)


def test_vectors_have_unit_length_and_the_stated_dimension(embedder: StaticEmbedder) -> None:
    vectors = embedder.encode(["Quy chế dân chủ ở cơ sở", "tiếp công dân"])
    assert vectors.shape == (2, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


@pytest.mark.parametrize("text", ["", "   ", "😀", "…?!"])
def test_a_text_without_words_is_a_zero_vector(embedder: StaticEmbedder, text: str) -> None:
    assert not embedder.encode([text]).any()


def test_no_texts_give_no_rows(embedder: StaticEmbedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimension)


def test_diacritics_and_case_do_not_change_the_vector(embedder: StaticEmbedder) -> None:
    assert similarity(embedder, "Quy chế dân chủ ở cơ sở", "QUY CHE DAN CHU O CO SO") == pytest.approx(
        1.0, abs=1e-5
    )


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: StaticEmbedder) -> None:
    question = "Ai có trách nhiệm tiếp công dân?"
    near = similarity(embedder, question, "Lãnh đạo cơ quan trực tiếp tiếp công dân định kỳ hằng tháng")
    far = similarity(embedder, question, "Thuế suất thuế tiêu thụ đặc biệt đối với rượu và bia")
    assert near > far + 0.2


def test_the_name_is_the_same_for_the_same_model(embedder: StaticEmbedder) -> None:
    assert StaticEmbedder().name == embedder.name
    assert load_embedder("").name == embedder.name


def test_a_huge_text_is_encoded(embedder: StaticEmbedder) -> None:
    assert embedder.encode(["dân vận " * 50_000]).any()


def test_a_model_folder_that_is_not_there_is_said_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="Không có thư mục mô hình"):
        load_embedder(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["some-one/never-downloaded", "never-downloaded", "not a/valid/name"])
def test_a_model_that_was_never_downloaded_fails_at_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("asked the network"))
    with pytest.raises(ModelMissing, match="Chưa có mô hình"):
        load_embedder(name)


def test_rows_that_are_no_numbers_become_zero() -> None:
    rows = np.array([[np.nan, 1.0], [0.0, 0.0], [3.0, 4.0]], dtype=np.float32)
    assert unit_length(rows).tolist() == [[0.0, 1.0], [0.0, 0.0], [pytest.approx(0.6), pytest.approx(0.8)]]


def test_a_stored_vector_comes_back_nearly_the_same(embedder: StaticEmbedder) -> None:
    vector = embedder.encode(["kiểm tra công tác dân vận"])[0]
    assert float(unpack_vector(pack_vector(vector)) @ vector) > 0.9999


def test_the_shipped_model_is_small_enough_for_the_repository() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 25_000_000


@pytest.mark.filterwarnings("ignore")
def test_sentence_transformers_reads_the_shipped_model_the_same_way(embedder: StaticEmbedder) -> None:
    texts = ["Quy chế dân chủ ở cơ sở", "Quý III phải làm gì?", ""]
    theirs = load_embedder(str(SHIPPED))
    assert theirs.encode(texts) == pytest.approx(embedder.encode(texts), abs=1e-5)
