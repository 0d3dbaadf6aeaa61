"""Sheets of furnished rooms, to be looked at: python -m tests.look kitchen --count 10.

Each row is one room: two views at eye level from far corners of its free floor, and the
map. Without a kind, one room of every kind.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import towards
from scenegen.records.rig import OrthographicLens, PerspectiveLens, View
from scenegen.records.scene import Room, Scene
from scenegen.renderers import open_renderer
from scenegen.renderers.base import Renderer
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream

EYE_MM, PITCH, FOV, BODY_MM = 1500, -110, 900, 330


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", nargs="?", choices=sorted(ROOM_KINDS))
    parser.add_argument("--count", type=int, default=1, help="rooms of each kind")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--pixels", type=int, default=440, help="side of a picture")
    parser.add_argument("--out", type=Path, default=Path("out/rooms.png"))
    given = parser.parse_args()
    catalogue = Catalogue.open()
    layout = RoomSampler(RoomParams(), catalogue)
    kinds = [given.kind] if given.kind else list(ROOM_KINDS)
    with open_renderer("software", catalogue, given.pixels) as renderer:
        rows = [
            row_of(layout, renderer, kind, key=Key(given.seed, "look", kind, unit))
            for kind in kinds
            for unit in range(given.count)
        ]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.concatenate(rows)).save(given.out)


def row_of(
    layout: RoomSampler, renderer: Renderer, kind: str, *, key: Key
) -> NDArray[np.uint8]:
    """The pictures of one room, side by side."""
    scene = furnished(layout, kind, key)
    views = (*eye_views(scene, layout.catalogue), map_view(scene.room))
    return np.concatenate([renderer.draw(scene, view).rgb for view in views], axis=1)


def furnished(layout: RoomSampler, kind: str, key: Key) -> Scene:
    """The first attempt at a room that is not rejected."""
    attempt = 0
    while True:
        rng = key.at(attempt=attempt).stream(Stream.SCENE)
        try:
            return layout.furnish(ROOM_KINDS[kind], rng)
        except Rejected:
            attempt += 1


def eye_views(scene: Scene, catalogue: Catalogue) -> tuple[View, View]:
    """From the free place farthest from the middle, and from one far from both."""
    solids = entity_boxes(scene, catalogue)
    places = walkable(scene.room, [each.footprint for each in solids], BODY_MM).points
    x, y = scene.room.middle_mm
    away = _squares(places, x, y)
    first = places[int(np.argmax(away))]
    apart = np.minimum(away, _squares(places, int(first[0]), int(first[1])))
    second = places[int(np.argmax(apart))]
    one, other = (
        View(
            name="view",
            is_hidden=False,
            position_mm=(int(place[0]), int(place[1]), EYE_MM),
            heading_tenths=towards(x - int(place[0]), y - int(place[1])),
            pitch_tenths=PITCH,
            lens=PerspectiveLens(FOV),
        )
        for place in (first, second)
    )
    return one, other


def map_view(room: Room) -> View:
    """The whole room from above."""
    xs, ys = zip(*room.outline_mm, strict=True)
    side = max(max(xs) - min(xs), max(ys) - min(ys)) + 2 * (room.wall_mm + 100)
    place = (*room.middle_mm, room.height_mm + 1000)
    return View("map", True, place, 900, -900, OrthographicLens(side))


def _squares(places: NDArray[np.int64], x: int, y: int) -> NDArray[np.int64]:
    dx, dy = places[:, 0] - x, places[:, 1] - y
    return dx * dx + dy * dy


if __name__ == "__main__":
    main()
