"""The answerer of an installation and its index, with the say over when the index is brought up to date."""

from collections.abc import Callable

from bot.office import Office
from retrieval import Answerer


def bare_answerer(office: Office) -> Answerer:
    """The answerer without its index being brought up to date first."""
    settings = office.settings
    return Answerer(
        office.sessions,
        settings.home.expanduser(),
        embedding_model=settings.embedding_model,
        chroma_url=settings.chroma_url,
    )


def catch_up(office: Office, progress: Callable[[int], None] = lambda passages: None) -> None:
    """Makes the index hold what the database holds; `progress` is told how many passages went in."""
    if "answerer" in vars(office):  # made already: it must not be left with an older index
        office.answerer.bring_up_to_date(progress)
    else:
        answerer = bare_answerer(office)
        answerer.bring_up_to_date(progress)
        answerer.index.close()
