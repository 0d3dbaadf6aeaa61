"""Furnished rooms hold what the brief says, clear of one another; twins differ once."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely

from scenegen.errors import Rejected
from scenegen.records.facts import Brief
from scenegen.records.scene import Entity, Room, Scene
from scenegen.sampling.furnisher import Furnisher
from scenegen.sampling.groups import eating
from scenegen.sampling.palette import SCHEMES
from scenegen.sampling.places import GRID
from scenegen.sampling.prospect import FLAT
from scenegen.sampling.rooms import RoomLayout, RoomParams
from scenegen.seeding import Key, Stage
from tests.sampling.conftest import UNITS
from tests.sampling.furnished import outline_of, ray, stream
from tests.truth.hand_made import room_of

BACKED = ("sofa", "bed", "desk", "tv_stand", "wardrobe")
"""Never counted here, and only ever put at a wall."""

CLOSE = 20
"""Free floor around whatever keeps company, millimetres."""


@pytest.fixture(scope="module")
def ground(catalogue):
    """From an entity to its bounding box on the floor, by trigonometry of its own."""

    def polygon(entity: Entity) -> shapely.Polygon:
        length, width, _ = catalogue.asset(entity.asset).size_mm
        angle = np.radians(entity.heading_tenths / 10)
        cos, sin = np.cos(angle) / 2, np.sin(angle) / 2
        x, y, _ = entity.position_mm
        signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))
        return shapely.Polygon(
            [
                (
                    x + a * length * cos - b * width * sin,
                    y + a * length * sin + b * width * cos,
                )
                for a, b in signs
            ]
        )

    return polygon


def test_most_briefs_are_filled(furnished):
    assert len(furnished) >= 0.9 * UNITS
    kinds = {(each.brief.rig, each.pair.full.room.shape) for each in furnished}
    assert {kind for kind, _ in kinds} == {"rotation", "walk", "ring"}
    assert {shape for _, shape in kinds} == {"rectangle", "l"}


def test_everything_lies_within_the_walls(furnished, ground):
    for each in furnished:
        inner = outline_of(each.pair.full.room).buffer(-18, join_style="mitre")
        for entity in each.pair.full.entities:
            assert inner.covers(ground(entity)), entity


def test_nothing_stands_in_anything_else(furnished, ground, catalogue):
    for each in furnished:
        standing = [
            ground(entity)
            for entity in each.pair.full.entities
            if catalogue.asset(entity.asset).size_mm[2] > FLAT
        ]
        for a, b in combinations(standing, 2):
            assert a.distance(b) >= CLOSE - 3


def test_rugs_lie_under_things(furnished, ground):
    rugs = lying = 0
    for each in furnished:
        for rug in each.pair.full.entities:
            if rug.category == "rug":
                others = [e for e in each.pair.full.entities if e.category != "rug"]
                rugs += 1
                lying += any(ground(rug).intersects(ground(e)) for e in others)
    assert rugs
    assert lying > rugs / 2


def test_twins_differ_in_one_counted_object_and_share_everything_else(furnished):
    for each in furnished:
        first, second = each.pair
        full = each.pair.full
        bare = second if full is first else first
        assert full is (
            first if each.brief.counts[0] > each.brief.counts[1] else second
        )
        assert bare == replace(full, entities=full.entities[:-1])
        assert full.entities[-1].category == each.brief.category


def test_counts_are_those_of_the_brief_in_its_order(furnished):
    for each in furnished:
        counts = tuple(
            sum(entity.category == each.brief.category for entity in scene.entities)
            for scene in each.pair
        )
        assert counts == each.brief.counts


def test_nothing_looks_like_what_is_counted(furnished, catalogue):
    for each in furnished:
        similar = catalogue.category(each.brief.category).similar
        categories = {entity.category for entity in each.pair.full.entities}
        assert not categories & set(similar)


def test_entities_are_numbered_and_described_by_the_catalogue(furnished, catalogue):
    for each in furnished:
        entities = each.pair.full.entities
        assert [entity.id for entity in entities] == list(range(1, len(entities) + 1))
        for entity in entities:
            asset = catalogue.asset(entity.asset)
            assert entity.category == asset.category
            assert (entity.tint is not None) == asset.tintable
            assert entity.position_mm[2] == 0
            assert entity.heading_tenths in range(3600)
            assert outline_of(each.pair.full.room).contains(
                shapely.Point(entity.position_mm[:2])
            )


def test_rooms_are_neither_empty_nor_full(furnished, layout):
    least, most = layout.params.entities
    assert (least, most) == (8, 25)
    sizes = [len(scene.entities) for each in furnished for scene in each.pair]
    assert least <= min(sizes) <= max(sizes) <= most
    assert len(set(sizes)) > 5


def test_something_stands_in_the_way(furnished, catalogue, layout):
    least = layout.params.dividers[0]
    assert least >= 2
    for each in furnished:
        roles = [
            catalogue.category(entity.category).roles
            for entity in each.pair.full.entities
        ]
        assert sum("occluder" in role for role in roles) >= least


def back_of(entity: Entity, depth: int) -> shapely.Point:
    angle = np.radians(entity.heading_tenths / 10)
    x, y, _ = entity.position_mm
    reach = depth / 2
    return shapely.Point(x - reach * np.cos(angle), y - reach * np.sin(angle))


def test_furniture_for_walls_has_its_back_to_one(furnished, catalogue):
    found = 0
    for each in furnished:
        room = each.pair.full.room
        for entity in each.pair.full.entities:
            if entity.category in BACKED:
                found += 1
                depth = catalogue.asset(entity.asset).size_mm[0]
                back = back_of(entity, depth)
                assert outline_of(room).exterior.distance(back) < 34
                assert outline_of(room).contains(back)
                assert entity.heading_tenths % 900 == 0
    assert found > UNITS


@pytest.mark.parametrize("seed", range(12))
def test_chairs_at_a_table_face_it(seed, catalogue, ground):
    room = room_of(((0, 0), (5000, 0), (5000, 4000), (0, 4000)))
    furnisher = Furnisher(
        stream(seed), room, catalogue, scheme=SCHEMES[0], barred=(), clearance=120
    )
    eating(furnisher)
    table, *chairs = [
        ground(placed.entity(number)) for number, placed in enumerate(furnisher.placed)
    ]
    assert [placed.asset.category for placed in furnisher.placed] == [
        "dining_table", *["chair"] * len(chairs),
    ]  # fmt: skip
    assert 1 <= len(chairs) <= 4
    for placed, chair in zip(furnisher.placed[1:], chairs, strict=True):
        ahead = ray(*placed.footprint.spot, reach=placed.asset.size_mm[0] + 200)
        assert ahead.intersects(table)
        assert 0 < chair.distance(table) < 170


def has_clearing(room: Room, taken: shapely.Geometry, side: int) -> bool:
    """Whether a free square of that side fits somewhere on the grid."""
    west, south, east, north = outline_of(room).bounds
    x, y = np.meshgrid(np.arange(west, east, GRID), np.arange(south, north, GRID))
    squares = shapely.box(x + 1, y + 1, x + side - 1, y + side - 1)
    outline = outline_of(room)
    for shape in (outline, taken):
        shapely.prepare(shape)
    free = shapely.contains(outline, squares) & ~shapely.intersects(taken, squares)
    return bool(free.any())


def test_a_turn_on_the_spot_has_a_clearing(furnished, layout, ground, catalogue):
    side = layout.params.clearing_mm
    kept = []
    for each in furnished:
        if each.brief.rig == "rotation":
            taken = shapely.unary_union(
                [
                    ground(entity)
                    for entity in each.pair.full.entities
                    if catalogue.asset(entity.asset).size_mm[2] > FLAT
                ]
            )
            kept.append(has_clearing(each.pair.full.room, taken, side))
    assert len(kept) >= 8
    assert sum(kept) >= 0.8 * len(kept)


def test_one_stream_gives_one_pair_and_others_give_others(layout):
    brief = Brief("suitcase", (3, 4), "walk", 4)
    keys = [Key(3, "test", "rooms", unit) for unit in range(8)]

    def sample(key: Key):
        try:
            return layout.sample(brief, key.stream(Stage.SCENE))
        except Rejected as rejected:
            return rejected.reason

    first, again = ([sample(key) for key in keys] for _ in range(2))
    assert first == again
    pairs = [pair.first for pair in first if not isinstance(pair, str)]
    assert len(pairs) >= 4
    assert len(set(pairs)) == len(pairs)


def reasons(catalogue, brief: Brief, **params: Any) -> Counter[str]:
    layout = RoomLayout(RoomParams(**params), catalogue)
    found: Counter[str] = Counter()
    for seed in range(12):
        try:
            layout.sample(brief, stream(seed))
        except Rejected as rejected:
            found[rejected.reason] += 1
    return found


def test_rooms_that_cannot_be_are_rejected_with_their_reason(catalogue):
    many = Brief("armchair", (12, 11), "walk", 4)
    few = Brief("suitcase", (2, 3), "walk", 4)
    small = {"base_area_dm2": 800, "elbow_mm": 100}
    assert reasons(catalogue, many, **small)["crowded"] > 0
    wide = {"dividers": (9, 9), "base_area_dm2": 800, "entities": (1, 99)}
    assert reasons(catalogue, few, **wide)["dividers"] >= 10
    assert reasons(catalogue, few, entities=(60, 60))["entities"] > 0


def sampled(layout: RoomLayout, brief: Brief, seed: int) -> Scene | None:
    try:
        return layout.sample(brief, stream(seed)).full
    except Rejected:
        return None


def test_the_layout_follows_its_parameters(catalogue):
    brief = Brief("suitcase", (2, 3), "walk", 4)
    square, bent = (
        RoomLayout(
            RoomParams(
                ell_pct=share,
                dividers=(dividers, dividers),
                groups=(0, 0),
                fillers=(0, 0),
                entities=(2, 40),
            ),
            catalogue,
        )
        for share, dividers in ((0, 3), (100, 2))
    )
    made = 0
    for seed in range(10):
        for layout, shape, size in ((square, "rectangle", 6), (bent, "l", 5)):
            scene = sampled(layout, brief, seed)
            if scene is not None:
                made += 1
                assert scene.room.shape == shape
                assert len(scene.entities) == size
    assert made >= 10
