"""Core and held-out parts: what they share, and what is refused."""

from functools import cache, partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.catalogue import Catalogue, HeldOut, core_of, held_out_of
from scenegen.errors import AssetError
from scenegen.params import read
from tests.catalogue.stocked import ids, stocked
from tests.catalogue.wedge import refusal

NAMES = ("chair", "lamp", "sofa", "stool")

FLOORS_AND_WALLS = tuple(
    name
    for name in sorted(Catalogue.open().finishes)
    if name.startswith(("floor/", "wall/"))
)


@cache
def whole() -> Catalogue:
    return Catalogue.open()


def held(**values) -> HeldOut:
    """A block as a recipe writes it."""
    return read(HeldOut, values)


@st.composite
def blocks(draw: st.DrawFn) -> HeldOut:
    """What a recipe may hold out of the shipped catalogue; one model at least."""
    models = [asset.id for asset in whole().assets]
    names = [each.name for each in whole().categories]
    materials = draw(st.sets(st.sampled_from(FLOORS_AND_WALLS), max_size=8))
    return held(
        assets=sorted(draw(st.sets(st.sampled_from(models), min_size=1, max_size=5))),
        variants=draw(st.integers(0, 4)),
        categories=sorted(draw(st.sets(st.sampled_from(names), max_size=3))),
        materials=sorted(materials),
    )


@given(blocks())
def test_core_and_held_out_share_no_model_and_are_all_together(block):
    core, rest = core_of(whole(), block), held_out_of(whole(), block)
    assert not set(ids(core)) & set(ids(rest))
    assert sorted(ids(core) + ids(rest)) == sorted(ids(whole()))


@given(blocks())
def test_core_and_held_out_share_no_finish_of_a_group_that_is_held(block):
    core, rest = core_of(whole(), block), held_out_of(whole(), block)
    assert core.finishes == whole().finishes - set(block.materials)
    for group in ("floor/", "wall/"):
        named = {name for name in block.materials if name.startswith(group)}
        everything = {name for name in whole().finishes if name.startswith(group)}
        worn = {name for name in rest.finishes if name.startswith(group)}
        assert worn == (named or everything)


@given(blocks())
def test_what_is_no_floor_or_wall_is_worn_by_both(block):
    others = {
        name for name in whole().finishes if not name.startswith(("floor/", "wall/"))
    }
    assert others <= core_of(whole(), block).finishes
    assert others <= held_out_of(whole(), block).finishes


@given(
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 6), min_size=1),
    st.integers(1, 10),
)
def test_variants_hold_the_last_models_of_every_category_that_has_more(
    tmp_path_factory, counts, variants
):
    folder = tmp_path_factory.mktemp("stock")
    core = core_of(stocked(folder, counts), held(variants=variants))
    for name, count in counts.items():
        kept = count - variants if count > variants else count
        assert [asset.id for asset in core.assets_of(name)] == [
            f"{name}/v{number}" for number in range(kept)
        ]


def test_one_variant_leaves_every_shipped_category_on_both_sides():
    block = held(variants=1)
    for part in (core_of(whole(), block), held_out_of(whole(), block)):
        assert part.categories == whole().categories


def test_a_star_stands_for_any_letters():
    core = core_of(whole(), held(assets=["sofa/*"], materials=["floor/tiles_*"]))
    assert "sofa" not in {each.name for each in core.categories}
    assert not [name for name in core.finishes if name.startswith("floor/tiles_")]
    assert "floor/oak_planks" in core.finishes


def test_a_category_is_held_with_all_its_models():
    rest = held_out_of(whole(), held(categories=["sofa"]))
    assert rest.assets == whole().assets_of("sofa")


def test_nothing_held_out_is_the_whole_catalogue():
    core = core_of(whole(), HeldOut())
    assert core.assets == whole().assets
    assert core.finishes == whole().finishes


def test_whatever_fits_nothing_is_reported_with_the_nearest_name():
    block = held(
        assets=["chair/winsor", "sofa/*"],
        categories=["sofas"],
        materials=["floor/oak_plank", "wall/*stone"],
    )
    message = refusal(lambda: core_of(whole(), block))
    first = whole().assets_of("chair")[0].id
    assert first.startswith("chair/")
    assert "held_out.assets: 'chair/winsor' fits nothing" in message
    assert "'sofa/*'" not in message
    assert "held_out.categories: 'sofas' fits nothing in the catalogue; did you" in (
        message
    )
    assert "did you mean 'sofa'?" in message
    assert "did you mean 'floor/oak_planks'?" in message
    assert "held_out.materials: 'wall/*stone'" in message
    assert refusal(lambda: held_out_of(whole(), block)) == message


@pytest.mark.parametrize("pattern", ["wood/*", "ceiling/paint", "screen/*"])
def test_only_floors_walls_and_outsides_can_be_held_out(pattern):
    message = refusal(lambda: core_of(whole(), held(materials=[pattern])))
    assert f"held_out.materials: '{pattern}' fits nothing" in message


@pytest.mark.parametrize("group", ["floor", "wall", "outside"])
def test_a_floor_a_wall_and_an_outside_are_left_for_core_rooms(group):
    block = held(variants=1, materials=[f"{group}/*"])
    message = refusal(lambda: core_of(whole(), block))
    assert f"held_out.materials: leaves no {group} for core series" in message


def test_a_held_out_series_needs_something_that_is_held_out():
    for block in (held(), held(rooms=["kitchen"]), held(materials=["floor/tiles_*"])):
        message = refusal(partial(held_out_of, whole(), block))
        assert "none are held out" in message
        assert "held_out.variants" in message


@pytest.mark.parametrize("kind", ["kitchen", "hallway"])
def test_rooms_are_held_by_kind(kind):
    assert held(rooms=[kind]).holds(kind)
    assert not held(rooms=["office"]).holds(kind)


def test_a_category_without_models_in_core_is_gone_from_it():
    core = core_of(whole(), held(categories=["chair"]))
    with pytest.raises(AssetError, match="'chair' is not in the catalogue"):
        core.category("chair")
