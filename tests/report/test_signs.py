"""Pages draw the very shapes of sheets: rings of tokens, fans, arrows, labels."""

from dataclasses import replace

import pytest

from scenegen.dataset.answer_shapes import GRID, answer_shapes
from scenegen.dataset.answer_signs import Ring, Signs, signs_of
from scenegen.records.item import Facts
from scenegen.report.signs import NAMES, SIDE, page_signs, signs_plain, signs_state


@pytest.fixture(scope="module")
def facts(series) -> Facts:
    found: Facts = series[0].facts
    return found


def test_rings_are_around_the_boxes_of_the_tokens(facts):
    signs, view = signs_of(facts), facts.rig.visible[0]
    found = signs_plain(facts, view, signs)
    tokens = next(each for each in facts.tokens if each.view == view.name)
    boxes = [e.box for e in tokens.entries if e.instance in signs.rings]
    assert len(found["rings"]) == len(boxes) > 0
    for x0, y0, x1, y1, _, name in found["rings"]:
        assert name in NAMES.values()
        assert any(
            x0 <= box[0] * SIDE / GRID <= box[2] * SIDE / GRID <= x1
            and y0 <= box[1] * SIDE / GRID <= box[3] * SIDE / GRID <= y1
            for box in boxes
        )


def test_every_shape_of_a_sheet_is_on_the_page(facts):
    signs = signs_of(facts)
    for view in facts.rig.views:
        shapes = answer_shapes(facts, view, signs, SIDE)
        found = signs_plain(facts, view, signs)
        for name in ("fans", "ways", "rings", "arrows", "labels"):
            assert len(found.get(name, ())) == len(getattr(shapes, name)), name
        for fan, points in zip(found.get("fans", ()), shapes.fans, strict=True):
            assert len(fan) == 2 * len(points)
            assert fan[:2] == [round(value, 1) for value in points[0]]
        texts = [each[4] for each in found.get("labels", ())]
        assert texts == [label.text for label in shapes.labels]


def test_a_map_shows_the_fan_of_the_hidden_view_and_leaves_its_discs_free(facts):
    view = facts.rig.visible[0]
    assert view.is_map
    found = signs_plain(facts, view, signs_of(facts))
    assert found["fans"]
    tokens = next(each for each in facts.tokens if each.view == view.name)
    lettered = [each for each in tokens.marks if each.label != "BEND"]
    assert len(found["discs"]) == len(lettered)


def test_views_without_signs_say_nothing(facts):
    view = facts.rig.hidden[0]
    assert signs_plain(facts, view, Signs({})) == {}


def test_what_the_twin_has_otherwise_is_marked(series):
    one, other = series[0].facts, series[1].facts
    signs = page_signs(one, other)
    assert signs is not None
    assert signs.changed
    alone = page_signs(one, None)
    assert alone is not None
    assert not alone.changed


def test_items_of_packages_that_are_not_here_have_no_signs(facts):
    question = replace(facts.question, task="of_another")
    assert page_signs(replace(facts, question=question), None) is None


def test_every_colour_of_a_ring_has_a_name_that_the_page_knows(facts):
    rings = signs_of(facts).rings.values()
    assert {ring.colour for ring in rings} <= set(NAMES)
    assert set(signs_state()["colours"]) == {"asked", "other", "giver", "changed"}
    assert all(isinstance(ring, Ring) for ring in rings)
