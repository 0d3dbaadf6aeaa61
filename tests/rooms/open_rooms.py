"""Rooms of every kind and shape, with doors and windows in their walls."""

from dataclasses import replace

from hypothesis import strategies as st

from scenegen.records.scene import Opening, Room
from scenegen.rooms.openings import open_walls
from scenegen.rooms.outlines import draw_outline
from scenegen.rooms.room_types import ROOM_KINDS
from tests.rooms.furnished import seeds, stream
from tests.visibility.hand_made import room_of

KINDS = tuple(ROOM_KINDS)
SHAPES = ("rectangle", "l", "t")

kinds = st.sampled_from(KINDS)
heights = st.integers(50, 58).map(lambda step: 50 * step)


@st.composite
def open_rooms(draw: st.DrawFn) -> Room:
    """Rooms with plain finishes."""
    rng = stream(draw(seeds))
    kind = draw(kinds)
    aspect = (180, 350) if kind == "hallway" else (100, 155)
    outline = draw_outline(
        rng,
        draw(st.integers(800, 5000)),
        shape=draw(st.sampled_from(SHAPES)),
        aspect_pct=aspect,
    )
    height = draw(heights)
    openings = open_walls(rng, outline, ROOM_KINDS[kind].openings, height_mm=height)
    return replace(
        room_of(outline), kind=kind, height_mm=height, openings=tuple(openings)
    )


def of_kind(room: Room, kind: str) -> list[Opening]:
    """The doors, or the windows, of a room."""
    return [each for each in room.openings if each.kind == kind]
