"""What is exported imports back the same, whatever names people have."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Base, open_database
from tasks import Level, Role, RosterFiles
from tasks.committee.models import Committee
from tasks.committee.roster_file.exporting import rosters_in
from tasks.committee.roster_file.roster import (
    CommitteeRoster,
    RosterHolding,
    RosterMember,
    RosterUnit,
    same_key,
)
from tasks.committee.roster_file.write_xlsx import write_xlsx
from tasks.committee.roster_file.yaml_file import write_yaml
from tests.tasks.committee.conftest import NOW, OPERATOR, TODAY

_LETTERS = "aAăâđĐeêỆioôơuưỷ019 -.&'\"=+@#:{}[]*!%|>?/()_"
_names = (
    st.text(_LETTERS, min_size=1, max_size=14)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(c.isalpha() for c in text) and "#" not in text)
)


def _distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_names, min_size=least, max_size=most, unique_by=same_key)


@st.composite
def _rosters(draw: st.DrawFn) -> tuple[CommitteeRoster, ...]:
    names = draw(_distinct(1, 3))
    return tuple(draw(_roster(name, names[:place])) for place, name in enumerate(names))


@st.composite
def _roster(draw: st.DrawFn, name: str, above: list[str]) -> CommitteeRoster:
    people, units = draw(_distinct(1, 4)), draw(_distinct(0, 6))
    own, spare = units[: len(units) // 2], units[len(units) // 2 :]
    days = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
    pairs = (
        draw(st.lists(st.tuples(st.sampled_from(own), st.sampled_from(people)), unique=True)) if own else []
    )
    return CommitteeRoster(
        name=name,
        level=Level.COMMUNE,
        parent=draw(st.none() | st.sampled_from(above)) if above else None,
        lead_days=(14, 7, 3, 1),
        members=tuple(
            RosterMember(person, draw(st.none() | _names), draw(st.sampled_from(Role))) for person in people
        ),
        units=tuple(RosterUnit(u, (spare[n],) if n < len(spare) else ()) for n, u in enumerate(own)),
        holdings=tuple(RosterHolding(unit, person, draw(days)) for unit, person in pairs),
    )


def _known(rosters: tuple[CommitteeRoster, ...]) -> set[object]:
    """What must be kept, order aside; a holding without a day begins on the day of the import."""
    return {
        fact
        for r in rosters
        for fact in (
            (r.name, r.level, r.parent),
            *((r.name, member) for member in r.members),
            *((r.name, unit) for unit in r.units),
            *((r.name, h.unit, h.member, h.since or TODAY) for h in r.holdings),
        )
    }


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sessionmaker[Session]]:
    """One database for all examples, each of which empties it first."""
    made = open_database(f"sqlite:///{tmp_path_factory.mktemp('home') / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_rosters(), st.sampled_from(["ban.xlsx", "ban.yaml"]), st.sampled_from(["ra.xlsx", "ra.yaml"]))
def test_what_is_exported_imports_back_the_same(
    emptied: sessionmaker[Session], rosters: tuple[CommitteeRoster, ...], name: str, out: str
) -> None:
    with emptied.begin() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))
    files = RosterFiles(emptied)
    content = write_xlsx(rosters) if name.endswith(".xlsx") else write_yaml(rosters)
    came = files.take_in(name, content, actor=OPERATOR, now=NOW, today=TODAY)
    assert [problem.text for problem in came.problems] == []
    written = files.export(out, actor=OPERATOR)
    assert files.preview(out, written, actor=OPERATOR, now=NOW, today=TODAY).changes == ()
    with emptied() as session:
        back = rosters_in(session, list(session.scalars(select(Committee.id))))
    assert _known(back) == _known(rosters)
