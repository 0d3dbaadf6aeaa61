"""Boards and mouldings along the walls of a room, given by their sections.

A section is a line of points (out of the wall into the room, height), millimetres, that
is moved along a wall; it begins and ends where a surface of the room hides what lies
behind it. Neighbouring walls meet in mitres.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from scenegen.shell.quads import Corner, Quad, Side, Span

Section = tuple[tuple[int, int], ...]

SKIRTING_HEIGHT = 90
SKIRTING_DEPTH = 14
"""Of the plain board along the walls, millimetres."""

SKIRTINGS: Mapping[str, Section] = MappingProxyType(
    {
        "plain": (
            (SKIRTING_DEPTH, 0),
            (SKIRTING_DEPTH, SKIRTING_HEIGHT),
            (0, SKIRTING_HEIGHT),
        ),
        "moulded": ((15, 0), (15, 98), (7, 118), (0, 118)),
    }
)
"""From the floor up to the wall. They stay behind the boards around doors."""

CORNICES: Mapping[str, Section] = MappingProxyType(
    {
        "bevel": ((0, -60), (14, -60), (60, -14), (60, 0)),
        "cove": (
            (0, -78),
            (12, -78),
            (18, -56),
            (34, -32),
            (58, -17),
            (78, -12),
            (78, 0),
        ),
    }
)
"""From the wall out and up to the ceiling; heights are counted from the ceiling. They
are lower than the wall that openings leave above them."""


def strip_quads(
    side: Side, section: Section, stops: tuple[bool, bool], along: Span
) -> list[Quad]:
    """A section moved along a stretch of a wall.

    Args:
        side: the wall.
        section: heights above the floor.
        stops: whether the first and the last end are at an opening, and so square;
            others are mitred in a corner of the room.
        along: the stretch, as the wall's face has it, millimetres.
    """

    def ends(out: int) -> Span:
        reach = side.reach(-out)
        return (
            along[0] if stops[0] else reach[0],
            along[1] if stops[1] else reach[1],
        )

    quads = []
    for (near, low), (far, high) in pairwise(section):
        (left, right), (far_left, far_right) = ends(near), ends(far)
        corners = (
            side.at(right, -near, low),
            side.at(left, -near, low),
            side.at(far_left, -far, high),
            side.at(far_right, -far, high),
        )
        quads.append(Quad(corners))
    return quads


def end_quads(
    side: Side, section: Section, along: int, *, is_first: bool
) -> list[Quad]:
    """The square end of a board: what lies between its section and the wall.

    Args:
        side: the wall.
        section: heights above the floor.
        along: where the board ends, millimetres.
        is_first: whether the board goes on from there, or comes to there.
    """
    quads = []
    for (near, low), (far, high) in pairwise(section):
        if low < high:
            corners: tuple[Corner, Corner, Corner, Corner] = (
                side.at(along, 0, low),
                side.at(along, -near, low),
                side.at(along, -far, high),
                side.at(along, 0, high),
            )
            quad = Quad(corners)
            quads.append(quad.turned if is_first else quad)
    return quads


def cornice_quads(sides: Sequence[Side], profile: str, height_mm: int) -> list[Quad]:
    """The moulding all round below a ceiling."""
    section = tuple((out, height_mm + z) for out, z in CORNICES[profile])
    return [
        quad
        for side in sides
        for quad in strip_quads(side, section, (False, False), (0, side.length))
    ]
