"""What can go wrong in the faces themselves.

BotError
├── BadSettings    a DANVAN_… setting, the home or the database cannot be used
├── NotYet         a thing that is planned, not built
└── FileUnreadable a file named on the command line cannot be opened
"""


class BotError(Exception):
    """Anything a face reports; the message is for a person, in Vietnamese."""


class BadSettings(BotError):
    """A setting, the home folder or the database cannot be used; the message names the variable."""


class NotYet(BotError):
    """A thing that is planned, not built."""


class FileUnreadable(BotError):
    """A file named on the command line cannot be opened."""
