"""What twins differ in, in words for people: pages say these, rows have the names."""

from collections.abc import Mapping
from types import MappingProxyType

TWINS_DIFFER: Mapping[str, str] = MappingProxyType(
    {
        "turned": "which way one thing faces",
        "x": "where the X is",
        "thing": "what is asked about",
        "giver": "which object gives the direction",
        "walk": "where the walk goes",
        "m1": "where M1 is",
        "split": "whether pictures share an object",
        "exchanged": "one replaced object",
    }
)
"""By the column `twin_of`; what follows "twins differ in". Tasks of other packages have
names of their own, which are shown as they are."""


def twins_differ_in(name: str) -> str:
    """What twins with this name in `twin_of` differ in, e.g. "where the X is"."""
    return TWINS_DIFFER.get(name, name.replace("_", " "))
