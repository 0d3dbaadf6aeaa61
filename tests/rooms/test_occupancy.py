"""No two bodies are in one place, whichever of them comes second."""

from dataclasses import replace
from itertools import product

import pytest

from scenegen.catalogue import Catalogue
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening
from scenegen.rooms.occupancy import Occupancy
from scenegen.rooms.placed_entity import SUPPORTS, PlacedEntity
from scenegen.rooms.relations import AtWindow, InWindow, Layer, Site
from tests.rooms.furnished import exact, outline_of, stream
from tests.rooms.placing import Here
from tests.visibility.hand_made import room_of

ROOM = replace(room_of(((0, 0), (7000, 0), (7000, 6000), (0, 6000))), height_mm=2850)
L_ROOM = replace(
    room_of(((0, 0), (7000, 0), (7000, 3000), (4000, 3000), (4000, 6000), (0, 6000))),
    height_mm=2850,
)
BODIES: tuple[Layer, ...] = (
    "floor",
    "window",
    "top",
    "wall",
    "ceiling",
    "sill",
    "pane",
)
OFF_WALL = {"wall": 0, "pane": 0, "sill": 0, "ceiling": 120}
"""How far from the wall a body of a layer is here, 50 mm elsewhere; they all meet."""

LOW_MM = 1000


def body_of(
    catalogue: Catalogue, layer: Layer, z_mm: int, *, along: int = 3000
) -> PlacedEntity:
    """A monitor before one wall, at any height."""
    asset = catalogue.assets_of("monitor")[0]
    depth, width, _ = asset.size_mm
    away = (depth + 1) // 2 + OFF_WALL.get(layer, 50)
    spot = FloorPosition(along, away, 900)
    host = table_at(catalogue, along) if layer in ("top", "ceiling") else None
    return PlacedEntity(
        asset, Footprint(spot, depth, width), None, z_mm, Here(spot, layer), host
    )


def table_at(catalogue: Catalogue, along: int) -> PlacedEntity:
    """What carries a body; it is not in the room itself."""
    asset = catalogue.assets_of("dining_table")[0]
    spot = FloorPosition(along, asset.size_mm[0] // 2 + 10, 900)
    floor = Footprint(spot, *asset.size_mm[:2])
    return PlacedEntity(asset, floor, None, 0, Here(spot, "floor"))


def test_all_layers_but_rugs_are_of_bodies():
    assert {*BODIES, "flat"} == {*SUPPORTS, "top"}


@pytest.mark.parametrize(
    ("first", "second"),
    [pair for pair in product(BODIES, BODIES)],
    ids=lambda layer: layer,
)
def test_a_body_is_not_placed_where_another_one_is(catalogue, first, second):
    space = Occupancy(ROOM, 120)
    assert space.admits(body_of(catalogue, second, LOW_MM))
    there = body_of(catalogue, first, LOW_MM)
    space.add(there)
    assert not space.admits(body_of(catalogue, second, LOW_MM))
    assert not space.admits(body_of(catalogue, second, there.top_mm - 1))
    assert space.admits(body_of(catalogue, second, LOW_MM, along=5000))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pair
        for pair in product(BODIES, BODIES)
        # Two on the floor are never above each other, whatever their height.
        if not {*pair} <= {"floor", "window"}
    ],
    ids=lambda layer: layer,
)
def test_a_body_is_placed_above_another_one(catalogue, first, second):
    space = Occupancy(ROOM, 120)
    there = body_of(catalogue, first, LOW_MM)
    space.add(there)
    # Pictures hang a little apart.
    assert space.admits(body_of(catalogue, second, there.top_mm + 100))


def test_what_carries_a_body_may_be_around_it(catalogue):
    space = Occupancy(ROOM, 120)
    on_it = body_of(catalogue, "top", LOW_MM)
    assert on_it.host is not None
    space.add(replace(on_it.host, z_mm=LOW_MM - 100))
    assert not space.admits(on_it)
    carrier = space.placed[0]
    assert space.admits(replace(on_it, host=carrier))


def test_nothing_is_placed_where_the_other_twin_has_something(catalogue):
    for layer in ("top", "ceiling", "sill", "pane"):
        for height, is_free in ((LOW_MM + 1, False), (LOW_MM, True)):
            space = Occupancy(ROOM, 120)
            new = body_of(catalogue, layer, LOW_MM)
            space.hold(new.footprint, height)
            assert space.admits(new) == is_free


def windowed(offset: int, width: int):
    """An L with a window in the wall that ends at its projecting corner."""
    window = Opening("window", 3, offset, width, 900, 1200)
    return replace(L_ROOM, openings=(window,))


@pytest.mark.parametrize(
    ("category", "relation"), [("blind", InWindow()), ("curtain", AtWindow())]
)
def test_what_dresses_a_window_has_a_wall_behind_all_of_it(
    catalogue, category, relation
):
    """Wall 3 runs from the projecting corner at (4000, 3000) to (4000, 6000)."""
    found = refused = 0
    for asset, offset in product(catalogue.assets_of(category), range(100, 1300, 100)):
        room = windowed(offset, 1200)
        space = Occupancy(room, 120)
        if not relation.covers(room.openings[0], asset):
            continue
        site = Site(room, space.plan, space.walls, 120, (2000, 3000))
        spot = relation.draw(stream(1), site, asset, None)
        depth, width, _ = asset.size_mm
        spare = (width - 1200) // 2 + 1
        if spot is None:
            admitted = False
        else:
            floor = Footprint(spot, depth, width)
            new = PlacedEntity(asset, floor, None, 600, relation)
            admitted = space.admits(new)
            inside = outline_of(room).buffer(3).covers(exact(floor))
            assert inside or not admitted
        if offset < spare:
            refused += 1
            assert not admitted
        elif offset >= spare + 20:
            found += 1
            assert admitted
    assert found > 3
    assert refused > 0
