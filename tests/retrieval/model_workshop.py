"""Small sentence-transformers models made on the spot: random, but whole, as a user would have them."""

import string
import warnings
from pathlib import Path
from typing import Any

LETTERS = string.ascii_lowercase + string.digits
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
WINDOW = 48  # pieces that the transformer reads
PROMPTS = {"query": "cau hoi ", "document": "doan van "}


def transformer(folder: Path, *, prompts: dict[str, str] | None = None, half: bool = False) -> Path:
    """Two layers of BERT over single letters, mean pooling, 32 numbers, saved in `folder`."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(1)
    with quiet():
        vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
        BertTokenizer(vocab=vocabulary, do_lower_case=True).save_pretrained(folder / "bert")
        shape: dict[str, Any] = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
        config = BertConfig(
            vocab_size=len(VOCABULARY), intermediate_size=64, max_position_embeddings=WINDOW, **shape
        )
        bert = BertModel(config)
        (bert.to(torch.float16) if half else bert).save_pretrained(folder / "bert")
        words = Transformer(str(folder / "bert"), max_seq_length=WINDOW)
        model = SentenceTransformer(modules=[words, Pooling(32, "mean")], prompts=prompts, device="cpu")
        model.save(str(folder / "model"))
    return folder / "model"


def table(folder: Path, *, dimension: int = 16, seed: int = 1) -> Path:
    """A static model: a random vector for every letter."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = torch.randn(len(VOCABULARY), dimension, generator=torch.Generator().manual_seed(seed))
    with quiet():
        model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, weights)], device="cpu")
        model.save(str(folder))
    return folder


class quiet(warnings.catch_warnings):  # noqa: N801
    """The libraries' own warnings are no failure of ours."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore")
