"""What messages say, and what kind of error each is."""

import inspect

import pytest

from scenegen import errors
from scenegen.errors import Rejected, SamplingError, ScenegenError

CLASSES = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, Exception)
]


@pytest.mark.parametrize("kind", CLASSES)
def test_the_tree_in_the_docstring_names_every_class(kind):
    assert any(
        line.lstrip("├└─ ").startswith(f"{kind.__name__} ")
        for line in (errors.__doc__ or "").splitlines()
    )


@pytest.mark.parametrize("kind", [each for each in CLASSES if each is not Rejected])
def test_whatever_a_user_can_mend_is_one_family(kind):
    assert issubclass(kind, ScenegenError)


def test_a_rejected_scene_is_a_signal_and_no_error():
    rejected = Rejected("crowded")
    assert rejected.reason == str(rejected) == "crowded"
    assert not isinstance(rejected, ScenegenError)


def test_a_slot_that_cannot_be_filled_says_where_how_often_why_and_what_now():
    tally = {"crowded": 2, "no_rig": 9, "close_view": 2}
    error = SamplingError.exhausted("series 'multiview', index 34", 13, tally)
    message = str(error)
    assert isinstance(error, SamplingError)
    assert message.startswith("series 'multiview', index 34: no scene in 13 attempts")
    assert "(no_rig 9, close_view 2, crowded 2)" in message
    assert "max_attempts" in message


def test_remedies_name_parameters_that_exist():
    from scenegen.recipe.model import SeriesBlock
    from scenegen.rooms.sampler import RoomParams

    remedies = str(SamplingError.exhausted("x", 1, {})).partition("remedies:")[2]
    known = {
        *SeriesBlock.model_fields,
        *(f"layout.{f}" for f in RoomParams.model_fields),
    }
    named = [
        word.strip(",.") for word in remedies.split() if "_" in word or "." in word[:-1]
    ]
    assert named
    assert set(named) <= known
