"""Each bar catches the data set that it is there for."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.dataset.visible_parts import counted_at
from scenegen.records.item import Address
from scenegen.tasks import TASKS
from scenegen.verification import criteria
from scenegen.verification.item_summary import (
    ItemSummary,
    ShortcutGuess,
    shortcut_guesses,
)
from scenegen.verification.statistics import cramers_v
from tests.dataset.fakes import fake_facts

PAIRS = ((0, 1), (2, 3), (1, 0), (3, 2))


def summaries(units: int) -> list[ItemSummary]:
    """A data set that satisfies every bar."""
    return [item(unit, member) for unit in range(units) for member in (0, 1)]


def item(unit: int, member: int) -> ItemSummary:
    low = 2 + unit // 4 % 5
    answer = PAIRS[unit % 4][member]
    count = low + answer
    return ItemSummary(
        id=f"s-1-train-{2 * unit + member:06d}",
        pair_id=f"s-1-train-u{unit:06d}",
        scene_id=f"scene-{2 * unit + member}",
        series="s",
        split="train",
        task="multiview",
        kind="count",
        control="",
        template="count-00",
        seed=unit,
        question=f"how many, {unit}?",
        options=tuple(str(low + place) for place in range(4)),
        answer=answer,
        category=f"thing-{unit // 20 % 11}",
        per_view=(count - 1, count - 2),
        counted=count,
        read=answer,
        said=str(count),
        is_count=True,
    )


def wrong(items: list[ItemSummary]) -> str:
    return "\n".join(criteria.problems(items))


@pytest.mark.parametrize("units", [1, 2, 3, 7, 32, 220, 2640])
def test_a_good_data_set_has_no_problems(units):
    assert wrong(summaries(units)) == ""


def test_an_occlusion_that_misses_its_band_is_counts_text():
    items = summaries(4)
    items[2] = replace(items[2], fault="view_0 shows 3.0 % of 4")
    assert wrong(items) == "s-1-train-000002: view_0 shows 3.0 % of 4"


def test_an_id_that_stands_twice_is_counts_text():
    items = summaries(4)
    items[3] = replace(items[3], id=items[0].id)
    assert "000000: 2 rows have this id" in wrong(items)


def test_a_scene_that_two_splits_share_is_counts_text():
    items = summaries(4)
    items[7] = replace(items[7], scene_id="scene-0")
    assert "s-1-train-000000, s-1-train-000007: they share scene-0" in wrong(items)


def test_twins_must_share_the_text_and_not_the_answer():
    items = summaries(4)
    items[1] = replace(items[1], question="another")
    assert "u000000: the twins differ in text or options" in wrong(items)
    items = summaries(4)
    items[1] = replace(items[1], options=items[1].options[::-1])
    assert "u000000: the twins differ in text or options" in wrong(items)
    items = summaries(4)
    items[1] = replace(items[1], answer=items[0].answer)
    assert "u000000: the twins have the same answer" in wrong(items)


def test_texts_may_differ_where_they_are_the_one_input_that_does():
    items = summaries(4)
    items[:2] = (replace(each, is_text_dealt=True) for each in items[:2])
    items[1] = replace(items[1], question="another", scene_id=items[0].scene_id)
    assert wrong(items) == ""
    items[1] = replace(items[1], options=items[1].options[::-1])
    assert "u000000: the twins differ in text or options" in wrong(items)
    items[1] = replace(items[0], id="x", answer=1 - items[0].answer, question="other")
    items[1] = replace(items[1], is_text_dealt=False)
    assert "u000000: the twins differ in text or options" in wrong(items)


def test_most_items_need_a_twin():
    items = summaries(40)[::2]
    assert "items have a twin" in wrong(items)


def test_a_seed_of_another_band_is_counts_text():
    items = summaries(2)
    items[0] = replace(items[0], seed=10_000_000)
    assert "000000: seed 10000000 is outside the band of 'train'" in wrong(items)


def test_letters_that_are_uneven_in_one_wording_are_counts_text():
    items = [each for each in summaries(400) if each.answer != 3]
    assert "wording count-00: letters are uneven" in wrong(items)


def test_options_that_tell_the_answer_are_counts_text():
    """The truth is never the largest number on offer."""
    items = summaries(200)
    assert list(criteria.ranks(items)) == []
    told = [each for each in items if each.rank != 3]
    assert "rank of the answer among its options is uneven" in next(
        criteria.ranks(told)
    )


def test_one_view_must_rarely_suffice():
    items = summaries(220)
    shown = [replace(each, per_view=(each.counted, 1)) for each in items[:60]]
    assert "need more than one view" in wrong(shown + items[60:])
    assert wrong(shown[:20] + items[20:]) == ""


def test_adding_up_the_views_must_often_mislead():
    items = [replace(each, per_view=(each.counted - 1, 1)) for each in summaries(220)]
    assert "adding up the views misleads in only" in wrong(items)


def test_the_tokens_must_suffice():
    items = summaries(220)
    blind = [replace(each, read=None) for each in items[:10]]
    assert "tokens give the answer in only 430 of 440" in wrong(blind + items[10:])


def test_no_count_and_no_category_may_stand_out():
    items = [replace(each, category="chair") for each in summaries(2640)]
    assert "category chair has 100.0 %" in wrong(items)
    items = [replace(each, counted=5, per_view=(4, 4)) for each in summaries(2640)]
    assert "count 5 has 100.0 %" in wrong(items)


def test_a_small_data_set_may_be_uneven_by_luck():
    items = [replace(each, counted=5, per_view=(4, 4)) for each in summaries(220)]
    assert "count 5" not in wrong(items)


def test_a_category_that_tells_of_the_count_is_counts_text():
    items = [
        replace(each, category=f"thing-{each.counted}-{int(each.id[-3:]) % 2}")
        for each in summaries(2640)
    ]
    assert "the category tells of the count" in wrong(items)


def test_association_is_nought_for_independent_and_one_for_equal_attributes():
    even = {(a, b): 100 for a in range(5) for b in range(4)}
    assert cramers_v(even) == 0
    same = {(a, a): 1000 for a in range(5)}
    assert cramers_v(same) == pytest.approx(1, abs=0.01)


def test_counts_are_read_from_the_visible_views_alone():
    facts = fake_facts(Address(7, "test", "multiview", 9), 4, low=2)
    category = facts.scene.entities[0].category
    share = 200 * 100_000 / 256**2
    assert counted_at(facts, category, share * 0.99, 256) == 4
    assert counted_at(facts, category, share * 1.01, 256) == 0
    hidden = replace(facts, sightings=((), (), facts.sightings[2]))
    assert counted_at(hidden, category, 1, 256) == 0


def test_letters_that_are_uneven_in_one_kind_are_counts_text():
    """Each wording has few items, of which nobody can tell; together they can."""
    items = [
        replace(each, template=f"count-{int(each.id[-6:]) // 4}", answer=0)
        for each in summaries(40)
        if each.answer == 0
    ]
    found = wrong(items)
    assert "split train, kind count: letters are uneven (A 20)" in found
    assert "wording" not in found


def test_letters_that_are_drawn_are_even_enough():
    """Some drawn letters are always more frequent than others."""
    items = [
        replace(each, answer=int(letter))
        for each, letter in zip(
            summaries(200), np.random.default_rng(1).integers(0, 4, 400), strict=True
        )
    ]
    assert "uneven" not in "".join(criteria.letters(items))


def test_kinds_with_two_options_are_even_over_both():
    items = [
        replace(
            each,
            kind="visibility",
            is_count=False,
            options=("in view", "hidden"),
            answer=member,
        )
        for unit in range(4)
        for member, each in enumerate((item(unit, 0), item(unit, 1)))
    ]
    assert wrong(items) == ""
    assert "letters are uneven" in wrong([replace(items[0]) for _ in range(40)])


def test_controls_may_share_answers_scenes_and_letters():
    spoilt = [
        replace(each, control="black", answer=0, scene_id="same", read=None)
        for each in summaries(220)
    ]
    assert wrong(spoilt) == ""
    spoilt[1] = replace(spoilt[1], question="another")
    assert "the twins differ in text or options" in wrong(spoilt)


def test_a_rule_of_thumb_that_is_often_right_is_counts_text():
    half = [ShortcutGuess("largest", None, float(n % 2)) for n in range(2)]
    items = [
        replace(each, guesses=(half[int(each.id[-6:]) % 2],)) for each in summaries(220)
    ]
    told = wrong(items)
    assert "kind count: the rule 'largest' is right in 50.0 %, a blind guess" in told
    assert "in 25.0 %" in told
    fair = [
        replace(each, guesses=(ShortcutGuess("x", None, 0.25),))
        for each in summaries(220)
    ]
    assert wrong(fair) == ""


def test_a_cue_that_tells_the_answer_is_learnt_and_counts_text():
    """What is learnt from one half of the units is tried on the other."""
    items = [
        replace(each, guesses=(ShortcutGuess("foot row", str(each.counted), 0.0),))
        for each in summaries(220)
    ]
    assert "the rule 'foot row' is right in" in wrong(items)
    blind = [replace(each, guesses=(ShortcutGuess("foot", "", 0.0),)) for each in items]
    assert wrong(blind) == ""


def test_rules_are_not_tried_on_few_items():
    items = [
        replace(each, guesses=(ShortcutGuess("x", None, 1.0),))
        for each in summaries(20)
    ]
    assert wrong(items) == ""


def test_the_rules_of_an_item_are_those_of_its_kind():
    facts = fake_facts(Address(7, "test", "multiview", 9), 4, low=2)
    guesses = {each.rule: each for each in shortcut_guesses(facts)}
    assert guesses["sum of the views"].right in (0, 0.25)
    assert guesses["best single view and one"].right == 1
    assert "largest on the map" not in guesses


def test_rules_are_not_tried_on_series_that_are_known_to_be_guessable():
    items = [
        replace(each, guesses=(ShortcutGuess("x", None, 1.0),))
        for each in summaries(220)
    ]
    assert "the rule 'x'" in wrong(items)
    assert criteria.problems(items, guessable={"s"}) == []


def test_rules_that_are_exempt_have_no_bar():
    items = [
        replace(each, guesses=(ShortcutGuess("x", None, 1.0, is_exempt=True),))
        for each in summaries(220)
    ]
    assert wrong(items) == ""


@pytest.mark.parametrize("task", sorted(TASKS))
def test_what_is_exempt_says_why_and_of_which_kinds(task):
    for rule in TASKS[task].shortcuts:
        assert set(rule.exempt) <= set(rule.kinds)
        assert bool(rule.exempt) == bool(rule.reason)
