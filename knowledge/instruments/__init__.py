"""Instruments: citations found in documents and in questions, and the one identity behind their spellings.

>>> [mention.number for mention in find_mentions("Nghị quyết số 25/NQ-TW (khóa XI) ngày 03/6/2013")]
['25-NQ/TW']
"""

from knowledge.instruments.identity import distinct, instrument_key
from knowledge.instruments.matching import matches
from knowledge.instruments.mentions import find_mentions
from knowledge.instruments.names import Law, law_named, law_numbered, laws
from knowledge.instruments.queries import find_queries
from knowledge.instruments.values import CitedInstrument, InstrumentQuery, Mention

__all__ = [
    "CitedInstrument",
    "InstrumentQuery",
    "Law",
    "Mention",
    "distinct",
    "find_mentions",
    "find_queries",
    "instrument_key",
    "law_named",
    "law_numbered",
    "laws",
    "matches",
]
