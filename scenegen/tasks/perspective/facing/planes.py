"""The two inputs of which a square has two values, and its four cases."""

from __future__ import annotations

from typing import NamedTuple

from scenegen.tasks.perspective.facing.slots import THING, TURNED, X

Plane = tuple[str, str]
"""Two of X, THING and TURNED."""

DIAGONALS = (((0, 0), (1, 1)), ((0, 1), (1, 0)))
"""Numbers of both values, of cases where the answer is "exactly one", and is not."""


class Case(NamedTuple):
    """Numbers of the values of a case in its square, 0 or 1."""

    place: int
    pair: int
    way: int


def case_of(plane: Plane, first: int, second: int) -> Case:
    """The case of some values of the inputs of a plane, in their order."""
    values = {plane[0]: first, plane[1]: second}
    return Case(*(values.get(each, 0) for each in (X, THING, TURNED)))
