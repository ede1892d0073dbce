"""Any failure in one Vietnamese line."""

from bot.wording import faults


def told(error: Exception) -> str:
    """The line for an error. Ours speak for themselves; the database's and the disk's are introduced."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.errors import BotError
    from bot.telegram.errors import TelegramFaceError
    from knowledge import KnowledgeError
    from retrieval import RetrievalError
    from tasks import TasksError

    if isinstance(error, (BotError, KnowledgeError, RetrievalError, TasksError, TelegramFaceError)):
        return _one_line(str(error))
    if isinstance(error, SQLAlchemyError):
        return _one_line(faults.DATABASE.format(reason=getattr(error, "orig", None) or error))
    if isinstance(error, OSError):
        return _one_line(faults.DISK.format(path=error.filename or "tệp", reason=error.strerror or error))
    return _one_line(faults.UNEXPECTED.format(kind=type(error).__name__, message=error))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:1000]
