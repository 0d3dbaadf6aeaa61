"""Pieces, dividers and strays come as a kind of room asks for them."""

from dataclasses import dataclass, replace
from itertools import product

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.counted_objects import COMPANIONS, place_counted
from scenegen.rooms.furnisher import MATCHED, Furnisher
from scenegen.rooms.furnishing import (
    place_dividers,
    place_piece,
    place_pieces,
    place_strays,
)
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.relations import (
    Around,
    AtWall,
    FromCeiling,
    InOpen,
    Layer,
    OnTop,
    OnWall,
    in_line,
)
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing
from tests.rooms.bodies import top_of
from tests.rooms.furnished import exact, stream
from tests.visibility.hand_made import room_of

ROOM = replace(room_of(((0, 0), (7000, 0), (7000, 6000), (0, 6000))), height_mm=2850)
TABLE = Furnishing(("dining_table",), InOpen(clearance=450, is_square=True))
CHAIRS = Furnishing(("chair",), Around(("dining_table",)), count=(3, 3), is_set=True)
SUITCASE = Furnishing(("suitcase",), InOpen())


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
    loose = replace(CHAIRS, is_set=False)
    models: dict[bool, list[int]] = {True: [], False: []}
    for seed in range(10):
        for chairs in (CHAIRS, loose):
            furnisher = empty(catalogue, seed)
            place_pieces(furnisher, (TABLE, chairs), most=99)
            seats = {each.asset.id for each in furnisher.hosts("chair")}
            models[chairs.is_set].append(len(seats))
    assert set(models[True]) == {1}
    assert max(models[False]) > 1


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


def test_kitchen_units_of_one_room_share_a_colour(catalogue):
    for seed in range(8):
        furnisher = empty(catalogue, seed)
        units = (
            Furnishing(("kitchen_cabinet",), AtWall()),
            Furnishing(
                ("kitchen_sink", "kitchen_cabinet"), in_line(*MATCHED), count=(3, 3)
            ),
            Furnishing(("wall_cabinet",), OnWall(("kitchen_cabinet",))),
        )
        place_pieces(furnisher, units, most=99)
        tints = {each.tint for each in furnisher.placed if each.asset.tintable}
        assert len(tints) <= 1
        assert len(furnisher.placed) > 1


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


@dataclass(frozen=True)
class Here:
    """A relation that proposes one spot, whatever the room is like."""

    spot: FloorPosition
    layer: Layer
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0

    def draw(self, rng, room, asset, host):
        return self.spot

    def holds(self, room, footprint, host):
        return footprint.spot == self.spot


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


def test_a_square_that_is_reserved_stays_free_as_a_clearing(catalogue):
    furnisher = empty(catalogue)
    assert furnisher.reserve(FloorPosition(3000, 3000, 0), 2000, reach=60_000_000)
    assert not furnisher.reserve(FloorPosition(900, 900, 0), 2000, reach=60_000_000)
    assert [each.middle for each in furnisher.clearings] == [(3000, 3000)]
    place_pieces(furnisher, (replace(SUITCASE, count=(20, 20)),), most=99)
    square = Footprint(FloorPosition(3000, 3000, 0), 2000, 2000)
    assert len(furnisher.placed) > 5
    assert not any(each.footprint.meets(square) for each in furnisher.placed)


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
