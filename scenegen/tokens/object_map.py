"""An object map: from above, which object and which sign stands in which cell.

Entries. Every entity that fills 0.1 % of the picture (0.06 % of a map, where all things
are small), in the order of ids, which are the same in all views of an item. Walls,
floor and ceiling have none, nor has what stands under the fog of a map. An entry holds
the cell of the middle of the footprint, how far that is from the camera as a depth
code, and the bounds of the visible pixels, inclusive.

Marks. The signs that are painted into the picture, see `tokens.signs`.
"""

import re
from typing import NamedTuple

from scenegen.errors import TokenError
from scenegen.records.item import MapEntry, MapMark
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import Box, ViewVisibility
from scenegen.tokens.birds_eye_grid import BOX_GRID, CELLS, on_box_grid, place_of
from scenegen.tokens.depth_grid import CODES
from scenegen.tokens.marks import LABELS

SEEN_PCM, SEEN_ON_MAP_PCM = 100, 60
"""Shares of the picture, per cent mille, from which an entity has an entry."""

START, END = "<MAP_START>", "<MAP_END>"

_PLACE = r"<ROW_([0-9]+)><COL_([0-9]+)><DEPTH_([0-9]+)>"
_PIXEL = r"<PIXEL_([0-9]+)>"
_ENTRY = re.compile(
    rf"<CATEGORY_([^<>]+)><INSTANCE_([0-9]+)>{_PLACE}{_PIXEL}{_PIXEL}{_PIXEL}{_PIXEL}"
)
_MARK = re.compile(rf"<MARK_({'|'.join(LABELS)})>{_PLACE}{_PIXEL}{_PIXEL}")
_NEXT = re.compile("(?=<CATEGORY_|<MARK_)")

EXPECTED = (
    "Expected <CATEGORY_c><INSTANCE_i><ROW_r><COL_c><DEPTH_k> and four <PIXEL_p>, or "
    "<MARK_m><ROW_r><COL_c><DEPTH_k> and two <PIXEL_p>, rows and columns below "
    f"{CELLS}, depths below {CODES}, pixels below {BOX_GRID}, without spaces."
)


class ObjectMap(NamedTuple):
    """What an object map says: things, then signs."""

    entries: tuple[MapEntry, ...]
    marks: tuple[MapMark, ...]


def map_entries(scene: Scene, visibility: ViewVisibility) -> tuple[MapEntry, ...]:
    """The entries of one view, in the order of entity ids."""
    entities = {entity.id: entity for entity in scene.entities}
    pcm = SEEN_ON_MAP_PCM if visibility.view.is_map else SEEN_PCM
    size = visibility.ids.shape[0]
    return tuple(
        _entry(entities[sighting.entity], visibility.view, sighting.box, size)
        for sighting in visibility.sightings
        if sighting.visible_px * 100_000 >= pcm * size * size
        and not _is_fogged(visibility.view, entities[sighting.entity])
    )


def _is_fogged(view: View, entity: Entity) -> bool:
    """Whether the middle of an entity is unexplored: its cell would tell too much."""
    x, y, _ = entity.position_mm
    return any(
        west <= x < east and south <= y < north
        for west, south, east, north in view.fog_mm
    )


def _entry(entity: Entity, view: View, box: Box, size: int) -> MapEntry:
    place = place_of(view, entity.position_mm)
    return MapEntry(
        row=place.row,
        column=place.column,
        category=entity.category,
        instance=entity.id,
        box=on_box_grid(box, size),
        distance=place.distance,
    )


def object_map_text(
    entries: tuple[MapEntry, ...], marks: tuple[MapMark, ...] = ()
) -> str:
    """Entries, then marks, as text without spaces, e.g. of a single chair and a cross.

    <MAP_START><CATEGORY_chair><INSTANCE_3><ROW_17><COL_12><DEPTH_84><PIXEL_98>
    <PIXEL_120><PIXEL_143><PIXEL_201><MARK_X><ROW_19><COL_12><DEPTH_70><PIXEL_168>
    <PIXEL_240><MAP_END>. Pixels are x0, y0, x1, y1 of an entry, and x, y of a mark.
    """
    things = "".join(_entry_text(entry) for entry in entries)
    return START + things + "".join(_mark_text(mark) for mark in marks) + END


def _entry_text(entry: MapEntry) -> str:
    place = _place_text(entry)
    box = "".join(f"<PIXEL_{bound}>" for bound in entry.box)
    return f"<CATEGORY_{entry.category}><INSTANCE_{entry.instance}>{place}{box}"


def _mark_text(mark: MapMark) -> str:
    pixel = "".join(f"<PIXEL_{place}>" for place in mark.pixel)
    return f"<MARK_{mark.label}>{_place_text(mark)}{pixel}"


def _place_text(placed: MapEntry | MapMark) -> str:
    return f"<ROW_{placed.row}><COL_{placed.column}><DEPTH_{placed.distance}>"


def read_object_map_text(text: str) -> ObjectMap:
    """The entries and marks of an object map text.

    Raises:
        TokenError: when it is not a whole number of entries, then of marks, between
            start and end, or a row, column, depth or pixel is beyond its grid. It tells
            of every piece that cannot be read.
    """
    bare = text.strip()
    if not (bare.startswith(START) and bare.endswith(END)):
        raise TokenError(
            f"object map text: expected {START}...{END}, not {text[:60]!r}. Pass what "
            "stands between the tags, tags included."
        )
    pieces = [piece for piece in _NEXT.split(bare[len(START) : -len(END)]) if piece]
    found = [_read(piece) for piece in pieces]
    wrong = [
        piece for piece, each in zip(pieces, found, strict=True) if each is None
    ] or _late([each for each in found if each is not None])
    if wrong:
        raise TokenError(
            "object map text: no entry can be read at "
            f"{', nor at '.join(repr(piece[:60]) for piece in wrong)}. {EXPECTED}"
        )
    return ObjectMap(
        tuple(each for each in found if isinstance(each, MapEntry)),
        tuple(each for each in found if isinstance(each, MapMark)),
    )


def _read(piece: str) -> MapEntry | MapMark | None:
    """The entry or the mark that a piece of text spells."""
    if (match := _ENTRY.fullmatch(piece)) is not None:
        category, instance, *numbers = match.groups()
        row, column, distance, x0, y0, x1, y1 = (int(number) for number in numbers)
        if not _fits(row, column, distance, (x0, y0, x1, y1)):
            return None
        box = (x0, y0, x1, y1)
        return MapEntry(row, column, category, int(instance), box, distance)
    if (match := _MARK.fullmatch(piece)) is not None:
        label, *numbers = match.groups()
        row, column, distance, x, y = (int(number) for number in numbers)
        if _fits(row, column, distance, (x, y)):
            return MapMark(label, row, column, (x, y), distance)
    return None


def _fits(row: int, column: int, distance: int, pixels: tuple[int, ...]) -> bool:
    return max(row, column) < CELLS and distance < CODES and max(pixels) < BOX_GRID


def _late(found: list[MapEntry | MapMark]) -> list[str]:
    """The entries that stand behind a mark."""
    marks = [place for place, each in enumerate(found) if isinstance(each, MapMark)]
    if not marks:
        return []
    return [
        _entry_text(each) for each in found[marks[0] :] if isinstance(each, MapEntry)
    ]
