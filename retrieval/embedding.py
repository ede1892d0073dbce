"""Texts to vectors: the shipped static table, read without torch, or any sentence-transformers model."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from retrieval.errors import ModelMissing

Vectors = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model"
_WEIGHTS = "0_StaticEmbedding/model.safetensors"
_TOKENIZER = "0_StaticEmbedding/tokenizer.json"
_BATCH = 1_024
_HEADINGS_COUNTED = 3


class Embedder(Protocol):
    """Turns texts into vectors of unit length.

    `name` tells one model (and version) from another: vectors made under different names don't compare.
    """

    name: str
    dimension: int

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Vectors, len(texts) × dimension; a text without any known piece gives zeros, never NaN.

        `query` is for models that read questions otherwise than passages; the shipped one does not.
        """


class StaticEmbedder:
    """The mean of the vectors of a text's pieces, from a saved sentence-transformers StaticEmbedding."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        weights = load_file(folder / _WEIGHTS)
        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._rows = weights["embeddings"]
        self._scales = weights["weights"].astype(np.float32)
        self.dimension = int(self._rows.shape[1])
        self.name = f"static:{_digest(folder / _WEIGHTS, folder / _TOKENIZER)}"

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """See `Embedder.encode`."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            for row, encoding in enumerate(
                self._tokenizer.encode_batch(batch, add_special_tokens=False), start
            ):
                pieces = np.asarray(encoding.ids, dtype=np.int64)
                vectors[row] = self._scales[pieces] @ self._rows[pieces].astype(np.float32)
        return unit_length(vectors)


class TransformerEmbedder:
    """Any sentence-transformers model that is already on this machine; torch is imported here only."""

    def __init__(self, setting: str) -> None:
        place, self.name = _installed_model(setting)
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(place, local_files_only=True)
        self.dimension = int(self._model.get_sentence_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """See `Embedder.encode`."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encode = self._model.encode_query if query else self._model.encode_document
        vectors = np.asarray(
            encode(list(texts), show_progress_bar=False, convert_to_numpy=True), dtype=np.float32
        )
        empty = [row for row, text in enumerate(texts) if not text.strip()]
        vectors[empty] = 0.0
        return unit_length(vectors)


def passage_text(context: str, body: str, embedder: Embedder | None = None) -> str:
    """What a passage's vector is made from by `embedder` (the shipped one if None): headings, then body.

    A mean of pieces does not know a heading, so for the shipped table headings are written three times (R@10
    of articles .903 instead of .895, MRR .744 instead of .724); a transformer reads them once.
    """
    times = _HEADINGS_COUNTED if embedder is None or isinstance(embedder, StaticEmbedder) else 1
    return f"{context}\n" * times + body


def load_embedder(setting: str) -> Embedder:
    """The embedder named by the setting: "" the shipped one, else a folder or a sentence-transformers name.

    Raises `ModelMissing` if the folder does not exist or the named model was never downloaded: nothing is
    fetched from the network here.
    """
    return TransformerEmbedder(setting) if setting.strip() else StaticEmbedder()


def unit_length(vectors: Vectors) -> Vectors:
    """The rows scaled to length 1; rows of zeros (or of anything that is no number) become zeros."""
    clean = np.nan_to_num(vectors.astype(np.float32, copy=False), nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(clean, axis=1, keepdims=True)
    unit: Vectors = np.divide(clean, lengths, out=np.zeros_like(clean), where=lengths > 1e-9)
    return unit


def _installed_model(setting: str) -> tuple[str, str]:
    """Where the model is, and its identity."""
    path = Path(setting).expanduser()
    if path.is_dir():
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and p.suffix in {".json", ".safetensors", ".bin"}
        )
        return str(path), f"folder:{_digest(*files)}"
    if path.is_absolute() or setting.startswith((".", "~")):
        raise ModelMissing(f"Không có thư mục mô hình “{setting}” (DANVAN_EMBEDDING_MODEL).")
    return setting, f"{setting}@{_cached_revision(setting)}"


def _cached_revision(setting: str) -> str:
    """The revision of a Hugging Face model in this machine's cache; asks no server."""
    from huggingface_hub import try_to_load_from_cache

    names = [setting] if "/" in setting else [f"sentence-transformers/{setting}"]
    try:
        found = [try_to_load_from_cache(name, "modules.json") for name in names]
    except ValueError:  # not even the form of a name
        found = []
    for path in found:
        if isinstance(path, str):
            return Path(path).parent.name
    raise ModelMissing(
        f"Chưa có mô hình “{setting}” trên máy này (DANVAN_EMBEDDING_MODEL). "
        f"Hãy tải về trước bằng lệnh: hf download {names[0] if names else setting}"
    )


def _digest(*files: Path) -> str:
    """Twelve hexadecimal digits that change when the content of any file does."""
    digest = hashlib.blake2b(digest_size=6)
    for file in files:
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
