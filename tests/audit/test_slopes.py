"""How depth runs over a giver tells how it is turned, and such a rule is found."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import audit, learners
from scenegen.audit.audit import audit_items
from scenegen.audit.features.sheet import GIVER, FlatFeature, FlatTable, ShownView
from scenegen.audit.features.slopes import add_slopes, slope_of
from scenegen.audit.features.table import flat_table
from scenegen.audit.items import AuditItem
from scenegen.tasks.base import TextCues
from scenegen.tokens import depth_grid
from tests.audit.made_up import ALL, FEATURES, VIEW, good_items, said
from tests.audit.test_features import OBJECT, OTHER, mirrored, one_picture

LEFT, RIGHT = 60, 80
"""Codes of the left and the right half of the picture."""

CUES = TextCues((OBJECT,), giver=OTHER)


def distance_of(code: int) -> float:
    metres = depth_grid.distance_of(code)
    assert metres is not None
    return metres


def grid_of(left: int, right: int) -> np.ndarray:
    return np.repeat([[left] * 5 + [right] * 5], 10, axis=0).astype(float)


def shown(x0: float, x1: float, grid: np.ndarray, code: float = 70) -> ShownView:
    def one(value: float) -> np.ndarray:
        return np.array([value])

    return ShownView(
        VIEW, one(x0), one(101), one(x1), one(200), one(code), one(50), {},
        np.zeros((0, 2)), np.zeros((0, 4)), grid,
    )  # fmt: skip


def test_halves_of_a_box_are_as_far_as_their_cells():
    near, far = distance_of(LEFT), distance_of(RIGHT)
    middle = slope_of(shown(134, 201, grid_of(LEFT, RIGHT)))  # 34 pixels on either side
    assert middle.across == pytest.approx(far - near)
    assert middle.up == pytest.approx(0)
    assert middle.beyond == pytest.approx((near + far) / 2 - distance_of(70))
    # The left half, 30 pixels, is near; of the right one, 24 of 30 are far.
    aside = slope_of(shown(132, 191, grid_of(LEFT, RIGHT)))
    assert aside.across == pytest.approx((far - near) * 24 / 30)
    steep = slope_of(shown(100, 150, grid_of(RIGHT, LEFT).T))
    assert steep.across == pytest.approx(0)
    assert steep.up > 0


def test_cells_that_show_nothing_are_left_out():
    grid = grid_of(LEFT, RIGHT)
    grid[:, 5] = 127
    assert np.isnan(slope_of(shown(135, 200, grid)).across)
    grid[:, 5] = RIGHT
    grid[4] = 127
    found = slope_of(shown(135, 200, grid))
    assert found.across == pytest.approx(distance_of(RIGHT) - distance_of(LEFT))


def columns_of(table: FlatTable) -> dict[str, float]:
    return {each.bare: float(values[0]) for each, values in table.columns.items()}


def laid(x: float, code: int) -> ShownView:
    return shown(x - 5, x + 5, np.full((10, 10), 60.0), code)


@pytest.mark.parametrize("grows", [-1, 0, 1])
def test_a_side_that_recedes_faces_aside(grows):
    """Farther to the right, its visible side faces the viewer's right: what is nearer
    and to the right is before it, and what is farther and to the left behind it."""
    facts = one_picture("facing_side")
    codes = (70 - 4 * grows, 70 + 4 * grows)
    giver = shown(134, 201, grid_of(*codes))
    for place, wanted in (((167.5, 60), 0), ((167.5, 80), 180)):
        table = FlatTable(1)
        add_slopes(table, laid(*place), giver, facts)
        found = columns_of(table)
        assert np.sign(found["depth over the giver, right minus left"]) == grows
        off = found["angle at the giver off the depth of the giver"]
        lean = found["depth over the giver, right minus left, by its width"]
        faces = 180 - np.degrees(np.arctan(lean))
        way = 180 - wanted  # of the candidate, from up, clockwise
        assert off == pytest.approx((way - faces + 180) % 360 - 180, abs=1e-6)
        line = "angle at the giver off the depth of the giver, rather on its line"
        assert found[f"{line} than beside"] == pytest.approx(
            45 - abs(np.degrees(np.arctan(lean))), abs=1e-6
        )


def test_a_mirrored_giver_leans_the_other_way():
    facts = one_picture("facing_side")
    (tokens,) = facts.tokens
    rng = np.random.default_rng(2)
    codes = tuple(rng.integers(50, 70, 100).tolist())
    facts = replace(facts, tokens=(replace(tokens, depth=codes),))
    own, other = flat_table(facts, CUES), flat_table(mirrored(facts), CUES)
    slopes = [each for each in own.columns if "depth o" in each.name]
    assert len([e for e in slopes if "of the giver" in e.name or "over" in e.name]) > 14
    assert all(GIVER in each.inputs for each in slopes)
    for feature in slopes:
        values = own.columns[feature]
        wanted = -values if feature.is_odd else values
        assert np.isfinite(values).all(), feature.name
        assert other.columns[feature] == pytest.approx(wanted), feature.name


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)
    monkeypatch.setattr(audit, "_shuffled", lambda probe, group, context: ())


LINE = FlatFeature(
    f"{VIEW}: on the line of its depth", False, ALL | {GIVER}, role="way"
)
WIDTH = FlatFeature(f"{VIEW}: width", False, ALL | {GIVER}, role="shape")
USUAL = {"sofa": 2.0, "chair": 0.5}


def leaning(told: float) -> list[AuditItem]:
    """A wide side is a front, a narrow one an end: with it, the line of the depth tells
    whether something is before the giver."""
    rng = np.random.default_rng(3)
    found = []
    for each in good_items(160, seed=2):
        kind = str(rng.choice([*USUAL]))
        is_left = said(each) == "left"
        if rng.random() >= told:
            is_left = bool(rng.integers(2))
        line = float(rng.choice([-1, 1]) * rng.uniform(5, 40))
        is_wide = is_left is (line > 0)
        width = USUAL[kind] * rng.uniform(*((1.1, 1.4) if is_wide else (0.6, 0.9)))
        values = np.concatenate([each.values, [[line, width]]], axis=1)
        found.append(
            replace(
                each,
                features=(*FEATURES, LINE, WIDTH),
                values=values.astype(np.float32),
                giver=(kind, f"{kind}/{rng.integers(2)}"),
            )
        )
    return found


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("told", [0, 0.7])
def test_the_line_of_the_depth_and_the_width_tell_together(told):
    found = audit_items(leaning(told))
    names = {each.name for each in found.failed}
    if not told:
        assert names == set()
        return
    assert "S1 one feature" in names
    assert names <= {"S1 one feature", "S2 two features"}
    (bar,) = (each for each in found.bars if each.name == "S1 one feature")
    assert "times on the line of its depth" in bar.detail[0]
