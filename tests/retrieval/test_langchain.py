import pytest

from retrieval.embedding import load_embedder
from retrieval.langchain import LangchainEmbeddings


def test_langchain_gets_plain_lists_of_the_same_numbers() -> None:
    embedder = load_embedder("")
    plug = LangchainEmbeddings(embedder)
    [vector] = plug.embed_documents(["dân vận khéo"])
    assert isinstance(vector, list)
    assert vector == pytest.approx(embedder.encode(["dân vận khéo"])[0].tolist())
    assert plug.embed_query("dân vận khéo") == pytest.approx(vector)
