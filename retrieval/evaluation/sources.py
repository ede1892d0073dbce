"""The texts of an installation's documents, for checking quotes apart from the code that made them."""

from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Document, Library
from retrieval.answer.model import Citation
from retrieval.evaluation.cases import squeezed


class Sources:
    """Documents as they were given: a plain text file itself, of other forms the text that was read."""

    def __init__(self, library: Library, sessions: sessionmaker[Session]) -> None:
        self._library, self._sessions = library, sessions
        self._texts: dict[int, str] = {}

    def hold(self, citation: Citation) -> bool:
        """Whether the quote stands in its document."""
        document = citation.document_id
        if document not in self._texts:
            self._texts[document] = squeezed(self._text(document))
        return squeezed(citation.quote) in self._texts[document]

    def _text(self, document: int) -> str:
        name, content = self._library.original(document)
        if PurePath(name).suffix.lower() == ".txt":
            try:
                return content.decode("utf-8-sig")
            except UnicodeDecodeError:  # an older encoding, which reading has turned into text
                pass
        with self._sessions() as session:
            return session.scalar(select(Document.text).where(Document.id == document)) or ""
