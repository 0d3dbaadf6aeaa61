"""What twins differ in, in words for people: pages say these, rows have the names."""

from collections.abc import Mapping
from difflib import SequenceMatcher
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


def differing_words(text: str, other: str) -> list[int]:
    """Places of the words of a text that another one does not have there, from 0."""
    words, others = text.split(), other.split()
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    same = {block.a + step for block in blocks for step in range(block.size)}
    return [place for place in range(len(words)) if place not in same]
