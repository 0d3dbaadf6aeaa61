"""Features read pictures as they should: mirrored pictures mirror them."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit.features.sheet import GIVER, FlatTable
from scenegen.audit.features.table import flat_table
from scenegen.records.item import Address, Evidence, Facts, MapEntry, MapMark
from scenegen.tasks import TASKS
from scenegen.tasks.base import TextCues
from tests.dataset.fakes import fake_facts

LAST = 335
OBJECT, OTHER = 1, 2
BOXES = {
    OBJECT: (60, 100, 91, 201),
    OTHER: (182, 80, 247, 221),
    3: (290, 150, 327, 190),
}
MARKS = {"X": (143, 260), "ARROW": (111, 235)}
LEAST = 80


def entry(number: int, box: tuple[int, int, int, int]) -> MapEntry:
    return MapEntry(3, 4, f"thing_{number}", number, box, 60 + number)


def one_picture(kind: str, task: str = "perspective") -> Facts:
    facts = fake_facts(Address(7, "train", "s", 0), 3, low=2)
    view, *_ = facts.rig.views
    tokens = replace(
        facts.tokens[0],
        depth=tuple(range(100)),
        entries=tuple(entry(n, box) for n, box in BOXES.items()),
        marks=tuple(MapMark(name, 1, 2, at, 70) for name, at in MARKS.items()),
    )
    question = replace(
        facts.question,
        task=task,
        kind=kind,
        evidence=Evidence((OBJECT,), ((OBJECT,),), (0,)),
    )
    return replace(
        facts,
        question=question,
        rig=replace(facts.rig, views=(view,)),
        tokens=(tokens,),
        sightings=facts.sightings[:1],
    )


def mirrored(facts: Facts) -> Facts:
    (tokens,) = facts.tokens
    flipped = replace(
        tokens,
        depth=tuple(np.fliplr(np.reshape(tokens.depth, (10, 10))).ravel().tolist()),
        entries=tuple(
            replace(
                each,
                box=(LAST - each.box[2], each.box[1], LAST - each.box[0], each.box[3]),
            )
            for each in tokens.entries
        ),
        marks=tuple(
            replace(each, pixel=(LAST - each.pixel[0], each.pixel[1]))
            for each in tokens.marks
        ),
    )
    return replace(facts, tokens=(flipped,))


CUES = TextCues((OBJECT,), side=1, amount=120, others=(OTHER,))


@pytest.fixture(scope="module")
def table() -> FlatTable:
    return flat_table(one_picture("visibility"), CUES)


def test_there_are_many_features_and_all_have_values(table):
    assert len(table.columns) >= LEAST
    assert all(np.isfinite(each).all() for each in table.columns.values())


def test_a_mirrored_picture_changes_the_sign_of_odd_features_alone(table):
    turned = flat_table(mirrored(one_picture("visibility")), replace(CUES, side=-1))
    assert turned.columns.keys() == table.columns.keys()
    for feature, values in table.columns.items():
        wanted = -values if feature.is_odd else values
        assert turned.columns[feature] == pytest.approx(wanted), feature.name


def test_what_is_not_shown_has_no_values():
    table = flat_table(one_picture("visibility"), replace(CUES, subjects=(99,)))
    known = {
        feature.name
        for feature, each in table.columns.items()
        if np.isfinite(each).all()
    }
    assert "view_0: foot row" not in known
    assert "view_0: pixels from the foot to X" not in known
    assert {"view_0: is shown", "view_0: X, row"} <= known


def test_offsets_are_those_of_the_boxes(table):
    found = {each.name: float(values[0]) for each, values in table.columns.items()}
    assert found["view_0: foot row"] == 201
    assert found["view_0: column"] == 75.5 - 167.5
    assert found["view_0: rows of the foot below X"] == 201 - 260
    assert found["view_0: columns right of X"] == 75.5 - 143
    assert found["view_0: foot rows below the other"] == 201 - 221


def test_a_walk_is_followed_in_the_direction_of_the_text():
    walk = {"1": (40, 300), "M1": (40, 200), "2": (40, 60)}
    facts = one_picture("side_object", task="path")
    (tokens,) = facts.tokens
    marks = tuple(MapMark(name, 1, 2, at, 70) for name, at in walk.items())
    facts = replace(facts, tokens=(replace(tokens, marks=marks),))
    ids = (OBJECT, OTHER)
    there, back = (
        {
            each.bare: values
            for each, values in flat_table(
                facts, TextCues(ids, is_reversed=is_reversed)
            ).columns.items()
        }
        for is_reversed in (False, True)
    )
    assert there["right of M1's leg"] == pytest.approx([75.5 - 40, 214.5 - 40])
    assert back["right of M1's leg"] == pytest.approx([40 - 75.5, 40 - 214.5])
    assert there["distance to the straight way"] == pytest.approx([35.5, 174.5])
    assert there["place along the walk"] + back[
        "place along the walk"
    ] == pytest.approx([240, 240])


def test_options_of_a_count_are_compared_with_the_views():
    facts = fake_facts(Address(7, "train", "s", 0), 3, low=2)
    found = {
        each.name: values.tolist()
        for each, values in flat_table(facts, TextCues()).columns.items()
    }
    assert found["the option minus the sum of the views"] == [-2, -1, 0, 1]
    assert found["the option minus the most of a view"] == [0, 1, 2, 3]


def test_what_a_text_names_follows_from_the_evidence_unless_a_task_says_more():
    task = TASKS.find("multiview")
    assert (
        task.text_cues(fake_facts(Address(7, "train", "s", 0), 3, low=2)) == TextCues()
    )


def with_room(facts: Facts, wall_ahead: bool) -> Facts:
    """The giver at the wall that the camera looks at, or at the one to its left."""
    (view,) = facts.rig.views
    view = replace(view, heading_tenths=900, position_mm=(2500, 400, 1500))
    place = (2500, 4700, 0) if wall_ahead else (300, 2500, 0)
    entity = replace(facts.scene.entities[0], id=OTHER, position_mm=place)
    room = replace(
        facts.scene.room, outline_mm=((0, 0), (5000, 0), (5000, 5000), (0, 5000))
    )
    scene = replace(facts.scene, room=room, entities=(entity,))
    return replace(facts, scene=scene, rig=replace(facts.rig, views=(view,)))


@pytest.mark.parametrize(("wall_ahead", "away"), [(True, 180), (False, 90)])
def test_directions_are_laid_off_the_wall_of_the_giver(wall_ahead, away):
    facts = with_room(one_picture("visibility"), wall_ahead)
    table = flat_table(facts, TextCues((OBJECT,), giver=OTHER))
    found = {each.bare: float(values[0]) for each, values in table.columns.items()}
    page = np.degrees(np.arctan2(75.5 - 143, 260 - 201))
    off = found["angle at X off the direction away from the giver's nearest wall"]
    assert off == pytest.approx((page - away + 180) % 360 - 180)
    assert found["the giver's wall is on the left"] == pytest.approx(
        np.sin(np.radians(away)), abs=1e-9
    )
    assert all(
        GIVER in each.inputs for each in table.columns if "the giver" in each.bare
    )


def test_what_is_on_the_line_from_the_mark_is_counted():
    facts = one_picture("visibility")
    found = {
        each.bare: float(values[0])
        for each, values in flat_table(facts, TextCues((3,))).columns.items()
    }
    # From the X at (143, 260) to the foot (308.5, 190): through the box of OTHER.
    assert found["footprints crossed by the line from X"] == 1
    assert found["gap of the nearest foot to the line from X"] < 2
