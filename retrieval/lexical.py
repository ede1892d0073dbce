"""Word search over passages: syllables and pairs of neighbouring syllables, with and without diacritics.

The engine is tantivy (BM25, k1 1.2, b 0.75). Texts are cut here, not by the engine, and queries are built
from terms, so nothing that a person types can be read as query syntax.

A passage is ranked by one bag of words: its body, with what stands above it (document, headings) counted
twice. Measured over law articles this finds far more than body and headings scored apart and added
(R@10 .92 against .84), because the length of the whole and the rarity of a word are then judged once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from knowledge import folded_syllables, syllables

_CONTEXT_COUNTED = 1  # times
_LONGEST_TERM = 60  # characters; a longer "word" is noise from a broken file
_MOST_TERMS = 400  # of one question; a pasted page is cut here
_WRITER_MEMORY = 64_000_000


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """One passage as the word index takes it in."""

    passage: int
    document: int
    body: str
    context: str


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a matching syllable counts, and a pair of neighbours."""

    syllable: float = 1.0
    pair: float = 0.7


def terms(text: str, *, folded: bool) -> list[str]:
    """The syllables of `text` in order, then the pairs of neighbours as "a_b"."""
    return _with_pairs(folded_syllables(text) if folded else syllables(text))


def _with_pairs(syllables: list[str]) -> list[str]:
    single = [syllable for syllable in syllables if len(syllable) <= _LONGEST_TERM]
    return single + [f"{first}_{second}" for first, second in pairwise(single)]


class LexicalIndex:
    """The word index in one folder. One writer at a time; readers see the last commit before `reload`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = Index(_schema(), path=str(folder), reuse=True)
        words = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.remove_long(200)).build()
        self._index.register_tokenizer("terms", words)
        self._schema = self._index.schema
        self.reload()

    def reload(self) -> None:
        """Looks at what is committed now."""
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def count(self) -> int:
        """How many passages are in the index."""
        return int(self._searcher.num_docs)

    def change(self, remove_documents: Iterable[int], add: Iterable[LexicalEntry]) -> None:
        """Takes every passage of some documents out, puts passages in, commits, and waits for merges."""
        writer = self._index.writer(heap_size=_WRITER_MEMORY, num_threads=1)
        for document in remove_documents:
            writer.delete_documents_by_term("document", document)
        for entry in add:
            writer.add_document(_engine_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def search(
        self,
        query_text: str,
        *,
        folded: bool,
        limit: int = 50,
        weights: Weights | None = None,
        documents: Collection[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Up to `limit` (passage id, BM25 score), best first; `documents` narrows the search to those."""
        query = self._query(query_text, folded, weights or Weights())
        if query is None or limit < 1 or (documents is not None and not documents):
            return []
        if documents is not None:
            allowed = Query.const_score_query(self._in_documents(documents), 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, allowed)])
        hits = self._searcher.search(query, limit=limit, count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return [(int(passage), float(score)) for passage, (score, _) in zip(ids, hits, strict=True)]

    def document_frequency(self, term: str, *, folded: bool) -> int:
        """In how many passages' bodies a term (a syllable, or a pair as "a_b") occurs."""
        return int(self._searcher.doc_freq("body_folded" if folded else "body", term))

    def get(self, term: str, default: int = 0) -> int:
        """Accented document frequency, under the name that `Restorer.restore` asks a mapping by."""
        return int(self._searcher.doc_freq("body", term)) or default

    def contains(self, passage: int) -> bool:
        """Whether the passage with this id is in the index."""
        query = Query.term_query(self._schema, "id", passage)
        return bool(self._searcher.search(query, limit=1, count=False).hits)

    def _in_documents(self, documents: Collection[int]) -> Query:
        return Query.term_set_query(self._schema, "document", sorted(documents))

    def _query(self, text: str, folded: bool, weights: Weights) -> Query | None:
        field = "whole_folded" if folded else "whole"
        clauses: list[tuple[Occur, Query]] = []
        for term in list(dict.fromkeys(terms(text, folded=folded)))[:_MOST_TERMS]:
            weight = weights.pair if "_" in term else weights.syllable
            if weight > 0:
                matching = Query.term_query(self._schema, field, term, index_option="freq")
                clauses.append((Occur.Should, Query.boost_query(matching, weight)))
        return Query.boolean_query(clauses) if clauses else None


def _schema() -> object:
    builder = SchemaBuilder()
    builder.add_integer_field("id", stored=False, indexed=True, fast=True)
    builder.add_integer_field("document", stored=False, indexed=True, fast=True)
    for field in ("whole", "whole_folded"):
        builder.add_text_field(field, stored=False, tokenizer_name="terms", index_option="freq")
    for field in ("body", "body_folded"):  # for document frequencies only
        builder.add_text_field(field, stored=False, tokenizer_name="terms", index_option="basic")
    return builder.build()


def _engine_document(entry: LexicalEntry) -> Document:
    document = Document()
    document.add_integer("id", entry.passage)
    document.add_integer("document", entry.document)
    above = _terms_above(entry.context)
    for folded, suffix in enumerate(("", "_folded")):
        inside = " ".join(terms(entry.body, folded=bool(folded)))
        document.add_text(f"body{suffix}", inside)
        document.add_text(f"whole{suffix}", " ".join([above[folded]] * _CONTEXT_COUNTED + [inside]))
    return document


@lru_cache(maxsize=256)
def _terms_above(context: str) -> tuple[str, str]:
    """The terms of what stands above a passage, with marks and without; many passages share it."""
    return " ".join(terms(context, folded=False)), " ".join(terms(context, folded=True))
