"""Rooms are as lived-in as the table asks, and the table measures what it says."""

from dataclasses import replace

import pytest

from scenegen.catalogue import Catalogue
from scenegen.records.rig import OrthographicLens, PerspectiveLens, View
from scenegen.records.scene import Entity, Light, Opening, Room, Scene
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from scenegen.rooms.room_types import SHIPPED_KINDS
from tests.visibility.hand_made import room_of
from tools.room_figures.bodies import Crowd
from tools.room_figures.furnishing import (
    has_ceiling_lamp,
    kitchen_line_mm,
    missing,
    odd_neighbours,
    stranded,
    strange,
    tops,
)
from tools.room_figures.habits import BELONGS, MAIN
from tools.room_figures.laws import LAWS, broken
from tools.room_figures.report import Measured, Row, measure_room, printed, table
from tools.room_figures.sampling import furnished_rooms
from tools.room_figures.views import slabs
from tools.room_figures.walls import bare_wall_mm, decorations

ROOMS = 3 * len(SHIPPED_KINDS)
MANY = 500

SIDE = 4000
ROOM = room_of(((0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)))
LIGHT = Light(0, 900, (255, 255, 255), 60, 40)
DOOR = Opening("door", 0, 300, 900, 0, 2000)
WINDOW_OPENING = Opening("window", 2, 1000, 1500, 900, 1200)


@pytest.fixture(scope="session")
def measured(catalogue) -> list[Measured]:
    return [measure_room(each, catalogue) for each in furnished_rooms(catalogue, ROOMS)]


@pytest.fixture(scope="session")
def rows(measured) -> tuple[Row, ...]:
    return table(measured)


def entity(
    number: int,
    asset: str,
    at: tuple[int, int, int],
    heading: int = 0,
    support: int = FLOOR,
) -> Entity:
    category = asset.partition("/")[0]
    return Entity(number, asset, category, at, heading, support=support)


def crowd_of(
    catalogue: Catalogue,
    *entities: Entity,
    openings: tuple[Opening, ...] = (DOOR,),
    kind: str = "living_room",
) -> Crowd:
    room: Room = replace(ROOM, kind=kind, openings=openings)
    return Crowd(Scene(room, entities, LIGHT), catalogue)


def first(catalogue: Catalogue, category: str) -> str:
    return catalogue.assets_of(category)[0].id


def test_rooms_are_of_every_kind_alike(measured):
    kinds = [each.kind for each in measured]
    assert len(measured) == ROOMS >= 60
    assert {kinds.count(kind) for kind in SHIPPED_KINDS} == {3}


def test_every_bar_holds(rows):
    failing = {row.key: (row.shown, row.worst[:5]) for row in rows if not row.holds}
    assert not failing


@pytest.mark.slow
def test_every_bar_holds_over_many_rooms(catalogue):
    made = furnished_rooms(catalogue, MANY)
    rows = table([measure_room(each, catalogue) for each in made])
    failing = {row.key: (row.shown, row.worst[:5]) for row in rows if not row.holds}
    assert not failing


def test_each_line_is_printed_with_its_verdict(rows):
    text = printed(rows, worst=0)
    assert len(text.splitlines()) == len(rows) == len({row.key for row in rows})
    for row, line in zip(rows, text.splitlines(), strict=True):
        assert line.startswith(row.what)
        assert line.endswith(row.verdict)
        assert row.verdict in ("ok", "FAILS", "-")
    assert len(printed(rows, worst=1).splitlines()) > len(rows)


def test_every_kind_of_room_is_known(catalogue):
    assert set(BELONGS) == set(MAIN) == set(SHIPPED_KINDS)
    for kind, needs in MAIN.items():
        for need in needs:
            assert set(need.any_of) <= BELONGS[kind], kind


def test_main_pieces_that_lack_are_named(catalogue):
    sofa = entity(1, first(catalogue, "sofa"), (2000, 700, 0), 900)
    assert missing(crowd_of(catalogue, sofa)) == [
        "coffee_table",
        "rug",
        "tv_stand/wall_tv",
    ]


def test_a_kitchen_line_is_what_stands_side_by_side(catalogue):
    unit = first(catalogue, "kitchen_cabinet")
    width = catalogue.asset(unit).size_mm[1]
    row = [entity(n, unit, (500 + n * width, 3600, 0), 2700) for n in (1, 2, 3)]
    apart = entity(4, unit, (2000, 400, 0), 900)
    crowd = crowd_of(catalogue, *row, apart, kind="kitchen")
    assert kitchen_line_mm(crowd) == 3 * width
    assert "kitchen line < 3 m" in missing(crowd)


def test_what_a_kind_of_room_would_not_hold_is_strange(catalogue):
    toilet = entity(1, first(catalogue, "toilet"), (2000, 400, 0), 900)
    assert strange(crowd_of(catalogue, toilet)) == ["toilet"]
    assert strange(crowd_of(catalogue, toilet, kind="bathroom")) == []


@pytest.mark.parametrize(
    ("at", "is_stranded"),
    [((2000, 2000), True), ((2000, 350), False), ((3500, 3500), False)],
    ids=["in mid-floor", "at a wall", "in a corner"],
)
def test_a_bin_has_no_reason_in_mid_floor(catalogue, at, is_stranded):
    waste = entity(1, first(catalogue, "waste_bin"), (*at, 0))
    assert bool(stranded(crowd_of(catalogue, waste))) == is_stranded


def test_a_chair_is_free_of_the_walls_at_a_table_only(catalogue):
    chair = entity(1, first(catalogue, "chair"), (2000, 2000, 0))
    asset = first(catalogue, "dining_table")
    for gap, is_stranded in ((200, False), (500, True)):
        depth = catalogue.asset(asset).size_mm[0]
        reach = catalogue.asset(chair.asset).size_mm[0] // 2 + gap + depth // 2
        table_at = entity(2, asset, (2000 + reach, 2000, 0))
        crowd = crowd_of(catalogue, chair, table_at, kind="dining_room")
        assert bool(stranded(crowd)) == is_stranded


def test_tops_are_bare_until_something_is_on_them(catalogue):
    desk = entity(1, first(catalogue, "desk"), (2000, 500, 0), 900)
    surface = catalogue.asset(desk.asset).surface
    assert surface is not None
    mug = entity(2, first(catalogue, "mug"), (2000, 500, surface.z_mm), support=1)
    bare = crowd_of(catalogue, desk, openings=(DOOR, WINDOW_OPENING))
    assert tops(bare) == [("desk", False), ("sill", False)]
    on_sill = entity(3, first(catalogue, "mug"), (2200, 4000, 904), support=WINDOW)
    full = crowd_of(catalogue, desk, mug, on_sill, openings=(DOOR, WINDOW_OPENING))
    assert tops(full) == [("desk", True), ("sill", True)]


def test_a_lamp_on_the_floor_is_no_ceiling_lamp(catalogue):
    floor_lamp = entity(1, first(catalogue, "floor_lamp"), (2000, 2000, 0))
    pendant = entity(
        1, first(catalogue, "pendant_lamp"), (2000, 2000, 1800), support=CEILING
    )
    assert not has_ceiling_lamp(crowd_of(catalogue, floor_lamp))
    assert has_ceiling_lamp(crowd_of(catalogue, pendant))


def test_odd_neighbours_are_named(catalogue):
    hang_mm = catalogue.category("wall_clock").hang_mm
    clock = first(catalogue, "wall_clock")
    clocks = [entity(n, clock, (n * 1000, 30, hang_mm), 900, WALL) for n in (1, 2)]
    washer = entity(3, first(catalogue, "washing_machine"), (2000, 3600, 0), 2700)
    books = entity(4, first(catalogue, "stack_of_books"), (2000, 3600, 850), support=3)
    crowd = crowd_of(catalogue, *clocks, washer, books, kind="laundry")
    assert odd_neighbours(crowd) == [
        "2 x wall_clock",
        "stack_of_books on washing_machine",
    ]


def test_seats_are_alike_and_on_opposite_sides_of_a_table(catalogue):
    asset = first(catalogue, "dining_table")
    width = catalogue.asset(asset).size_mm[0]
    table_at = entity(9, asset, (2000, 2000, 0), 0)
    reach = width // 2 + 350
    chair, other = (each.id for each in catalogue.assets_of("chair")[:2])

    def oddities(*seats: Entity) -> list[str]:
        return odd_neighbours(crowd_of(catalogue, *seats, table_at, kind="kitchen"))

    near = entity(1, chair, (2000 + reach, 1700, 0), 1800)
    beside = entity(2, chair, (2000 + reach, 2300, 0), 1800)
    opposite = entity(3, chair, (2000 - reach, 2000, 0), 0)
    assert oddities(near, opposite) == oddities(near, beside, opposite) == []
    assert oddities(near, beside) == ["dining_table with seats on one side"]
    unlike = replace(opposite, asset=other)
    assert oddities(near, unlike) == ["dining_table with 2 models of seat"]


def test_a_shower_is_in_a_corner_and_not_at_a_projecting_one(catalogue):
    outline = ((0, 0), (SIDE, 0), (SIDE, 2000), (2000, 2000), (2000, SIDE), (0, SIDE))
    room = replace(room_of(outline), kind="bathroom", openings=(DOOR,))
    for at, faults in (((3400, 500), 0), ((2500, 1500), 1)):
        shower = entity(1, first(catalogue, "shower"), (*at, 0))
        crowd = Crowd(Scene(room, (shower,), LIGHT), catalogue)
        assert odd_neighbours(crowd) == ["shower at a projecting corner"] * faults


def test_a_carpet_lies_under_tables_and_not_in_wet_rooms(catalogue):
    rug = entity(1, first(catalogue, "rug"), (2000, 2000, 0))
    wardrobe = entity(2, first(catalogue, "wardrobe"), (2000, 2000, 0))
    table_at = entity(2, first(catalogue, "coffee_table"), (2000, 2000, 0))
    assert odd_neighbours(crowd_of(catalogue, rug, table_at)) == []
    under = odd_neighbours(crowd_of(catalogue, rug, wardrobe, kind="bedroom"))
    assert under == ["rug under wardrobe"]
    assert strange(crowd_of(catalogue, rug, kind="bathroom")) == ["carpet"]


def test_bare_wall_is_what_neither_openings_nor_tall_furniture_take(catalogue):
    assert bare_wall_mm(crowd_of(catalogue, openings=())) == 4 * SIDE
    both = (DOOR, WINDOW_OPENING)
    # From the corner to the door is too short for anything.
    open_mm = DOOR.offset_mm + DOOR.width_mm + WINDOW_OPENING.width_mm
    assert bare_wall_mm(crowd_of(catalogue, openings=both)) == 4 * SIDE - open_mm
    tall = first(catalogue, "wardrobe")
    depth, width, _ = catalogue.asset(tall).size_mm
    wardrobe = entity(1, tall, (depth // 2 + 20, 2000, 0))
    crowd = crowd_of(catalogue, wardrobe, openings=())
    assert bare_wall_mm(crowd) == pytest.approx(4 * SIDE - width, abs=2)


def test_low_fixtures_are_no_decoration(catalogue):
    painting = catalogue.category("painting")
    asset = first(catalogue, "painting")
    half = catalogue.asset(asset).size_mm[0] // 2
    hung = entity(1, asset, (half, 2000, painting.hang_mm), 0, WALL)
    curtain = entity(2, first(catalogue, "curtain"), (2000, 3800, 0), 2700, WALL)
    crowd = crowd_of(catalogue, hung, curtain)
    assert [each.category for each in decorations(crowd)] == ["painting"]
    assert broken(crowd) == []


@pytest.mark.parametrize(
    ("law", "asset", "at", "support"),
    [
        ("supports", "chair", (2000, 2000, 10), FLOOR),
        ("supports", "pendant_lamp", (2000, 2000, 1500), CEILING),
        ("supports", "mug", (2000, 2000, 900), WINDOW),
        ("walls", "chair", (100, 2000, 0), FLOOR),
        ("hanging", "painting", (200, 2000, 1250), WALL),
        ("doors free", "chair", (750, 500, 0), FLOOR),
        ("openings", "wardrobe", (1750, 3500, 0), FLOOR),
    ],
)
def test_each_law_finds_what_breaks_it(catalogue, law, asset, at, support):
    body = entity(1, first(catalogue, asset), at, 0, support)
    crowd = crowd_of(catalogue, body, openings=(DOOR, WINDOW_OPENING))
    assert list(LAWS[law](crowd))
    assert not list(LAWS[law](crowd_of(catalogue)))


def test_two_things_in_one_place_break_a_law(catalogue):
    chair = first(catalogue, "chair")
    one, other = entity(1, chair, (2000, 2000, 0)), entity(2, chair, (2200, 2000, 0))
    rug = first(catalogue, "rug")
    below = entity(3, rug, (2000, 2000, 0)), entity(4, rug, (2100, 2300, 0))
    assert list(LAWS["intersections"](crowd_of(catalogue, one, other)))
    assert not list(LAWS["intersections"](crowd_of(catalogue, one, *below)))
    assert list(LAWS["rugs"](crowd_of(catalogue, one, *below)))


def test_what_is_on_a_top_does_not_go_into_the_panel_of_a_stove(catalogue):
    panelled = max(catalogue.assets_of("stove"), key=lambda each: each.size_mm[2])
    stove = entity(1, panelled.id, (2000, 3600, 0), 2700)
    width = panelled.size_mm[1]
    low = panelled.size_mm[2] - 60
    bottle = first(catalogue, "bottle")
    for x, faults in ((2000 + width // 2, 1), (2000 + width, 0)):
        crowd = crowd_of(catalogue, stove, entity(2, bottle, (x, 3600, low), 0, 9))
        assert len(list(LAWS["intersections"](crowd))) == faults


def test_what_is_on_a_sill_does_not_go_into_what_is_on_a_desk(catalogue):
    plant = entity(1, first(catalogue, "small_plant"), (1500, 3950, 904), 2700, WINDOW)
    monitor = first(catalogue, "monitor")
    for y, faults in ((3900, 1), (3500, 0)):
        screen = entity(2, monitor, (1500, y, 750), 2700, support=9)
        crowd = crowd_of(catalogue, plant, screen, openings=(DOOR, WINDOW_OPENING))
        assert len(list(LAWS["intersections"](crowd))) == faults


def test_a_blind_ends_with_its_wall(catalogue):
    widest = max(catalogue.assets_of("blind"), key=lambda each: each.size_mm[1])
    depth, width, height = widest.size_mm
    low = WINDOW_OPENING.sill_mm + WINDOW_OPENING.height_mm + 40 - height
    for x, is_whole in ((width // 2 - 100, False), (width // 2 + 100, True)):
        blind = entity(1, widest.id, (x, SIDE - depth // 2 - 1, low), 2700, WALL)
        crowd = crowd_of(catalogue, blind, openings=(DOOR, WINDOW_OPENING))
        assert (broken(crowd) == []) == is_whole


@pytest.mark.parametrize(
    ("hung", "below", "is_odd"),
    [
        ("towel_rail", "radiator", True),
        ("towel_rail", "washing_machine", False),
        ("extractor_hood", "kitchen_sink", True),
        ("extractor_hood", "stove", False),
        ("painting", "stove", True),
        ("wall_shelf", "bathtub", True),
        ("painting", "sofa", False),
    ],
)
def test_what_hangs_is_judged_by_what_is_below_it(catalogue, hung, below, is_odd):
    upper_mm = catalogue.category(hung).hang_mm
    lower_mm = catalogue.category(below).hang_mm
    asset = first(catalogue, below)
    back = catalogue.asset(asset).size_mm[0] // 2
    lower = entity(1, asset, (2000, back + 30, lower_mm), 900)
    upper_asset = first(catalogue, hung)
    depth = catalogue.asset(upper_asset).size_mm[0] // 2
    upper = entity(2, upper_asset, (2000, depth, upper_mm), 900, WALL)
    beside = entity(2, upper_asset, (3900, depth, upper_mm), 900, WALL)
    expected = [f"{hung} above {below}"] if is_odd else []
    assert odd_neighbours(crowd_of(catalogue, lower, upper)) == expected
    assert odd_neighbours(crowd_of(catalogue, lower, beside)) == []


def test_a_door_behind_furniture_is_out_of_reach(catalogue):
    tall = first(catalogue, "bookcase")
    fence = [
        entity(number, tall, (600 * number, 1400, 0), 900) for number in range(1, 7)
    ]
    assert list(LAWS["doors reached"](crowd_of(catalogue, *fence)))
    assert not list(LAWS["doors reached"](crowd_of(catalogue)))


def test_what_is_large_and_near_is_a_slab(catalogue):
    wardrobe = entity(1, first(catalogue, "wardrobe"), (2600, 2000, 0), 1800)
    lens = PerspectiveLens(800)
    near = View("near", False, (1700, 2000, 1500), 0, 0, lens)
    far = View("far", False, (300, 2000, 1500), 0, 0, lens)
    at_wall = View("wall", False, (600, 2000, 1500), 1800, 0, lens)
    above = View("map", True, (2000, 2000, 4000), 900, -900, OrthographicLens(5000))
    scene = crowd_of(catalogue, wardrobe).scene
    found = slabs(scene, (near, far, at_wall, above), catalogue)
    assert found == [("wardrobe", True), ("", False), ("wall", True)]
