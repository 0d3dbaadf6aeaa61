"""A rectangle on a plane, of any heading."""

from typing import NamedTuple


class Rectangle(NamedTuple):
    """Where a rectangle lies, and how large it is.

    Attributes:
        x, y: its middle, millimetres.
        cos, sin: of the direction of its length.
        length, width: along and across that direction, millimetres.
    """

    x: int
    y: int
    cos: float
    sin: float
    length: int
    width: int
