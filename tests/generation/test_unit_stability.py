"""An answer that small moves could change is thrown away; no more depends on them."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import SamplingError
from scenegen.generation.unit import UNSTABLE, make_unit
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import AnySeriesPlan, resolve
from scenegen.records.item import Pair
from scenegen.seeding import Key
from tests.quick_units import ATTEMPTS

SEED = 11


class Doubting:
    """The perspective task, but some small moves are said to change the answer."""

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
        "task": "perspective",
        "splits": {"train": 8},
        "params": {"preset": "easy"},
    }
    recipe = read_recipe(
        {"version": 1, "name": "s", "seed": SEED, "resolution": 64, "series": [block]}
    )
    (only,) = resolve(recipe, Catalogue.open())
    return only


def key_of(unit: int) -> Key:
    return Key(SEED, "train", "perspective", unit)


@pytest.fixture(scope="module")
def steady(series) -> dict[int, Pair]:
    """Two units that take few attempts."""
    quick, made = replace(series, max_attempts=ATTEMPTS), {}
    for unit in count():
        with suppress(SamplingError):
            made[unit] = make_unit(quick, key_of(unit))
        if len(made) == 2:
            return made
    raise AssertionError


def test_an_answer_that_never_holds_is_never_given(series, steady):
    task = Doubting(series.task, doubts=10**9)
    doubtful = replace(series, task=task, max_attempts=ATTEMPTS)
    for unit in steady:
        with pytest.raises(SamplingError, match=f"{UNSTABLE} "):
            make_unit(doubtful, key_of(unit))


def test_one_doubt_costs_one_attempt_and_is_tallied(series, steady):
    unit, before = next(iter(steady.items()))
    tally: Counter[str] = Counter()
    task = Doubting(series.task, doubts=1)
    again = make_unit(replace(series, task=task), key_of(unit), tally)
    assert tally[UNSTABLE] >= 1
    assert again[0].attempt > before[0].attempt


@pytest.mark.parametrize("jitters", [0, 1, 5])
def test_every_twin_is_moved_as_often_as_is_said(series, steady, jitters):
    task = Doubting(series.task, doubts=0)
    unit = min(steady)
    made = make_unit(replace(series, task=task, jitters=jitters), key_of(unit))
    assert task.members[-2 * jitters :] == [0] * jitters + [1] * jitters
    assert made[0].attempt == made[1].attempt


def test_moves_decide_which_attempt_is_taken_and_nothing_more(series, steady):
    for unit, moved in steady.items():
        unmoved = make_unit(replace(series, jitters=0), key_of(unit))
        assert unmoved[0].attempt <= moved[0].attempt
        if unmoved[0].attempt == moved[0].attempt:
            assert unmoved == moved


def test_moves_do_not_depend_on_how_many_units_came_before(series, steady):
    """The last unit came after another one; now it is the first of its series."""
    unit, before = list(steady.items())[-1]
    assert make_unit(series, key_of(unit)) == before
