"""What is kept together stands together: islands, runs, stacks, sets."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
import shapely

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import Footprint
from scenegen.records.scene import Scene
from scenegen.rooms.counted_objects import SETS, place_counted
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.furnishing import place_pieces
from scenegen.rooms.outlines import ell, rectangle
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.placement import open_box
from scenegen.rooms.relations import (
    Amid,
    AtWall,
    InIslands,
    InRing,
    InRun,
    Relation,
    Stacked,
)
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing
from scenegen.rooms.sampler import RoomParams, RoomSampler
from tests.rooms.bodies import bodies
from tests.rooms.furnished import exact, stream
from tests.visibility.hand_made import room_of

MOST = 60
CLOSED = ("cardboard_box/closed",)
DESKS = Furnishing(
    ("desk",),
    InIslands(front=1500, margin=(1000, 500)),
    count=(2, 20),
    is_set=True,
    is_full=True,
    is_main=True,
    models=("desk/writing",),
)
RUN = (
    Furnishing(("storage_rack",), InRun(), is_set=True),
    Furnishing(
        ("storage_rack",),
        InRun(("storage_rack",), gap=(6, 12)),
        count=(1, 20),
        is_set=True,
        is_full=True,
    ),
)
BOXES = (
    Furnishing(("cardboard_box",), AtWall(), count=(2, 2), models=CLOSED),
    Furnishing(
        ("cardboard_box",), Stacked(("cardboard_box",)), count=(9, 9), models=CLOSED
    ),
)


def empty(catalogue: Catalogue, seed: int = 1, outline=None) -> Furnisher:
    room = room_of(outline or rectangle(6000, 4500))
    scheme = SCHEMES[seed % len(SCHEMES)]
    return Furnisher(
        stream(seed), room, catalogue, scheme=scheme, barred=(), clearance=150
    )


def furnished(catalogue: Catalogue, seed: int, *pieces: Furnishing, outline=None):
    furnisher = empty(catalogue, seed, outline)
    place_pieces(furnisher, pieces, most=MOST)
    return furnisher


def put(furnisher: Furnisher, model: str, relation: Relation) -> PlacedEntity:
    placed = furnisher.put(furnisher.catalogue.asset(model), relation)
    assert placed is not None
    return placed


def plans(placed: list[PlacedEntity]) -> list[shapely.Polygon]:
    return [exact(each.footprint) for each in placed]


def rooms_of(kind: str, catalogue: Catalogue, count: int) -> list[Scene]:
    sampler, seed = RoomSampler(RoomParams(), catalogue), 0
    found: list[Scene] = []
    while len(found) < count:
        seed += 1
        try:
            found.append(sampler.furnish(ROOM_KINDS[kind], stream(seed)))
        except Rejected:
            continue
    return found


def models_in(scene: Scene, category: str) -> Counter[str]:
    return Counter(e.asset for e in scene.entities if e.category == category)


@pytest.mark.parametrize("seed", range(6))
def test_an_island_is_two_rows_back_to_back_without_gaps(catalogue, seed):
    placed = furnished(catalogue, seed, DESKS).placed
    assert len(placed) >= 6
    for each, plan in zip(placed, plans(placed), strict=True):
        near = [
            other
            for other, place in zip(placed, plans(placed), strict=True)
            if other is not each and place.distance(plan) <= 10
        ]
        turns = Counter(
            (other.footprint.spot.heading_tenths
             - each.footprint.spot.heading_tenths) % 3600
            for other in near
            if plan.distance(exact(other.footprint)) > 0
        )  # fmt: skip
        assert set(turns) == {0, 1800}


@pytest.mark.parametrize("seed", range(6))
def test_people_can_sit_at_every_desk_of_an_island(catalogue, seed):
    placed = furnished(catalogue, seed, DESKS).placed
    outline = shapely.Polygon(empty(catalogue).room.outline_mm)
    for each in placed:
        length, width = each.footprint.length, each.footprint.width
        ahead = each.footprint.spot.offset((length + 900) // 2, 0)
        seat = exact(Footprint(ahead, 900, width)).buffer(-5)
        assert outline.covers(seat)
        assert not any(seat.intersects(plan) for plan in plans(placed))


def test_islands_lie_where_more_fit_and_only_in_the_largest_rectangle(catalogue):
    narrow = furnished(catalogue, 1, DESKS, outline=rectangle(7600, 4000))
    assert len(narrow.placed) >= 8
    bent = ell(6500, 6000, notch=(2500, 2500), turn=0)
    box = open_box(bent)
    room = shapely.box(box.west, box.south, box.east, box.north)
    placed = furnished(catalogue, 2, DESKS, outline=bent).placed
    assert placed
    assert all(room.covers(plan) for plan in plans(placed))


@pytest.mark.parametrize("seed", range(6))
def test_a_run_has_no_gaps_and_ends_where_its_wall_does(catalogue, seed):
    furnisher = furnished(catalogue, seed, *RUN)
    placed = furnisher.placed
    assert len({each.footprint.spot.heading_tenths for each in placed}) == 1
    run = plans(placed)
    shared = [a.distance(b) for a, b in combinations(run, 2)]
    assert min(shared) > 0
    assert sum(distance <= 16 for distance in shared) == len(run) - 1
    # No more of it fits beside what is there.
    long = max(
        max(box[2] - box[0], box[3] - box[1]) for box in [shapely.union_all(run).bounds]
    )
    wall = 6000 if placed[0].footprint.spot.heading_tenths % 1800 else 4500
    assert wall - long < placed[0].asset.size_mm[1] + 300


def test_a_run_that_has_no_host_starts_at_an_end_of_a_long_wall(catalogue):
    for seed in range(12):
        (placed,) = furnished(catalogue, seed, RUN[0]).placed
        x, y, heading = placed.footprint.spot
        along, wall = (y, 4500) if heading % 1800 == 0 else (x, 6000)
        end = min(along, wall - along) - placed.footprint.width // 2
        assert 0 <= end <= 260


@pytest.mark.parametrize("seed", range(6))
def test_boxes_are_stacked_square_and_no_higher_than_people_reach(catalogue, seed):
    placed = furnished(catalogue, seed, *BOXES).placed
    stacked = [each for each in placed if each.host is not None]
    # Two boxes on the floor, and two on each of them.
    assert len(stacked) == 4
    for each in stacked:
        below = each.host
        assert each.z_mm == below.z_mm + below.asset.size_mm[2]
        assert each.z_mm + each.asset.size_mm[2] <= Stacked(()).highest
        assert exact(below.footprint, 2).covers(exact(each.footprint))
    hosts = [each.host for each in stacked]
    assert len(set(map(id, hosts))) == len(hosts)


def test_no_stack_is_higher_than_the_sill_behind_it(catalogue):
    furnisher = empty(catalogue)
    box = catalogue.asset("cardboard_box/closed")
    low = put(furnisher, "cardboard_box/closed", AtWall())
    plan = furnisher.plan
    assert plan.admits_height(low.footprint, 896)
    plan.limit(low.footprint, 800)
    assert plan.admits_height(low.footprint, 448)
    assert not plan.admits_height(low.footprint, 896)
    assert furnisher.put(box, Stacked(("cardboard_box",)), low) is None


def test_a_picture_does_not_hang_behind_a_stack(catalogue):
    furnisher = empty(catalogue)
    box = catalogue.asset("cardboard_box/closed")
    low = put(furnisher, "cardboard_box/closed", AtWall())
    before = furnisher.walls.free_along(1000, 1200)
    upper = furnisher.put(box, Stacked(("cardboard_box",)), low)
    assert furnisher.walls.free_along(700, 880) != furnisher.walls.free_along(
        1000, 1200
    )
    furnisher.put(box, Stacked(("cardboard_box",)), upper)
    assert furnisher.walls.free_along(1000, 1200) != before


def test_a_box_that_is_larger_is_not_put_on_a_smaller_one(catalogue):
    furnisher = empty(catalogue)
    small = put(furnisher, "cardboard_box/handles", AtWall())
    large = catalogue.asset("cardboard_box/closed")
    assert furnisher.put(large, Stacked(("cardboard_box",)), small) is None
    opened = put(furnisher, "cardboard_box/open", AtWall())
    assert furnisher.put(large, Stacked(("cardboard_box",)), opened) is None


def test_easels_are_all_around_their_model(catalogue):
    pieces = (
        Furnishing(("mannequin",), Amid(free=1400)),
        Furnishing(
            ("easel",),
            InRing(("mannequin",), is_outward=True),
            count=(1, 9),
            is_full=True,
        ),
    )
    sides = Counter(
        len(
            {
                (each.footprint.spot.x > model.footprint.spot.x,
                 each.footprint.spot.y > model.footprint.spot.y)
                for each in easels
            }
        )
        for seed in range(8)
        for model, *easels in [furnished(catalogue, seed, *pieces).placed]
    )  # fmt: skip
    assert sides[3] + sides[4] >= 6


def test_a_full_piece_takes_all_places_and_no_more_than_the_most(catalogue):
    placed = furnished(catalogue, 3, DESKS).placed
    again = empty(catalogue, 4)
    place_pieces(again, [DESKS, replace(DESKS, is_main=False)], most=MOST)
    assert len(again.placed) == len(placed)
    few = furnished(catalogue, 3, DESKS, outline=rectangle(9000, 9000))
    assert len(few.placed) <= DESKS.count[1]


def test_few_means_two_models_of_a_category(catalogue):
    piece = Furnishing(("storage_bin",), AtWall(), count=(7, 7), is_few=True)
    numbers = Counter(
        len({each.asset.id for each in furnished(catalogue, seed, piece).placed})
        for seed in range(12)
    )
    assert set(numbers) <= {1, 2}
    assert numbers[2] > 6


def test_the_largest_rectangle_of_an_outline(catalogue):
    assert open_box(rectangle(4000, 3000)) == (0, 0, 4000, 3000)
    box = open_box(ell(6000, 5000, notch=(4000, 1000), turn=0))
    assert box == (0, 0, 6000, 4000)
    assert box.middle == (3000, 2000)
    assert box.is_long


@pytest.mark.parametrize("category", ["chair", "exercise_bike"])
def test_counted_objects_of_a_set_are_of_one_model(catalogue, category):
    assert category in SETS
    furnisher = empty(catalogue, 5)
    placed = [place_counted(furnisher, category) for _ in range(5)]
    assert len({each.asset.id for each in placed if each is not None}) == 1


def test_counted_chairs_suit_the_room(catalogue):
    chairs = [
        place_counted(furnisher, "chair")
        for seed in range(8)
        for furnisher in [empty_classroom(catalogue, seed)]
    ]
    assert {each.asset.id for each in chairs if each is not None} == {"chair/shell"}


def empty_classroom(catalogue: Catalogue, seed: int) -> Furnisher:
    sampler = RoomSampler(RoomParams(), catalogue)
    return sampler.open_room(ROOM_KINDS["classroom"], 2500, stream(seed), barred=())


def test_open_plan_offices_have_a_desk_for_every_six_square_metres(catalogue):
    for scene in rooms_of("open_plan_office", catalogue, 5):
        if scene.room.shape == "rectangle":
            area = shapely.Polygon(scene.room.outline_mm).area
            desks = models_in(scene, "desk")
            assert desks.total() >= area / 6.5e6
            assert len(desks) == 1
            assert len(models_in(scene, "office_chair")) == 1


def test_classrooms_are_full_of_desks_with_chairs_for_pupils(catalogue):
    for scene in rooms_of("classroom", catalogue, 4):
        desks, chairs = models_in(scene, "school_desk"), models_in(scene, "chair")
        assert len(desks) == 1
        assert desks.total() >= 6
        assert set(chairs) == {"chair/shell"}


def test_storage_rooms_have_stacks_that_are_seen_from_the_side(catalogue):
    stacks = 0
    for scene in rooms_of("storage", catalogue, 6):
        crowd = bodies(scene, catalogue)
        for body in crowd:
            below = crowd[body.entity.support - 1] if body.entity.support > 0 else None
            if below is not None and body.category == below.category == "cardboard_box":
                stacks += 1
                assert body.low == below.high
    assert stacks >= 6


def test_a_place_in_the_way_is_passed_over(catalogue):
    furnisher = empty(catalogue, 2)
    first = put(furnisher, "desk/writing", DESKS.relation)
    furnisher.plan.keep(first.footprint)
    second = put(furnisher, "desk/writing", DESKS.relation)
    assert not first.footprint.meets(second.footprint)
