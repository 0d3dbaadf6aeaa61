"""What people keep apart is apart, and tables are set all round."""

from dataclasses import replace
from itertools import product

import pytest
import shapely

from scenegen.catalogue import Catalogue
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.dressing import place_kit
from scenegen.rooms.furnisher import FEWEST_TINTS, Furnisher
from scenegen.rooms.furnishing import place_piece, place_pieces
from scenegen.rooms.neighbours import (
    AT_TABLE_MM,
    CORNER_MM,
    ONE_A_ROOM,
    OVER_MM,
    SEATS,
    TABLES,
    TUCKED,
    Neighbours,
    gaps_of,
    not_above,
    not_below,
)
from scenegen.rooms.palette import ROLES_OF_COLOUR, SCHEMES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import Around, AtWall, InOpen, InRows, Layer, OnWall
from scenegen.rooms.room_types import Furnishing
from tests.rooms.furnished import exact, stream
from tests.rooms.placing import Here
from tests.visibility.hand_made import room_of

ROOM = replace(room_of(((0, 0), (7000, 0), (7000, 6000), (0, 6000))), height_mm=2850)
L_ROOM = room_of(
    ((0, 0), (7000, 0), (7000, 3000), (4000, 3000), (4000, 6000), (0, 6000))
)


def at(
    catalogue: Catalogue,
    category: str,
    x: int,
    y: int,
    *,
    heading: int = 0,
    layer: Layer = "floor",
    model: int = 0,
) -> PlacedEntity:
    asset = catalogue.assets_of(category)[model]
    spot = FloorPosition(x, y, heading)
    low = catalogue.category(category).hang_mm if layer == "wall" else 0
    floor = Footprint(spot, *asset.size_mm[:2])
    return PlacedEntity(asset, floor, None, low, Here(spot, layer))


def admits(there: PlacedEntity, new: PlacedEntity, room: Room = ROOM) -> bool:
    return Neighbours(room, [there], new.asset.category).admit(new)


def furnisher_in(room: Room, catalogue: Catalogue, seed: int) -> Furnisher:
    return Furnisher(
        stream(seed), room, catalogue, scheme=SCHEMES[0], barred=(), clearance=120
    )


def test_every_category_that_is_named_is_in_the_catalogue(catalogue):
    known = {category.name for category in catalogue.categories}
    for name in known:
        assert {*gaps_of(name)} | not_below(name) | not_above(name) <= known
    assert known >= TUCKED | ONE_A_ROOM | SEATS | TABLES
    assert sum(bool(gaps_of(name)) for name in known) > 20


def test_what_is_kept_apart_is_whichever_comes_second(catalogue):
    known = [category.name for category in catalogue.categories]
    pairs = [(a, b) for a in known for b in gaps_of(a)]
    assert {(b, a) for a, b in pairs} == {*pairs}
    for a, b in pairs:
        gap = gaps_of(a)[b]
        there = at(catalogue, a, 1000, 1000)
        sides = there.footprint.length + catalogue.assets_of(b)[0].size_mm[0]
        for extra, is_free in ((-60, False), (60, True)):
            new = at(catalogue, b, 1000 + sides // 2 + gap + extra, 1000)
            assert exact(there.footprint).distance(exact(new.footprint)) == (
                pytest.approx(max(gap + extra, 0), abs=2)
            )
            assert admits(there, new) == is_free


def test_nothing_hangs_over_what_it_should_not_whichever_comes_second(catalogue):
    known = [category.name for category in catalogue.categories]
    pairs = [(a, b) for a in known for b in not_below(a)]
    assert {(a, b) for b in known for a in not_above(b)} == {*pairs}
    assert ("towel_rail", "radiator") in pairs
    for hung, below in pairs:
        upper = at(catalogue, hung, 3000, 30, heading=900, layer="wall")
        low = 100 if below == "radiator" else 0
        for x, is_free in ((3000, False), (6000, True)):
            lower = replace(at(catalogue, below, x, 200, heading=900), z_mm=low)
            assert admits(lower, upper) == admits(upper, lower) == is_free
        # Across the room it is over nothing.
        far = OVER_MM + 100 + lower.footprint.length
        assert admits(at(catalogue, below, 3000, far, heading=900), upper)


@pytest.mark.parametrize("category", sorted(TUCKED))
def test_what_goes_into_corners_is_not_at_one_that_juts_into_the_room(
    category, catalogue
):
    there = at(catalogue, "chair", 300, 300)
    corner = shapely.Point(4000, 3000)
    for x, y in product(range(1500, 6500, 250), range(1000, 3000, 250)):
        new = at(catalogue, category, x, y)
        away = exact(new.footprint).distance(corner)
        if away < CORNER_MM - 3:
            assert not admits(there, new, L_ROOM)
        elif away > CORNER_MM * 1.5:
            assert admits(there, new, L_ROOM)
        assert admits(there, new, ROOM)


def test_seats_of_two_models_are_not_at_one_table(catalogue):
    table = at(catalogue, "dining_table", 3000, 3000)
    reach = table.footprint.length // 2
    chairs = [at(catalogue, "chair", 0, 0, model=model) for model in (0, 1)]
    depth = max(each.footprint.length for each in chairs)

    def moved(chair: PlacedEntity, x: int) -> PlacedEntity:
        spot = FloorPosition(x, 3000, 0)
        return replace(chair, footprint=replace(chair.footprint, spot=spot))

    near, across = 3000 - reach - depth, 3000 + reach + depth
    far = across + AT_TABLE_MM
    for x, other, is_free in (
        (across, chairs[0], True),
        (across, chairs[1], False),
        (far, chairs[1], True),
    ):
        seat, new = moved(chairs[0], near), moved(other, x)
        hosted = replace(new, host=table)
        assert Neighbours(ROOM, [table, seat], "chair").admit(hosted) == is_free


def test_a_seat_that_belongs_elsewhere_is_not_at_a_table_that_is_set_round(catalogue):
    for name, is_free in (("dining_table", False), ("school_desk", True)):
        table = at(catalogue, name, 3000, 3000)
        reach = table.footprint.length // 2
        for x in (3000 + reach + 500, 3000 + reach + 1000):
            seat = at(catalogue, "chair", x, 3000)
            is_far = exact(seat.footprint).distance(exact(table.footprint)) > (
                AT_TABLE_MM
            )
            assert admits(table, seat) == (is_free or is_far)
            assert admits(seat, table) == (is_free or is_far)
            assert admits(table, replace(seat, host=table))


def seats_by_side(table: PlacedEntity, seats: tuple[PlacedEntity, ...]) -> list[int]:
    """How many seats are nearest to the front, left, back and right of a table."""
    ring = shapely.get_coordinates(exact(table.footprint).exterior)
    # Corners from the front left one on, counter-clockwise: left, back, right, front.
    edges = [shapely.LineString(ring[corner : corner + 2]) for corner in range(4)]
    sides = [edges[3], edges[0], edges[1], edges[2]]
    counts = [0, 0, 0, 0]
    for seat in seats:
        away = [exact(seat.footprint).distance(side) for side in sides]
        counts[away.index(min(away))] += 1
    return counts


@pytest.mark.parametrize("wall_y", [40, 300, 3000])
def test_nobody_sits_next_to_another_one_while_nobody_sits_across(catalogue, wall_y):
    """Also at a table that is too near to a wall for seats at that side."""
    most = 0
    for seed, model in product(range(6), range(3)):
        furnisher = furnisher_in(ROOM, catalogue, seed)
        asset = catalogue.assets_of("dining_table")[model]
        spot = FloorPosition(3500, wall_y + asset.size_mm[0] // 2, 900)
        table = furnisher.put(asset, Here(spot, "floor"))
        assert table is not None
        chairs = Furnishing(("chair",), Around(("dining_table",)), is_set=True)
        for _ in range(8):
            place_piece(furnisher, chairs, table)
            counts = seats_by_side(table, furnisher.hosts("chair"))
            assert abs(counts[0] - counts[2]) <= 1, (seed, model)
            assert abs(counts[1] - counts[3]) <= 1, (seed, model)
        most = max(most, len(furnisher.hosts("chair")))
    assert most >= (6 if wall_y > 1000 else 3)


@pytest.mark.parametrize(
    "relation",
    [
        InOpen(clearance=720, is_square=True, drift=2500, wall_gap=720),
        InRows(pitch=(500, 500), rows=12, columns=12, wall_gap=720),
    ],
    ids=["in the open", "in rows"],
)
def test_what_is_sat_around_keeps_off_the_walls(catalogue, relation):
    walls = shapely.Polygon(ROOM.outline_mm).exterior
    nearest = []
    for seed in range(60):
        furnisher = furnisher_in(ROOM, catalogue, seed)
        asset = catalogue.assets_of("dining_table")[seed % 3]
        table = furnisher.put(asset, relation, tries=30)
        assert table is not None
        nearest.append(walls.distance(exact(table.footprint)))
    # Rows may be a little off their places.
    slack = relation.jitter if isinstance(relation, InRows) else 0
    assert 720 - slack - 2 <= min(nearest) <= 1100


def test_a_row_leaves_floor_for_who_sits_before_it(catalogue):
    for front, is_free in ((0, True), (900, False)):
        furnisher = furnisher_in(ROOM, catalogue, 1)
        case = FloorPosition(4600, 3000, 0)
        assert furnisher.put(catalogue.assets_of("wardrobe")[0], Here(case, "floor"))
        rows = InRows(pitch=(100, 100), rows=1, columns=1, jitter=0, front=front)
        desk = furnisher.put(catalogue.assets_of("desk")[0], rows)
        assert (desk is not None) == is_free


@pytest.mark.parametrize("category", sorted(ONE_A_ROOM - {"smoke_detector"}))
def test_a_room_has_one_of_what_nobody_has_two_of(category, catalogue):
    hung = catalogue.category(category).hang_mm > 0
    relation = OnWall() if hung else InOpen(is_square=True)
    piece = Furnishing((category,), relation, count=(3, 3), is_main=True)
    furnisher = furnisher_in(ROOM, catalogue, 2)
    assert furnisher.wants(category)
    # The second one is not missed, so that the room is not rejected.
    place_pieces(furnisher, (replace(piece, count=(1, 1)), piece), most=99)
    assert len(furnisher.hosts(category)) == 1
    assert furnisher.allows(category)
    assert not furnisher.wants(category)


def test_what_is_small_brings_colour_into_a_pale_room(catalogue):
    counts: dict[bool, list[int]] = {True: [], False: []}
    for seed, is_pale in product(range(12), (True, False)):
        furnisher = furnisher_in(ROOM, catalogue, seed)
        assets = catalogue.assets_of("sideboard")
        plain = next(each for each in assets if not each.tintable)
        board = furnisher.put(plain, AtWall(), tries=40)
        assert board is not None
        if not is_pale:
            for name in ("sofa", "chest_of_drawers", "curtain"):
                coloured = [e for e in catalogue.assets_of(name) if e.tintable]
                spot = FloorPosition(3000 + 900 * len(furnisher.placed), 3000, 0)
                furnisher.put(coloured[0], Here(spot, "floor"))
        before = len(furnisher.placed)
        place_kit(furnisher, "display", board, most=99)
        tints = [each.tint for each in furnisher.placed[before:] if each.tint]
        counts[is_pale].append(len({*tints}))
        if is_pale:
            # No accent is worn twice before three colours are there.
            first = tints[:FEWEST_TINTS]
            assert len({*first}) == len(first)
    assert sum(counts[True]) > sum(counts[False])


def test_an_accent_takes_a_colour_that_is_worn_only_when_none_is_left():
    scheme = SCHEMES[0]
    loose = {*scheme.accents, scheme.upholstery, scheme.textiles}
    assert "cushion" not in ROLES_OF_COLOUR
    for worn in (scheme.accents, (scheme.upholstery,)):
        drawn = {scheme.tint(stream(seed), "cushion", worn) for seed in range(40)}
        assert drawn == loose - {*worn}
    assert scheme.tint(stream(1), "cushion", loose) in loose
    assert scheme.tint(stream(1), "sofa", loose) == scheme.upholstery
