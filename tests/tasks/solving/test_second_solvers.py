"""The reader of tokens and the solver from masks, on staged items and on real ones."""

from dataclasses import replace
from math import cos, dist, radians, sin

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from scenegen.records.visibility import SceneVisibility
from scenegen.tasks import TASKS
from scenegen.tasks.multiview.task import MultiviewTask
from scenegen.tasks.path.phrasing import NOTHING
from scenegen.tasks.solving.picture_features import mark_of
from scenegen.tasks.solving.token_sheet import token_sheet
from scenegen.tokens.marks import CROSS as CROSS_SIGN
from tests.strategies import CATALOGUE, case_of, params_for
from tests.strategies import facts_of as counted_facts
from tests.tasks.multiview.test_task import twin_of as counted_twin
from tests.tasks.second_solvers import from_masks, from_tokens, solve_sheet
from tests.tasks.staged import CATEGORIES, route
from tests.verification.measure import opinions, sample
from tests.verification.staging import CAMERA, CROSS, NAMES, Staged, path, perspective
from tests.visibility.hand_made import looking

CLOSER, SIDES = ("closer", "further"), ("left", "right")
SEEN = ("in view", "hidden behind the floor lamp")

places = st.tuples(st.integers(1300, 4500), st.integers(600, 4400))
turns = st.sampled_from([-1500, -1200, -900, -600, -300, 300, 600, 900, 1200, 1500])


def both(item: Staged) -> set[int | None]:
    """What the two say; one answer when they agree."""
    solved = from_masks(item.facts, item.visibility, CATEGORIES)
    return {from_tokens(item.facts, CATEGORIES), solved}


def is_shown(item: Staged, view: int, share: float = 0.004) -> bool:
    """Whether a view shows enough of the first thing."""
    seen = item.visibility.views[view]
    return seen.visible_px(1) >= share * seen.pixels


def shows_cross(item: Staged) -> bool:
    """Whether the thing leaves the X in view, as it does in every item."""
    return mark_of(item.facts, "view_0", CROSS_SIGN) is not None


@example(place=(1755, 2354), turn=-1500)
@given(places, turns)
def test_both_compare_the_ways_to_a_thing(place, turn):
    change = dist(place, CROSS) - dist(place, CAMERA)
    assume(abs(change) >= 500 and dist(place, CROSS) > 500)
    answer = int(change > 0)
    item = perspective("distance_change", turn, place, options=CLOSER, answer=answer)
    assume(is_shown(item, 0) and shows_cross(item))
    assert both(item) == {answer}


@given(turns, st.integers(15, 42), st.integers(700, 1900), st.sampled_from([1, -1]))
def test_both_know_left_from_right_after_a_turn(turn, off, reach, side):
    bearing = radians(turn / 10 + side * off)
    place = (
        CROSS[0] + round(reach * cos(bearing)),
        CROSS[1] + round(reach * sin(bearing)),
    )
    answer = int(side < 0)
    item = perspective("relative_position", turn, place, options=SIDES, answer=answer)
    assume(is_shown(item, 1))
    assert both(item) == {answer}


@pytest.mark.parametrize(("place", "answer"), [((2300, 4300), 1), ((3000, 3900), 0)])
def test_both_see_what_stands_before_a_thing(place, answer):
    screen = (1700, 3300)
    item = perspective("visibility", 900, place, screen, options=SEEN, answer=answer)
    assert both(item) == {answer}


@pytest.mark.parametrize(("turn", "answer"), [(900, 0), (-900, 3), (300, 1)])
def test_both_find_what_is_straight_in_front(turn, answer):
    stood = (2300, 4100), (4000, 3480), (4300, 2300), (2300, 900)
    item = perspective("which_object", turn, *stood, options=NAMES, answer=answer)
    assert both(item) == {answer}


WALK = (700, 2500), (2500, 2500), (2500, 4300)
"""East, then north."""


@pytest.mark.parametrize("is_reversed", [False, True])
def test_both_see_what_is_beside_the_walk(is_reversed):
    look = looking(1800, 2500, 2700 if not is_reversed else 900)
    rig = route(WALK, (1800, 2500), look=look, is_reversed=is_reversed)
    stood = (1800, 3600), (1800, 1400), (4300, 2300), (300, 2500)
    item = path("side_object", rig, *stood, answer=0, side="right")
    assert both(item) == {0 if is_reversed else 1}


@pytest.mark.parametrize("is_reversed", [False, True])
def test_both_know_what_is_passed_first(is_reversed):
    rig = route(
        WALK, (1800, 2500), look=looking(1500, 2500, 900), is_reversed=is_reversed
    )
    stood = (3300, 4000), (1500, 3300), (3300, 3300), (400, 3000)
    item = path("passing_order", rig, *stood, answer=1)
    assert both(item) == {0 if is_reversed else 1}


@pytest.mark.parametrize(
    ("offset", "answer"), [(0, 0), (250, 0), (-300, 0), (900, 3), (-900, 3)]
)
@pytest.mark.parametrize("up", [900, 1800])
def test_both_see_whether_the_straight_way_is_free(offset, answer, up):
    rig = route(((700, 2500), (4300, 2500)), None, look=looking(700, 2500, 0), up=up)
    stood = (2600, 2500 + offset), (3600, 3600), (2600, 900)
    options = (*NAMES[:3], NOTHING)
    item = path("blocked", rig, *stood, options=options, answer=answer)
    assert both(item) == {answer}


def counted() -> Staged:
    """Four stools in four painted views and on the map."""
    case = case_of(((1, 2), (2, 3), (3, 4), (4,)), 4)
    task = MultiviewTask(params_for(case), CATALOGUE)
    question = task.ask(
        case.slot, 0, counted_twin(case.scene, case.visibility), case.visibility
    )
    return Staged(counted_facts(case, question), case.visibility)


def test_both_count_each_instance_once():
    item = counted()
    assert both(item) == {item.facts.question.answer_index}


def test_masks_of_the_map_that_contradict_the_views_are_told():
    facts, visibility = counted()
    *views, above = visibility.views
    ids = np.where(above.ids == 4, 0, above.ids)
    spoilt = SceneVisibility((*views, replace(above, ids=ids)))
    with pytest.raises(ValueError, match="the map shows"):
        from_masks(facts, spoilt, CATEGORIES)


@pytest.mark.parametrize("task", sorted(TASKS))
def test_a_text_that_is_no_question_is_refused(task):
    sheet = token_sheet(
        "Is it?", ("yes", "no"), tokens=(), views={}, categories=CATEGORIES
    )
    with pytest.raises(ValueError, match="no wording"):
        solve_sheet(task, sheet, CATEGORIES)


@pytest.mark.slow
@pytest.mark.parametrize("task", sorted(TASKS))
def test_both_agree_with_the_label_of_sampled_items(task):
    categories, items = sample(task, 4)
    for item in items:
        answer = item.facts.question.answer_index
        assert opinions(item, categories) == {"tokens": answer, "pixels": answer}
