"""Contact sheets are drawn from records alone, a strip an item."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.dataset.answer_signs import ASKED
from scenegen.preview.contact_sheet import (
    GAP,
    MARGIN,
    SIDE,
    TWINS,
    contact_sheet,
    legend_of,
)
from scenegen.records.frame import Frame
from scenegen.records.item import Address, Facts
from scenegen.tasks.base import TextCues
from scenegen.tasks.path.task import PathTask
from tests.dataset.fakes import fake_facts

COLOURS = {"view_0": (200, 60, 60), "view_1": (60, 160, 60), "map": (60, 60, 200)}


@pytest.fixture
def facts() -> Facts:
    return fake_facts(Address(7, "train", "multiview", 16), 3, low=1)


def _frames(size: int) -> dict[str, Frame]:
    return {
        name: Frame(name, np.full((size, size, 3), colour, dtype=np.uint8))
        for name, colour in COLOURS.items()
    }


def test_a_strip_shows_every_view_of_its_item(facts):
    page = np.asarray(contact_sheet([(facts, _frames(64))]))
    for colour in COLOURS.values():
        assert np.any(np.all(page == colour, axis=2))


def test_a_contact_sheet_grows_by_a_strip_an_item(facts):
    item = (facts, _frames(64))
    one, three = contact_sheet([item]), contact_sheet([item] * 3)
    two_wide = contact_sheet([item] * 2, columns=2)
    assert one.width == three.width
    assert three.height > 2 * one.height
    assert two_wide.width > 1.9 * one.width


def test_a_contact_sheet_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet([])


def _height_of(items, **more):
    return contact_sheet([(facts, _frames(64)) for facts in items], **more).height


def test_twins_are_joined_by_a_bar_and_strangers_are_not():
    first, second = (
        replace(fake_facts(Address(7, "train", "multiview", at), 3, low=1), twin_of="x")
        for at in (16, 17)
    )
    stranger = fake_facts(Address(7, "train", "multiview", 18), 3, low=1)
    twins = np.asarray(contact_sheet([(each, _frames(64)) for each in (first, second)]))
    others = np.asarray(
        contact_sheet([(each, _frames(64)) for each in (second, stranger)])
    )
    assert _longest_bar(twins) > 2 * 256
    assert _longest_bar(others) == 0


@pytest.mark.parametrize("views", [4, 6])
def test_many_views_stand_in_lines_of_four_before_the_hidden_one(facts, views):
    first, _, above = facts.rig.views
    shown = [replace(first, name=f"view_{number}") for number in range(views)]
    frames = {
        each.name: Frame(each.name, np.full((64, 64, 3), 40 * number, dtype=np.uint8))
        for number, each in enumerate(shown)
    }
    frames["map"] = _frames(64)["map"]
    tokens = [replace(facts.tokens[0], view=each.name) for each in (*shown, above)]
    rig = replace(facts.rig, views=(*shown, above))
    many = replace(facts, rig=rig, tokens=tuple(tokens))
    page = contact_sheet([(many, frames)])
    assert page.width == 5 * (SIDE + GAP) - GAP + 2 * MARGIN
    pixels = np.asarray(page)
    for frame in frames.values():
        assert np.any(np.all(pixels == frame.rgb[0, 0], axis=2))


def _longest_bar(page) -> int:
    """Pixels of the column that has most of the colour of twins."""
    return int(np.all(page == TWINS, axis=2).sum(axis=0).max())


def test_a_title_is_above_the_strips(facts):
    both = [facts, fake_facts(Address(7, "train", "multiview", 18), 3, low=1)]
    assert _height_of(both, title="benchmark") > _height_of(both) + 40
    assert _height_of([facts], title="benchmark") == _height_of([facts])


def _twins(text: str | None = None) -> list[Facts]:
    first, second = (
        replace(fake_facts(Address(7, "train", "multiview", at), 3, low=1), twin_of="x")
        for at in (16, 17)
    )
    asked = replace(second.question, text=text or second.question.text)
    return [first, replace(second, question=asked)]


def test_twins_share_a_question_and_words_that_differ_are_marked():
    text = fake_facts(Address(7, "train", "multiview", 16), 3, low=1).question.text
    shared, told_apart = _twins(), _twins(text.replace("there", "elsewhere"))
    assert _height_of(told_apart) > _height_of(shared)


def test_every_picture_is_there_as_it_is_and_answered_ones_have_signs(facts):
    page = np.asarray(contact_sheet([(facts, _frames(64))]))
    whole = (SIDE - 4) ** 2
    for colour in COLOURS.values():
        assert whole < np.all(page == colour, axis=2).sum() < 2 * whole
    assert np.any(np.all(page == ASKED, axis=2))


def test_a_narrow_strip_below_a_wide_one_has_larger_pictures(facts):
    one = replace(facts.rig, views=facts.rig.views[::2])
    narrow = replace(facts, rig=one, tokens=facts.tokens[::2])
    frames = _frames(600)
    page = np.asarray(contact_sheet([(facts, frames), (narrow, frames)]))
    assert _longest_run(page, COLOURS["view_0"]) == SIDE - 4
    four = replace(facts.rig, views=(*facts.rig.views[:2],) * 2 + facts.rig.views[2:])
    page = np.asarray(
        contact_sheet([(replace(facts, rig=four), frames), (narrow, frames)])
    )
    assert _longest_run(page, COLOURS["view_0"]) > 1.3 * SIDE


def _longest_run(page, colour) -> int:
    """Pixels of the longest stretch of a colour on a line."""
    longest = 0
    for line in np.all(page == colour, axis=2):
        ends = np.flatnonzero(np.diff(np.concatenate(([0], line, [0]))))
        longest = max(longest, *(ends[1::2] - ends[::2]), 0)
    return int(longest)


def test_the_legend_says_what_the_sheet_has_and_nothing_else(facts, monkeypatch):
    counted = legend_of([facts], has_twins=True)
    assert "cameras, by the numbers" in counted
    assert "Violet" in counted
    assert "Slate" not in counted
    assert "Yellow" not in counted
    given = classmethod(lambda cls, facts: TextCues(giver=3))
    monkeypatch.setattr(PathTask, "text_cues", given)
    evidence = replace(facts.question.evidence, options=(2, 1, 3))
    asked = replace(facts.question, task="path", kind="facing_view", evidence=evidence)
    walk = legend_of([replace(facts, question=asked)], has_twins=False)
    assert "Slate" in walk
    assert "Yellow: what gives the direction" in walk
    assert "cameras" not in walk
    assert "Violet" not in walk
