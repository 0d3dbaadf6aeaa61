"""Groups that homes live by: seats before a screen, rows of pictures, lamp pairs."""

from itertools import combinations

import pytest
import shapely

from scenegen.errors import Rejected
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import AboveMiddle, AtSides, AtWall, OnRug
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.room_types.shared import RUNNERS
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between
from tests.rooms.furnished import exact, outline_of
from tests.rooms.test_relations import seen_from, turn_from

LIVING_ROOMS = 60
ROOMS = 12
"""Of each other kind."""

GRID_MM = 3


def furnished_as(layout: RoomSampler, name: str, count: int) -> list[Furnisher]:
    """Rooms of a kind, with the relations by which all in them was placed."""
    kind, made = ROOM_KINDS[name], []
    for unit in range(count):
        for attempt in range(60):
            rng = Key(31, "groups", name, unit).at(attempt=attempt).stream(Stream.SCENE)
            area = between(rng, *kind.area_dm2)
            furnisher = layout.open_room(kind, area, rng, barred=())
            try:
                layout.fill(furnisher, kind)
            except Rejected:
                continue
            made.append(furnisher)
            break
    return made


@pytest.fixture(scope="module")
def living_rooms(layout) -> list[Furnisher]:
    return furnished_as(layout, "living_room", LIVING_ROOMS)


@pytest.fixture(scope="module")
def bedrooms(layout) -> list[Furnisher]:
    return furnished_as(layout, "bedroom", ROOMS)


@pytest.fixture(scope="module")
def hallways(layout) -> list[Furnisher]:
    return furnished_as(layout, "hallway", ROOMS)


@pytest.fixture(scope="module")
def playrooms(layout) -> list[Furnisher]:
    return furnished_as(layout, "playroom", ROOMS)


@pytest.fixture(scope="module")
def dining_rooms(layout) -> list[Furnisher]:
    return furnished_as(layout, "dining_room", ROOMS)


def only(furnisher: Furnisher, category: str) -> PlacedEntity:
    return furnisher.hosts(category)[0]


def test_a_television_stands_before_the_sofa_on_its_axis(living_rooms):
    aligned = 0
    for room in living_rooms:
        sofa, screen = only(room, "sofa"), only(room, "tv_stand")
        ahead, left = seen_from(sofa.footprint, screen.footprint.spot)
        turn = turn_from(sofa.footprint, screen.footprint)
        aligned += ahead > 0 and abs(left) <= 510 and turn == 1800
    assert aligned >= 0.95 * LIVING_ROOMS


def test_sofa_and_television_are_neither_too_near_nor_a_wall_apart(living_rooms):
    for room in living_rooms:
        sofa, screen = only(room, "sofa").footprint, only(room, "tv_stand").footprint
        sight = shapely.LineString([sofa.spot[:2], screen.spot[:2]])
        assert outline_of(room.room).covers(sight)
        assert 1200 <= exact(sofa).distance(exact(screen)) <= 4500


def test_nobody_sits_between_the_low_table_and_the_television(living_rooms):
    seats = 0
    for room in living_rooms:
        table, screen = only(room, "coffee_table"), only(room, "tv_stand")
        sight = shapely.LineString(
            [table.footprint.spot[:2], screen.footprint.spot[:2]]
        )
        for each in room.hosts("armchair", "ottoman", "bean_bag"):
            if isinstance(each.relation, AtSides):
                seats += 1
                assert not exact(each.footprint).intersects(sight)
    assert seats >= LIVING_ROOMS / 2


def test_rug_and_low_table_are_on_the_axis_of_the_sofa(living_rooms):
    for room in living_rooms:
        sofa, table = only(room, "sofa"), only(room, "coffee_table")
        rug = next(each for each in room.hosts("rug") if each.host is table)
        for each in (table, rug):
            _, left = seen_from(sofa.footprint, each.footprint.spot)
            assert abs(left) <= 40 + GRID_MM
        assert rug.footprint.width >= rug.footprint.length
        assert turn_from(sofa.footprint, rug.footprint) % 1800 == 0


def test_runners_lie_along_hallways(hallways):
    runners = 0
    for room in hallways:
        xs, ys = zip(*room.room.outline_mm, strict=True)
        is_long = max(xs) - min(xs) > max(ys) - min(ys)
        for rug in room.hosts("rug"):
            assert rug.asset.id in RUNNERS
            along = rug.footprint.spot.heading_tenths % 1800 == (900 if is_long else 0)
            runners += along
    assert runners >= 0.6 * ROOMS


def test_beds_stand_on_rugs_that_reach_beyond_their_sides(bedrooms):
    under = wide = 0
    for room in bedrooms:
        for rug in room.hosts("rug"):
            if rug.host is not None and rug.host.asset.category == "bed":
                under += 1
                wide += rug.footprint.width >= rug.host.footprint.width + 500
    assert under >= ROOMS / 2
    assert wide >= 0.75 * under


def test_no_rug_runs_under_a_chest_or_a_case(living_rooms, bedrooms):
    cases = ("chest_of_drawers", "sideboard", "bookcase", "wardrobe")
    for room in (*living_rooms, *bedrooms):
        for rug in room.hosts("rug"):
            for case in room.hosts(*cases):
                shared = exact(rug.footprint).intersection(exact(case.footprint))
                assert shared.buffer(-GRID_MM).is_empty


def rows_of(room: Furnisher) -> dict[PlacedEntity, list[PlacedEntity]]:
    """The pictures above each piece of furniture."""
    rows: dict[PlacedEntity, list[PlacedEntity]] = {}
    for each in room.placed:
        if isinstance(each.relation, AboveMiddle) and each.host is not None:
            rows.setdefault(each.host, []).append(each)
    return rows


def test_pictures_over_furniture_are_in_line_and_centred(living_rooms, bedrooms):
    lengths = []
    for room in (*living_rooms, *bedrooms):
        for host, row in rows_of(room).items():
            ends = []
            for each in row:
                _, left = seen_from(host.footprint, each.footprint.spot)
                half = each.footprint.width / 2
                ends += [left - half, left + half]
            assert abs(min(ends) + max(ends)) / 2 <= GRID_MM
            assert len({each.z_mm for each in row}) == 1
            for one, other in combinations(row, 2):
                assert exact(one.footprint).distance(exact(other.footprint)) >= 80
            lengths.append(len(row))
    assert set(lengths) == {1, 2, 3}


def test_most_sofas_and_beds_have_pictures_over_them(living_rooms, bedrooms):
    backed = hung_over = 0
    for room in (*living_rooms, *bedrooms):
        above = rows_of(room)
        for each in room.hosts("sofa", "bed"):
            if AtWall().holds(room.room, each.footprint, None):
                backed += 1
                hung_over += each in above
    assert backed >= 40
    assert hung_over >= 0.6 * backed


def test_two_nightstands_have_the_same_lamp_or_none(bedrooms):
    pairs = 0
    for room in bedrooms:
        lamps = [
            (each.asset.id, each.tint)
            for each in room.hosts("table_lamp")
            if each.host is not None and each.host.asset.category == "nightstand"
        ]
        assert len(set(lamps)) <= 1
        pairs += len(lamps) == 2
    assert pairs >= ROOMS / 2


def test_lamps_are_in_proportion_to_what_they_stand_on(bedrooms, living_rooms):
    small, large = 0, 0
    for room in (*bedrooms, *living_rooms):
        for lamp in room.hosts("table_lamp"):
            assert lamp.host is not None
            is_at_bed = lamp.host.asset.category == "nightstand"
            assert (lamp.asset.size_mm[1] <= 260) == is_at_bed
            small, large = small + is_at_bed, large + (not is_at_bed)
    assert small >= ROOMS / 2
    assert large >= ROOMS / 2


def test_no_mug_is_alone_on_a_table_or_a_chest(bedrooms, living_rooms):
    found = 0
    for room in (*bedrooms, *living_rooms):
        for mug in room.hosts("mug"):
            company = [
                each
                for each in room.placed
                if each.bearer is mug.bearer and each is not mug
            ]
            assert company
            found += 1
    assert found >= ROOMS


def test_what_is_laid_on_one_table_matches(dining_rooms):
    laid = 0
    for room in dining_rooms:
        for category in ("plate", "wine_glass", "mug"):
            models: dict[PlacedEntity, set[str]] = {}
            for each in room.hosts(category):
                if each.host is not None:
                    models.setdefault(each.host, set()).add(each.asset.id)
            assert all(len(ids) == 1 for ids in models.values())
            laid += len(models)
    assert laid >= ROOMS / 2


def test_toys_lie_on_the_rug_of_a_playroom(playrooms):
    played = 0
    for room in playrooms:
        toys = [each for each in room.placed if isinstance(each.relation, OnRug)]
        for each in toys:
            assert each.host is not None
            rug = exact(each.host.footprint)
            assert rug.intersects(exact(each.footprint).centroid)
        played += len(toys) >= 2
    assert played >= 0.75 * ROOMS
