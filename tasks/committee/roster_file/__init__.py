"""The roster as a file that people fill in: XLSX or YAML, read with every problem named, imported, exported.

workbook, yaml_file   bytes → tables of cells that know where they stand
checking              tables → rosters, and everything that is wrong with them
importing             rosters → the database, as a list of changes
exporting             the database → rosters; write_xlsx, yaml_file: rosters → bytes
"""

from tasks.committee.roster_file.files import RosterFiles
from tasks.committee.roster_file.importing import RosterChange
from tasks.committee.roster_file.tables import Problem
from tasks.committee.roster_file.taken import RosterImport
from tasks.committee.roster_file.template import example, template

__all__ = ["Problem", "RosterChange", "RosterFiles", "RosterImport", "example", "template"]
