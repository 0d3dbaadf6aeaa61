"""Tops get their kits, and walls what hangs there."""

from dataclasses import replace

from scenegen.catalogue import Catalogue
from scenegen.rooms.dressing import (
    HANGS_FROM,
    HANGS_TO,
    WALL_PER_PIECE,
    dress_walls,
    place_kit,
    place_kits,
)
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.furnishing import (
    place_pieces,
)
from scenegen.rooms.kits import KITS
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.relations import (
    AtWall,
    InOpen,
)
from scenegen.rooms.room_types import Furnishing, Top
from tests.rooms.bodies import top_of
from tests.rooms.furnished import exact, stream
from tests.visibility.hand_made import room_of

ROOM = replace(room_of(((0, 0), (7000, 0), (7000, 6000), (0, 6000))), height_mm=2850)
TABLE = Furnishing(("dining_table",), InOpen(clearance=450, is_square=True))


def empty(catalogue: Catalogue, seed: int = 1, barred: tuple[str, ...] = ()):
    return Furnisher(
        stream(seed), ROOM, catalogue, scheme=SCHEMES[0], barred=barred, clearance=120
    )


def surfaces(catalogue: Catalogue, category: str):
    return [each for each in catalogue.assets_of(category) if each.surface is not None]


def test_the_objects_of_a_kit_are_on_one_top_and_near_each_other(catalogue):
    several = 0
    for seed, name in enumerate(("breakfast", "work", "display", "game", "tools")):
        furnisher = empty(catalogue, seed)
        table = surfaces(catalogue, "dining_table")[0]
        host = furnisher.put(table, TABLE.relation, tries=50)
        assert host is not None
        place_kit(furnisher, name, host, most=99)
        there = furnisher.placed[1:]
        several += len(there) > 1
        known = {each for categories, _ in KITS[name] for each in categories}
        assert {each.asset.category for each in there} <= known
        top = top_of(host.footprint, table)
        for number, each in enumerate(there):
            assert each.host is host
            assert each.z_mm == table.surface.z_mm
            assert top.buffer(3).covers(exact(each.footprint))
            before = [exact(other.footprint) for other in there[:number]]
            assert not any(exact(each.footprint).intersects(one) for one in before)
            if before and each.relation.hosts and hasattr(each.relation, "reach"):
                near = min(exact(each.footprint).distance(one) for one in before)
                assert near <= 400
    assert several >= 4


def test_a_kit_is_mostly_close_together(catalogue):
    close = []
    for seed in range(30):
        furnisher = empty(catalogue, seed)
        table = surfaces(catalogue, "dining_table")[0]
        host = furnisher.put(table, TABLE.relation, tries=50)
        assert host is not None
        place_kit(furnisher, "breakfast", host, most=99)
        plans = [exact(each.footprint) for each in furnisher.placed[1:]]
        close += [
            min(plan.distance(other) for other in plans[:number]) <= 250
            for number, plan in enumerate(plans)
            if number
        ]
    assert sum(close) >= 0.85 * len(close) > 10


def test_every_top_gets_a_kit_but_those_that_stay_bare_or_are_taken(catalogue):
    desks = Furnishing(("desk",), AtWall(front=700), count=(3, 3), is_main=True)
    top = Top(("desk",), ("study",), share_pct=100)
    furnisher = empty(catalogue)
    place_pieces(furnisher, (desks,), most=99)
    place_kits(furnisher, (replace(top, share_pct=1),), most=99)
    bare = len(furnisher.placed)
    place_kits(furnisher, (top,), most=99)
    assert bare <= 5
    carried = {
        id(each.host) for each in furnisher.placed if each.relation.layer == "top"
    }
    assert carried == {id(each) for each in furnisher.hosts("desk")}
    hosts = [each.host for each in furnisher.placed if each.host is not None]
    laden = [host for host in furnisher.hosts("desk") if hosts.count(host) > 1]
    before = [hosts.count(host) for host in laden]
    place_kits(furnisher, (top,), most=99)
    hosts = [each.host for each in furnisher.placed if each.host is not None]
    assert [hosts.count(host) for host in laden] == before
    other = empty(catalogue)
    place_pieces(other, (desks,), most=99)
    place_kits(other, (top,), most=4)
    assert len(other.placed) == 4


def test_dressed_walls_have_no_long_bare_stretch_and_no_two_pictures_alike(catalogue):
    bare = []
    for seed in range(10):
        furnisher = empty(catalogue, seed)
        dress_walls(furnisher, ("painting", "painting", "poster"), most=99)
        free = furnisher.walls.free_along(HANGS_FROM, HANGS_TO)
        bare.append(max((each.length for each in free), default=0) >= WALL_PER_PIECE)
        pictures = [each.asset.id for each in furnisher.placed]
        assert len(set(pictures)) == len(pictures) >= 5
    assert sum(bare) <= 2


def test_walls_are_dressed_with_one_clock_at_most_and_until_the_room_is_full(catalogue):
    furnisher = empty(catalogue)
    dress_walls(furnisher, ("wall_clock",), most=99)
    assert [each.asset.category for each in furnisher.placed] == ["wall_clock"]
    furnisher = empty(catalogue)
    dress_walls(furnisher, ("painting",), most=3)
    assert len(furnisher.placed) == 3
    furnisher = empty(catalogue, barred=("painting",))
    dress_walls(furnisher, ("painting",), most=99)
    assert furnisher.placed == []


def test_pictures_are_hung_in_groups_now_and_then(catalogue):
    grouped = single = 0
    for seed in range(10):
        furnisher = empty(catalogue, seed)
        dress_walls(furnisher, ("painting",), most=99)
        for each in furnisher.placed:
            if each.host is None:
                single += 1
            else:
                grouped += 1
                assert (
                    85
                    <= exact(each.footprint).distance(exact(each.host.footprint))
                    <= 185
                )
    assert grouped >= 8
    assert single >= 8


def test_what_is_asked_about_carries_no_kit(catalogue):
    desk = Furnishing(("desk",), AtWall())
    for barred in ((), ("desk",)):
        furnisher = empty(catalogue, barred=barred)
        furnisher.put(furnisher.choose("desk"), desk.relation, tries=50)
        place_kits(furnisher, (Top(("desk",), ("study",), share_pct=100),), most=99)
        assert (len(furnisher.placed) > 1) == (not barred)
