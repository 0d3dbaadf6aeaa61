"""An answer that small moves could change is thrown away; no more depends on them."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import SamplingError
from scenegen.generation.unit import UNSTABLE, make_unit
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import AnySeriesPlan, resolve
from scenegen.seeding import Key

SEED, UNITS = 11, (0, 1, 2)


class Doubting:
    """The multiview task, but some small moves are said to change the answer."""

    def __init__(self, task: Any, *, doubts: int) -> None:
        self.task, self.doubts = task, doubts
        self.members: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.task, name)

    def is_stable(self, slot: Any, member: int, shaken: Any, see: Any) -> bool:
        """As the task, once there have been enough doubts."""
        self.members.append(member)
        if self.doubts:
            self.doubts -= 1
            return False
        return bool(self.task.is_stable(slot, member, shaken, see))


@pytest.fixture(scope="module")
def series() -> AnySeriesPlan:
    block = {
        "task": "multiview",
        "splits": {"train": 8},
        "params": {"occluded_units_pct": 0},
    }
    recipe = read_recipe(
        {"version": 1, "name": "s", "seed": SEED, "resolution": 64, "series": [block]}
    )
    (only,) = resolve(recipe, Catalogue.open())
    return only


def key_of(unit: int) -> Key:
    return Key(SEED, "train", "multiview", unit)


def test_an_answer_that_never_holds_is_never_given(series):
    task = Doubting(series.task, doubts=10**9)
    doubtful = replace(series, task=task, max_attempts=12)
    with pytest.raises(SamplingError, match=f"{UNSTABLE} "):
        make_unit(doubtful, key_of(0))


def test_one_doubt_costs_one_attempt_and_is_tallied(series):
    steady = make_unit(series, key_of(0))
    tally: Counter[str] = Counter()
    task = Doubting(series.task, doubts=1)
    again = make_unit(replace(series, task=task), key_of(0), tally)
    assert tally[UNSTABLE] >= 1
    assert again[0].attempt > steady[0].attempt


@pytest.mark.parametrize("jitters", [0, 1, 5])
def test_every_twin_is_moved_as_often_as_is_said(series, jitters):
    task = Doubting(series.task, doubts=0)
    made = make_unit(replace(series, task=task, jitters=jitters), key_of(1))
    assert task.members[-2 * jitters :] == [0] * jitters + [1] * jitters
    assert made[0].attempt == made[1].attempt


@pytest.mark.parametrize("unit", UNITS)
def test_moves_decide_which_attempt_is_taken_and_nothing_more(series, unit):
    steady = make_unit(series, key_of(unit))
    unmoved = make_unit(replace(series, jitters=0), key_of(unit))
    assert unmoved[0].attempt <= steady[0].attempt
    if unmoved[0].attempt == steady[0].attempt:
        assert unmoved == steady


def test_moves_do_not_depend_on_how_many_units_came_before(series):
    one = make_unit(series, key_of(2))
    make_unit(series, key_of(0))
    assert make_unit(series, key_of(2)) == one
