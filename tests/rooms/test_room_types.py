"""Every kind of room is made of what the catalogue has."""

from itertools import chain

import pytest

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.rooms.counted_objects import COMPANIONS
from scenegen.rooms.outlines import SHAPES
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind

over_kinds = pytest.mark.parametrize(
    "kind", ROOM_KINDS.values(), ids=list(ROOM_KINDS.keys())
)

LOW = ("floor", "window")
"""Layers of what takes floor; all others are dressing."""


def pieces(kind: RoomKind):
    return (*kind.furniture, *kind.dressing)


def made_of(kind: RoomKind) -> set[str]:
    """The categories of its pieces."""
    return {name for piece in pieces(kind) for name in piece.categories}


def test_names_are_the_keys():
    assert len(ROOM_KINDS) == 7
    for name, kind in ROOM_KINDS.items():
        assert kind.name == name
        assert kind.noun == name.replace("_", " ").replace("childrens", "children's")


@over_kinds
def test_every_category_that_a_kind_names_is_in_the_catalogue(kind, catalogue):
    known = {category.name for category in catalogue.categories}
    hosts = {name for piece in pieces(kind) for name in piece.relation.hosts}
    assert made_of(kind) | hosts | set(kind.dividers) | set(kind.strays) <= known


@over_kinds
def test_relations_look_for_hosts_that_the_room_may_have(kind):
    there = made_of(kind) | set(kind.strays)
    for piece in pieces(kind):
        hosts = piece.relation.hosts
        assert not hosts or there & set(hosts), piece


@over_kinds
def test_what_takes_floor_is_furniture_and_all_else_is_dressing(kind):
    assert all(piece.relation.layer in LOW for piece in kind.furniture)
    assert all(piece.relation.layer not in LOW for piece in kind.dressing)


@over_kinds
def test_only_what_is_flat_lies_on_the_floor_and_only_what_hangs_has_a_height(
    kind, catalogue
):
    for piece in kind.dressing:
        for name in piece.categories:
            heights = [asset.size_mm[2] for asset in catalogue.assets_of(name)]
            lies = piece.relation.layer == "flat"
            assert lies == (max(heights) <= FLAT), name
            hangs = piece.relation.layer == "wall"
            assert not hangs or catalogue.category(name).hang_mm > 0, name


@over_kinds
def test_hosts_of_tops_have_a_level_top(kind, catalogue):
    for piece in kind.dressing:
        if piece.relation.layer == "top":
            assets = [catalogue.assets_of(name) for name in piece.relation.hosts]
            tops = [asset.surface for asset in chain(*assets)]
            assert any(top is not None for top in tops), piece


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
        assert 1 <= piece.count[0] <= piece.count[1]
        assert piece.categories


def test_every_countable_category_is_at_home_in_some_kind(catalogue):
    countable = {
        category.name
        for category in catalogue.categories
        if "countable" in category.roles
    }
    assert countable <= {name for kind in ROOM_KINDS.values() for name in kind.strays}


def test_every_category_is_used_by_some_kind(catalogue):
    used = set(chain(*(made_of(kind) for kind in ROOM_KINDS.values())))
    used |= set(chain(*(kind.dividers + kind.strays for kind in ROOM_KINDS.values())))
    known = {category.name for category in catalogue.categories}
    assert known <= used


def test_companions_are_strays_placed_at_what_rooms_have(catalogue):
    there = set(chain(*(made_of(kind) for kind in ROOM_KINDS.values())))
    for name, relations in COMPANIONS.items():
        assert any(name in kind.strays for kind in ROOM_KINDS.values())
        assert relations
        for relation in relations:
            assert set(relation.hosts) <= there
            assert relation.layer == "floor"
