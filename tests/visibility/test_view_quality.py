"""Views are refused exactly from where the parameters say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import Rejected
from scenegen.records.visibility import CEILING, WALL, SceneVisibility, ViewVisibility
from scenegen.visibility.view_quality import QualityParams, inspect
from tests.strategies import MAP, SIZE, Patch, paint, view

PIXELS = SIZE * SIZE
PARAMS = QualityParams(
    close_mm=700, close_pct=3, single_pct=40, blank_pct=66, entities=2
)


def patch(entity: int, pixels: int, *, corner: int = 0, depth: float = 3.0) -> Patch:
    """A block of whole rows that holds so many pixels."""
    rows, rest = divmod(pixels, SIZE)
    assert rest == 0
    return Patch(entity, (0, corner, SIZE, corner + rows), depth)


def square(entity: int, side: int, place: int, depth: float = 3.0) -> Patch:
    return Patch(entity, (30 * place, 90, 30 * place + side, 90 + side), depth)


TWO = (square(8, 12, 0), square(9, 12, 1))


def reason(*patches: Patch, background: float = 5.0, params=PARAMS) -> str | None:
    return reason_of(paint(view(0), patches, background=background), params)


def reason_of(seen: ViewVisibility, params=PARAMS) -> str | None:
    try:
        inspect(SceneVisibility((seen,)), params)
    except Rejected as rejected:
        return rejected.reason
    return None


def test_a_view_of_two_objects_at_a_distance_is_kept():
    assert reason(*TWO) is None


def test_a_nose_against_a_wall_is_close():
    assert reason(*TWO, background=0.699) == "close_view"
    assert reason(*TWO, background=0.7) is None


def test_a_few_close_pixels_are_allowed():
    # 3 % of the picture are 3.6 rows.
    assert reason(*TWO, patch(1, 3 * SIZE, depth=0.4)) is None
    assert reason(*TWO, patch(1, 4 * SIZE, depth=0.4)) == "close_view"


def test_pixels_that_show_nothing_are_not_close():
    assert reason(*TWO, background=0.0) is None


def test_a_picture_full_of_one_object_is_close():
    limit = PIXELS * 40 // 100
    assert reason(*TWO, patch(1, limit)) is None
    assert reason(*TWO, patch(1, limit + SIZE)) == "close_view"
    half = limit // 2 // SIZE * SIZE
    both = patch(1, half + SIZE), patch(2, half, corner=half // SIZE + 1)
    assert reason(*both) is None


@pytest.mark.parametrize("wall", [(WALL,), (CEILING,), (WALL, CEILING)])
def test_a_picture_of_bare_walls_and_ceiling_is_blank(wall):
    # 66 % of 120 rows are 79.2 rows.
    for rows, expected in ((79, None), (80, "blank_view")):
        seen = paint(view(0), TWO)
        ids = seen.ids.copy()
        for part, owner in zip(
            np.array_split(np.arange(rows), len(wall)), wall, strict=True
        ):
            ids[part] = owner
        assert reason_of(replace(seen, ids=ids)) == expected


@pytest.mark.parametrize("shown", [0, 1])
def test_a_view_that_shows_too_few_objects_is_empty(shown):
    assert reason(*TWO[:shown]) == "empty_view"
    assert reason(*TWO[:shown], params=QualityParams(entities=shown)) is None


def test_objects_count_from_three_thousandths_of_the_picture():
    # 0.3 % of 120 x 120 are 43.2 pixels.
    assert reason(square(1, 7, 0), square(2, 7, 1)) is None
    assert reason(square(1, 7, 0), square(2, 6, 1)) == "empty_view"


def test_what_is_hidden_does_not_count():
    behind = replace(TWO[1], depth=4.0)
    assert reason(TWO[0], behind, replace(behind, entity=3, depth=3.5)) is None
    before = Patch(3, TWO[1].box, 3.5)
    alone = square(9, 12, 1, depth=4.0)
    assert reason(before, alone) == "empty_view"


def test_every_visible_view_is_checked_and_no_hidden_one():
    good, bad = paint(view(0), TWO), paint(view(1), ())
    inspect(SceneVisibility((good, paint(MAP, ()))), PARAMS)
    with pytest.raises(Rejected, match="empty_view"):
        inspect(SceneVisibility((good, bad)), PARAMS)
    with pytest.raises(Rejected, match="empty_view"):
        inspect(SceneVisibility((bad, good)), PARAMS)


@given(st.lists(st.tuples(st.integers(1, 4), st.floats(0.2, 4)), max_size=6))
def test_what_strict_parameters_keep_is_kept_by_lenient_ones(blocks):
    patches = [
        patch(entity, 12 * SIZE, corner=12 * row, depth=depth)
        for row, (entity, depth) in enumerate(blocks)
    ]
    strict = reason(*patches, params=PARAMS)
    lenient = QualityParams(close_mm=400, close_pct=40, single_pct=80, entities=1)
    assert strict is not None or reason(*patches, params=lenient) is None
