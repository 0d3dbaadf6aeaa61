"""The solver from the scene against plain trigonometry."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.item import Facts, Twin
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.perspective.kinds import KINDS as KINDS_BY_NAME
from scenegen.tasks.perspective.kinds import VisibilityAfterTurn
from scenegen.tasks.perspective.phrasing import fill, read
from tests.tasks.staged import (
    CATEGORIES,
    KINDS,
    bed,
    entity,
    facts_of,
    twin_of,
    vantage,
)

NOUNS = tuple(CATEGORIES[kind].singular for kind in KINDS)

seeds = st.integers(0, 2**32).map(np.random.default_rng)


def solve(facts: Facts) -> int:
    """As `PerspectiveTask.solve`."""
    asked = read(facts.question.text)
    answer = KINDS_BY_NAME[asked.kind].solve(facts, asked, CATEGORIES)
    return facts.question.options.index(answer)


def scene_with(
    dice: np.random.Generator, count: int
) -> tuple[Twin, SceneVisibility, int]:
    """A twin with so many targets, what its views see, and the turn."""
    turn = 150 * int(dice.choice((-1, 1)) * dice.integers(2, 11))
    heading = int(dice.integers(3600))
    rig = vantage(spot(dice), heading, cross=spot(dice), turn=turn)
    twin, visibility = twin_of(rig, *(entity(n + 1, spot(dice)) for n in range(count)))
    return twin, visibility, turn


def spot(dice: np.random.Generator) -> tuple[int, int]:
    return int(dice.integers(900, 4100)), int(dice.integers(900, 4100))


def asked(
    kind: str,
    twin: Twin,
    visibility: SceneVisibility,
    turn: int,
    options: tuple[str, ...],
) -> Facts:
    """The facts of an item with some wording of a kind."""
    kind_asked = KINDS_BY_NAME[kind]
    text = fill(
        kind_asked.wordings[turn % 12],
        kind_asked.named_targets(NOUNS[:2]),
        turn_tenths=turn,
        has_arrow=turn > 600,
    )
    return facts_of(twin, visibility, text=text, options=options)


def angle(twin: Twin, number: int, turn: int) -> float:
    """Degrees to the left of the facing on the X after a turn."""
    start = twin.rig.views[0]
    (x, y, _), (cx, cy) = (
        twin.scene.entities[number - 1].position_mm,
        start.floor_marks[0].position_mm,
    )
    heading = (start.heading_tenths + turn) / 10
    return (math.degrees(math.atan2(y - cy, x - cx)) - heading + 180) % 360 - 180


@given(seeds)
def test_closer_means_that_the_way_from_the_x_is_shorter(dice):
    twin, visibility, turn = scene_with(dice, 1)
    facts = asked("distance_change", twin, visibility, turn, ("further", "closer"))
    place = twin.scene.entities[0].position_mm[:2]
    start = twin.rig.views[0]
    then = math.dist(place, start.floor_marks[0].position_mm)
    is_closer = then < math.dist(place, start.position_mm[:2])
    assert solve(facts) == is_closer


@given(seeds)
def test_left_means_to_the_left_of_the_new_facing(dice):
    twin, visibility, turn = scene_with(dice, 1)
    facts = asked("relative_position", twin, visibility, turn, ("right", "left"))
    assert solve(facts) == (angle(twin, 1, turn) > 0)


@given(seeds)
def test_in_front_is_what_deviates_least_from_the_new_facing(dice):
    twin, visibility, turn = scene_with(dice, 4)
    order = dice.permutation(4)
    options = tuple(f"the {NOUNS[number]}" for number in order)
    facts = asked("which_object", twin, visibility, turn, options)
    deviations = [abs(angle(twin, int(number) + 1, turn)) for number in order]
    if min(deviations) < 89:
        found = solve(facts)
        assert deviations[found] == pytest.approx(min(deviations))
    elif min(deviations) > 91:
        with pytest.raises(ValueError, match="nothing is in front"):
            solve(facts)


_, HIDING = VisibilityAfterTurn().option_texts(NOUNS[:2])


@pytest.mark.parametrize(("aside", "answer"), [(0, HIDING), (1200, "in view")])
def test_what_a_plank_hides_is_hidden(aside, answer):
    rig = vantage((1000, 1000), 0, cross=(2000, 2500), turn=300)
    ahead = replace(entity(1, (4300, 3800)), heading_tenths=300)
    plank = entity(2, (3000 + aside, 3100 - aside), "box/plank")
    plank = replace(plank, heading_tenths=300)
    twin, visibility = twin_of(rig, ahead, plank)
    facts = asked("visibility", twin, visibility, 300, (HIDING, "in view"))
    assert facts.question.options[solve(facts)] == answer


def test_a_target_beside_the_hidden_view_is_neither_visible_nor_hidden():
    rig = vantage((1000, 1000), 0, cross=(2000, 2500), turn=300)
    twin, visibility = twin_of(rig, entity(1, (1000, 2500)), entity(2, (4000, 4000)))
    facts = asked("visibility", twin, visibility, 300, (HIDING, "in view"))
    with pytest.raises(ValueError, match="not in that direction"):
        solve(facts)


def test_the_pose_of_the_hidden_camera_is_not_used():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    wrong = replace(rig.views[1], heading_tenths=2700)
    twin, visibility = twin_of(
        replace(rig, views=(rig.views[0], wrong)), entity(1, (4000, 4000))
    )
    facts = asked("relative_position", twin, visibility, 900, ("left", "right"))
    assert solve(facts) == 1


@pytest.mark.parametrize("count", [0, 2])
def test_a_noun_must_name_one_entity(count):
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    placed = [
        replace(entity(1, (4000, 1000 + 900 * n)), id=n + 1) for n in range(count)
    ]
    twin, visibility = twin_of(rig, bed((2000, 4000)), *placed)
    facts = asked("relative_position", twin, visibility, 900, ("left", "right"))
    with pytest.raises(ValueError, match=f"{count} objects are called 'armchair'"):
        solve(facts)


def test_facts_of_another_task_are_refused():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    twin, visibility = twin_of(rig, entity(1, (4000, 4000)))
    facts = facts_of(twin, visibility, text="How many chairs?", options=("1", "2"))
    with pytest.raises(ValueError, match="no wording of the perspective task"):
        solve(facts)


def test_a_picture_without_an_x_is_refused():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    bare = replace(rig.views[0], floor_marks=())
    twin, visibility = twin_of(
        replace(rig, views=(bare, rig.views[1])), entity(1, (4000, 4000))
    )
    facts = asked("relative_position", twin, visibility, 900, ("left", "right"))
    with pytest.raises(ValueError, match="0 crosses"):
        solve(facts)


def test_a_right_answer_that_is_no_option_is_an_error():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    twin, visibility = twin_of(rig, entity(1, (4000, 4000)))
    facts = asked("relative_position", twin, visibility, 900, ("left", "behind"))
    with pytest.raises(ValueError, match="not in tuple"):
        solve(facts)
