"""The raw form of the published evaluation sets, from items by hand."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from scenegen.errors import ExportError
from scenegen.exports.examples import Example, Picture
from scenegen.exports.ipt_eval import MVC, PET, PT, _raw


def picture(role: str, grey: int) -> Picture:
    buffer = BytesIO()
    Image.new("RGB", (4, 4), (grey, grey, grey)).save(buffer, "PNG")
    return Picture(role, buffer.getvalue(), "png")


def example(task: str, kind: str, **more) -> Example:
    row = {
        "scene_id": "s1",
        "evidence": {"instances": [3]},
        "object_map": [[{"instance": 3, "category": "sofa", "box": [10, 5, 90, 60]}]],
        "facts": json.dumps({"rig": {"kind": more.pop("rig", "walk")}}),
        "hidden": (picture("hidden", 9),),
    }
    values = {
        "variant": "cross",
        "preset": "classic",
        "options": ("left", "right"),
        "answer": "B",
        "answer_text": "right",
        "images": (picture("view_0", 1),),
    }
    return Example(
        id=f"{task}-7-test-000004",
        pair_id="pair",
        task=task,
        kind=kind,
        control="",
        difficulty="easy",
        question="What is asked?",
        rationale="",
        config=task,
        split="test",
        series=task,
        index=4,
        style="label",
        row=row,
        **{**values, **more},
    )


def test_sides_before_and_after_name_the_category():
    row = _raw(example("perspective", "relative_position"))
    assert (row.set, row.split) == ("pet", "relative_position_left_right")
    assert row.cells.keys() == PET.keys()
    assert json.loads(row.cells["answer_choices"]) == ["left", "right"]
    assert row.cells["question_type"] == "perspective_relative_position"
    assert row.cells["marked_image"] == row.cells["marked_image_no_arrow"]
    assert row.cells["marked_image_with_arrow"] is None
    assert row.cells["new_perspective"]["bytes"] == picture("hidden", 9).data


def test_changes_of_distance_name_the_category_by_the_answer():
    asked = example("perspective", "distance_change", options=("closer", "further"))
    row = _raw(replace(asked, answer_text="further"))
    assert row.split == "distance_change_further"


def test_items_with_an_arrow_have_a_folder_of_their_own():
    row = _raw(example("perspective", "relative_position", variant="arrow"))
    assert row.set == "pet_arrow"
    assert row.cells["question_with_arrow"] == "What is asked?"
    assert row.cells["question_no_arrow"] is None


@pytest.mark.parametrize(
    ("variant", "subset"), [("map", "td_path"), ("map_ego", "td_ego_dir")]
)
def test_walks_have_a_tag_for_each_picture(variant, subset):
    views = (picture("map", 1), picture("view_0", 2), picture("view_1", 3))
    images = views[: 3 if variant == "map_ego" else 1]
    options = ("a sofa", "a lamp", "a bed", "a desk")
    row = _raw(
        example("path", "side_object", variant=variant, images=images, options=options)
    )
    assert (row.set, row.config, row.split) == ("pt", subset, "val")
    assert row.cells.keys() == PT.keys()
    assert row.cells["question"].count("<image_") == len(images)
    assert len(row.cells["ego_images"]) == len(images) - 1
    assert f"<image_{len(images) + 1}>" in row.cells["sideview_desc"]


@pytest.mark.parametrize(
    ("rig", "movement"), [("rotation", "rotation"), ("ring", "multi_camera")]
)
def test_counts_have_their_options_in_the_question(rig, movement):
    images = tuple(picture(f"view_{n}", n) for n in range(4))
    row = _raw(
        example(
            "multiview",
            "count",
            rig=rig,
            images=images,
            options=("4", "1", "3", "2"),
            answer="C",
            answer_text="3",
        )
    )
    assert (row.set, row.split) == ("mvc", "train")
    assert row.cells.keys() == MVC.keys()
    assert row.cells["question"] == "What is asked? A) 4 B) 1 C) 3 D) 2"
    assert (row.cells["count"], row.cells["movement_type"]) == (3, movement)
    assert row.cells["query_object"] == "sofa"
    frames = [row.cells[f"frame_{number}"] for number in range(8)]
    assert [frame is None for frame in frames] == [False] * 4 + [True] * 4


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (example("perspective", "facing_side", preset=""), "preset"),
        (example("tallest", "tallest"), "it knows"),
        (example("path", "side_object", variant="other"), "on a map"),
    ],
)
def test_what_was_not_published_has_no_place(asked, why):
    with pytest.raises(ExportError, match=f"no place for it .*{why}"):
        _raw(asked)
