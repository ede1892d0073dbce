"""The roster to fill in: a made-up commune, as an example of every column."""

from functools import cache
from importlib import resources

from tasks.committee.roster_file import wording
from tasks.committee.roster_file.checking import rosters_of
from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.tables import Found
from tasks.errors import RosterRefused


@cache
def example() -> tuple[CommitteeRoster, ...]:
    """The example, from example.yaml."""
    from tasks.committee.roster_file.yaml_file import read_yaml

    found = Found()
    return rosters_of(read_yaml(_example(), found), {}, found)


def template(name: str) -> bytes:
    """The file to fill in, as YAML or XLSX by its name. Raises `RosterRefused` for another kind."""
    if name.casefold().endswith((".yaml", ".yml")):
        return _example()
    if not name.casefold().endswith(".xlsx"):
        raise RosterRefused(wording.KIND)
    from tasks.committee.roster_file.write_xlsx import write_xlsx

    return write_xlsx(example())


def _example() -> bytes:
    return resources.files("tasks.committee.roster_file").joinpath("example.yaml").read_bytes()
