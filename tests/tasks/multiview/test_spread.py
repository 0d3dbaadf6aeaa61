"""Twins show objects about as far apart, where that is what would tell them apart."""

from dataclasses import replace

import numpy as np

from scenegen.records.visibility import Box, Sighting
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.centring import column_of, nearness_of
from scenegen.tasks.multiview.search import RigFits, RigSearch
from scenegen.tasks.multiview.shown_table import ShownTable
from scenegen.tasks.multiview.spread import (
    COUNTS_FOR,
    GAP_PCT,
    MORE,
    off_spread,
    spreads,
)
from scenegen.tasks.showing import Showing

VIEWS = 3
BRIEF = CountBrief(
    category="chair",
    counts=(5, 6),
    most=2,
    others=(2, 2),
    fewer=(2, 2),
    differs="split",
    rig="walk",
    views=VIEWS,
    views_needed=VIEWS,
    apart=800,
)


def table_of(seen: np.ndarray, columns: np.ndarray) -> ShownTable:
    """Views that show each object well, where it is said to be."""
    views, places = seen.shape
    none = np.zeros_like(seen)
    return ShownTable(
        seen=seen,
        glimpsed=seen,
        sure=seen,
        doubtful=none,
        merged=np.zeros((views, places, places), dtype=np.bool_),
        centred=np.zeros((views, places), dtype=np.int64),
        cut=none,
        columns=np.where(seen, columns, 0),
        near=np.where(seen, 200, 0),
    )


def test_spreads_are_those_of_what_a_view_shows():
    seen = np.array([[True, True, True, False], [False, False, False, True]])
    columns = np.array([[-300, 100, 500, 900], [0, 0, 0, -40]])
    table = table_of(seen, columns)
    table.near[0, :3] = 100, 250, 180
    rigs = np.array([[0, 1]])
    everything = np.ones((1, 4), dtype=np.bool_)
    (first, second), *_ = spreads(table, rigs, everything).tolist()
    assert first == [800, 900, 500, 100, 400, 150, 530]
    # One object alone is no distance from another one.
    assert second == [0, 40, 40, 40, 0, 0, 200]
    without = np.array([[True, False, True, False]])
    (first, second), *_ = spreads(table, rigs, without).tolist()
    assert first == [800, 800, 500, 300, 800, 80, 280]
    assert second == [0] * len(COUNTS_FOR)


def test_twins_that_show_the_same_are_as_far_off_as_what_is_asked_for():
    seen = np.ones((2, 4), dtype=np.bool_)
    columns = np.array([[-450, 180, 450, 0], [-450, 180, 450, 0]])
    table, rigs = table_of(seen, columns), np.array([[0, 1]])
    taken = np.array([[True, True, True, False]])
    more = sum(a * b for a, b in zip(MORE, COUNTS_FOR, strict=True))
    # The outermost are 900 apart, and the widest gap is 70 % of that.
    assert GAP_PCT == 70
    assert off_spread(table, rigs, taken, taken, apart=900).tolist() == [more]
    # In two twins of two views, each thousandth is four of the outermost, which count
    # double, and 2.8 of the gap.
    found = off_spread(table, rigs, taken, taken, apart=1000).tolist()
    assert found == [more + 2 * 400 + 280]


def crowded() -> tuple[ShownTable, np.ndarray]:
    """Three views; two share what is at their edges, as those of a room do.

    Each has things of its own in its middle and at its edges, so that what takes the
    place of the shared one may be as far aside as it is.
    """
    places = [{view} for view in range(VIEWS) for _ in range(6)]
    places += [{0, 1}, {1, 2}]
    seen = np.array([[view in each for each in places] for view in range(VIEWS)])
    own = np.array([-800, -400, -50, 50, 400, 800] * VIEWS)
    columns = np.repeat(np.concatenate([own, [0, 0]])[None], VIEWS, axis=0)
    columns[0, 18], columns[1, 18] = 850, -850
    columns[1, 19], columns[2, 19] = 850, -850
    return table_of(seen, columns), np.array([[0, 1, 2]])


def more_shown_apart(search: RigSearch, unit: int, rigs: np.ndarray) -> int:
    """By how much the fuller twin shows the outermost farther apart than the other."""
    found = search.find(Key(1, "test", "rigs", unit).stream(Stream.CAMERAS), rigs)
    assert found is not None
    assert found.places.moved is not None
    fuller = np.zeros((1, search.table.seen.shape[1]), dtype=np.bool_)
    fuller[0, list(found.places.fuller)] = True
    emptier = fuller.copy()
    old, new = found.places.moved
    emptier[0, [found.places.exchanged, new]] = False
    emptier[0, old] = True
    rows = np.array([found.rows])
    ours, theirs = (spreads(search.table, rows, e) for e in (fuller, emptier))
    return int((ours - theirs)[0, :, 0].sum())


def test_the_twin_with_more_objects_shows_them_as_far_apart():
    table, rigs = crowded()
    everywhere = np.ones(table.seen.shape[1], dtype=np.bool_)
    search = RigSearch(table, BRIEF, everywhere, everywhere)
    first = [
        search.fitting(Key(1, "test", "rigs", u).stream(Stream.CAMERAS), rigs)
        for u in range(12)
    ]
    drawn = [
        (
            spreads(table, each.rigs, each.fuller)
            - spreads(table, each.rigs, each.emptier)
        )
        for each in first
    ]
    as_they_come = np.concatenate(drawn)[:, :, 0].sum(axis=1)
    found = [more_shown_apart(search, unit, rigs) for unit in range(12)]
    # As they come, the emptier twin shows them farther apart, mostly.
    assert np.median(as_they_come) < -400
    assert min(found) >= -100
    assert abs(np.median(found)) < 500


def test_where_some_view_can_be_left_out_nothing_is_asked_for():
    table, rigs = crowded()
    everywhere = np.ones(table.seen.shape[1], dtype=np.bool_)
    taken = everywhere[None]
    for needed, is_asked in ((2, False), (VIEWS, True)):
        search = RigSearch(
            table, replace(BRIEF, views_needed=needed), everywhere, everywhere
        )
        assert bool(search.off_spread(RigFits(rigs, taken, taken)).any()) is is_asked


def test_columns_and_nearness_are_those_of_the_box():
    box = Box(50, 100, 70, 140)
    view = Showing(200, {3: Sighting(3, 500, 500, False, box, 4000)}, ())
    assert column_of(view, 3) == -400
    assert nearness_of(view, 3) == 250
    assert (column_of(view, 4), nearness_of(view, 4)) == (0, 0)
