"""What can be wrong with a measurement; the words for it are those of whoever shows it.

RetrievalError
├── BadLine          a line of a file of questions or articles (`retrieval.rows`)
└── EvaluationError
    ├── NotKept      a file that is no kept measurement
    └── NotAlike     two measurements that cannot be compared
"""

from retrieval.errors import RetrievalError


class EvaluationError(RetrievalError):
    """A measurement cannot be made or compared."""


class NotKept(EvaluationError):
    """The file does not hold a kept measurement."""


class NotAlike(EvaluationError):
    """The measurements are of different kinds (`same_kind` False) or share no question."""

    def __init__(self, *, same_kind: bool) -> None:
        super().__init__("no question in common" if same_kind else "different kinds")
        self.same_kind = same_kind
