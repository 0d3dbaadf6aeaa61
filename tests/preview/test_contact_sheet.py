"""Contact sheets are drawn from records alone, a strip an item."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.preview.contact_sheet import TWINS, contact_sheet
from scenegen.records.frame import Frame
from scenegen.records.item import Address, Facts
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
def test_many_views_stand_in_two_lines_beside_words_and_map(facts, views):
    first, _, above = facts.rig.views
    shown = [replace(first, name=f"view_{number}") for number in range(views)]
    frames = {
        each.name: Frame(each.name, np.full((64, 64, 3), 40 * number, dtype=np.uint8))
        for number, each in enumerate(shown)
    }
    frames["map"] = _frames(64)["map"]
    many = replace(facts, rig=replace(facts.rig, views=(*shown, above)))
    few = contact_sheet([(facts, _frames(64))])
    page = contact_sheet([(many, frames)])
    assert page.width < 1.2 * few.width
    pixels = np.asarray(page)
    for frame in frames.values():
        assert np.any(np.all(pixels == frame.rgb[0, 0], axis=2))


def _longest_bar(page) -> int:
    """Pixels of the column that has most of the colour of twins."""
    return int(np.all(page == TWINS, axis=2).sum(axis=0).max())


def test_a_title_is_above_the_strips(facts):
    assert _height_of([facts], title="benchmark") > _height_of([facts]) + 40
