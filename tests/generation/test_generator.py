"""A generator opens the renderers that its recipe names, and keeps them."""

import pytest

from scenegen import renderers
from scenegen.dataset.series import Series
from scenegen.errors import RenderError
from scenegen.generation.generator import open_generator
from scenegen.generation.renderer_assignment import renderer_of
from scenegen.records.item import Address
from tests.dataset.fakes import GREYS, FakeRenderer, fake_facts, fake_recipe

pytestmark = pytest.mark.usefixtures("with_fake_renderers")

MIXED = {"fake": 50, "fake:other": 50}


def item(index: int):
    return fake_facts(Address(7, "train", "multiview", index), 3, low=2)


def test_each_unit_is_drawn_by_its_own_renderer_in_all_its_views():
    with open_generator(fake_recipe(renderer=MIXED)) as generator:
        for index in range(16):
            facts = item(index)
            name = renderer_of(MIXED, facts.address)
            for frame in generator.draw(facts).values():
                assert set(frame.rgb.ravel()) == {GREYS[name]}


def test_renderers_are_opened_once_and_closed_with_the_generator():
    with open_generator(fake_recipe(renderer=MIXED)) as generator:
        for index in range(8):
            generator.draw(item(index))
        assert sorted(FakeRenderer.opened) == ["fake", "fake:other"]
        assert FakeRenderer.closed == []
    assert sorted(FakeRenderer.closed) == ["fake", "fake:other"]


def test_a_generator_that_need_not_draw_opens_a_renderer_with_its_first_item():
    with open_generator(fake_recipe(renderer=MIXED), draws=False) as generator:
        assert FakeRenderer.opened == []
        generator.draw(item(0))
        assert len(FakeRenderer.opened) == 1


def test_a_renderer_that_is_not_installed_is_told_before_anything_is_drawn():
    recipe = fake_recipe(renderer={"fake": 99, "absent": 1})
    with pytest.raises(RenderError) as caught, open_generator(recipe):
        pass
    message = str(caught.value)
    assert "renderer 'absent' is not installed here" in message
    assert "`scenegen doctor`" in message
    assert "`--renderer software`" in message
    with open_generator(recipe, draws=False):
        pass


def test_a_renderer_that_nobody_knows_is_answered_with_the_nearest():
    with pytest.raises(RenderError, match="Did you mean 'software'"):
        renderers.open_renderer("sofware", None, 64)  # type: ignore[arg-type]


def test_items_of_a_series_are_drawn_by_their_own_renderers():
    items = Series.of_recipe(fake_recipe(renderer=MIXED), n=8)
    drawn = set()
    for index in (4, 6):
        frames = items[index].frames
        assert items[index].renderer == renderer_of(MIXED, items[index].facts.address)
        for frame in frames.values():
            assert set(frame.rgb.ravel()) == {GREYS[items[index].renderer]}
        drawn.add(items[index].renderer)
    items.close()
    assert drawn == set(MIXED)


def test_a_series_may_be_shared_out_too():
    items = Series("multiview", renderer=MIXED)
    assert items.recipe.renderer == MIXED
