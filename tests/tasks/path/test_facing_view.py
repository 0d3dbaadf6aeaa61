"""Rationales of `facing_view`: they are true, and their premises are enough."""

import math
import re

import pytest

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.tasks.path.kinds import KINDS
from scenegen.tasks.path.rationale import WAYS
from tests.tasks.proofs import answer_read, flipped, without_one

UNITS = range(5)
OFF = r"(straight ahead|straight behind|about \d+ degrees to the (?:left|right))"


@pytest.fixture(scope="module")
def items():
    series = {"task": "path", "splits": {"test": 40}}
    recipe = read_recipe({"version": 1, "name": "t", "seed": 5, "series": [series]})
    with open_generator(recipe, draws=False) as generator:
        units = [generator.make("path", "test", unit) for unit in UNITS]
    made = [facts for unit in units for facts in unit.twins]
    found = [each for each in made if each.question.kind == "facing_view"]
    assert found
    return found


def test_the_premises_give_the_answer_and_their_opposites_do_not(items):
    kind = KINDS["facing_view"]
    for facts in items:
        question, premises = facts.question, facts.question.rationale[:-1]
        assert answer_read(kind, question, premises) == question.answer_index
        for changed in (*flipped(premises, (0,)), *without_one(premises)):
            assert answer_read(kind, question, changed) is None


def test_directions_are_true(items):
    for facts in items:
        page, (faces, lies, others, *_) = facts.rig.views[0], facts.question.rationale
        assert page.route is not None
        up, front = page.heading_tenths / 10, giver_of(facts).heading_tenths / 10
        assert is_way(faces, front - up)
        assert is_way(lies, bearing(facts, lies) - up)
        parts = [lies, *re.split(r", (?:and )?| and (?=the )", others)]
        told = [each for each in parts if re.search(OFF, each)]
        assert len(told) > 1
        for part in told:
            off = bearing(facts, part) - front - degrees_of(part)
            assert abs((off + 180) % 360 - 180) < 2.7


def nouns() -> dict[str, str]:
    return {each.name: each.singular for each in Catalogue.open().categories}


def giver_of(facts):
    """The seat beside the start of the walk, of those that are called alike."""
    faces = facts.question.rationale[0].lower()
    (noun,) = re.findall(r"(?:of|on|^) ?the (?!front)(.+?) (?:at|beside) point", faces)
    route = facts.rig.views[0].route
    start = route.points_mm[-1 if route.is_reversed else 0]
    alike = [e for e in facts.scene.entities if nouns()[e.category] == noun]
    return min(alike, key=lambda each: math.dist(each.position_mm[:2], start))


def bearing(facts, part):
    """Degrees of the direction from M1 to the option that a clause names."""
    (name,) = (each for each in facts.question.options if each.lower() in part.lower())
    ((px, py, _),) = (
        each.position_mm
        for each in facts.scene.entities
        if f"the {nouns()[each.category]}" == name
    )
    x, y = facts.rig.views[0].route.middle_mm
    return math.degrees(math.atan2(py - y, px - x))


def is_way(text, degrees):
    (index,) = (n for n, way in enumerate(WAYS) if way in text)
    return abs((45 * index - degrees + 180) % 360 - 180) < 22.7


def degrees_of(text):
    if "straight" in text:
        return 0 if "ahead" in text else 180
    ((number, side),) = re.findall(r"(\d+) degrees to the (left|right)", text)
    return int(number) if side == "left" else -int(number)
