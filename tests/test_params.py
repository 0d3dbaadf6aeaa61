"""Blocks of a recipe are read strictly, and every problem is told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import RecipeError
from scenegen.params import Field, Params, parse, read
from scenegen.registry import did_you_mean


class Camera(Params):
    height_mm: int = Field(default=1500, ge=100, le=3000)
    angles: tuple[int, int] = (1, 2)


class Block(Params):
    camera: Camera = Camera()
    cameras: tuple[Camera, ...] = ()
    title: str = "x"


def test_lists_stand_for_tuples():
    block = read(Block, {"cameras": [{"angles": [3, 4]}]})
    assert block.cameras == (Camera(angles=(3, 4)),)


def test_every_problem_is_told_with_its_path_and_the_nearest_name():
    values = {
        "camra": {},
        "camera": {"heigth_mm": 3},
        "cameras": [{}, {"height_mm": 99}],
        "title": 5,
    }
    with pytest.raises(RecipeError) as caught:
        read(Block, values, at=("series", 0))
    message = str(caught.value)
    assert "4 problems" in message
    assert "series.0.camra: unknown key; did you mean 'camera'?" in message
    assert (
        "series.0.camera.heigth_mm: unknown key; did you mean 'height_mm'?" in message
    )
    assert "series.0.cameras.1.height_mm" in message
    assert "not 99" in message
    assert "series.0.title" in message


@given(st.sampled_from([1.5, "12", True, None, [1]]))
def test_nothing_is_converted_to_a_whole_number(value):
    block, found = parse(Camera, {"height_mm": value})
    assert block is None
    assert len(found) == 1


def test_what_json_cannot_say_is_a_problem_and_not_a_crash():
    import datetime

    block, found = parse(Camera, {"height_mm": datetime.date(2024, 1, 1)})
    assert block is None
    assert "height_mm" in found[0]


def test_blocks_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Camera().height_mm = 3


def test_an_unknown_name_is_answered_with_the_nearest_or_with_all():
    assert (
        did_you_mean("multivew", ["multiview", "path"]) == "did you mean 'multiview'?"
    )
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"
