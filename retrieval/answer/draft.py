"""An answer in the making: citations grouped by document, before it is put into words."""

from dataclasses import dataclass

from retrieval.answer.model import Citation, Outcome
from retrieval.shelf import Profile


@dataclass(frozen=True, slots=True)
class Group:
    """The citations from one document, with the heading that covers them all, if any."""

    profile: Profile
    citations: tuple[Citation, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Outcome, groups in the order to show, and what to say before them."""

    outcome: Outcome
    groups: tuple[Group, ...]
    opening: str | None = None
    reason: str | None = None
    near: tuple[Profile, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order."""
        return tuple(citation for group in self.groups for citation in group.citations)
