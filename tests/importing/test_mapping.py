"""From names and tags to categories and licences."""

import tomllib
from dataclasses import replace

import pytest

from scenegen.catalogue import shipped_root
from scenegen.importing import ImportOptions
from scenegen.importing.category_mapping import (
    NONE,
    Match,
    Size,
    category_of,
    licence_of,
    read_table,
    words_of,
)
from scenegen.importing.sources import OfferedModel

TABLE = read_table(shipped_root() / "imports.toml")

CHAIR: Size = (450.0, 500.0, 900.0)
TABLE_SIZE: Size = (1600.0, 900.0, 740.0)


def offer(name: str, *tags: str) -> OfferedModel:
    return OfferedModel(key=f"Test#{name}", name=name, tags=tags, file="a.obj")


def mapped(name: str, *tags: str, size: Size = CHAIR, **maps: str) -> Match:
    return category_of(offer(name, *tags), size, TABLE, ImportOptions(categories=maps))


@pytest.mark.parametrize(
    ("name", "size", "category"),
    [
        ("Chair", CHAIR, "chair"),
        ("Oak chairs", CHAIR, "chair"),
        ("woodenChair02", CHAIR, "chair"),
        ("Armchair", (900.0, 900.0, 850.0), "armchair"),
        ("Office chair", CHAIR, "office_chair"),
        ("Table", TABLE_SIZE, "dining_table"),
        ("Coffee table", (1000.0, 600.0, 450.0), "coffee_table"),
        ("Bedside table", (450.0, 400.0, 550.0), "nightstand"),
        ("Piano bench", (600.0, 350.0, 500.0), "bench"),
        ("Vertical shelves", (440.0, 390.0, 1850.0), "bookcase"),
        ("Stool", (320.0, 310.0, 450.0), "stool"),
        ("Stool", (320.0, 310.0, 780.0), "bar_stool"),
        ("Chair with cushion", CHAIR, "chair"),
        ("Table with tablecloth", (800.0, 800.0, 750.0), "dining_table"),
    ],
)
def test_names_become_categories(name, size, category):
    assert mapped(name, size=size).category == category


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("Table fan", ("Appliance",)),
        ("Football table", ("Game",)),
        ("Chairman", ()),
        ("Deck chair", ("Seat",)),
        ("Child chair", ("Seat", "Kid")),
        ("Rock", ("Stone",)),
        ("", ()),
    ],
)
def test_other_objects_are_not_guessed(name, tags):
    found = mapped(name, *tags)
    assert not found.category
    assert found.reason


def test_a_toy_sized_chair_is_no_chair():
    found = mapped("Chair", size=(40.0, 40.0, 80.0))
    assert found == ("", "40 x 40 x 80 mm (width, depth, height) is no size of a chair")


def test_the_name_comes_before_a_tag_that_is_as_long():
    size = (1000.0, 400.0, 1500.0)
    assert mapped("Cupboard", "Wardrobe", size=size).category == "wardrobe"
    assert mapped("Wardrobe", "Bookcase", size=size).category == "wardrobe"


def test_a_longer_tag_comes_before_the_name():
    size = (300.0, 300.0, 400.0)
    assert mapped("Globe", size=size).category == "globe"
    assert mapped("Globe", "Pendant lamp", size=size).category == "pendant_lamp"


def test_tags_that_disagree_are_no_answer():
    size = (1000.0, 400.0, 1500.0)
    found = mapped("Thing", "Bookcase", "Wardrobe", size=size)
    assert found == ("", "it may be bookcase as well as wardrobe")


def test_what_the_user_says_comes_first():
    assert mapped("Rock", Rock="ottoman").category == "ottoman"
    assert mapped("Chair", chair="armchair").category == "armchair"


def test_what_is_known_of_a_model_comes_before_its_name():
    known = OfferedModel("Blend Swap CC-0#desklamp", "Desk lamp", (), "a.obj")
    assert category_of(known, CHAIR, TABLE, ImportOptions()).category == "table_lamp"


def test_every_rule_names_a_category_that_there_is():
    text = (shipped_root() / "categories.toml").read_text(encoding="utf-8")
    known = {each["name"] for each in tomllib.loads(text)["category"]}
    assert {rule.category for rule in TABLE.rules} - known == {NONE}
    stated = {each.category for each in TABLE.models.values()} - {""}
    assert stated <= known


def test_every_phrase_of_a_rule_finds_its_own_category():
    for rule in TABLE.rules:
        middle = [(low + min(high, 1e4)) / 2 for low, high in rule.limits_mm]
        size = (middle[0], middle[1], middle[2])
        for phrase in rule.phrases:
            found = mapped(" ".join(phrase), size=size).category or NONE
            assert found == rule.category, phrase


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("shelves", "shelf"),
        ("couches", "couch"),
        ("boxes", "box"),
        ("candies", "candy"),
        ("glass", "glass"),
        ("lamps", "lamp"),
        ("bus", "bus"),
    ],
)
def test_plurals_count_as_singulars(plural, singular):
    assert words_of(plural) == words_of(singular) == (singular,)


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("CC0-1.0", "CC0-1.0"),
        ("CC-BY-4.0 AND MIT", "CC-BY-4.0 AND MIT"),
        ("Creative Commons Attribution 3.0 Unported license", "CC-BY-3.0"),
        ("Creative Commons Attribution 3.0 license © 2012 Ada", "CC-BY-3.0"),
        ("Creative Commons Attribution 3.0 NonCommercial", ""),
        ("Creative Commons Attribution-ShareAlike 3.0", ""),
        ("Public domain", ""),
        ("", ""),
    ],
)
def test_licences_are_taken_only_when_they_are_known(text, licence):
    assert (
        licence_of(replace(offer("x"), licence_text=text), TABLE, ImportOptions())
        == licence
    )


def test_a_library_whose_licence_is_known_needs_no_words():
    known = replace(
        offer("x"),
        licence_text="Public domain",
        library="SweetHome3D#BlendSwap-CC-0-Models",
    )
    assert licence_of(known, TABLE, ImportOptions()) == "CC0-1.0"


def test_the_users_licence_fills_the_gap_only():
    wishes = ImportOptions(licence="CC-BY-4.0")
    assert licence_of(offer("x"), TABLE, wishes) == "CC-BY-4.0"
    assert licence_of(replace(offer("x"), licence="MIT"), TABLE, wishes) == "MIT"
