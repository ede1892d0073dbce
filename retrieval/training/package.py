"""Writes a table of piece vectors as a sentence-transformers model folder."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "0_StaticEmbedding",
        "type": "sentence_transformers.models.StaticEmbedding",
    },
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIG: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def save_model(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
    """Saves `table` (pieces × dimension) in int8 with one scale per row, the unknown piece as zero.

    Weights use the layout that sentence-transformers reads from model2vec: `embeddings` (int8) times
    `weights` (float32, one per row), so the folder loads there with nothing else installed.
    """
    table = table.copy()
    table[0] = 0.0
    scale = np.maximum(np.abs(table).max(axis=1), 1e-12) / 127
    rounded = np.rint(table / scale[:, None]).astype(np.int8)
    static = folder / "0_StaticEmbedding"
    static.mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": rounded, "weights": scale.astype(np.float32)}, static / "model.safetensors")
    tokenizer.save(str(static / "tokenizer.json"), pretty=False)
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _CONFIG)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
