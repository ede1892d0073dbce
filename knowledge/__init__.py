"""Files in; text, outline, letterhead, references, passages. The database's ground floor.

What other packages may use is named here; the rest is private to this room.
"""

from knowledge.abbreviations import open_abbreviations
from knowledge.database import open_database
from knowledge.dates import WrittenDate, find_dates
from knowledge.errors import DocumentNotFound, KnowledgeError
from knowledge.gazetteer import is_place_word
from knowledge.instruments import CitedInstrument, InstrumentQuery, Mention, distinct, find_queries, matches
from knowledge.library import Intake, Library, Status
from knowledge.marks import months_of
from knowledge.models import Base, Document, Instrument, Passage, PassageVector, Reference, UtcDateTime
from knowledge.outline import outline
from knowledge.places import find_places, same_place
from knowledge.printed_rows import is_header as is_printed_header
from knowledge.question_scope import QuestionScope, question_scope
from knowledge.readers import (
    Archive,
    ArchiveBomb,
    DamagedFile,
    MacroFile,
    ProtectedFile,
    UnreadableFile,
)
from knowledge.starter import starter_files
from knowledge.vietnamese import (
    Token,
    fold,
    folded_syllables,
    is_accented,
    nfc,
    syllables,
    tokens,
    tone_style,
)

__all__ = [
    "Archive",
    "ArchiveBomb",
    "Base",
    "CitedInstrument",
    "DamagedFile",
    "Document",
    "DocumentNotFound",
    "Instrument",
    "InstrumentQuery",
    "Intake",
    "KnowledgeError",
    "Library",
    "MacroFile",
    "Mention",
    "Passage",
    "PassageVector",
    "ProtectedFile",
    "QuestionScope",
    "Reference",
    "Status",
    "Token",
    "UnreadableFile",
    "UtcDateTime",
    "WrittenDate",
    "distinct",
    "find_dates",
    "find_places",
    "find_queries",
    "fold",
    "folded_syllables",
    "is_accented",
    "is_place_word",
    "is_printed_header",
    "matches",
    "months_of",
    "nfc",
    "open_abbreviations",
    "open_database",
    "outline",
    "question_scope",
    "same_place",
    "starter_files",
    "syllables",
    "tokens",
    "tone_style",
]
