"""Sheets of furnished rooms: two views at eye level and the map of each room.

The rooms are those that tasks get before they ask anything: the same sampler furnishes
them, so the sheet shows what a new room type or a changed relation really gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.cameras.map_camera import view_from_above
from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError, Rejected, SamplingError
from scenegen.geometry.angles import TURN, towards
from scenegen.preview import panels
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.registry import did_you_mean
from scenegen.renderers.base import Renderer
from scenegen.rooms.kits import KITS, SETTINGS, categories_in
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh

ALL = "all"
"""In place of the name of a room type: every one of them."""

MAX_ATTEMPTS = 200
"""Rejected rooms after which a room type is reported as impossible to furnish."""

IN_A_COLUMN = 6
"""Rooms that are below each other; more of them stand in two columns."""

EYE_MM, LENS = 1500, PerspectiveLens.levelled(680, -70)
"""Height and lens of the two cameras, which are level."""

MARGIN_MM = 100
"""Floor outside the walls that the map shows."""

CLEARANCE_MM = 330
"""Free floor around a camera, half a body and a little more."""

PLACES, ASIDE_TENTHS = 10, 300
"""Places that are tried, and how far to either side of the middle they look."""

GLANCE_PX, LARGE_PM = 64, 2
"""Pixels a side of what is judged, and the share that counts as shown, per mille."""

NEAR_M, NEAR_PCT = 2.0, 40
"""A view of which more than this share, per cent, is as near as this shows little."""


def room_sheet(
    sampler: RoomSampler,
    renderer: Renderer,
    keys: Sequence[tuple[str, Key]],
    *,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Image.Image:
    """A page with a strip for each room: two views at eye level, and the map.

    Args:
        sampler: furnishes the rooms.
        renderer: draws them.
        keys: room type and random streams of each room, at least one.
        on_progress: called with the number of rooms that are drawn.

    Raises:
        RecipeError: a room type names a category that there is not.
        SamplingError: no attempt at one of the rooms succeeded.
        RenderError: the renderer failed on one of them.
    """
    for room_type in dict.fromkeys(name for name, _ in keys):
        for version in ROOM_KINDS[room_type].versions:
            check_categories(version, sampler.catalogue)
    rows = []
    for number, (room_type, key) in enumerate(keys, start=1):
        scene = furnished(sampler, room_type, key)
        views = (*eye_views(scene, sampler.catalogue), map_view(scene.room))
        frames = [Image.fromarray(renderer.draw(scene, view).rgb) for view in views]
        pictures = panels.row(frames, gap=4)
        caption = f"{ROOM_KINDS[room_type].noun}, {len(scene.entities)} objects"
        rows.append(
            panels.column([panels.text(caption, pictures.width), pictures], gap=2)
        )
        on_progress(number)
    columns = 1 if len(rows) <= IN_A_COLUMN else 2
    return panels.padded(panels.grid(rows, columns, gap=16), 16)


def room_keys(name: str, count: int, seed: int) -> list[tuple[str, Key]]:
    """Room types and streams of a sheet: `count` rooms of each type.

    Args:
        name: of a room type, or "all".
        count: rooms of each type.
        seed: of all streams.

    Raises:
        RecipeError: when there is no such room type, with the nearest name.
    """
    if name != ALL and name not in ROOM_KINDS:
        known = (*ROOM_KINDS, ALL)
        raise RecipeError(f"unknown room type '{name}'; {did_you_mean(name, known)}")
    return [
        (each, Key(seed, "preview", each, unit))
        for each in (ROOM_KINDS if name == ALL else (name,))
        for unit in range(count)
    ]


def check_categories(kind: RoomKind, catalogue: Catalogue) -> None:
    """Refuse a room type with a misspelt category.

    The sampler leaves out what a catalogue does not have, because packs and held-out
    series have less than everything; so nobody else would notice.

    Raises:
        RecipeError: with the nearest name.
    """
    named = [*kind.dividers, *kind.strays, *kind.hung]
    for piece in (*kind.furniture, *kind.dressing):
        named += (*piece.categories, *piece.relation.hosts)
    for top in kind.tops:
        named += top.hosts
        named += [
            name
            for kit in (*top.kits, *top.settings)
            for name in _categories_of(kit, kind)
        ]
    known = {category.name for category in catalogue.categories}
    for name in named:
        if name not in known:
            raise RecipeError(
                f"room type '{kind.name}' names the category '{name}', which the "
                f"catalogue does not have; {did_you_mean(name, known)}"
            )


def _categories_of(kit: str, kind: RoomKind) -> list[str]:
    """The categories of a kit, or of a setting.

    Raises:
        RecipeError: there is neither of that name, with the nearest one.
    """
    if kit not in KITS and kit not in SETTINGS:
        raise RecipeError(
            f"room type '{kind.name}' names the kit '{kit}', which there is not; "
            f"{did_you_mean(kit, (*KITS, *SETTINGS))}"
        )
    return list(categories_in(kit))


def furnished(
    sampler: RoomSampler, room_type: str, key: Key, *, attempts: int = MAX_ATTEMPTS
) -> Scene:
    """The first attempt at a room that is not rejected.

    Raises:
        SamplingError: none of `attempts` succeeded, with the reasons.
    """
    tally: Counter[str] = Counter()
    for attempt in range(attempts):
        rng = key.at(attempt=attempt).stream(Stream.SCENE)
        try:
            return sampler.furnish(ROOM_KINDS[room_type], rng)
        except Rejected as rejected:
            tally[rejected.reason] += 1
    address = f"room {key.unit} of type {room_type}, seed {key.seed}"
    raise SamplingError.exhausted(address, attempts, tally)


def eye_views(scene: Scene, catalogue: Catalogue) -> tuple[View, View]:
    """Two views at eye level that together show most of what is in the room.

    From places that are far from each other, people would look along the room: the
    first view shows most things, the second one most that the first one does not. A
    view that something close to the camera fills comes last.
    """
    boxes = entity_boxes(scene, catalogue)
    floor = walkable(scene.room, [box.footprint for box in boxes], CLEARANCE_MM).points
    scene_mesh = build_scene_mesh(scene, catalogue.mesh)
    views = [
        view for place in _spread(scene.room, floor) for view in _looks(scene, place)
    ]
    shown = [_shown(observe_view(scene_mesh, view, GLANCE_PX)) for view in views]
    most = [(each.is_open, len(each.things)) for each in shown]
    first = most.index(max(most))
    seen, place = shown[first].things, views[first].position_mm
    more = [
        (view.position_mm != place, each.is_open, len(each.things - seen))
        for view, each in zip(views, shown, strict=True)
    ]
    return views[first], views[more.index(max(more))]


class _Shown(NamedTuple):
    """What a glance shows.

    Attributes:
        things: ids of the entities that are large enough.
        is_open: whether little of the picture is close to the camera.
    """

    things: frozenset[int]
    is_open: bool


def _shown(seen: ViewVisibility) -> _Shown:
    owners, pixels = np.unique(seen.ids, return_counts=True)
    large = 1000 * pixels >= LARGE_PM * seen.pixels
    near = int(((seen.depth > 0) & (seen.depth < NEAR_M)).sum())
    things = frozenset(int(owner) for owner in owners[large] if owner > 0)
    return _Shown(things, 100 * near <= NEAR_PCT * seen.pixels)


def _spread(room: Room, floor: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Places far from the middle and from each other, the farthest first."""
    away = _squared_distances(floor, *room.middle_mm)
    places: list[tuple[int, int]] = []
    for _ in range(min(PLACES, len(floor))):
        x, y = (int(each) for each in floor[int(np.argmax(away))])
        places.append((x, y))
        away = np.minimum(away, _squared_distances(floor, x, y))
    return places


def _looks(scene: Scene, place: tuple[int, int]) -> list[View]:
    """Views from a place to the middle of the room, and to both sides of it."""
    (x, y), (middle_x, middle_y) = place, scene.room.middle_mm
    return [
        View(
            name="view",
            is_hidden=False,
            position_mm=(x, y, EYE_MM),
            heading_tenths=(towards(middle_x - x, middle_y - y) + aside) % TURN,
            pitch_tenths=0,
            lens=LENS,
        )
        for aside in (0, ASIDE_TENTHS, -ASIDE_TENTHS)
    ]


def map_view(room: Room) -> View:
    """The whole room from above, north up."""
    return view_from_above(
        "map", room, is_hidden=True, up_tenths=900, margin_mm=MARGIN_MM
    )


def _squared_distances(points: NDArray[np.int64], x: int, y: int) -> NDArray[np.int64]:
    """(n,) squared distances of (n, 2) points from one point, square millimetres."""
    dx, dy = points[:, 0] - x, points[:, 1] - y
    return dx * dx + dy * dy
