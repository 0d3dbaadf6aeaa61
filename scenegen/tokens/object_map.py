"""An object map: from above, which object stands in which cell of a grid.

Grid. 24 x 24 cells. A perspective view has an egocentric grid: cells of 0.6 m on the
floor, the camera at the middle of the lower edge, forward is up, right is right; the
pitch of the camera plays no part. A map has a grid over its own picture. A thing stands
in the cell of the middle of its footprint; one beyond the grid is in the nearest cell.

Entries. Every entity that fills 0.1 % of the picture (0.06 % of a map, where all things
are small), in the order of ids, which are the same in all views of an item. Walls,
floor and ceiling have none. Boxes hold the visible pixels on a 336-pixel grid, bounds
inclusive.
"""

import math
import re

from scenegen.errors import TokenError
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.facts import MapEntry
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.truth import Box, ViewTruth

CELLS = 24
CELL_METRES = 0.6
BOX_GRID = 336
SEEN_PCM, SEEN_ON_MAP_PCM = 100, 60
"""Shares of the picture, per cent mille, from which an entity has an entry."""

START, END = "<MAP_START>", "<MAP_END>"
_ENTRY = re.compile(
    r"<CATEGORY_([^<>]+)><INSTANCE_([0-9]+)><ROW_([0-9]+)><COL_([0-9]+)>"
    r"<PIXEL_([0-9]+)><PIXEL_([0-9]+)><PIXEL_([0-9]+)><PIXEL_([0-9]+)>"
)


def map_entries(scene: Scene, truth: ViewTruth) -> tuple[MapEntry, ...]:
    """The entries of one view, in the order of entity ids."""
    entities = {entity.id: entity for entity in scene.entities}
    pcm = SEEN_ON_MAP_PCM if truth.view.is_map else SEEN_PCM
    size = truth.ids.shape[0]
    return tuple(
        _entry(entities[sighting.entity], truth.view, sighting.box, size)
        for sighting in truth.sightings
        if sighting.visible_px * 100_000 >= pcm * size * size
    )


def _entry(entity: Entity, view: View, box: Box, size: int) -> MapEntry:
    row, column = _map_cell(view, entity) if view.is_map else _floor_cell(view, entity)
    return MapEntry(
        row=min(max(row, 0), CELLS - 1),
        column=min(max(column, 0), CELLS - 1),
        category=entity.category,
        instance=entity.id,
        box=_on_box_grid(box, size),
    )


def _floor_cell(view: View, entity: Entity) -> tuple[int, int]:
    """Row and column as the camera sees the floor, perhaps beyond the grid."""
    east = (entity.position_mm[0] - view.position_mm[0]) / 1000
    north = (entity.position_mm[1] - view.position_mm[1]) / 1000
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    forward = east * cos + north * sin
    right = east * sin - north * cos
    return (
        CELLS - 1 - math.floor(forward / CELL_METRES),
        CELLS // 2 + math.floor(right / CELL_METRES),
    )


def _map_cell(view: View, entity: Entity) -> tuple[int, int]:
    """Row and column in the picture of a map, perhaps beyond it."""
    x, y, z = entity.position_mm
    point = view.camera(CELLS).project(Vector(x / 1000, y / 1000, z / 1000))
    return math.floor(point.v), math.floor(point.u)


def _on_box_grid(box: Box, size: int) -> tuple[int, int, int, int]:
    """The cells of the box grid that a half-open pixel box reaches into, inclusive."""
    return (
        box.x0 * BOX_GRID // size,
        box.y0 * BOX_GRID // size,
        (box.x1 * BOX_GRID - 1) // size,
        (box.y1 * BOX_GRID - 1) // size,
    )


def object_map_text(entries: tuple[MapEntry, ...]) -> str:
    """The entries as text, without spaces, e.g. of a single chair.

    <MAP_START><CATEGORY_chair><INSTANCE_3><ROW_17><COL_12><PIXEL_98><PIXEL_120>
    <PIXEL_143><PIXEL_201><MAP_END>, where the pixels are x0, y0, x1, y1.
    """
    return START + "".join(_entry_text(entry) for entry in entries) + END


def _entry_text(entry: MapEntry) -> str:
    place = f"<ROW_{entry.row}><COL_{entry.column}>"
    box = "".join(f"<PIXEL_{bound}>" for bound in entry.box)
    return f"<CATEGORY_{entry.category}><INSTANCE_{entry.instance}>{place}{box}"


def read_object_map_text(text: str) -> tuple[MapEntry, ...]:
    """The entries of an object map text.

    Raises:
        TokenError: when it is not a whole number of entries between start and end, or
            a row, column or pixel is beyond its grid.
    """
    bare = text.strip()
    if not (bare.startswith(START) and bare.endswith(END)):
        raise TokenError(
            f"object map text: expected {START}...{END}, not {text[:60]!r}. Pass what "
            "stands between the tags, tags included."
        )
    body = bare[len(START) : -len(END)]
    entries = []
    place = 0
    while place < len(body):
        match = _ENTRY.match(body, place)
        if match is None:
            raise _unreadable(body, place)
        entries.append(_read_entry(match))
        place = match.end()
    return tuple(entries)


def _read_entry(match: "re.Match[str]") -> MapEntry:
    category, *numbers = match.groups()
    instance, row, column, x0, y0, x1, y1 = (int(number) for number in numbers)
    if max(row, column) >= CELLS or max(x0, y0, x1, y1) >= BOX_GRID:
        raise _unreadable(match.string, match.start())
    return MapEntry(row, column, category, instance, (x0, y0, x1, y1))


def _unreadable(body: str, place: int) -> TokenError:
    return TokenError(
        f"object map text: no entry can be read at {body[place : place + 60]!r}. "
        "Expected <CATEGORY_c><INSTANCE_i><ROW_r><COL_c> and four <PIXEL_p>, rows and "
        f"columns below {CELLS}, pixels below {BOX_GRID}, without spaces."
    )
