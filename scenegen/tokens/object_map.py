"""The object map: which object, and which mark, is in which cell seen from above.

Entries. Every entity that fills 0.1 % of the picture (0.06 % of a map, where all are
small), in the order of their cells, by row and column. The
id of an entity is the same in all views of an item. Walls, floor
and ceiling have none, nor has what is under the fog of a map. An entry holds the cell
of the middle of the footprint, its distance from the camera as a depth code, and the
bounds of the visible pixels, inclusive.

Marks. What is painted into the picture, see `tokens.marks`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import NamedTuple

from scenegen.errors import TokenError
from scenegen.records.columns import INT16, TEXT, Column, ListOf, Struct
from scenegen.records.item import MapEntry, MapMark, ViewTokens
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import Box, Sighting, ViewVisibility
from scenegen.tokens.base import Cell, Token
from scenegen.tokens.birds_eye_grid import (
    BOX_GRID,
    CELL_METRES,
    CELLS,
    on_box_grid,
    place_of,
)
from scenegen.tokens.depth_grid import CODES, distance_of, metres_text
from scenegen.tokens.marks import COLUMN as MARKS
from scenegen.tokens.marks import (
    LABELS,
    map_marks,
    mark_cells,
    mark_text,
    mark_words,
    read_mark,
)
from scenegen.tokens.spelling import (
    PIXEL,
    PLACE,
    grid_words,
    is_on_grids,
    numbered,
    spell_pixels,
    spell_place,
)

SEEN_PCM, SEEN_ON_MAP_PCM = 100, 60
"""Shares of the picture, per cent mille, from which an entity has an entry."""

INSTANCES = range(1, 128)
"""Ids of entities for which there are words."""

START, END = "<MAP_START>", "<MAP_END>"

_ENTRY = re.compile(
    rf"<CATEGORY_([^<>]+)><INSTANCE_([0-9]{{1,9}})>{PLACE}{PIXEL}{PIXEL}{PIXEL}{PIXEL}"
)
_NEXT = re.compile("(?=<CATEGORY_|<MARK_)")
_LINE = "{:24} {:>8} {:>4} {:>4} {:>9}  {}"

EXPECTED = (
    "Expected <CATEGORY_c><INSTANCE_i><ROW_r><COL_c><DEPTH_k> and four <PIXEL_p>, or "
    "<MARK_m><ROW_r><COL_c><DEPTH_k> and two <PIXEL_p>, rows and columns below "
    f"{CELLS}, depths below {CODES}, pixels below {BOX_GRID}, without spaces."
)


class ObjectMap(NamedTuple):
    """What an object map says: entries of objects, then marks."""

    entries: tuple[MapEntry, ...]
    marks: tuple[MapMark, ...]


def map_entries(scene: Scene, visibility: ViewVisibility) -> tuple[MapEntry, ...]:
    """The entries of one view, in the order of cells, then of boxes.

    An order of ids would be one more column that could tell what was placed when.
    """
    entities = {entity.id: entity for entity in scene.entities}
    size = visibility.ids.shape[0]
    found = (
        _entry(entities[sighting.entity], visibility.view, sighting.box, size)
        for sighting in visibility.sightings
        if is_large_enough(sighting, visibility)
        and not _is_fogged(visibility.view, entities[sighting.entity])
    )
    return tuple(sorted(found, key=lambda each: (each.row, each.column, each.box)))


def is_large_enough(sighting: Sighting, visibility: ViewVisibility) -> bool:
    """Whether an entity fills as much of a view as an entry takes."""
    pcm = SEEN_ON_MAP_PCM if visibility.view.is_map else SEEN_PCM
    return sighting.visible_px * 100_000 >= pcm * visibility.pixels


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
    spelled = [_entry_text(entry) for entry in entries]
    spelled += [mark_text(mark) for mark in marks]
    return "".join([START, *spelled, END])


def _entry_text(entry: MapEntry) -> str:
    head = f"<CATEGORY_{entry.category}><INSTANCE_{entry.instance}>"
    return head + spell_place(entry) + spell_pixels(entry.box)


def read_object_map_text(text: str) -> ObjectMap:
    """The entries and marks of an object map text.

    Raises:
        TokenError: when it is not a whole number of entries, then of marks, between
            start and end, or a row, column, depth or pixel is beyond its grid. It names
            every piece that cannot be read.
    """
    bare = text.strip()
    if not (bare.startswith(START) and bare.endswith(END)):
        raise TokenError(
            f"object map text: expected {START}...{END}, not {text[:60]!r}. Pass what "
            "stands between the tags, tags included."
        )
    pieces = [piece for piece in _NEXT.split(bare[len(START) : -len(END)]) if piece]
    found = [_read_entry(piece) or read_mark(piece) for piece in pieces]
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


def _read_entry(text: str) -> MapEntry | None:
    """The entry that a text spells; None when it spells none, or one off the grids."""
    match = _ENTRY.fullmatch(text)
    if match is None:
        return None
    category, instance, *numbers = match.groups()
    row, column, distance, x0, y0, x1, y1 = (int(number) for number in numbers)
    box = (x0, y0, x1, y1)
    entry = MapEntry(row, column, category, int(instance), box, distance)
    return entry if is_on_grids(entry, box) else None


def _late(found: list[MapEntry | MapMark]) -> list[str]:
    """The entries that come after a mark."""
    first = next(
        (place for place, each in enumerate(found) if isinstance(each, MapMark)),
        len(found),
    )
    return [_entry_text(each) for each in found[first:] if isinstance(each, MapEntry)]


class ObjectMapToken(Token):
    """The object map as a token; its value is `ViewTokens.entries` and `.marks`."""

    name = "object_map"
    start, end = START, END
    columns = (
        Column(
            "object_map",
            ListOf(
                Struct.of(
                    row=INT16,
                    col=INT16,
                    category=TEXT,
                    instance=INT16,
                    box=ListOf(INT16, 4),
                    distance=INT16,
                )
            ),
            "visible objects per view, in the order of `cameras`, by cell: cell of the "
            "bird's-eye grid, category, instance, box on a 336-pixel grid, distance as "
            "a depth code",
        ),
        MARKS,
    )

    def describe(
        self, scene: Scene, visibility: ViewVisibility, tokens: ViewTokens
    ) -> ViewTokens:
        """See `Token`."""
        return replace(
            tokens,
            entries=map_entries(scene, visibility),
            marks=map_marks(visibility),
        )

    def cells(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`."""
        return {
            "object_map": [_entry_cells(entry) for entry in tokens.entries],
            MARKS.name: [mark_cells(mark) for mark in tokens.marks],
        }

    def vocabulary(self, categories: Sequence[str]) -> tuple[str, ...]:
        """See `Token`; distances are spelled with the words of the depth grid."""
        return (
            START,
            END,
            *(f"<CATEGORY_{category}>" for category in categories),
            *numbered("INSTANCE", INSTANCES),
            *grid_words(),
            *mark_words(),
        )

    def text(self, tokens: ViewTokens) -> str:
        """See `object_map_text`."""
        return object_map_text(tokens.entries, tokens.marks)

    def read(self, text: str) -> ViewTokens:
        """See `read_object_map_text`."""
        return ViewTokens("", (), *read_object_map_text(text))

    def value(self, tokens: ViewTokens) -> ObjectMap:
        """Entries and marks."""
        return ObjectMap(tokens.entries, tokens.marks)

    def plain(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`; distances in metres beside their codes."""
        return {
            "kind": "map",
            "entries": [_with_metres(each) for each in tokens.entries],
            "marks": [_with_metres(each) for each in tokens.marks],
        }

    def lines(self, tokens: ViewTokens) -> Iterable[str]:
        """See `Token`: a line for each object, then for each mark."""
        yield _LINE.format("object", "instance", "row", "col", "away, m", "pixels")
        for entry in tokens.entries:
            yield _line(entry.category, str(entry.instance), entry, entry.box)
        for mark in tokens.marks:
            yield _line(mark.label, "mark", mark, mark.pixel)

    def specification(self) -> dict[str, Cell]:
        """See `Token`."""
        return {
            "map_cells": CELLS,
            "map_cell_metres": CELL_METRES,
            "pixels": BOX_GRID,
            "instances": INSTANCES[-1],
            "marks": list(LABELS),
            "seen_pcm": SEEN_PCM,
            "seen_on_map_pcm": SEEN_ON_MAP_PCM,
        }


def _entry_cells(entry: MapEntry) -> dict[str, Cell]:
    return {
        "row": entry.row,
        "col": entry.column,
        "category": entry.category,
        "instance": entry.instance,
        "box": list(entry.box),
        "distance": entry.distance,
    }


def _with_metres(placed: MapEntry | MapMark) -> dict[str, Cell]:
    return {**asdict(placed), "metres": distance_of(placed.distance)}


def _line(
    name: str, instance: str, placed: MapEntry | MapMark, pixels: tuple[int, ...]
) -> str:
    where = " ".join(str(pixel) for pixel in pixels)
    away = metres_text(placed.distance)
    return _LINE.format(name, instance, placed.row, placed.column, away, where).rstrip()


OBJECT_MAP = ObjectMapToken()
