"""Signs of the answer: in copies alone, and for each thing the same everywhere."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from scenegen.dataset.answer_signs import (
    ASKED,
    CHANGED,
    GIVER,
    OTHER,
    Ring,
    Signs,
    changes,
    signs_of,
)
from scenegen.preview.answered import answered_picture
from scenegen.records.item import Address, Evidence, Facts, MapEntry, MapMark
from scenegen.records.rig import Route
from scenegen.tasks.base import TextCues
from scenegen.tasks.multiview.task import MultiviewTask
from scenegen.tasks.path.task import PathTask
from tests.dataset.fakes import fake_facts

SIDE = 336


@pytest.fixture
def facts() -> Facts:
    return fake_facts(Address(7, "train", "multiview", 16), 3, low=1)


def _blank() -> Image.Image:
    return Image.new("RGB", (SIDE, SIDE), (200, 200, 200))


def _pixels(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return int(np.all(np.asarray(image) == colour, axis=2).sum())


def _seeing(facts: Facts, *entries: MapEntry, marks: tuple[MapMark, ...] = ()) -> Facts:
    """The facts as if the first view showed that."""
    first = replace(facts.tokens[0], entries=entries, marks=marks)
    return replace(facts, tokens=(first, *facts.tokens[1:]))


def _entry(instance: int, left: int) -> MapEntry:
    return MapEntry(3, 4, "thing", instance, (left, 100, left + 60, 180))


def test_counted_things_are_numbered_from_one(facts):
    signs = signs_of(facts)
    assert [ring.label for ring in signs.rings.values()] == ["1", "2", "3"]
    assert {ring.colour for ring in signs.rings.values()} == {ASKED}


def test_what_twins_share_has_one_number_in_both(facts):
    moved = [
        replace(each, position_mm=(50, 50, 0)) if each.id == 1 else each
        for each in facts.scene.entities
    ]
    twin = replace(facts, scene=replace(facts.scene, entities=tuple(moved)))
    first, second = signs_of(facts, twin), signs_of(twin, facts)
    assert first.changed == second.changed == {1}
    labels = {entity: ring.label for entity, ring in first.rings.items()}
    assert labels == {2: "1", 3: "2", 1: "3"}
    assert labels == {entity: ring.label for entity, ring in second.rings.items()}


def test_counted_things_may_have_the_numbers_of_the_maps(facts):
    twin = replace(facts, scene=replace(facts.scene, entities=()))
    rings = signs_of(facts, twin, with_ids=True).rings
    assert {entity: ring.label for entity, ring in rings.items()} == {
        1: "1",
        2: "2",
        3: "3",
    }


def test_options_have_their_letters_and_the_right_one_is_green(facts):
    evidence = Evidence((2,), ((2,), ()), (0,), (3, 2, 1, 0))
    question = replace(
        facts.question,
        task="path",
        kind="facing_view",
        options=("c", "b", "a", "none"),
        answer_index=1,
        evidence=evidence,
        text="Who knows?",
    )
    rings = _rings_of_options(replace(facts, question=question))
    assert rings == {3: Ring("A", OTHER), 2: Ring("B", ASKED), 1: Ring("C", OTHER)}


def _rings_of_options(facts: Facts) -> dict[int, Ring]:
    """The rings where the text names nobody who gives the direction."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PathTask, "text_cues", classmethod(lambda cls, facts: TextCues()))
        return dict(signs_of(facts).rings)


def test_marks_that_differ_are_among_the_changes(facts):
    here = _seeing(facts, marks=(MapMark("X", 1, 1, (90, 90)),))
    there = _seeing(facts, marks=(MapMark("X", 1, 1, (190, 90)),))
    assert changes(here, there) == {"X"}
    assert changes(here, here) == frozenset()


def test_rings_are_around_what_the_view_shows_and_the_picture_stays(facts):
    seen = _seeing(facts, _entry(1, 40), _entry(9, 200))
    image, view = _blank(), facts.rig.views[0]
    drawn = answered_picture(seen, view, image, signs_of(seen))
    assert _pixels(image, (200, 200, 200)) == SIDE * SIDE
    assert _pixels(drawn, ASKED) > 200
    right = drawn.crop((150, 0, SIDE, SIDE))
    assert _pixels(right, ASKED) == 0
    inside = drawn.crop((60, 130, 80, 150))
    assert _pixels(inside, (200, 200, 200)) == 400


def test_changes_have_a_ring_of_their_own(facts):
    seen = _seeing(facts, _entry(1, 40), marks=(MapMark("X", 1, 1, (250, 90)),))
    signs = replace(signs_of(seen), changed=frozenset({1, "X"}))
    drawn = answered_picture(seen, facts.rig.views[0], _blank(), signs)
    left, right = drawn.crop((0, 0, 168, SIDE)), drawn.crop((168, 0, SIDE, SIDE))
    assert _pixels(left, CHANGED) > 100
    assert _pixels(right, CHANGED) > 50


def test_a_giver_has_an_arrow_where_it_is_seen(facts):
    seen = _seeing(facts, _entry(1, 40))
    rings = {1: Ring("chair", GIVER)}
    view = facts.rig.views[0]
    bare = answered_picture(seen, view, _blank(), Signs(rings))
    arrow = answered_picture(seen, view, _blank(), Signs(rings, giver=1))
    assert _pixels(arrow, GIVER) > _pixels(bare, GIVER) + 100
    hidden = replace(view, is_hidden=True)
    assert _pixels(answered_picture(seen, hidden, _blank(), Signs(rings)), GIVER) == 0


def test_a_fan_shows_what_the_hidden_view_covers(facts):
    above = replace(facts.rig.views[2], is_hidden=False)
    eye = replace(facts.rig.views[0], is_hidden=True)
    rig = replace(facts.rig, views=(above, eye))
    path = replace(facts, rig=rig, tokens=(facts.tokens[2], facts.tokens[0]))
    drawn = np.asarray(answered_picture(path, above, _blank(), Signs({})))
    assert np.any(drawn != 200)
    off = replace(eye, position_mm=(90_000, 0, 1500))
    far = replace(path, rig=replace(rig, views=(above, off)))
    assert np.all(np.asarray(answered_picture(far, above, _blank(), Signs({}))) == 200)


@pytest.mark.parametrize(("label", "is_clear"), [("2", True), ("X", False)])
def test_no_fan_covers_a_number_that_is_painted_into_the_picture(
    facts, label, is_clear
):
    above = replace(facts.rig.views[2], is_hidden=False)
    eye = replace(facts.rig.views[0], is_hidden=True)
    plain = replace(facts.tokens[2], entries=(), marks=())
    path = replace(
        facts,
        rig=replace(facts.rig, views=(above, eye)),
        tokens=(plain, facts.tokens[0]),
    )
    drawn = np.asarray(answered_picture(path, above, _blank(), Signs({})))
    rows, columns = np.nonzero(np.any(drawn != 200, axis=2))
    inside = (int(np.median(columns)), int(np.median(rows)))
    marked = replace(plain, marks=(MapMark(label, 1, 1, inside),))
    path = replace(path, tokens=(marked, facts.tokens[0]))
    drawn = np.asarray(answered_picture(path, above, _blank(), Signs({})))
    around = drawn[inside[1] - 6 : inside[1] + 7, inside[0] - 6 : inside[0] + 7]
    assert np.any(drawn != 200)
    assert bool(np.all(around == 200)) is is_clear


def test_a_way_that_is_not_drawn_is_drawn_in_the_copy(facts):
    above = replace(facts.rig.views[2], is_hidden=False)
    way = Route(((1000, 2000), (4000, 3000)), None, has_line=False, has_arrows=False)
    signs = Signs({})
    for route, is_drawn in ((way, True), (replace(way, has_line=True), False)):
        view = replace(above, route=route)
        drawn = answered_picture(facts, view, _blank(), signs)
        assert bool(np.any(np.asarray(drawn) != 200)) is is_drawn


def test_nothing_gives_the_direction_where_the_evidence_was_taken_out(
    facts, monkeypatch
):
    def none_left(cls: type, facts: Facts) -> TextCues:
        return TextCues(giver=facts.question.evidence.instances[-1])

    monkeypatch.setattr(MultiviewTask, "text_cues", classmethod(none_left))
    bare = Evidence((), ((), ()), (0,))
    gone = replace(facts, question=replace(facts.question, evidence=bare))
    assert signs_of(facts).giver == 3
    assert signs_of(gone) == Signs({})
