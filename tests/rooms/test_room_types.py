"""Every kind of room is made of what the catalogue has."""

from itertools import chain

import numpy as np
import pytest

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.rooms.counted_objects import COMPANIONS
from scenegen.rooms.dressing import WINDOW_STYLES
from scenegen.rooms.fixtures import AFTER_FURNITURE, BEFORE_FURNITURE
from scenegen.rooms.kits import KITS, SETTINGS, categories_in
from scenegen.rooms.outlines import SHAPES
from scenegen.rooms.palette import ROLES_OF_COLOUR
from scenegen.rooms.room_types import (
    ROOM_KINDS,
    SHIPPED_KINDS,
    RoomKind,
    main_first,
    version_of,
)

VERSIONS = {
    f"{name}-{number}": version
    for name, kind in ROOM_KINDS.items()
    for number, version in enumerate(kind.versions)
}

over_kinds = pytest.mark.parametrize("kind", VERSIONS.values(), ids=VERSIONS.keys())

LOW = ("floor", "window")
"""Layers of what takes floor."""

FLAT_TOO = (*LOW, "flat")
"""Layers of furniture: a rug comes before what is on it. All others are dressing."""


FIXTURES = (*BEFORE_FURNITURE, *AFTER_FURNITURE)


def pieces(kind: RoomKind):
    return (*kind.furniture, *kind.dressing)


def made_of(kind: RoomKind) -> set[str]:
    """The categories of its pieces."""
    return {name for piece in pieces(kind) for name in piece.categories}


def in_kits(kind: RoomKind) -> set[str]:
    """The categories of what is put on its tops."""
    laid = {name for top in kind.tops for name in (*top.kits, *top.settings)}
    return {category for name in laid for category in categories_in(name)}


def named_by(kind: RoomKind) -> set[str]:
    """Every category that it may place."""
    loose = {*kind.dividers, *kind.strays, *kind.hung}
    return made_of(kind) | in_kits(kind) | loose


def test_there_are_twenty_kinds_of_rooms_and_their_names_are_the_keys():
    assert len(SHIPPED_KINDS) == len(set(SHIPPED_KINDS)) >= 20
    assert tuple(ROOM_KINDS)[: len(SHIPPED_KINDS)] == SHIPPED_KINDS
    written = {
        "childrens_room": "children's room",
        "open_plan_office": "open-plan office",
    }
    for name, kind in ROOM_KINDS.items():
        assert kind.name == name
        assert kind.noun == written.get(name, name.replace("_", " "))


@over_kinds
def test_every_category_that_a_kind_names_is_in_the_catalogue(kind, catalogue):
    known = {category.name for category in catalogue.categories}
    hosts = {name for piece in pieces(kind) for name in piece.relation.hosts}
    tops = {name for top in kind.tops for name in top.hosts}
    apart = {name for piece in pieces(kind) for name in piece.apart_from}
    assert named_by(kind) | hosts | tops | apart <= known


def test_every_category_that_fixtures_or_colours_name_is_in_the_catalogue(catalogue):
    known = {category.name for category in catalogue.categories}
    fixed = {name for piece in FIXTURES for name in piece.categories}
    assert fixed | set(ROLES_OF_COLOUR) <= known


@over_kinds
def test_relations_look_for_hosts_that_the_room_may_have(kind):
    there = made_of(kind) | set(kind.strays)
    for piece in pieces(kind):
        hosts = piece.relation.hosts
        assert not hosts or there & set(hosts), piece


@over_kinds
def test_what_takes_floor_is_furniture_and_all_else_is_dressing(kind):
    for piece in kind.furniture:
        # The board of a classroom comes with its lectern.
        assert piece.relation.layer in FLAT_TOO or piece.is_company
    assert all(piece.relation.layer not in LOW for piece in kind.dressing)


@over_kinds
def test_only_what_is_flat_lies_on_the_floor_and_only_what_hangs_has_a_height(
    kind, catalogue
):
    for piece in kind.dressing:
        for name in piece.categories:
            heights = [asset.size_mm[2] for asset in catalogue.assets_of(name)]
            if piece.relation.layer in ("flat", "wall", "ceiling"):
                lies = piece.relation.layer == "flat"
                assert not lies or max(heights) <= FLAT, name
            hangs = piece.relation.layer == "wall"
            assert not hangs or catalogue.category(name).hang_mm > 0, name


@over_kinds
def test_hosts_of_tops_have_a_level_top(kind, catalogue):
    for piece in kind.dressing:
        if piece.relation.layer == "top":
            assets = [catalogue.assets_of(name) for name in piece.relation.hosts]
            tops = [asset.surface for asset in chain(*assets)]
            assert any(top is not None for top in tops), piece
    there = named_by(kind)
    for each in kind.tops:
        assert 0 < each.share_pct <= 100
        for name in each.hosts:
            assets = catalogue.assets_of(name)
            assert any(asset.surface is not None for asset in assets), name
            assert name in there


@pytest.mark.parametrize("name", KITS)
def test_kits_are_one_to_eight_small_things(name, catalogue):
    kit = KITS[name]
    assert all(0 <= count[0] <= count[1] >= 1 for _, count in kit)
    least, most = (sum(count[end] for _, count in kit) for end in (0, 1))
    assert 1 <= least <= most <= 8
    for names, _ in kit:
        for category in names:
            place = catalogue.category(category).placement
            assets = catalogue.assets_of(category)
            is_small = any(max(asset.size_mm[:2]) <= 900 for asset in assets)
            assert is_small, category
            assert place not in ("wall", "hung", "ceiling"), category


def test_every_kit_is_on_some_top():
    tops = [top for kind in VERSIONS.values() for top in kind.tops]
    assert {name for top in tops for name in top.kits} == set(KITS)
    assert {name for top in tops for name in top.settings} == set(SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_place_is_laid_with_small_things_within_reach(name, catalogue):
    for laid in SETTINGS[name]:
        assert 0 <= laid.ahead <= 400
        assert abs(laid.aside) <= 400
        for category in laid.categories:
            assert catalogue.category(category).placement == "surface"
            known = {each.id for each in catalogue.assets_of(category)}
            assert not laid.models or known & set(laid.models)


@over_kinds
def test_strays_stand_on_the_floor_by_themselves(kind, catalogue):
    assert len(set(kind.strays)) == len(kind.strays) >= 4
    for name in kind.strays:
        category = catalogue.category(name)
        assert {"countable", "filler"} & set(category.roles)
        assert category.hang_mm == 0


@over_kinds
def test_dividers_hide_objects(kind, catalogue):
    assert len(set(kind.dividers)) == len(kind.dividers) >= 2
    for name in kind.dividers:
        heights = [asset.size_mm[2] for asset in catalogue.assets_of(name)]
        assert min(heights) >= 900, name


@over_kinds
def test_numbers_are_in_their_bounds(kind):
    for least, most in (kind.area_dm2, kind.aspect_pct):
        assert 0 < least <= most
    assert kind.aspect_pct[0] >= 100
    assert set(kind.shapes) <= set(SHAPES.values())
    for piece in pieces(kind):
        assert 0 < piece.share_pct <= 100
        assert 0 <= piece.count[0] <= piece.count[1] >= 1
        assert piece.categories
        if piece.is_main:
            assert piece.count[0] >= 1
            assert piece.share_pct == 100
        assert not piece.per_host or piece.relation.hosts
    assert bool(kind.beyond) == ("joined" in kind.shapes)
    assert set(kind.beyond) <= set(ROOM_KINDS)
    assert any(piece.is_main for piece in kind.furniture)


def test_every_countable_category_is_at_home_in_some_kind(catalogue):
    countable = {
        category.name
        for category in catalogue.categories
        if "countable" in category.roles
    }
    assert countable <= {name for kind in VERSIONS.values() for name in kind.strays}


def test_what_is_counted_occurs_in_numbers_in_some_kind(catalogue):
    numerous = set()
    for kind in map(ROOM_KINDS.__getitem__, SHIPPED_KINDS):
        strays = {name for version in kind.versions for name in version.strays}
        assert set(kind.numerous) <= strays
        assert len(set(kind.numerous)) == len(kind.numerous)
        numerous |= set(kind.numerous)
    assert all("countable" in catalogue.category(name).roles for name in numerous)
    # So that none makes up a tenth of the questions.
    assert len(numerous) >= 20


@over_kinds
def test_what_is_counted_takes_no_seats_from_a_main_piece(kind, catalogue):
    # Nothing like what is counted is in the room: a cafe's tables would have no chairs.
    first, _ = main_first(kind.furniture)
    company = [set(piece.categories) for piece in first if piece.is_company]
    for name in set(kind.numerous) & set(kind.strays):
        barred = set(catalogue.category(name).similar)
        assert not any(each <= barred for each in company), name


def test_every_category_is_used_by_some_kind(catalogue):
    used = set(chain(*(named_by(kind) for kind in VERSIONS.values())))
    used |= {name for piece in FIXTURES for name in piece.categories}
    used |= set(WINDOW_STYLES)
    known = {category.name for category in catalogue.categories}
    assert known <= used


def test_companions_are_strays_placed_at_what_rooms_have(catalogue):
    there = set(chain(*(named_by(kind) for kind in VERSIONS.values())))
    for name, relations in COMPANIONS.items():
        assert any(name in kind.strays for kind in VERSIONS.values())
        assert relations
        for relation in relations:
            assert set(relation.hosts) <= there
            assert relation.layer == "floor"


def test_a_version_is_the_kind_with_one_variant(catalogue):
    shop = ROOM_KINDS["shop"]
    assert len(shop.versions) == len(shop.variants) >= 3
    for version, variant in zip(shop.versions, shop.variants, strict=True):
        assert version.versions == (version,)
        assert version.furniture == variant.furniture + shop.furniture
        assert version.hung == (variant.hung or shop.hung)
        assert set(version.strays) == {*shop.strays, *variant.strays}
    plain = ROOM_KINDS["bedroom"]
    assert plain.versions == (plain,)


def test_every_version_is_drawn_but_only_one_that_suits_what_is_wanted():
    shop, rng = ROOM_KINDS["shop"], np.random.default_rng(1)
    drawn = [version_of(rng, shop) for _ in range(60)]
    assert all(version in drawn for version in shop.versions)
    for _ in range(20):
        assert "mannequin" in version_of(rng, shop, ("mannequin",)).strays
    assert version_of(rng, shop, ("bathtub",)) in shop.versions


def test_the_counter_of_a_shop_suits_its_goods():
    for version in ROOM_KINDS["shop"].versions:
        models = {
            name: {model for piece in version.furniture for model in piece.models
                   if model.startswith(f"{name}/")}
            for name in ("counter", "clothes_rack", "display_shelf")
        }  # fmt: skip
        sells_food = "counter/bakery" in models["counter"]
        assert sells_food == ("display_shelf/market" in models["display_shelf"])
        assert sells_food == (not models["clothes_rack"])
