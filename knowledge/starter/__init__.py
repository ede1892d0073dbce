"""The starter pack: a register of the field's instruments and one model programme, in our own words.

The texts are plain Vietnamese documents (UTF-8, one paragraph a line), taken in like any other file so that a
fresh installation has something true to answer from.
"""

from importlib.resources import files

_SUFFIX = ".md"


def starter_files() -> list[tuple[str, bytes]]:
    """The documents of the starter pack as (file name, content), in order of name."""
    folder = files(__name__)
    texts = (entry for entry in folder.iterdir() if entry.name.endswith(_SUFFIX))
    return [(entry.name, entry.read_bytes()) for entry in sorted(texts, key=lambda entry: entry.name)]
