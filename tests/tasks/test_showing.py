from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.showing import showing_of, smallest_cover
from tests.strategies import SIZE, at_place, paint, view


@given(st.integers(1, 20), st.integers(1, 2000))
def test_a_share_is_compared_without_rounding(side, pcm):
    showing = showing_of(paint(view(0), (at_place(1, 0, side=side),)), (1,))
    assert showing.shows(1, pcm) == (side * side * 100_000 >= pcm * SIZE * SIZE)
    assert showing.shows(1, pcm / 2) == (side * side * 200_000 >= pcm * SIZE * SIZE)
    assert showing.share_pcm(1) == side * side * 100_000 // (SIZE * SIZE)


def test_only_the_entities_asked_for_are_looked_at():
    seen = paint(view(0), (at_place(1, 0), at_place(2, 1), at_place(3, 2)))
    assert showing_of(seen, (1, 3)).shown(100) == (1, 3)
    assert not showing_of(seen, (1, 3)).shows(2, 1)
    assert showing_of(seen, (1, 3)).share_pcm(2) == 0


shown_sets = st.lists(
    st.lists(st.integers(1, 6), unique=True).map(tuple), min_size=1, max_size=6
).map(tuple)


@given(shown_sets)
def test_the_smallest_cover_is_the_first_among_the_smallest(shown):
    wanted = tuple(sorted({n for view_shown in shown for n in view_shown}))
    found = smallest_cover(shown, wanted)

    def covers(chosen: tuple[int, ...]) -> bool:
        return {n for v in chosen for n in shown[v]} == set(wanted)

    smaller = [
        chosen
        for size in range(1, len(found) + 1)
        for chosen in combinations(range(len(shown)), size)
        if covers(chosen)
    ]
    assert found == smaller[0]
