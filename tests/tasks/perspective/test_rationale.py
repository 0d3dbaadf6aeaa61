"""Rationales about the X: every clause of them is checked against the scene."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenegen.records.item import Twin
from scenegen.records.rig import FloorMark, Rig
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.perspective.kinds import KINDS as KINDS_BY_NAME
from scenegen.tasks.perspective.rationale import rationale
from scenegen.tasks.sayings import OFF, off_words, read_off, read_offs
from tests.tasks.staged import (
    bed,
    entity,
    names_in,
    twin_of,
    unseen_names,
    vantage,
)
from tests.visibility.hand_made import looking

KINDS = sorted(KINDS_BY_NAME)
TARGETS = {"distance_change": 1, "relative_position": 1, "visibility": 2}

phrasings = st.integers(0, 2**31 - 1)


def cases(kind: str) -> st.SearchStrategy[tuple[Twin, SceneVisibility]]:
    """Scenes in which a picture shows each target, whatever the view on the X shows."""
    return st.integers(0, 2**32).map(
        lambda seed: case_of(kind, np.random.default_rng(seed))
    )


def case_of(kind: str, dice: np.random.Generator) -> tuple[Twin, SceneVisibility]:
    """The first random scene in which all targets are visible."""
    while True:
        camera, cross = spot(dice), spot(dice)
        second = replace(
            looking(*spot(dice), int(dice.integers(3600))),
            name="view_1",
            is_hidden=False,
        )
        rig = vantage(
            camera,
            int(dice.integers(3600)),
            cross=cross,
            turn=150 * int(dice.choice((-1, 1)) * dice.integers(2, 11)),
            second=second if dice.integers(2) else None,
        )
        placed = [entity(n + 1, spot(dice)) for n in range(TARGETS.get(kind, 4))]
        eyes = [camera, cross]
        if min(math.dist(e.position_mm[:2], eye) for e in placed for eye in eyes) < 400:
            continue
        twin, visibility = twin_of(rig, *placed, bed(spot(dice)))
        if all(any(v.visible_px(n) for v in visibility.visible) for n in twin.asked):
            return twin, visibility


def spot(dice: np.random.Generator) -> tuple[int, int]:
    return int(dice.integers(900, 4100)), int(dice.integers(900, 4100))


def rationale_of(
    kind: str, twin: Twin, visibility: SceneVisibility, phrasing: int
) -> tuple[str, ...]:
    return rationale(
        KINDS_BY_NAME[kind].rationale_steps,
        twin,
        visibility,
        names=names_in(twin),
        answer="so",
        phrasing=phrasing,
    )


def angle(twin: Twin, number: int, *, is_turned: bool) -> float:
    """Degrees to the left of the facing on the X."""
    start, novel = twin.rig.views[0], twin.rig.views[-1]
    (x, y, _), (cx, cy, _) = (
        twin.scene.entities[number - 1].position_mm,
        novel.position_mm,
    )
    heading = (novel if is_turned else start).heading_tenths / 10
    return (math.degrees(math.atan2(y - cy, x - cx)) - heading + 180) % 360 - 180


def apart(words: str, degrees: float) -> float:
    """Degrees between a direction that words tell and another one."""
    off = read_off(words)
    assert off is not None
    return abs((off - degrees + 180) % 360 - 180)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_there_are_three_to_six_clean_sentences_that_end_in_the_answer(kind, data):
    twin, visibility = data.draw(cases(kind))
    sentences = rationale_of(kind, twin, visibility, data.draw(phrasings))
    assert 3 <= len(sentences) <= 6
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not re.search(r"[{}_]|  |None| [.,;]|,,", sentence)
    assert sentences[-1].endswith(": so.")


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_rationales_name_only_what_a_view_shows(kind, data):
    twin, visibility = data.draw(cases(kind))
    sentences = rationale_of(kind, twin, visibility, data.draw(phrasings))
    assert not unseen_names(twin, visibility, sentences)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_directions_before_and_after_the_turn_are_right(kind, data):
    twin, visibility = data.draw(cases(kind))
    sentences = rationale_of(kind, twin, visibility, data.draw(phrasings))
    number = 1
    if kind == "which_object":
        number = min((1, 2, 3, 4), key=lambda n: abs(angle(twin, n, is_turned=True)))
        others = sorted(abs(angle(twin, n, is_turned=True)) for n in (1, 2, 3, 4))
        assume(others[1] - others[0] > 1)
    before = re.search(OFF, sentences[1])
    assert before
    assert apart(before[0], angle(twin, number, is_turned=False)) < 2.6
    after = re.search(rf"comes to be ({OFF})", " ".join(sentences))
    assert (after is None) == (kind == "distance_change")
    if after:
        assert apart(after[1], angle(twin, number, is_turned=True)) < 2.6


@given(st.data())
def test_a_turn_to_the_left_swings_everything_clockwise(data):
    twin, visibility = data.draw(cases("relative_position"))
    text = " ".join(
        rationale_of("relative_position", twin, visibility, data.draw(phrasings))
    )
    turn = twin.rig.views[-1].heading_tenths - twin.rig.views[0].heading_tenths
    is_left = (turn + 1800) % 3600 - 1800 > 0
    assert (" clockwise" in text) == is_left
    assert ("anticlockwise" in text) == (not is_left)


@given(st.data())
def test_distances_are_compared_rightly(data):
    twin, visibility = data.draw(cases("distance_change"))
    text = " ".join(
        rationale_of("distance_change", twin, visibility, data.draw(phrasings))
    )
    start, novel = twin.rig.views[0], twin.rig.views[-1]
    place = twin.scene.entities[0].position_mm[:2]
    now = math.dist(place, start.position_mm[:2])
    then = math.dist(place, novel.position_mm[:2])
    cross = math.dist(start.position_mm[:2], novel.position_mm[:2])
    said = re.search(r"about (\S+) m from the X and about (\S+) m from the start", text)
    assert said
    assert abs(float(said[1]) - then / 1000) < 0.051
    assert abs(float(said[2]) - now / 1000) < 0.051
    if "than the X" in text:
        assert ("farther away than the X" in text) == (now > cross)


@given(st.data())
def test_sides_of_the_pictures_are_right(data):
    twin, visibility = data.draw(cases("relative_position"))
    sentences = rationale_of(
        "relative_position", twin, visibility, data.draw(phrasings)
    )
    first = max(visibility.visible, key=lambda seen: seen.visible_px(1))
    for seen, sentence in (
        (first, sentences[0]),
        (visibility.hidden[0], sentences[-2]),
    ):
        columns = np.nonzero(seen.ids == 1)[1]
        if not len(columns):
            assert "does not show" in sentence
            continue
        middle = (columns.min() + columns.max() + 1) / 2 / len(seen.ids)
        assert ("on the left" in sentence) == (middle <= 0.40)
        assert ("on the right" in sentence) == (middle >= 0.60)


@given(st.data())
def test_larger_means_nearer(data):
    twin, visibility = data.draw(cases("distance_change"))
    text = " ".join(
        rationale_of("distance_change", twin, visibility, data.draw(phrasings))
    )
    sizes = [
        max(v.visible_px(1) for v in visibility.visible),
        visibility.hidden[0].visible_px(1),
    ]
    if "larger" in text:
        assert sizes[1] > sizes[0]
    if "smaller" in text:
        assert sizes[1] < sizes[0]


@given(st.data())
def test_the_rationale_says_what_hides_the_target(data):
    twin, visibility = data.draw(cases("visibility"))
    sentences = rationale_of("visibility", twin, visibility, data.draw(phrasings))
    is_free = any(words in sentences[3] for words in ("free", "does not cover"))
    shown = visibility.hidden[0].visible_px(1)
    assert is_free <= (shown > 0)
    off = angle(twin, 2, is_turned=True) - angle(twin, 1, is_turned=True)
    if "further to the" in sentences[3]:
        assert ("left" in sentences[3]) == (0 < (off % 360) < 180)
    assert ("nothing of" in sentences[4]) <= (shown == 0)


@given(st.data())
def test_the_distractors_are_where_the_rationale_says(data):
    twin, visibility = data.draw(cases("which_object"))
    sentences = rationale_of("which_object", twin, visibility, data.draw(phrasings))
    offs = read_offs(sentences[3].removeprefix("From there, ").removesuffix("."))
    assert len(offs) == 3
    for name, off in offs.items():
        (number,) = (n for n in twin.asked if names_in(twin)[n] == name)
        words = off_words(off)
        assert apart(words, angle(twin, number, is_turned=True)) < 2.6


def test_a_plain_case_reads_like_this():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    twin, visibility = twin_of(rig, entity(1, (4000, 4200)), bed((4300, 3650)))
    sentences = rationale_of("relative_position", twin, visibility, 0)
    assert sentences == (
        "The armchair is on the left of the picture, farther away than the X.",
        "From the X, still facing the same way, it is about 60 degrees to the left.",
        "Turning left by 90 degrees swings everything as far clockwise, so it comes to "
        "be about 30 degrees to the right.",
        "The imagined view shows the armchair on the right, near the bed.",
        "So the answer is: so.",
    )


@pytest.mark.parametrize("phrasing", [0, 49, 98])
def test_the_rationale_mentions_the_arrow_where_there_is_one(phrasing):
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    placed = entity(1, (4000, 4200))
    assert (
        "arrow"
        not in rationale_of("relative_position", *twin_of(rig, placed), phrasing)[2]
    )
    start = rig.views[0]
    marks = (*start.floor_marks, FloorMark("arrow", (3000, 2500), 900))
    rig = Rig("vantage", (replace(start, floor_marks=marks), rig.views[1]))
    sentences = rationale_of("relative_position", *twin_of(rig, placed), phrasing)[2]
    assert ", as the arrow shows, " in sentences


def test_phrasings_differ():
    rig = vantage((1000, 2500), 0, cross=(3000, 2500), turn=900)
    twin, visibility = twin_of(rig, entity(1, (4000, 4200)))
    ways = {
        rationale_of("relative_position", twin, visibility, n)
        for n in range(0, 7**6, 997)
    }
    assert len(ways) > 50
