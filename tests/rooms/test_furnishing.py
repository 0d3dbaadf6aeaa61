"""Pieces, dividers and strays come as a kind of room asks for them."""

from dataclasses import replace
from itertools import product

import pytest
import shapely

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition
from scenegen.rooms.counted_objects import COMPANIONS, place_counted
from scenegen.rooms.fixtures import AFTER_FURNITURE, BEFORE_FURNITURE
from scenegen.rooms.furnisher import APART_MM, Furnisher
from scenegen.rooms.furnishing import (
    arrange,
    place_dividers,
    place_piece,
    place_pieces,
    place_strays,
)
from scenegen.rooms.openings import open_walls
from scenegen.rooms.outlines import parts_of
from scenegen.rooms.palette import ROLES_OF_COLOUR, SCHEMES
from scenegen.rooms.relations import (
    Around,
    AtWall,
    Facing,
    FromCeiling,
    InCorner,
    InOpen,
    InRows,
    Layer,
    OnTop,
    OnWall,
    in_line,
)
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing
from tests.rooms.bodies import top_of
from tests.rooms.furnished import exact, stream
from tests.rooms.placing import Here
from tests.visibility.hand_made import room_of, two_rooms

ROOM = replace(room_of(((0, 0), (7000, 0), (7000, 6000), (0, 6000))), height_mm=2850)
TABLE = Furnishing(("dining_table",), InOpen(clearance=450, is_square=True))
CHAIRS = Furnishing(("chair",), Around(("dining_table",)), count=(3, 3), is_set=True)
SUITCASE = Furnishing(("suitcase",), InOpen())
LIVED_IN = (
    Furnishing(("wardrobe",), AtWall()),
    Furnishing(("painting",), OnWall(), count=(2, 2)),
    Furnishing(("potted_plant",), InCorner()),
)


def empty(catalogue: Catalogue, seed: int = 1, barred: tuple[str, ...] = ()):
    return Furnisher(
        stream(seed), ROOM, catalogue, scheme=SCHEMES[0], barred=barred, clearance=120
    )


def names(furnisher: Furnisher) -> list[str]:
    return [each.asset.category for each in furnisher.placed]


def test_pieces_come_in_their_order_and_number(catalogue):
    furnisher = empty(catalogue)
    place_pieces(furnisher, (TABLE, CHAIRS), most=99)
    assert names(furnisher) == ["dining_table", "chair", "chair", "chair"]


def test_objects_of_a_set_are_of_one_model_and_others_need_not_be(catalogue):
    loose = replace(SUITCASE, count=(3, 3))
    models: dict[bool, list[int]] = {True: [], False: []}
    for seed in range(10):
        for cases in (loose, replace(loose, is_set=True)):
            furnisher = empty(catalogue, seed)
            place_pieces(furnisher, (cases,), most=99)
            there = {each.asset.id for each in furnisher.hosts("suitcase")}
            models[cases.is_set].append(len(there))
    assert set(models[True]) == {1}
    assert max(models[False]) > 1


def test_bookcases_of_a_set_are_of_one_design_with_other_books(catalogue):
    row = Furnishing(
        ("bookcase",), AtWall(), count=(4, 4), is_set=True, models=("bookcase/cubes",)
    )
    furnisher = empty(catalogue)
    place_pieces(furnisher, (row,), most=99)
    there = furnisher.hosts("bookcase")
    assert len(there) >= 2
    assert {each.asset.design for each in there} == {"bookcase/cubes"}
    assert [each.asset.id for each in there[:2]] == [
        "bookcase/cubes",
        "bookcase/cubes_2",
    ]


def test_a_room_holds_no_more_than_the_most(catalogue):
    furnisher = empty(catalogue)
    place_pieces(furnisher, (replace(SUITCASE, count=(9, 9)),), most=4)
    assert len(furnisher.placed) == 4
    place_strays(furnisher, ROOM_KINDS["bedroom"], (9, 9), most=6)
    assert len(furnisher.placed) == 6


def test_a_spare_is_only_for_rooms_that_have_none(catalogue):
    furnisher = empty(catalogue)
    spare = replace(SUITCASE, is_spare=True)
    place_pieces(furnisher, (spare, spare), most=99)
    assert names(furnisher) == ["suitcase"]


def test_a_piece_without_its_host_is_left_out(catalogue):
    furnisher = empty(catalogue)
    assert place_piece(furnisher, CHAIRS) is None
    assert furnisher.placed == []


def test_barred_categories_come_neither_as_pieces_nor_as_hosts(catalogue):
    furnisher = empty(catalogue, barred=("suitcase", "dining_table"))
    assert place_piece(furnisher, SUITCASE) is None
    table = furnisher.choose("dining_table")
    assert furnisher.put(table, TABLE.relation, tries=50) is not None
    assert place_piece(furnisher, CHAIRS) is None
    assert not furnisher.allows("suitcase")
    assert not furnisher.allows("a thing that nobody has")


def test_a_share_of_the_rooms_has_a_piece(catalogue):
    half = replace(SUITCASE, share_pct=50)
    found = 0
    for seed in range(60):
        furnisher = empty(catalogue, seed)
        place_pieces(furnisher, (half,), most=99)
        found += len(furnisher.placed)
    assert 18 <= found <= 42


def test_too_few_dividers_are_a_reason_to_reject(catalogue):
    kind = replace(ROOM_KINDS["office"], dividers=("partition",))
    furnisher = empty(catalogue)
    place_dividers(furnisher, kind, (1, 2))
    assert set(names(furnisher)) == {"partition"}
    with pytest.raises(Rejected, match="dividers"):
        place_dividers(empty(catalogue), kind, (60, 60))


def test_where_there_is_nothing_to_divide_with_nothing_is_missed(catalogue):
    furnisher = empty(catalogue)
    place_dividers(furnisher, replace(ROOM_KINDS["office"], dividers=()), (2, 3))
    assert furnisher.placed == []


def test_what_plays_one_part_shares_a_colour_and_accents_do_not(catalogue):
    for number, scheme in enumerate(SCHEMES):
        rng = stream(number)
        assert {scheme.tint(rng, "sofa"), scheme.tint(rng, "chair")} == {
            scheme.upholstery
        }
        assert {scheme.tint(rng, "rug"), scheme.tint(rng, "curtain")} == {
            scheme.textiles
        }
        assert {scheme.tint(rng, "desk"), scheme.tint(rng, "wardrobe")} == {
            scheme.cabinets
        }
        loose = {scheme.tint(rng, "cushion") for _ in range(60)}
        assert loose == {*scheme.accents, scheme.upholstery, scheme.textiles}


def test_schemes_have_three_to_five_colours_and_differ():
    assert len({scheme.upholstery for scheme in SCHEMES}) == len(SCHEMES) >= 8
    for scheme in SCHEMES:
        colours = {scheme.upholstery, scheme.textiles, scheme.cabinets}
        assert 3 <= len(colours | {*scheme.accents}) <= 5
    roles = {"upholstery", "textiles", "cabinets", "lamps", "alike"}
    assert set(ROLES_OF_COLOUR.values()) == roles


def test_kitchen_units_of_one_room_share_a_colour(catalogue):
    row = in_line("kitchen_cabinet", "kitchen_sink")
    for seed in range(8):
        furnisher = empty(catalogue, seed)
        units = (
            Furnishing(("kitchen_cabinet",), AtWall()),
            Furnishing(("kitchen_sink", "kitchen_cabinet"), row, count=(3, 3)),
            Furnishing(("wall_cabinet",), OnWall(("kitchen_cabinet",))),
        )
        place_pieces(furnisher, units, most=99)
        tints = {each.tint for each in furnisher.placed if each.asset.tintable}
        assert len(tints) <= 1
        assert len(furnisher.placed) > 1


def test_a_room_without_its_main_piece_is_rejected(catalogue):
    bed = Furnishing(("bed",), AtWall(), count=(2, 2), is_main=True)
    furnisher = empty(catalogue)
    place_pieces(furnisher, (bed,), most=99)
    assert names(furnisher) == ["bed", "bed"]
    with pytest.raises(Rejected, match="main_piece"):
        place_pieces(empty(catalogue), (replace(bed, count=(30, 30)),), most=99)
    # More than the least number are welcome, but not missed.
    furnisher = empty(catalogue)
    place_pieces(furnisher, (replace(bed, count=(1, 30)),), most=99)
    assert 1 <= len(furnisher.placed) < 30


def test_a_table_comes_with_its_chairs_or_not_at_all(catalogue):
    chairs = replace(CHAIRS, is_company=True)
    furnisher = empty(catalogue)
    place_pieces(furnisher, (TABLE, chairs), most=99)
    assert names(furnisher) == ["dining_table", "chair", "chair", "chair"]
    furnisher = empty(catalogue)
    place_pieces(furnisher, (TABLE, replace(chairs, count=(30, 30))), most=99)
    assert furnisher.placed == []
    # What is barred is not missed.
    furnisher = empty(catalogue, barred=("chair",))
    place_pieces(furnisher, (TABLE, chairs), most=99)
    assert names(furnisher) == ["dining_table"]


def test_a_room_is_as_it_was_once_its_furniture_is_taken_out(catalogue):
    furnisher = empty(catalogue)
    place_pieces(furnisher, (SUITCASE,), most=99)
    mark = furnisher.mark()
    place_pieces(furnisher, (*LIVED_IN, TABLE, CHAIRS), most=99)
    assert len(furnisher.placed) >= 6
    furnisher.undo(mark)
    assert names(furnisher) == ["suitcase"]
    state = furnisher.rng.bit_generator.state
    place_pieces(furnisher, LIVED_IN, most=99)
    fresh = empty(catalogue)
    place_pieces(fresh, (SUITCASE,), most=99)
    fresh.rng.bit_generator.state = state
    place_pieces(fresh, LIVED_IN, most=99)
    assert [each.footprint for each in furnisher.placed] == [
        each.footprint for each in fresh.placed
    ]


def test_main_pieces_are_arranged_anew_where_one_finds_no_place(catalogue):
    beds = Furnishing(("bed",), AtWall(), count=(10, 10), is_main=True)
    alone = together = 0
    for seed in range(12):
        furnisher = empty(catalogue, seed)
        try:
            place_pieces(furnisher, (beds,), most=99)
            alone += 1
        except Rejected:
            pass
        try:
            arrange(empty(catalogue, seed), (beds,), most=99)
            together += 1
        except Rejected:
            pass
    assert 0 < alone < together


def test_a_room_that_holds_no_arrangement_is_rejected(catalogue):
    beds = Furnishing(("bed",), AtWall(), count=(30, 30), is_main=True)
    with pytest.raises(Rejected, match="main_piece"):
        arrange(empty(catalogue), (beds,), most=99)


def test_a_main_piece_comes_though_the_room_is_full(catalogue):
    furnisher = empty(catalogue)
    bed = Furnishing(("bed",), AtWall())
    place_pieces(furnisher, (bed,), most=0)
    assert furnisher.placed == []
    place_pieces(furnisher, (replace(bed, is_main=True),), most=0)
    assert names(furnisher) == ["bed"]


@pytest.mark.parametrize("barred", [("bed",), ("nightstand",)])
def test_a_main_piece_that_is_barred_or_without_its_host_is_not_missed(
    barred, catalogue
):
    furnisher = empty(catalogue, barred=barred)
    beside = Furnishing(("nightstand",), Facing(("bed",)), is_main=True)
    place_pieces(furnisher, (replace(beside, relation=Facing(barred)),), most=99)
    assert furnisher.placed == []


def test_each_host_gets_its_own(catalogue):
    furnisher = empty(catalogue)
    desks = Furnishing(("desk",), AtWall(front=900), count=(3, 3), is_main=True)
    chair = Furnishing(("office_chair",), Facing(("desk",)), per_host=True)
    place_pieces(furnisher, (desks, replace(chair, is_main=True)), most=99)
    hosts = [each.host for each in furnisher.hosts("office_chair")]
    assert hosts == list(furnisher.hosts("desk"))
    assert len(hosts) == 3


def test_what_is_kept_apart_is(catalogue):
    together = apart = 0
    lamp = Furnishing(("wall_lamp",), OnWall(), count=(6, 6))
    for seed in range(10):
        for piece in (lamp, replace(lamp, apart_from=("bathtub",))):
            furnisher = empty(catalogue, seed)
            tub = furnisher.put(furnisher.choose("bathtub"), AtWall(), tries=50)
            assert tub is not None
            place_pieces(furnisher, (piece,), most=99)
            near = [
                exact(each.footprint).distance(exact(tub.footprint)) < APART_MM - 3
                for each in furnisher.hosts("wall_lamp")
            ]
            if piece.apart_from:
                apart += len(near)
                assert not any(near)
            else:
                together += sum(near)
    assert together > 5
    assert apart > 20


def test_fixtures_are_where_every_room_has_them(catalogue):
    for seed in range(6):
        counts = ROOM_KINDS["bedroom"].openings
        openings = open_walls(stream(seed), ROOM.outline_mm, counts)
        furnisher = Furnisher(
            stream(seed),
            replace(ROOM, openings=openings),
            catalogue,
            scheme=SCHEMES[0],
            barred=(),
            clearance=120,
        )
        place_pieces(furnisher, BEFORE_FURNITURE, most=99)
        place_pieces(furnisher, AFTER_FURNITURE, most=99)
        there = set(names(furnisher))
        assert {"light_switch", "socket"} <= there
        for each in furnisher.placed:
            anchor = None if each.host is None else each.host.as_host
            assert each.relation.holds(furnisher.room, each.footprint, anchor)


def test_one_of_two_joined_rooms_is_furnished_at_a_time(catalogue):
    corners = two_rooms((3500, 4500), 4500, (1500, 3000), False)
    room = replace(room_of(corners), height_mm=2850)
    parts = parts_of(corners)
    for number in (0, 1):
        furnisher = Furnisher(
            stream(3), room, catalogue, scheme=SCHEMES[0], barred=(), clearance=120
        )
        furnisher.open_part(parts[number], [parts[1 - number]])
        place_pieces(
            furnisher,
            (
                Furnishing(("bookcase",), AtWall(), count=(3, 3)),
                Furnishing(("dining_table",), InOpen(is_square=True, drift=300)),
            ),
            most=99,
        )
        assert len(furnisher.placed) >= 3
        here = exact(parts[number]).buffer(3)
        assert all(here.covers(exact(each.footprint)) for each in furnisher.placed)
        furnisher.open_part(parts[1 - number], [parts[number]])
        assert furnisher.hosts("bookcase", "dining_table") == ()
        furnisher.open_part(None, [])
        assert len(furnisher.hosts("bookcase")) == 3


def test_heights_follow_from_what_objects_are_held_by(catalogue):
    furnisher = empty(catalogue)
    table = furnisher.put(furnisher.choose("dining_table"), TABLE.relation, tries=50)
    board = furnisher.put(furnisher.choose("sideboard"), AtWall(), tries=50)
    vase = furnisher.put(furnisher.choose("vase"), OnTop(("sideboard",)), board)
    lamp = furnisher.choose("pendant_lamp")
    above = furnisher.put(lamp, FromCeiling(("dining_table",)), table)
    clock = furnisher.put(furnisher.choose("wall_clock"), OnWall(), tries=50)
    assert table.z_mm == board.z_mm == 0
    assert vase.z_mm == board.asset.surface.z_mm
    assert above.z_mm + lamp.size_mm[2] == ROOM.height_mm
    assert clock.z_mm == catalogue.category("wall_clock").hang_mm


def test_nothing_hangs_into_what_is_already_there(catalogue):
    for seed in range(20):
        furnisher = empty(catalogue, seed)
        lamp = furnisher.choose("pendant_lamp")
        first = furnisher.put(lamp, FromCeiling(), tries=60)
        assert first is not None
        for _ in range(4):
            furnisher.put(lamp, FromCeiling(), tries=20)
        plans = [each.footprint.polygon() for each in furnisher.placed]
        for number, plan in enumerate(plans):
            assert not any(plan.intersects(other) for other in plans[:number])


def put_here(furnisher: Furnisher, category: str, layer: Layer, spot: FloorPosition):
    assets = furnisher.catalogue.assets_of(category)
    tallest = max(assets, key=lambda asset: asset.size_mm[2])
    return furnisher.put(tallest, Here(spot, layer))


def test_a_lamp_does_not_hang_into_a_wardrobe_but_beside_it(catalogue):
    for x, is_free in ((3000, False), (5000, True)):
        furnisher = empty(catalogue)
        assert put_here(furnisher, "wardrobe", "floor", FloorPosition(3000, 3000, 0))
        lamp = put_here(furnisher, "pendant_lamp", "ceiling", FloorPosition(x, 3000, 0))
        assert (lamp is not None) == is_free


def test_shelves_on_two_walls_do_not_meet_in_their_corner(catalogue):
    assets = catalogue.assets_of("wall_shelf")
    depth, width, _ = max(assets, key=lambda asset: asset.size_mm[2]).size_mm
    along = (width + 1) // 2 + 90
    for corner, is_free in ((along, False), (along + depth, True)):
        furnisher = empty(catalogue)
        first = FloorPosition(along, (depth + 1) // 2, 900)
        second = FloorPosition((depth + 1) // 2, corner, 0)
        assert put_here(furnisher, "wall_shelf", "wall", first)
        shelf = put_here(furnisher, "wall_shelf", "wall", second)
        assert (shelf is not None) == is_free


def test_what_is_too_deep_for_the_rear_of_a_top_does_not_overhang_it(catalogue):
    found = 0
    for desk, monitor in product(
        catalogue.assets_of("desk"), catalogue.assets_of("monitor")
    ):
        furnisher = empty(catalogue)
        host = furnisher.put(desk, AtWall(), tries=50)
        relation = OnTop(("desk",), is_facing=True, at_rear=True)
        placed = furnisher.put(monitor, relation, host, tries=20)
        if placed is not None:
            found += 1
            top = top_of(host.footprint, desk)
            assert top.covers(exact(placed.footprint))
    assert found


def test_counted_objects_are_placed_at_hosts_now_and_then(catalogue):
    beside = 0
    for seed in range(40):
        furnisher = empty(catalogue, seed)
        table = furnisher.put(
            furnisher.choose("dining_table"), TABLE.relation, tries=50
        )
        assert table is not None
        placed = place_counted(furnisher, "chair", tries=30)
        assert placed is not None
        if placed.host is table:
            beside += 1
            assert placed.relation in COMPANIONS["chair"]
    assert 5 <= beside <= 30


def test_counted_objects_stand_where_people_have_them(catalogue):
    walls = shapely.Polygon(ROOM.outline_mm).exterior
    for category, relations in COMPANIONS.items():
        loose = {each for each in relations if not each.hosts}
        for seed in range(3):
            furnisher = empty(catalogue, seed)
            placed = place_counted(furnisher, category, tries=30)
            if placed is None or placed.relation in loose:
                continue
            assert isinstance(placed.relation, AtWall | InCorner), category
            assert placed.relation.holds(furnisher.room, placed.footprint, None)
            assert walls.distance(exact(placed.footprint)) <= 210


def test_only_what_has_its_place_in_the_open_is_counted_there():
    loose = {
        category
        for category, relations in COMPANIONS.items()
        if any(not each.hosts for each in relations)
    }
    assert loose == {"clothes_rack", "cafe_table", "easel", "bean_bag"}
    rows = [each for relations in COMPANIONS.values() for each in relations
            if not each.hosts]  # fmt: skip
    assert all(isinstance(each, InRows) for each in rows)
