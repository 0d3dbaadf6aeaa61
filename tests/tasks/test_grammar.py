"""Every wording agrees with every noun of the catalogue, in number and in article."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from scenegen.catalogue import Catalogue
from scenegen.tasks.wordings import Wording, load_wordings

PACKAGES = (
    "scenegen.tasks.multiview",
    "scenegen.tasks.path",
    "scenegen.tasks.perspective",
    "scenegen.tasks.perspective.facing",
)
ONE = ("object", "other", "thing", "giver", "occluder", "singular")
"""Gaps that a singular fills; of those that others fill, `plural` alone is a noun."""

BEFORE_ONE = ("the", "that", "each", "same")
"""Words before such a gap: an "a" would not go with every noun."""

WRONG = re.compile(
    r"\ba (?=[aeiou])|\ban (?=[^aeiou])|\bthe (?=(?:the|an?) )|  ", re.IGNORECASE
)
"""An article that does not fit, or two of them."""


def wordings() -> Iterator[Wording]:
    for package in PACKAGES:
        for each in load_wordings(package).values():
            yield from each


def is_plural(noun: str) -> bool:
    """Whether the word that a verb agrees with ends as plurals do."""
    head = noun.partition(" of ")[0].split()[-1]
    return head.endswith("s") and not head.endswith("ss")


def test_every_gap_for_a_thing_takes_any_singular():
    found = 0
    for wording in wordings():
        for before, gap, _, _ in Formatter().parse(wording.text):
            if gap in ONE:
                found += 1
                assert before.split()[-1].lower() in BEFORE_ONE, wording.id
    assert found > 100


@pytest.mark.parametrize(
    "noun", ["row of coat hooks", "chest of drawers", "wine glass"]
)
def test_singulars_are_told_from_plurals(noun):
    assert not is_plural(noun)


@pytest.mark.parametrize("noun", ["coat hooks", "scissors", "pairs of shoes"])
def test_plurals_are_told_from_singulars(noun):
    assert is_plural(noun)


def test_each_wording_is_english_with_each_noun(catalogue: Catalogue):
    """Their verbs are singular after a gap for one thing, so all such nouns must be."""
    asked = 0
    for category in catalogue.categories:
        assert not is_plural(category.singular), category.name
        assert is_plural(category.plural), category.name
        for wording in wordings():
            gaps = {gap for _, gap, _, _ in Formatter().parse(wording.text) if gap}
            filled = dict.fromkeys(gaps & {*ONE}, category.singular)
            filled |= dict.fromkeys(gaps - {*ONE}, "1") | {"plural": category.plural}
            text = wording.text.format(**filled)
            assert not WRONG.search(text), f"{wording.id}: {text}"
            asked += 1
    assert asked > 10_000
