"""Texts to vectors: by the shipped static table, read without torch, or by any other model by setting."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

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
        self.name = f"static:{digest_of(folder / _WEIGHTS, folder / _TOKENIZER)}"

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


def passage_text(context: str, body: str, embedder: Embedder | None = None) -> str:
    """What a passage's vector is made from by `embedder` (the shipped one if None): headings, then body.

    A mean of pieces does not know a heading, so for the shipped table headings are written three times (R@10
    of articles .903 instead of .895, MRR .744 instead of .724); a transformer reads them once.
    """
    times = _HEADINGS_COUNTED if embedder is None or isinstance(embedder, StaticEmbedder) else 1
    return f"{context}\n" * times + body


def passages_at_once(embedder: Embedder) -> int:
    """How many passages are encoded between two reports of progress; more are not lost when one is killed."""
    return 4_000 if isinstance(embedder, StaticEmbedder) else 128


def load_embedder(setting: str) -> Embedder:
    """The embedder named by the setting: "" the shipped one, else a folder or a sentence-transformers name.

    Raises `ModelMissing` if the folder does not exist or the named model was never downloaded (nothing is
    fetched from the network here), `EmbeddingUnusable` if it is damaged or no model of sentences.
    """
    if not setting.strip():
        return StaticEmbedder()
    from retrieval.transformer import TransformerEmbedder

    return TransformerEmbedder(setting.strip())


def unit_length(vectors: Vectors) -> Vectors:
    """The rows scaled to length 1; rows of zeros (or of anything that is no number) become zeros."""
    clean = np.nan_to_num(vectors.astype(np.float32, copy=False), nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(clean, axis=1, keepdims=True)
    unit: Vectors = np.divide(clean, lengths, out=np.zeros_like(clean), where=lengths > 1e-9)
    return unit


def digest_of(*files: Path) -> str:
    """Twelve hexadecimal digits that change when the content of any file does."""
    digest = hashlib.blake2b(digest_size=6)
    for file in files:
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
