"""Pictures hang where people would hang them."""

from scenegen.catalogue import Catalogue
from scenegen.rooms.picture_themes import THEMES, suits
from scenegen.rooms.room_types import SHIPPED_KINDS


def test_themes_name_models_and_room_types_that_there_are(catalogue: Catalogue):
    models = {each.id for each in catalogue.assets}
    assert set(THEMES) <= models
    assert set().union(*THEMES.values()) <= set(SHIPPED_KINDS)


def test_a_nursery_picture_hangs_with_children_alone():
    assert suits("poster/whale", "childrens_room")
    assert suits("poster/whale", "office", "playroom")
    assert not any(
        suits("poster/whale", kind)
        for kind in SHIPPED_KINDS
        if kind not in ("childrens_room", "playroom")
    )


def test_room_types_of_other_packages_take_every_picture():
    assert suits("poster/whale", "a type that nobody knows")


def test_every_room_type_keeps_enough_pictures_for_its_walls(catalogue: Catalogue):
    for category in ("painting", "poster"):
        models = [each.id for each in catalogue.assets_of(category)]
        for kind in SHIPPED_KINDS:
            assert sum(suits(each, kind) for each in models) >= 7
