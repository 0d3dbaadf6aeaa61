"""Questions whether exactly one of two things is in view, on scenes made by hand."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

import pytest

from scenegen.errors import Rejected
from scenegen.params import read
from scenegen.records.rig import PerspectiveLens
from scenegen.tasks.perspective.facing.checks import (
    BORDER_TENTHS,
    FacingQuestion,
    check_one,
    stays_one,
)
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS, FacingOneInView
from scenegen.tasks.perspective.facing.phrasing import fill_facing, read_facing
from scenegen.tasks.perspective.facing.questions import facing_cues
from scenegen.tasks.perspective.facing.rows import NOVEL_FOV
from scenegen.tasks.perspective.facing.slots import ASIDE, FacingSlot
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.shortcuts import foot_of_faced, side_of_giver
from scenegen.tasks.perspective.task import PerspectiveTask
from scenegen.tasks.solving.segmented_views import segmented_views
from scenegen.tasks.solving.token_sheet import sheet_of_facts
from tests.strategies import CATALOGUE
from tests.tasks.proofs import answer_read, flipped, question_of, without_one
from tests.tasks.staged import (
    CATEGORIES,
    LANDMARK,
    SHIFT,
    bed,
    entity,
    facts_of,
    twin_of,
    vantage,
)

KIND = FACING_KINDS["facing_one_in_view"]
PARAMS = read(PerspectiveParams, {})
TASK = PerspectiveTask(PARAMS, CATALOGUE)
OPTIONS = ("yes", "no")

CAMERA, NORTH, EAST = (2500, 300), 900, 0
GIVER, AHEAD, RIGHT, BEYOND = 1, 2, 3, 4
"""A giver, and what is ahead, to the right and ahead of an X in the middle."""

MIDDLE, WEST = (2500, 2000), (1000, 3350)
PLACES = {AHEAD: (2250, 3700), RIGHT: (3750, 2350), BEYOND: (2900, 3500)}
BEDS = tuple(
    replace(bed(place), id=number, asset="box/plank")
    for number, place in ((8, (1500, 4500)), (LANDMARK, (800, 1800)))
)
"""So that no view is empty."""


@dataclass(frozen=True)
class Case:
    """One way to ask.

    Attributes:
        cross: where the X is.
        heading: of the giver, tenths of a degree.
        things: that are asked about.
        in_view: which of them are.
    """

    cross: tuple[int, int]
    heading: int
    things: tuple[int, int]
    in_view: frozenset[int]

    @property
    def answer(self):
        return int(len(self.in_view) != 1)


BASE = Case(MIDDLE, NORTH, (AHEAD, RIGHT), frozenset({AHEAD}))
TWINS = {
    "x": replace(BASE, cross=WEST, in_view=frozenset()),
    "thing": replace(BASE, things=(AHEAD, BEYOND), in_view=frozenset({AHEAD, BEYOND})),
    "turned": replace(BASE, heading=1800, in_view=frozenset()),
    "order": replace(BASE, things=(RIGHT, AHEAD)),
    "other": replace(BASE, heading=EAST, in_view=frozenset({RIGHT})),
}
INPUTS = ("x", "thing", "turned")
CASES = [BASE, *TWINS.values()]


def staged(case, *, places=PLACES, asked=(), more=()):
    """A twin that asks about the things of a case, and what its views see."""
    rig = vantage(CAMERA, NORTH, cross=case.cross, turn=case.heading - NORTH)
    start, novel = rig.views
    novel = replace(novel, lens=PerspectiveLens(NOVEL_FOV, SHIFT))
    rig = replace(rig, views=(start, novel))
    giver = replace(entity(GIVER, (3150, 2600)), heading_tenths=case.heading % 3600)
    things = [entity(number, place) for number, place in places.items()]
    twin, visibility = twin_of(rig, giver, *things, *more, *BEDS)
    return replace(twin, asked=asked), visibility


def asked_of(case, **changes):
    twin, visibility = staged(case, **changes)
    question = FacingQuestion(twin, case.answer, GIVER, case.things, "", PARAMS)
    return question, visibility


def reason_of(question, visibility):
    with pytest.raises(Rejected) as caught:
        check_one(question, visibility)
    return caught.value.reason


@pytest.mark.parametrize("case", CASES)
def test_the_right_answer_passes_and_the_other_one_is_rejected(case):
    question, visibility = asked_of(case)
    assert question.least_pcm == PARAMS.seen_pcm
    assert check_one(question, visibility) == BORDER_TENTHS
    wrong = replace(question, answer=1 - case.answer)
    assert reason_of(wrong, visibility) == "not_in_front"


def test_twins_in_any_input_have_different_answers():
    answers = {name: case.answer for name, case in TWINS.items()}
    assert [answers[each] for each in INPUTS] == [1, 1, 1]
    assert BASE.answer == answers["order"] == answers["other"] == 0


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ((3500, 3200), "not_aside"),  # 40 degrees off
        ((3470, 2900), "not_aside"),  # 47 degrees off, and some of it in the picture
    ],
)
def test_what_is_at_the_border_of_the_view_is_rejected(place, reason):
    question, visibility = asked_of(BASE, places={**PLACES, RIGHT: place})
    assert reason_of(question, visibility) == reason


def test_what_is_covered_in_the_view_is_rejected():
    wall = replace(entity(BEYOND, (2400, 2700)), id=7, asset="box/plank")
    wall = replace(wall, heading_tenths=NORTH)
    question, visibility = asked_of(BASE, more=(wall,))
    assert visibility.views[-1].visible_px(AHEAD) == 0
    assert reason_of(question, visibility) == "not_shown"


class Moved:
    """What a view shows of the things that are asked about once all has moved."""

    size = 100

    def __init__(self, *pixels):
        self.shown = pixels

    def pixels(self, name, entities):
        assert (name, len(entities)) == ("novel_view", len(self.shown))
        return self.shown


def moved(*pixels):
    return Moved(*pixels)


@pytest.mark.parametrize(
    ("pixels", "one", "not_one"),
    [
        ((30, 0), True, False),
        ((0, 20), True, False),
        ((30, 30), False, True),
        ((0, 0), False, True),
        ((30, 19), False, False),  # neither shown nor not
        ((19, 0), False, False),
    ],
)
def test_an_answer_stays_while_things_show_plainly_or_not_at_all(pixels, one, not_one):
    question, _ = asked_of(BASE)
    assert stays_one(question, moved(*pixels)) is one
    assert stays_one(replace(question, answer=1), moved(*pixels)) is not_one


@pytest.mark.parametrize("case", CASES)
def test_three_solvers_find_the_answer(case):
    twin, visibility = staged(case)
    nouns = [CATEGORIES[e.category].singular for e in twin.scene.entities]
    for wording in FacingOneInView.wordings:
        first, second = (nouns[each - 1] for each in case.things)
        text = fill_facing(wording, giver=nouns[0], target=first, other=second, views=1)
        facts = facts_of(twin, visibility, text=text, options=OPTIONS)
        parsed = read_facing(text)
        assert parsed is not None
        assert (parsed.object, parsed.other) == (first, second)
        views = segmented_views(facts, visibility, CATEGORIES)
        right = OPTIONS[case.answer]
        assert KIND.solvers.scene(facts, parsed, CATEGORIES) == right
        assert KIND.solvers.tokens(sheet_of_facts(facts, CATEGORIES), parsed) == right
        assert KIND.solvers.masks(views, parsed) == right


def slot_of(first, second, *, phrasing=0, order=(0, 1)):
    return FacingSlot(
        kind=KIND, differs="", is_freed=False, unseen=ASIDE, crossed=(),
        answers=(first.answer, second.answer), wishes={}, from_giver=False, wording=0,
        order=order, phrasing=phrasing, views=1,
    )  # fmt: skip


def questions(name, *, phrasing=0, order=(0, 1)):
    """What is asked of twins, with their facts and what is seen of them."""
    pair = BASE, TWINS[name]
    things = tuple(each for case in pair for each in case.things)
    slot = slot_of(*pair, phrasing=phrasing, order=order)
    for member, case in enumerate(pair):
        twin, visibility = staged(case, asked=(GIVER, GIVER, *things))
        question = TASK.facing.ask(slot, member, twin, visibility)
        facts = facts_of(twin, visibility, text="", options=())
        yield case, replace(facts, question=question)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("name", INPUTS)
def test_each_twin_asks_about_its_own_things(name, order):
    for case, facts in questions(name, order=order):
        question = facts.question
        nouns = {
            each.id: CATEGORIES[each.category].singular for each in facts.scene.entities
        }
        first, second = (nouns[each] for each in case.things)
        assert f"the {first} and the {second}?" in question.text
        assert question.options[question.answer_index] == OPTIONS[case.answer]
        assert question.evidence.instances == (*case.things, GIVER)
        assert question.evidence.per_view == (question.evidence.instances,)
        assert question.evidence.views_needed == (0,)
        assert not question.evidence.options
        assert question.difficulty == "medium"
        cues = facing_cues(facts)
        assert (cues.subjects, cues.giver) == (case.things, GIVER)
        assert TASK.solve(facts) == question.answer_index


def test_rules_about_the_picture_look_at_both_things_in_any_order():
    for rule, name in ((foot_of_faced, "x"), (side_of_giver, "thing")):
        (_, one), (_, other) = questions(name)
        evidence = one.question.evidence
        first, second, giver = evidence.instances
        swapped = replace(evidence, instances=(second, first, giver))
        same = replace(one, question=replace(one.question, evidence=swapped))
        assert rule(one) == rule(same) is not None
        assert rule(one) != rule(other)


PHRASINGS = (0, 1, 2, 7, 8, 2 * 7, 7 * 7, 8 * 7)


def rationales():
    for name, phrasing in product(INPUTS, PHRASINGS):
        yield from (each.question for _, each in questions(name, phrasing=phrasing))


def test_a_rationale_leads_to_its_answer():
    found: Counter[str] = Counter()
    for question in rationales():
        premises = question.rationale[:-1]
        assert 3 <= len(question.rationale) <= 6
        assert not re.search(r"[{}_]|  |None| [.,;]|,,", " ".join(question.rationale))
        assert answer_read(KIND, question, premises) == question.answer_index
        found[question.options[question.answer_index]] += 1
    assert set(found) == set(OPTIONS)


def test_twins_have_different_premises():
    for name in INPUTS:
        (_, first), (_, second) = questions(name)
        assert first.question.rationale[:-1] != second.question.rationale[:-1]


def test_a_premise_that_is_turned_round_or_missing_gives_no_answer():
    for question in rationales():
        premises = question.rationale[:-1]
        for changed in (*flipped(premises, range(5)), *without_one(premises)):
            assert answer_read(KIND, question, changed) is None


FACTS = (
    "The picture shows that the armchair faces about 90 degrees to the left of the way "
    "the camera looks",
    "From the X, the floor lamp lies about 100 degrees to the left of the way the "
    "camera looks, and the suitcase lies straight along the way the camera looks",
    "So, seen by someone who faces as the armchair does, the floor lamp is about 10 "
    "degrees to the left and the suitcase is about 90 degrees to the right",
    "The floor lamp is inside the view, but the suitcase is more than 39 degrees off, "
    "outside of it",
    "The imagined view shows the floor lamp in the middle, but does not show the "
    "suitcase",
)
TEXT = fill_facing(
    FacingOneInView.wordings[0],
    giver="armchair", target="floor lamp", other="suitcase", views=1,
)  # fmt: skip


def read_of(changes):
    """What is read from premises of which some words are others, by their place."""
    premises = list(FACTS)
    for place, (old, new) in changes.items():
        assert old in premises[place]
        premises[place] = premises[place].replace(old, new)
    question = question_of(*OPTIONS, text=TEXT)
    return answer_read(KIND, question, [f"{each}." for each in premises])


def test_premises_are_read():
    assert read_of({}) == 0


OFFS = {
    1: ("lies straight along", "lies about 80 degrees to the left of"),
    2: ("about 90 degrees to the right", "about 10 degrees to the right"),
}
BOTH_INSIDE = (f"{FACTS[3]}", "Both are inside the view")
BOTH_SHOWN = (
    "in the middle, but does not show the suitcase",
    "in the middle, and the suitcase in the middle",
)

NONE_SHOWN = "The imagined view shows neither the floor lamp nor the suitcase"
SWAPPED_SIDES = "on the right, and the suitcase on the left"
NOWHERE = "in the middle, and the suitcase there"


def test_other_premises_have_another_answer():
    assert read_of({**OFFS, 3: BOTH_INSIDE, 4: BOTH_SHOWN}) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {0: ("armchair", "sofa")},
        {0: ("90", "95")},
        {1: ("100", "95")},
        {1: ("suitcase", "bed")},
        {1: ("straight along", "straight towards")},
        {2: ("armchair", "sofa")},
        {2: ("suitcase", "bed")},
        {2: ("10 degrees", "15 degrees")},
        {3: ("suitcase", "bed")},
        {3: BOTH_INSIDE},
        {3: (FACTS[3], "Both are more than 39 degrees off, outside of the view")},
        {4: BOTH_SHOWN},
        {4: (FACTS[4], NONE_SHOWN)},
        {4: ("suitcase", "bed")},
        {4: ("in the middle", "in the corner")},
        {**OFFS, 3: BOTH_INSIDE},
        {**OFFS, 3: BOTH_INSIDE, 4: (BOTH_SHOWN[0], SWAPPED_SIDES)},
        {**OFFS, 3: BOTH_INSIDE, 4: (BOTH_SHOWN[0], NOWHERE)},
    ],
    ids=lambda each: " ".join(str(each).split())[:70],
)  # fmt: skip
def test_premises_that_contradict_each_other_give_no_answer(changes):
    assert read_of(changes) is None


def test_things_that_are_swapped_in_one_premise_give_no_answer():
    for place in range(1, 5):
        swapped = (
            FACTS[place].replace("floor lamp", "?").replace("suitcase", "floor lamp")
        )
        swapped = swapped.replace("?", "suitcase")
        assert read_of({place: (FACTS[place], swapped)}) is None
