"""The roster to fill in: a made-up commune, as an example of every column."""

from functools import cache
from importlib import resources

from tasks.committee.roster_file.checking import rosters_of
from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.tables import Found
from tasks.committee.roster_file.write_xlsx import write_xlsx
from tasks.committee.roster_file.yaml_file import read_yaml


@cache
def example() -> tuple[CommitteeRoster, ...]:
    """The example, from example.yaml."""
    found = Found()
    return rosters_of(read_yaml(_example(), found), {}, found)


def template(name: str) -> bytes:
    """The file to fill in, as YAML or XLSX by its name."""
    return _example() if name.casefold().endswith((".yaml", ".yml")) else write_xlsx(example())


def _example() -> bytes:
    return resources.files("tasks.committee.roster_file").joinpath("example.yaml").read_bytes()
