"""Any sentence-transformers model that is already on this machine; nothing is fetched from the network.

Torch is imported only when such a model is opened.
"""

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.embedding import Vectors, digest_of, unit_length
from retrieval.errors import EmbeddingUnusable, ModelMissing

_SETTING = "DANVAN_EMBEDDING_MODEL"
_MODULES = "modules.json"  # what makes a folder a sentence-transformers model
_DECIDING = {".json", ".safetensors", ".bin", ".txt", ".model", ".py"}  # endings of what vectors depend on
_PROBES = ("công tác dân vận", "niêm yết thủ tục")  # as many words: unread, they look alike
_SAME = 0.99999  # cosine of two texts that a model cannot tell apart
_LEAST_ROOM = 8  # pieces
_REVISION_SHOWN = 12  # of 40 digits: the name has to fit its column of the database


class TransformerEmbedder:
    """Any sentence-transformers model, by folder or by name; see `retrieval.embedding.Embedder`.

    Prompts that the model brings for questions and passages are put before them. A text longer than the
    model's window is read in parts, and its vector is their mean by length: nothing of it goes unread.
    """

    def __init__(self, setting: str) -> None:
        """Raises `ModelMissing` or `EmbeddingUnusable`."""
        self._setting = setting
        folder, self.name = installed_model(setting)
        with self._explained(), _quiet():
            self._model = _opened(folder)
            self.dimension = self._dimension()  # its first texts also draw the libraries' warnings

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """See `Embedder.encode`. Raises `EmbeddingUnusable` if the model breaks down."""
        found = np.zeros((len(texts), self.dimension), dtype=np.float32)
        with self._explained():
            parts = [(row, text) for row, text in enumerate(texts) if text.strip()]
            parts = list(self._within_window(parts, query=query))
            if parts:
                made = unit_length(self._encode([text for _, text in parts], query=query))
                lengths = np.array([len(text.split()) for _, text in parts], dtype=np.float32)
                np.add.at(found, [row for row, _ in parts], made * lengths[:, None])
        return unit_length(found)

    def _encode(self, texts: list[str], *, query: bool = False) -> Vectors:
        encode = self._model.encode_query if query else self._model.encode_document
        made: Vectors = np.asarray(
            encode(texts, show_progress_bar=False, convert_to_numpy=True), dtype=np.float32
        )
        return made

    def _within_window(self, parts: list[tuple[int, str]], *, query: bool) -> Iterator[tuple[int, str]]:
        """(row, part): texts halved until the model takes them whole."""
        room = self._room(query)
        while parts:
            halves = []
            for (row, text), pieces in zip(parts, self._pieces([text for _, text in parts]), strict=True):
                words = text.split()
                if pieces <= room or len(words) < 2:
                    yield row, text
                else:
                    middle = len(words) // 2
                    halves += [(row, " ".join(words[:middle])), (row, " ".join(words[middle:]))]
            parts = halves

    def _room(self, query: bool) -> float:
        """How many pieces of a text the model reads, its marks for beginning and end included."""
        window = getattr(self._model, "max_seq_length", None)
        if not window:
            return float("inf")
        names = ("query",) if query else ("document", "passage", "corpus")  # as sentence-transformers looks
        prompt = next((self._model.prompts[name] for name in names if self._model.prompts.get(name)), "")
        return float(max(window - (self._pieces([prompt])[0] if prompt else 0), _LEAST_ROOM))

    def _pieces(self, texts: list[str]) -> list[int]:
        """How many pieces each text has; all 0 for a model that does not cut texts into pieces so."""
        tokenizer = getattr(self._model, "tokenizer", None)
        if not callable(tokenizer):
            return [0] * len(texts)
        return [len(pieces) for pieces in tokenizer(texts, truncation=False, verbose=False)["input_ids"]]

    def _dimension(self) -> int:
        """Numbers per vector. Raises `EmbeddingUnusable` if the model gives no vectors of sentences."""
        made = [self._encode(list(_PROBES), query=query) for query in (True, False)]
        if any(rows.ndim != 2 or rows.shape != (len(_PROBES), made[0].shape[-1]) for rows in made):
            raise self._unusable("mô hình không cho ra một vectơ cho mỗi câu")
        if not all(np.isfinite(rows).all() for rows in made):
            raise self._unusable("vectơ mô hình cho ra không phải là số")
        first, second = unit_length(made[1])
        if not first.any() or first @ second > _SAME:
            raise self._unusable("mọi câu có cùng một vectơ, có lẽ thiếu tệp tách từ hoặc trọng số")
        return int(made[0].shape[1])

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except EmbeddingUnusable:
            raise
        except Exception as error:  # libraries, model code and damaged files raise anything
            raise self._unusable(_reason(error)) from error

    def _unusable(self, reason: str) -> EmbeddingUnusable:
        return EmbeddingUnusable(f"Không dùng được mô hình “{self._setting}” ({_SETTING}): {reason}.")


def installed_model(setting: str) -> tuple[Path, str]:
    """The folder of a model and its identity, which changes with its content.

    Raises `ModelMissing` if it is not on this machine, `EmbeddingUnusable` if the folder holds no model.
    """
    path = Path(setting).expanduser()
    if path.is_dir():
        if not (path / _MODULES).is_file():
            reason = f"thư mục không phải là mô hình sentence-transformers (không có tệp {_MODULES})"
            raise EmbeddingUnusable(f"Không dùng được mô hình “{setting}” ({_SETTING}): {reason}.")
        deciding = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix in _DECIDING)
        return path, f"folder:{digest_of(*deciding)}"
    if path.is_absolute() or setting.startswith((".", "~")):
        raise ModelMissing(f"Không có thư mục mô hình “{setting}” ({_SETTING}).")
    folder = _cached(setting)
    return folder, f"{setting[:100]}@{folder.name[:_REVISION_SHOWN]}"


def _cached(setting: str) -> Path:
    """The folder of a named model in this machine's Hugging Face cache; asks no server."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when the library is imported
    from huggingface_hub import try_to_load_from_cache

    name = setting if "/" in setting else f"sentence-transformers/{setting}"
    try:
        found = try_to_load_from_cache(name, _MODULES)
    except ValueError:  # not even the form of a name
        found = None
    if isinstance(found, str):
        return Path(found).parent
    whole = "" if "/" in setting else "Tên phải ghi đủ cả nơi phát hành (ví dụ BAAI/bge-m3). "
    raise ModelMissing(
        f"Chưa có mô hình “{setting}” trên máy này ({_SETTING}). {whole}"
        f"Hãy tải về trước bằng lệnh: hf download {name}"
    )


def _opened(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), local_files_only=True)
    return model.float() if model.device.type == "cpu" else model  # halves overflow, and are slow, on a CPU


def _reason(error: Exception) -> str:
    """What a library said, on one line."""
    if isinstance(error, KeyError) and error.args == ("sentence_embedding",):
        return "mô hình không gộp các từ thành vectơ của câu (thiếu bước pooling)"
    said = " ".join(str(error).split())[:300].rstrip(".")
    return f"{type(error).__name__}: {said}"


@contextmanager
def _quiet() -> Iterator[None]:
    """No bars and warnings of the libraries: what is wrong is said by our own errors."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when the libraries are imported
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
