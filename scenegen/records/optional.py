"""Fields that a record leaves out of its JSON as long as they hold their default.

A field that is added to a record later would change the text, and so the digest, of
every item that has nothing to say in it. Marked as optional, it appears in the JSON of
those items only that use it.
"""

from dataclasses import Field, field
from typing import TypeVar

T = TypeVar("T")

_OMITTED = "omitted at its default"


def optional_field(default: T) -> T:
    """A dataclass field that is written only where it differs from its default.

    Args:
        default: an immutable value; what a reader takes where the field is absent.
    """
    made: T = field(default=default, metadata={_OMITTED: True})
    return made


def is_optional(declared: Field[object]) -> bool:
    """Whether a field was made by `optional_field`."""
    return _OMITTED in declared.metadata
