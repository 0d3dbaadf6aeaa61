"""An input that somebody may lack with more advantage: its limit, and its reason."""

import pytest

from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.features.sheet import MARKS
from scenegen.tasks.allowances import Bound
from scenegen.tasks.perspective.task import PerspectiveTask
from tests.audit.made_up import good_items

BOUND = Bound("relative_position", MARKS, 6, "nobody needs them")


def without_marks() -> dict[str, tuple[float | None, float | None, tuple[str, ...]]]:
    """Limits and words of the bars without marks, by name."""
    found = audit_items(good_items(80), probes=chosen_probes(["blind"])).bars
    return {
        each.name: (each.limit.most, each.limit.most_high, each.detail)
        for each in found
        if each.name.startswith(f"S0 without {MARKS}")
    }


def test_without_a_bound_three_points_beyond_chance_are_none():
    found = without_marks()
    assert len(found) == 2
    for most, high, words in found.values():
        assert (most, high) == (53, 55)
        assert not any("bound" in each for each in words)


@pytest.mark.parametrize("kind", [BOUND.kind, "visibility"])
def test_a_bound_raises_the_limit_of_its_kind_and_says_why(kind, monkeypatch):
    monkeypatch.setattr(PerspectiveTask, "bounds", (BOUND._replace(kind=kind),))
    is_own = kind == BOUND.kind
    for most, high, words in without_marks().values():
        assert (most, high) == ((56, 58) if is_own else (53, 55))
        assert (f"bound: {BOUND.reason}" in words) is is_own
