from decimal import Decimal, localcontext
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenegen.errors import TokenError
from scenegen.tokens.depth_grid import (
    BEYOND,
    CELLS,
    CODES,
    EDGES_MM,
    depth_codes,
    depth_text,
    distance_of,
    read_depth_text,
    tolerance_of,
)

metres = st.floats(0.0, 20.0, allow_nan=False)
pictures = st.integers(10, 33).flatmap(
    lambda size: arrays(np.float64, (size, size), elements=metres)
)
codes = st.lists(st.integers(0, CODES - 1), min_size=100, max_size=100).map(tuple)


def lower_median(values: np.ndarray) -> float:
    """Of the pixels of a cell, nothing being infinitely far; the slow way."""
    ordered = sorted(value if value > 0 else float("inf") for value in values.ravel())
    return ordered[(len(ordered) - 1) // 2]


def cells_of(depth: np.ndarray) -> list[np.ndarray]:
    size = len(depth)
    bounds = [cell * size // CELLS for cell in range(CELLS + 1)]
    return [depth[a:b, c:d] for a, b in pairwise(bounds) for c, d in pairwise(bounds)]


def test_edges_rise_by_equal_ratios_from_250_to_16000_mm():
    assert len(EDGES_MM) == CODES - 1
    assert (EDGES_MM[0], EDGES_MM[-1]) == (250, 16_000)
    with localcontext() as context:
        context.prec = 40
        ratio = Decimal(64) ** (Decimal(1) / 126)
        for step, edge in enumerate(EDGES_MM):
            assert abs(edge - 250 * ratio**step) <= Decimal("0.5")


def test_published_edges_never_change():
    assert EDGES_MM[:8] == (250, 258, 267, 276, 285, 295, 305, 315)
    assert EDGES_MM[63] == 2000
    assert EDGES_MM[-4:] == (14_492, 14_978, 15_481, 16_000)
    assert sum(EDGES_MM) == 485_340


@given(pictures)
def test_a_code_inverts_to_the_lower_median_within_half_a_bin(depth):
    for code, cell in zip(depth_codes(depth), cells_of(depth), strict=True):
        median, middle, half = lower_median(cell), distance_of(code), tolerance_of(code)
        if middle is None or half is None:
            assert code == BEYOND
            assert median >= 16.0
        else:
            assert abs(median - middle) <= half + 1e-12


@given(pictures, st.floats(1.0, 2.0))
def test_what_moves_away_never_gets_a_smaller_code(depth, factor):
    before, after = depth_codes(depth), depth_codes(depth * factor)
    assert all(a <= b for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize("index", [0, 1, 63, 125, 126])
def test_a_bin_holds_its_lower_edge(index):
    edge = EDGES_MM[index] / 1000
    at, below = np.full((20, 20), edge), np.full((20, 20), np.nextafter(edge, 0.0))
    assert set(depth_codes(at)) == {index + 1}
    assert set(depth_codes(below)) == {index}


@pytest.mark.parametrize(("nothing", "code"), [(0.0, 64), (0.5, 64), (0.51, BEYOND)])
def test_a_cell_of_which_more_than_half_is_nothing_is_beyond(nothing, code):
    depth = np.full((100, 100), 2.0)
    depth[:, :] = np.where(np.arange(100) % 10 < 5, 0.0, 2.0) if nothing else 2.0
    if nothing > 0.5:
        depth[::10] = 0.0
    assert set(depth_codes(depth)) == {code}


def test_a_picture_is_read_but_not_changed():
    depth = np.zeros((20, 20))
    depth.setflags(write=False)
    assert set(depth_codes(depth)) == {BEYOND}


@given(codes)
def test_depth_text_round_trips(written):
    text = depth_text(written)
    assert read_depth_text(f" {text}\n") == written
    assert text.count("<DEPTH") == 102
    assert " " not in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<DEPTH_START><DEPTH_END>",
        depth_text((5,) * 99),
        depth_text((5,) * 101),
        depth_text((5,) * 99 + (128,)),
        depth_text((5,) * 100).replace("<DEPTH_5>", "<DEPTH_05>", 1),
        depth_text((5,) * 100).replace("<DEPTH_5>", " <DEPTH_5>", 1),
        depth_text((5,) * 100).replace("<DEPTH_END>", ""),
        depth_text((5,) * 100) + "so",
    ],
)
def test_damaged_depth_text_is_refused(text):
    with pytest.raises(TokenError, match="depth text"):
        read_depth_text(text)
