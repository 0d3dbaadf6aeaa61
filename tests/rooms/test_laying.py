"""Tables laid by seats: before each of them, and turned to who sits there."""

from dataclasses import replace

import pytest
import shapely

from scenegen.geometry.angles import difference
from scenegen.geometry.footprint import FloorPosition
from scenegen.rooms.dressing import place_kits
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.furnishing import place_pieces
from scenegen.rooms.kits import SETTINGS
from scenegen.rooms.laying import lay_places, seats_of
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import Around, AtPlace, AtPosition
from scenegen.rooms.room_types import Furnishing, Top
from tests.rooms.furnished import stream
from tests.visibility.hand_made import room_of

ROOM = replace(room_of(((0, 0), (5000, 0), (5000, 5000), (0, 5000))), height_mm=2700)
CHAIRS = Furnishing(("chair",), Around(("dining_table",)), count=(4, 4), is_set=True)


def laid(catalogue, seed: int, setting: str, model: str = "dining_table/round"):
    """A table amid a room with chairs, and what is laid at it."""
    furnisher = Furnisher(
        stream(seed), ROOM, catalogue, scheme=SCHEMES[0], barred=(), clearance=120
    )
    asset = next(e for e in catalogue.assets_of("dining_table") if e.id == model)
    middle = AtPosition(FloorPosition(2500, 2500, 900), 0)
    table = furnisher.put(asset, middle)
    assert table is not None
    place_pieces(furnisher, (CHAIRS,), most=99)
    return furnisher, table, lay_places(furnisher, setting, table, most=99)


def at_places(furnisher: Furnisher) -> list[PlacedEntity]:
    return [e for e in furnisher.placed if isinstance(e.relation, AtPlace)]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("model", ["dining_table/round", "dining_table/rectangular"])
def test_what_is_laid_is_before_its_seat_and_turned_to_it(setting, model, catalogue):
    found = 0
    for seed in range(4):
        furnisher, table, count = laid(catalogue, seed, setting, model)
        there = at_places(furnisher)
        assert len(there) == count
        for each in there:
            assert isinstance(each.relation, AtPlace)
            seat = each.relation.seat
            turn = difference(each.footprint.spot.heading_tenths, seat.heading_tenths)
            assert abs(turn) >= 1800 - 120
            assert each.relation.holds(ROOM, each.footprint, table.as_host)
            assert each.host is table
            away = shapely.Point(each.footprint.spot[:2]).distance(
                shapely.Point(seat[:2])
            )
            assert away <= 1100
            found += 1
    assert found >= 4


def test_every_seat_has_a_plate_of_one_model_at_dinner(catalogue):
    for seed in range(5):
        furnisher, table, _ = laid(catalogue, seed, "dinner", "dining_table/round")
        plates = [e for e in furnisher.placed if e.asset.category == "plate"]
        seats = seats_of(furnisher, table)
        assert len(plates) == len(seats) == 4
        assert len({each.asset.id for each in plates}) == 1
        assert {each.relation.seat for each in plates} == {
            each.footprint.spot for each in seats
        }


def test_nothing_is_laid_beyond_the_most(catalogue):
    furnisher, table, _ = laid(catalogue, 1, "dinner")
    before = len(furnisher.placed)
    assert lay_places(furnisher, "breakfast", table, most=before) == 0
    assert len(furnisher.placed) == before


def test_what_is_shared_is_in_the_middle_of_a_laid_table(catalogue):
    top = Top(("dining_table",), ("wine",), share_pct=100, settings=("coffee",))
    near = 0
    for seed in range(6):
        furnisher, table, _ = laid(catalogue, seed, "coffee", "dining_table/round")
        place_kits(furnisher, (top,), most=99)
        bottles = furnisher.hosts("bottle")
        middle = shapely.Point(table.footprint.spot[:2])
        near += any(
            middle.distance(shapely.Point(each.footprint.spot[:2])) <= 120
            for each in bottles
        )
    assert near >= 4
