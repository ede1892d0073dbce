"""What can be wrong with the files of a measurement; the words for it are those of whoever shows it.

RetrievalError
└── EvaluationError
    ├── BadLine      a line of a question file; `number` and `fault` say which and what
    ├── NotKept      a file that is no kept measurement
    └── NotAlike     two measurements that cannot be compared
"""

from enum import StrEnum

from retrieval.errors import RetrievalError


class Fault(StrEnum):
    """What is wrong with a line."""

    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NOT_OBJECT = "not_object"
    NO_ID = "no_id"
    SAME_ID = "same_id"
    NO_QUESTION = "no_question"
    BAD_HISTORY = "bad_history"
    BAD_FLAG = "bad_flag"
    BAD_PLACES = "bad_places"
    NOTHING_EXPECTED = "nothing_expected"


class EvaluationError(RetrievalError):
    """A measurement cannot be made or compared."""


class BadLine(EvaluationError):
    """A line of a question file, counted from 1."""

    def __init__(self, number: int, fault: Fault) -> None:
        super().__init__(f"{number}: {fault}")
        self.number, self.fault = number, fault


class NotKept(EvaluationError):
    """The file does not hold a kept measurement."""


class NotAlike(EvaluationError):
    """The measurements are of different kinds (`same_kind` False) or share no question."""

    def __init__(self, *, same_kind: bool) -> None:
        super().__init__("no question in common" if same_kind else "different kinds")
        self.same_kind = same_kind
