"""`params.kinds`: a series that asks some kinds of questions only."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical, read_recipe
from scenegen.seeding import Key
from scenegen.tasks.path.params import KINDS_ASKED as PATH_KINDS
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.slots import SHARES as PATH_SHARES
from scenegen.tasks.path.task import PathTask
from scenegen.tasks.perspective.facing.slots import (
    HARD_IF_NAMED,
    IF_NAMED,
    SHARES,
    FacingSlot,
)
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.params import HARD_KINDS, PerspectiveParams
from scenegen.tasks.perspective.params import KINDS_ASKED as PERSPECTIVE_KINDS
from scenegen.tasks.perspective.task import PerspectiveTask

STOCK = Catalogue.open()
UNITS = 60


def kinds_of(task):
    """The kinds that units of a task are dealt."""
    slots = [task.slot(Key(7, "train", task.name, unit)) for unit in range(UNITS)]
    return {
        (each.kind if hasattr(each, "kind") else each.brief.kind).name for each in slots
    }


def recipe_of(task, **params):
    block = {"task": task, "splits": {"train": 20}, "params": params}
    return read_recipe({"version": 1, "name": "some", "seed": 1, "series": [block]})


def test_the_kinds_of_presets_are_those_that_are_dealt():
    assert {name: set(kinds) for name, kinds in PATH_KINDS.items()} == {
        name: set(shares) for name, shares in PATH_SHARES.items()
    }
    assert set(PERSPECTIVE_KINDS["core"]) == {*SHARES, *IF_NAMED}
    assert set(HARD_KINDS) == {*SHARES, *HARD_IF_NAMED}
    assert set(PERSPECTIVE_KINDS["easy"]) == set(KINDS)
    published = {name for name, kind in KINDS.items() if kind.is_published}
    assert set(PERSPECTIVE_KINDS["classic"]) == published


@pytest.mark.parametrize(
    ("preset", "kinds"),
    [
        ("core", ("facing_side",)),
        ("core", ("facing_one_in_view", "facing_side")),
        ("core", ("facing_in_view", "facing_ahead")),
        ("easy", ("visibility",)),
        ("classic", ("relative_position",)),
    ],
)
def test_perspective_asks_what_is_wanted(preset, kinds):
    task = PerspectiveTask(PerspectiveParams(preset=preset, kinds=kinds), STOCK)
    assert kinds_of(task) == set(kinds)


@pytest.mark.parametrize(
    ("preset", "kinds"), [("core", ("blocked",)), ("easy", ("side_object", "blocked"))]
)
def test_path_asks_what_is_wanted(preset, kinds):
    task = PathTask(PathParams(preset=preset, kinds=kinds), STOCK)
    assert kinds_of(task) == set(kinds)


@pytest.mark.parametrize("views", [1, 2])
def test_perspective_asks_what_leaves_no_input_out_unless_told(views):
    task = PerspectiveTask(PerspectiveParams(views=views), STOCK)
    assert kinds_of(task) == set(SHARES) == {"facing_one_in_view"}


def test_answers_stay_balanced_in_one_kind():
    params = PerspectiveParams(kinds=("facing_side",))
    task = PerspectiveTask(params, STOCK)
    slots = [task.slot(Key(7, "train", "perspective", unit)) for unit in range(64)]
    firsts = [each.answers[0] for each in slots if isinstance(each, FacingSlot)]
    assert [firsts.count(number) for number in range(2)] == [32, 32]


def test_recipes_that_name_no_kinds_are_what_they_were():
    plain = canonical(recipe_of("path"))
    assert '"kinds":["' in plain.replace(" ", "")  # of rooms
    assert plain == canonical(recipe_of("path", kinds=[]))
    assert plain != canonical(recipe_of("path", kinds=["blocked"]))


@pytest.mark.parametrize(
    ("task", "params", "message"),
    [
        ("path", {"kinds": ["bloked"]}, "asks no 'bloked'; did you mean 'blocked'?"),
        ("path", {"kinds": ["side_object"]}, "preset 'core' asks no 'side_object'"),
        ("path", {"kinds": ["blocked", "blocked"]}, "named once"),
        ("perspective", {"kinds": ["which_object"]}, "preset 'core' asks no"),
        ("perspective", {"views": 2, "kinds": ["facing_ahead"]}, "asks no"),
    ],
)
def test_kinds_that_are_not_asked_are_refused_with_their_path(task, params, message):
    with pytest.raises(RecipeError, match=r"series\.0\.params") as caught:
        recipe_of(task, **params)
    assert message in str(caught.value)


def test_a_kind_that_cannot_be_shown_is_refused():
    params = PathParams(kinds=("blocked",), variants=("map_ego",))
    with pytest.raises(RecipeError, match="blocked cannot be shown as map_ego"):
        PathTask(params, STOCK)
    easy = PerspectiveParams(preset="easy", views=2, kinds=("visibility",))
    with pytest.raises(RecipeError, match="visibility cannot be asked of 2 views"):
        PerspectiveTask(easy, STOCK)
