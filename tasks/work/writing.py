"""One write of this room: a transaction, tried again when somebody else wrote the same meanwhile."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from tasks.errors import WorkRefused

_TRIES = 20  # of people who write the same at once, one gets through each time
_WAITING = ("locked", "deadlock", "serialize")
_Result = TypeVar("_Result")


def written(sessions: sessionmaker[Session], write: Callable[[Session], _Result]) -> _Result:
    """What `write` gives, committed. Raises `WorkRefused` when others keep getting in first."""
    problem: Exception | None = None
    for _ in range(_TRIES):
        try:
            with sessions.begin() as session:
                return write(session)
        except (StaleDataError, IntegrityError) as error:
            problem = error
        except OperationalError as error:
            if not any(word in str(error.orig).casefold() for word in _WAITING):
                raise
            problem = error
    raise WorkRefused("Việc này đang được người khác cập nhật. Xin thử lại sau giây lát.") from problem
