"""Rationales about a walk: every clause of them is checked against the scene."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenegen.records.item import Twin
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.path.found.brief import Stop
from scenegen.tasks.path.found.sight import ImaginedSight
from scenegen.tasks.path.kinds import KINDS, Blocked, StagedKind
from scenegen.tasks.path.phrasing import NOTHING
from scenegen.tasks.path.rationale import EDGES, WAYS, story_of
from tests.tasks.proofs import answer_read, question_of
from tests.tasks.staged import (
    CATEGORIES,
    Point,
    bed,
    entity,
    names_in,
    route,
    twin_of,
    unseen_names,
)
from tests.visibility.hand_made import looking

phrasings = st.integers(0, 2**31 - 1)

STAGED = {name: kind for name, kind in KINDS.items() if isinstance(kind, StagedKind)}


def cases(kind: str) -> st.SearchStrategy[tuple[Twin, SceneVisibility, int]]:
    """Twins with a walk, and an object that may pass for the right one."""
    return st.integers(0, 2**32).map(
        lambda seed: case_of(kind, np.random.default_rng(seed))
    )


def case_of(kind: str, rng: np.random.Generator) -> tuple[Twin, SceneVisibility, int]:
    """The first of many draws in which the imagined view shows a right object."""
    while True:
        corners = 2 if kind == "blocked" else int(rng.integers(2, 5))
        walk = tuple(position(rng) for _ in range(corners))
        objects = [entity(n, position(rng)) for n in (1, 2, 3, 4)]
        (ax, ay), (bx, by) = walk[:2]
        if math.dist(*walk[:2]) < 500:
            continue
        rig = route(
            walk,
            None if kind == "blocked" else ((ax + bx) // 2, (ay + by) // 2),
            look=looking(*position(rng), int(rng.integers(3600)), fov=1000),
            up=900 * int(rng.integers(4)),
            is_reversed=bool(rng.integers(2)),
        )
        twin, visibility = twin_of(rig, *objects, bed(position(rng)))
        if not all(visibility.views[0].visible_px(number) for number in twin.asked):
            continue
        if is_doubtful(twin):
            continue
        right = right_of(kind, twin, rng)
        if right is not None and (not right or visibility.hidden[0].visible_px(right)):
            return twin, visibility, right


def is_doubtful(twin: Twin) -> bool:
    """Whether a millimetre would change what is stated.

    The walk comes back to M1, an end of it is just not beside an object, or that is
    just as far away as what is passed may be.
    """
    points = dense(twin)
    drawn = twin.rig.views[0].route
    assert drawn is not None
    if drawn.middle_mm is not None:
        near = np.nonzero(np.hypot(*(points - drawn.middle_mm).T) < 100)[0]
        if near[-1] - near[0] > 210:
            return True
    for number in twin.asked:
        nearest = along(twin, number)
        if 80 < min(nearest, len(points) - nearest) < 130:
            return True
        if abs(away(twin, number) - 1200) < 20:
            return True
    return False


def position(rng: np.random.Generator) -> Point:
    return int(rng.integers(900, 4100)), int(rng.integers(900, 4100))


def right_of(kind: str, twin: Twin, rng: np.random.Generator) -> int | None:
    """An object that a question of that kind might have for its answer."""
    if kind == "blocked":
        return int(rng.integers(5))
    if kind == "side_object":
        beside = [n for n in (1, 2, 3, 4) if abs(offsets(twin, n)[1]) > 150]
        return beside[0] if beside else None
    passed = {n: along(twin, n) for n in (1, 2, 3, 4) if is_passed(twin, n)}
    return min(passed, key=lambda n: passed[n]) if passed else None


def walk_of(twin: Twin) -> tuple[Point, ...]:
    drawn = twin.rig.views[0].route
    assert drawn is not None
    return drawn.points_mm[::-1] if drawn.is_reversed else drawn.points_mm


def dense(twin: Twin) -> np.ndarray:
    """The walk as many points."""
    legs = []
    walk = np.array(walk_of(twin), dtype=float)
    for start, end in pairwise(walk):
        share = np.linspace(0, 1, 1 + int(math.dist(start, end)))[:, None]
        legs.append(start + share * (end - start))
    return np.concatenate(legs)


def along(twin: Twin, number: int) -> int:
    """How many millimetres into the walk it comes nearest to an object, about."""
    place = twin.scene.entities[number - 1].position_mm[:2]
    return int(np.hypot(*(dense(twin) - place).T).argmin())


def away(twin: Twin, number: int) -> float:
    """How far an object is from the walk."""
    place = twin.scene.entities[number - 1].position_mm[:2]
    return float(np.hypot(*(dense(twin) - place).T).min())


def is_passed(twin: Twin, number: int) -> bool:
    nearest = along(twin, number)
    return 110 < nearest < len(dense(twin)) - 110 and away(twin, number) < 1200


def steps_of(
    kind: str, twin: Twin, visibility: SceneVisibility, right: int, phrasing: int
) -> tuple[str, ...]:
    names = names_in(twin)
    story = story_of(twin, visibility, names=names, right=right, phrasing=phrasing)
    if kind in STAGED:
        return story.sentences(STAGED[kind].reasons(story))
    (imagined,) = visibility.hidden
    walk = walk_of(twin)
    sight = ImaginedSight(
        twin=twin,
        right=0,
        subject=right,
        options=twin.asked,
        giver=0,
        imagined=imagined,
        stop=Stop(walk, walk[0], imagined.view.heading_tenths),
        sizes={},
    )
    return story.sentences(Blocked().reasons(story, sight))


def leg_at_middle(twin: Twin) -> tuple[Point, Point]:
    """M1 and the end of its leg, in the order of the walk."""
    drawn = twin.rig.views[0].route
    assert drawn is not None
    assert drawn.middle_mm is not None
    points = drawn.points_mm
    return drawn.middle_mm, points[0] if drawn.is_reversed else points[1]


def offsets(twin: Twin, number: int) -> tuple[float, float]:
    """Millimetres ahead of a walker at M1, and to the left."""
    (mx, my), (ex, ey) = leg_at_middle(twin)
    x, y, _ = twin.scene.entities[number - 1].position_mm
    length = math.dist((mx, my), (ex, ey))
    dx, dy = (ex - mx) / length, (ey - my) / length
    return (x - mx) * dx + (y - my) * dy, (y - my) * dx - (x - mx) * dy


def numbers_in(text: str) -> list[int]:
    """The objects that a text names."""
    return [
        number
        for number, kind in enumerate(("armchair", "floor_lamp", "suitcase"), 1)
        if f"the {CATEGORIES[kind].singular}" in text.lower()
    ] + ([4] if "the teddy bear" in text.lower() else [])


def on_page(twin: Twin, start: Point, end: Point) -> float:
    """Degrees to the left of up."""
    up = twin.rig.views[0].heading_tenths / 10
    found = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    return (found - up) % 360


def is_way(words: str, degrees: float) -> bool:
    """Whether words for a way over the page may mean an angle."""
    apart = (45 * WAYS.index(words) - degrees + 180) % 360 - 180
    return abs(apart) < 22.7


@pytest.mark.parametrize("kind", STAGED)
@given(st.data())
def test_there_are_three_to_six_clean_sentences_that_end_in_the_answer(kind, data):
    twin, visibility, right = data.draw(cases(kind))
    steps = steps_of(kind, twin, visibility, right, data.draw(phrasings))
    assert 3 <= len(steps) <= 6
    for sentence in steps:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not re.search(r"[{}_]|  |None| [.,;]|,,", sentence)
    assert steps[-1].endswith(f": {names_in(twin)[right] if right else NOTHING}.")


@pytest.mark.parametrize("kind", STAGED)
@given(st.data())
def test_nothing_is_named_that_no_view_shows(kind, data):
    twin, visibility, right = data.draw(cases(kind))
    steps = steps_of(kind, twin, visibility, right, data.draw(phrasings))
    assert not unseen_names(twin, visibility, steps)


@pytest.mark.parametrize("kind", STAGED)
@given(st.data())
def test_the_way_over_the_page_is_right(kind, data):
    twin, visibility, right = data.draw(cases(kind))
    steps = steps_of(kind, twin, visibility, right, data.draw(phrasings))
    way = leg_at_middle(twin) if kind == "side_object" else walk_of(twin)[:2]
    (said,) = (words for words in WAYS if words in steps[0])
    assert is_way(said, on_page(twin, *way))


@given(st.data())
def test_left_and_right_of_the_walk_are_where_the_page_has_them(data):
    twin, visibility, right = data.draw(cases("side_object"))
    steps = steps_of("side_object", twin, visibility, right, data.draw(phrasings))
    side = re.search(
        r"the (left|right) (?:is the side|of the walker)|therefore on the (\w+)",
        steps[1],
    )
    assert side
    is_left = "left" in (side[1] or side[2])
    assert is_left == (offsets(twin, right)[1] > 0)
    edge = re.search(r"(the (?:upper |lower )?\w+) of the page", steps[1].lower())
    assert edge
    turned = on_page(twin, *leg_at_middle(twin)) + (90 if is_left else -90)
    assert is_way(WAYS[EDGES.index(edge[1])], turned % 360)


@given(st.data())
def test_other_objects_are_across_ahead_or_back_as_stated(data):
    twin, visibility, right = data.draw(cases("side_object"))
    steps = steps_of("side_object", twin, visibility, right, data.draw(phrasings))
    ahead, left = offsets(twin, right)
    clauses = re.split(r"(?<=walk)|(?<=ahead)|(?<=back)", steps[3])
    assert sum(len(numbers_in(clause)) for clause in clauses) == 3
    for clause in clauses:
        for number in numbers_in(clause):
            far, aside = offsets(twin, number)
            if "other side" in clause:
                assert aside * left < 0
                assert abs(aside) > 149
            else:
                assert ("farther ahead" in clause) == (far > ahead)


@given(st.data())
def test_the_order_of_passing_is_stated_correctly(data):
    twin, visibility, right = data.draw(cases("passing_order"))
    steps = steps_of("passing_order", twin, visibility, right, data.draw(phrasings))
    assert abs(metres_in(steps[1]) - along(twin, right) / 1000) < 0.053
    clauses = steps[2].split("; ")
    assert sum(len(numbers_in(clause)) for clause in clauses) == 3
    for clause in clauses:
        for number in numbers_in(clause):
            before = along(twin, number)
            ahead = len(dense(twin)) - before
            assert ("comes after" in clause) == is_passed(twin, number)
            assert ("behind its start" in clause) == (before < 105)
            assert ("at its end or beyond it" in clause) == (ahead < 105 < before)
            if "comes after" in clause:
                assert abs(metres_in(clause) - before / 1000) < 0.053


@given(st.data())
def test_the_premises_give_what_is_passed_first(data):
    twin, visibility, right = data.draw(cases("passing_order"))
    steps = steps_of("passing_order", twin, visibility, right, data.draw(phrasings))
    passed = sorted(along(twin, n) for n in (1, 2, 3, 4) if is_passed(twin, n))
    assume(passed[0] + 110 < passed[1] if len(passed) > 1 else True)
    kind, premises = KINDS["passing_order"], steps[:-1]
    question = question_of(*(names_in(twin)[each] for each in (1, 2, 3, 4)))
    assert answer_read(kind, question, premises) == right - 1
    without = [*premises[:2], *premises[3:]]
    assert answer_read(kind, question, without) is None
    far = re.sub(r"bout \d+\.\d m", "bout 99.9 m", premises[1])
    changed = [premises[0], far, *premises[2:]]
    assert (answer_read(kind, question, changed) == right - 1) == (len(passed) == 1)


def metres_in(text: str) -> float:
    found = re.search(r"bout (\d+\.\d) m", text)
    assert found
    return float(found[1])


@given(st.data())
def test_what_is_nearer_to_the_start_is_stated(data):
    twin, visibility, right = data.draw(cases("passing_order"))
    steps = steps_of("passing_order", twin, visibility, right, data.draw(phrasings))
    start = walk_of(twin)[0]
    away = {
        each.id: math.dist(each.position_mm[:2], start)
        for each in twin.scene.entities
        if each.id in twin.asked
    }
    nearer = [number for number in away if away[number] < away[right]]
    said = [sentence for sentence in steps if "crow" in sentence]
    assert len(said) == (1 if nearer else 0)
    for sentence in said:
        assert numbers_in(sentence.partition(", yet")[0]) == nearer


@given(st.data())
def test_what_is_clear_of_a_straight_line_is_where_it_is_said_to_be(data):
    twin, visibility, right = data.draw(cases("blocked"))
    steps = steps_of("blocked", twin, visibility, right, data.draw(phrasings))
    sentence = next((each for each in steps if each.startswith("Clear")), "")
    places = {n: place_by_line(twin, n) for n in (1, 2, 3, 4) if n != right}
    for clause in re.split(
        r"(?<=left)|(?<=right)|(?<=behind \d)|(?<=beyond \d)", sentence
    ):
        for number in numbers_in(clause):
            assert clause.endswith(places[number])
    expected = {number for number, place in places.items() if place}
    assert set(numbers_in(sentence)) == expected


def place_by_line(twin: Twin, number: int) -> str:
    """How a clause ends that says where an object is by a straight walk."""
    (ax, ay), (bx, by) = walk_of(twin)
    x, y, _ = twin.scene.entities[number - 1].position_mm
    length = math.dist((ax, ay), (bx, by))
    along = ((bx - ax) * (x - ax) + (by - ay) * (y - ay)) / length
    aside = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length
    drawn = twin.rig.views[0].route
    assert drawn is not None
    start, end = ("2", "1") if drawn.is_reversed else ("1", "2")
    if not 0 < along < length:
        return f"behind {start}" if along <= 0 else f"beyond {end}"
    if abs(aside) < 250:
        return ""
    return "left" if aside > 0 else "right"


@given(st.data())
def test_the_premises_of_a_straight_way_give_the_answer(data):
    twin, visibility, right = data.draw(cases("blocked"))
    assume(all(place_by_line(twin, n) for n in (1, 2, 3, 4) if n != right))
    steps = steps_of("blocked", twin, visibility, right, data.draw(phrasings))
    names = [names_in(twin)[each] for each in (1, 2, 3, 4)]
    question = question_of(*names, NOTHING)
    kind, premises = KINDS["blocked"], steps[:-1]
    answer = (right or 5) - 1
    assert answer_read(kind, question, premises) == answer
    turned = [each.replace("reaches into", "stays out of") for each in premises]
    turned = [each.replace("touches nothing", "touches things") for each in turned]
    assert answer_read(kind, question, turned) is None
    without = [each for each in premises if not each.startswith("Clear")]
    assert answer_read(kind, question, without) is None


def test_a_plain_case_reads_like_this():
    rig = route(
        ((1000, 2500), (4000, 2500)),
        (2500, 2500),
        look=looking(2500, 2500, 900),
    )
    objects = (
        entity(1, (2500, 3700)),
        entity(2, (1200, 3600)),
        entity(3, (2600, 1300)),
        entity(4, (3900, 1400)),
    )
    twin, visibility = twin_of(rig, *objects, bed((3300, 4200)))
    assert steps_of("side_object", twin, visibility, 1, 0) == (
        "The walk from 1 to 2 goes to the right of the page where it passes M1.",
        "So the left of the walker is towards the top of the page there.",
        "On that side of M1 the map shows the armchair, near the bed.",
        "The suitcase and the teddy bear are on the other side of the walk and the "
        "floor lamp is farther back.",
        "The imagined look to the left from M1 shows the armchair in the middle.",
        "So the answer is: the armchair.",
    )


def test_a_free_way_ends_in_nothing():
    rig = route(((1000, 2500), (4000, 2500)), None, look=looking(1000, 2500, 0))
    twin, visibility = twin_of(rig, entity(1, (2500, 3700)), entity(2, (1200, 3600)))
    steps = steps_of("blocked", twin, visibility, 0, 0)
    assert steps[-1] == f"So the answer is: {NOTHING}."
    assert any("free way" in sentence for sentence in steps)
