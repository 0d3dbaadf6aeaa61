"""What is spoilt follows from the honest twins, and the right option says so."""

from dataclasses import replace

import pytest

from scenegen.dataset.rows import label_row
from scenegen.errors import RecipeError
from scenegen.generation.controls import CANNOT_TELL, corrupt, fault_of, scene_in
from scenegen.records.codec import canonical_json, from_json
from scenegen.records.item import AddedTokens, Address, Evidence, Facts, MapMark
from scenegen.records.rig import PerspectiveLens, View
from scenegen.tasks import TASKS
from scenegen.tasks.path.kinds import KINDS as PATH_KINDS
from scenegen.tasks.perspective.kinds import KINDS as PERSPECTIVE_KINDS
from tests.dataset.fakes import fake_facts, fake_look, fake_recipe
from tests.tokens.plugged import SIZES, plug_in

CONTROLS = ("removed", "black", "first_view", "mismatched")


def unit_of(number: int, **question) -> tuple[Facts, Facts]:
    """Twins with 3 and 4 things; options are 2, 3, 4 and 5."""
    first, second = (
        fake_facts(Address(7, "test", "s", 2 * number + member), 3 + member, low=2)
        for member in (0, 1)
    )
    return asked(first, **question), asked(second, **question)


def asked(facts: Facts, **question) -> Facts:
    return replace(facts, question=replace(facts.question, **question))


def right(facts: Facts) -> str:
    return facts.question.options[facts.question.answer_index]


@pytest.mark.parametrize("control", CONTROLS)
def test_spoilt_twins_keep_their_address_and_their_text(control):
    pair = unit_of(3)
    for before, after in zip(pair, corrupt(pair, control, fake_look), strict=True):
        assert after.control == control
        assert after.address == before.address
        assert after.question.text == before.question.text
        assert after.question.template == before.question.template
        assert fault_of(after) == ""
        assert from_json(Facts, canonical_json(after)) == after
        row = label_row(after, fake_recipe())
        assert row["control"] == control
        assert len(row["cameras"]) == len(row["marks"]) == len(after.rig.views)


@pytest.mark.parametrize("control", CONTROLS)
def test_twins_share_text_and_options_also_when_spoilt(control):
    first, second = corrupt(unit_of(3), control, fake_look)
    assert first.question.options == second.question.options


@pytest.mark.parametrize("control", ["removed", "black", "first_view"])
def test_three_sentences_end_in_the_right_option(control):
    for facts in corrupt(unit_of(2), control, fake_look):
        assert len(facts.question.rationale) == 3
        assert facts.question.rationale[-1].endswith(f"{right(facts)}.")
        assert facts.question.evidence.instances == ()
        assert len(facts.question.evidence.per_view) == len(facts.rig.visible)


def test_nothing_is_spoilt_that_is_honest():
    pair = unit_of(1)
    assert corrupt(pair, "", fake_look) == pair
    assert [fault_of(facts) for facts in pair] == ["", ""]


def test_what_was_counted_is_gone_and_nought_is_right():
    for facts in corrupt(unit_of(1), "removed", fake_look):
        assert facts.scene.entities == ()
        assert right(facts) == "0"
        assert all(not sightings for sightings in facts.sightings)
        assert facts.occlusion is None


def test_nought_takes_turns_with_the_letters_and_a_far_count_makes_room():
    for unit in range(8):
        for facts in corrupt(unit_of(unit), "removed", fake_look):
            assert facts.question.answer_index == unit % 4
            assert set(facts.question.options) == {"0", "2", "3", "4"}


def test_what_stands_on_a_removed_thing_goes_with_it_and_its_lamp_goes_out():
    pair = unit_of(1)
    table, cup, lamp = pair[0].scene.entities
    scene = replace(
        pair[0].scene,
        entities=(table, replace(cup, support=table.id), replace(lamp, support=cup.id)),
        light=replace(pair[0].scene.light, lit=(lamp.id,)),
    )
    evidence = Evidence((table.id,), ((1,), (1,)), (0,))
    first = replace(
        asked(pair[0], task="perspective", kind="visibility", evidence=evidence),
        scene=scene,
    )
    spoilt, _ = corrupt(
        (first, asked(pair[1], task="perspective", kind="visibility")),
        "removed",
        fake_look,
    )
    assert spoilt.scene.entities == ()
    assert spoilt.scene.light.lit == ()


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        *(("perspective", kind) for kind in PERSPECTIVE_KINDS),
        *(("path", kind) for kind in PATH_KINDS if kind != "blocked"),
    ],
)
def test_where_nothing_is_counted_one_more_option_says_that_it_is_gone(task, kind):
    evidence = Evidence((2,), ((2,), (2,)), (0,), options=(2, 1, 3, 0))
    pair = unit_of(1, task=task, kind=kind, evidence=evidence)
    none_left = TASKS[task].kinds[kind].none_left
    for before, facts in zip(pair, corrupt(pair, "removed", fake_look), strict=True):
        assert facts.question.options[:-1] == before.question.options
        assert right(facts) == facts.question.options[-1] == none_left
        named = facts.question.evidence.options
        assert len(named) == 5
        assert named[-1] == 0
        left = {entity.id for entity in facts.scene.entities}
        assert 2 not in left
        assert set(named) - {0} <= left


def test_all_things_go_of_which_one_is_passed_first():
    evidence = Evidence((2,), ((2,), (2,)), (0,), options=(2, 1, 3, 4))
    pair = unit_of(1, task="path", kind="passing_order", evidence=evidence)
    for facts in corrupt(pair, "removed", fake_look):
        assert facts.scene.entities == ()


def test_a_way_that_was_blocked_is_free_without_the_thing():
    evidence = Evidence((2,), ((2,), (2,)), (0,), options=(1, 2, 0, 3))
    pair = unit_of(
        1,
        task="path",
        kind="blocked",
        evidence=evidence,
        options=("a", "b", "free", "c"),
    )
    for facts in corrupt(pair, "removed", fake_look):
        assert facts.question.options == ("a", "b", "free", "c")
        assert right(facts) == "free"


def test_black_pictures_show_nothing_and_what_is_imagined_stays():
    pair = unit_of(1)
    for before, facts in zip(pair, corrupt(pair, "black", fake_look), strict=True):
        assert right(facts) == CANNOT_TELL
        assert facts.question.options[:-1] == before.question.options
        assert facts.rig == before.rig
        for view, sightings, tokens, honest in zip(
            facts.rig.views, facts.sightings, facts.tokens, before.tokens, strict=True
        ):
            if view.is_hidden:
                assert (scene_in(facts, view), tokens) == (facts.scene, honest)
            else:
                assert scene_in(facts, view) is None
                assert (*sightings, *tokens.entries, *tokens.marks) == ()
                assert set(tokens.depth) == {127}


def test_of_several_views_only_the_first_that_is_no_map_is_left():
    pair = unit_of(1)
    for facts in corrupt(pair, "first_view", fake_look):
        assert [view.name for view in facts.rig.views] == ["view_0", "map"]
        assert len(facts.sightings) == len(facts.tokens) == 2
        assert right(facts) == CANNOT_TELL
    shown = [replace(view, is_hidden=not view.is_hidden) for view in pair[0].rig.views]
    maps = tuple(each for each in shown if not each.is_hidden)
    eye = View("view_0", False, (1, 2, 3), 0, 0, PerspectiveLens(700))
    walk = tuple(
        replace(
            each,
            rig=replace(each.rig, views=(*maps, eye)),
            sightings=each.sightings[:2],
            tokens=each.tokens[:2],
        )
        for each in pair
    )
    first, _ = corrupt((walk[0], walk[1]), "first_view", fake_look)
    assert first.rig.views == (eye,)


def test_an_item_with_one_picture_has_no_first_view_to_be_left():
    pair = unit_of(1)
    one = tuple(
        replace(
            each,
            rig=replace(each.rig, views=each.rig.views[:1]),
            sightings=each.sightings[:1],
            tokens=each.tokens[:1],
        )
        for each in pair
    )
    with pytest.raises(RecipeError) as caught:
        corrupt((one[0], one[1]), "first_view", fake_look)
    message = str(caught.value)
    assert "series 's', seed 7, split 'test', index 2: control 'first_view'" in message
    assert "views: 2" in message
    assert "variants: [map_ego]" in message


def test_mismatched_items_imagine_the_twin_and_keep_their_answer():
    pair = unit_of(1)
    spoilt = corrupt(pair, "mismatched", fake_look)
    for member, facts in enumerate(spoilt):
        twin = pair[1 - member]
        assert facts.scene == pair[member].scene
        assert facts.imagined == twin.scene
        assert right(facts) == right(pair[member])
        assert facts.question.rationale == pair[member].question.rationale
        assert facts.sightings[:2] == pair[member].sightings[:2]
        assert facts.sightings[2] == twin.sightings[2]
        (hidden,) = facts.rig.hidden
        assert scene_in(facts, hidden) == twin.scene
        assert scene_in(facts, facts.rig.views[0]) == facts.scene


def spoilt(control: str, **values) -> Facts:
    facts, _ = corrupt(unit_of(1), control, fake_look)
    return replace(facts, **values)


def test_a_spoilt_item_that_breaks_its_rule_is_told():
    honest = unit_of(1)[0]
    assert "its own scene" in fault_of(spoilt("mismatched", imagined=honest.scene))
    assert "another scene" in fault_of(spoilt("black", imagined=honest.scene))
    black = spoilt("black")
    question = replace(black.question, rationale=("So the answer is: 3.",))
    assert "does not end in 'this cannot" in fault_of(replace(black, question=question))
    question = replace(
        black.question, answer_index=0, rationale=("So the answer is: 2.",)
    )
    assert "'2' is right, and nothing can be told" in fault_of(
        replace(black, question=question)
    )
    assert "shows something" in fault_of(replace(black, sightings=honest.sightings))
    marks = (MapMark("X", 1, 2, (3, 4)),)
    tokens = (replace(black.tokens[0], marks=marks), *black.tokens[1:])
    assert "shows something" in fault_of(replace(black, tokens=tokens))
    first = spoilt("first_view")
    wide = replace(
        first, rig=honest.rig, sightings=honest.sightings, tokens=honest.tokens
    )
    assert "shows 2 views" in fault_of(wide)
    removed = spoilt("removed")
    named = replace(removed.question.evidence, options=(3, 3, 3, 3))
    told = fault_of(
        replace(removed, question=replace(removed.question, evidence=named))
    )
    assert told == "'0' is right, and it was taken out"


def with_sizes(facts: Facts) -> Facts:
    """The same item, had its recipe asked for the token "sizes"."""
    added = (AddedTokens("sizes", (("bed", 9),)),)
    return replace(
        facts, tokens=tuple(replace(each, added=added) for each in facts.tokens)
    )


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_has_the_added_tokens_of_the_honest_item(control, monkeypatch):
    plug_in(monkeypatch)
    first, second = (with_sizes(each) for each in unit_of(1))
    for facts in corrupt((first, second), control, fake_look):
        shown = [SIZES.value(each) for each in facts.tokens]
        honest = SIZES.value(first.tokens[0])
        if control == "removed":
            kinds = [entity.category for entity in facts.scene.entities]
            assert shown == [tuple((kind, 4) for kind in kinds)] * len(shown)
        elif control == "black":
            assert shown == [
                honest if view.is_hidden else () for view in facts.rig.views
            ]
        else:
            assert shown == [honest] * len(shown)
        assert fault_of(facts) == ""


def test_a_black_picture_with_added_tokens_shows_something():
    black, _ = corrupt(unit_of(1), "black", fake_look)
    assert "shows something" in fault_of(with_sizes(black))
