"""Baselines say what their rules say, and no item teaches its own answer."""

from collections import Counter

import pytest

from scenegen.dataset.stored_items import load
from scenegen.errors import ScoreError
from scenegen.scoring.asked import asked_items
from scenegen.scoring.baselines import baseline_names, baseline_predictions
from scenegen.scoring.score import score, score_baseline
from scenegen.tasks import TASKS
from scenegen.tasks.base import Shortcut
from tests.dataset.fakes import fake_generator
from tests.scoring.asked import asked, many


@pytest.fixture
def with_fake_generator(monkeypatch):
    """The reader of tokens of a made-up data set."""
    monkeypatch.setattr("scenegen.generation.generator.open_generator", fake_generator)


def said(name, items, chosen=None, folder=None):
    found = baseline_predictions(name, folder, items, chosen or items)
    return {each.id: each.text for each in found}


def test_guesses_do_not_depend_on_what_else_is_asked_and_fall_on_all_letters():
    items = many(400)
    whole, part = said("random", items), said("random", items, items[10:20])
    assert part == {each.id: whole[each.id] for each in items[10:20]}
    counts = Counter(whole.values())
    assert set(counts) == set("ABCD")
    assert min(counts.values()) > 70


def test_the_majority_is_learnt_from_the_training_split():
    taught = [asked(n, split="train", right=2) for n in range(100, 110)]
    items = [*many(20), *taught]
    assert set(said("majority", items, items[:20]).values()) == {"C"}


def test_the_majority_is_that_of_what_is_on_offer():
    taught = [asked(n, split="train", right=2) for n in range(100, 110)]
    taught += [asked(n, split="train", right=3) for n in range(110, 114)]
    other = asked(0, options=("7", "5", "2", "9"))
    assert said("majority", [other, *taught], [other]) == {other.id: "B"}


def test_without_training_the_other_half_of_the_units_teaches():
    even = [asked(4 * n + member, right=2) for n in range(10) for member in (0, 1)]
    odd = [asked(4 * n + 2 + member, right=3) for n in range(10) for member in (0, 1)]
    found = said("majority", [*even, *odd])
    assert {found[each.id] for each in even} == {"D"}
    assert {found[each.id] for each in odd} == {"C"}


def test_controls_teach_nothing():
    spoilt = [asked(n, split="train", right=2, control="black") for n in range(20, 30)]
    taught = [asked(n, split="train", right=0) for n in range(30, 32)]
    items = [*many(4), *spoilt, *taught]
    assert set(said("majority", items, items[:4]).values()) == {"A"}


def test_names_are_those_of_the_tasks_of_the_data_set():
    rules = [rule.name for rule in TASKS["multiview"].shortcuts]
    assert baseline_names(many(2)) == ("random", "majority", "tokens", *rules)
    with pytest.raises(ScoreError, match="did you mean 'majority'"):
        said("majorty", many(2))


@pytest.mark.usefixtures("with_fake_generator")
def test_the_reader_of_tokens_is_right_about_all_of_a_real_data_set(built):
    card, found = score_baseline(built, "tokens")
    assert card.accuracy == 100
    assert card.items == len(found) == 6  # training is not asked


def test_a_rule_says_what_it_picks(built):
    rules = {rule.name: rule for rule in TASKS["multiview"].shortcuts}
    picking = {name: rule.picks for name, rule in rules.items() if rule.picks}
    assert picking
    items = asked_items(built)
    for name, picks in picking.items():
        found = said(name, items, folder=built)
        for item in load(built):
            options = picks(item.facts) or range(len(item.options))
            assert "ABCDEFGH".index(found[item.id]) in options


def test_a_cue_is_learnt_on_one_half_and_tried_on_the_other(built, monkeypatch):
    rule = Shortcut("half of the units", ("count",), cue=lambda f: f.address.unit % 2)
    monkeypatch.setattr(TASKS["multiview"], "shortcuts", (rule,))
    items = asked_items(built)
    train = [each for each in items if each.split == "train"]
    found = said("half of the units", items, train, folder=built)
    # What goes with the cue is never seen in the other half: a draw among all.
    assert found == said("random", items, train)


def test_a_baseline_leaves_the_training_split_out_unless_it_is_asked_for(built):
    card, found = score_baseline(built, "random")
    assert {each.name for each in card.groups if each.by == "split"} == {"test"}
    card, both = score_baseline(built, "random", splits=("train", "test"))
    assert (len(found), len(both), card.items) == (6, 18, 18)


def test_its_predictions_score_as_it_did(built):
    card, found = score_baseline(built, "majority")
    again = score(built, {each.id: each.text for each in found})
    assert again.groups == card.groups


def test_a_rule_that_is_for_no_item_says_so(built):
    other = asked(0, id="elsewhere", task="path", kind="blocked")
    items = [other, *asked_items(built)]
    with pytest.raises(ScoreError, match="no item in what was chosen"):
        said("nearest to the marker", items, items[1:], folder=built)


def test_a_baseline_is_compared_with_a_file(built):
    gold = {each.id: "ABCDEFGH"[each.right] for each in asked_items(built)}
    card, _ = score_baseline(built, "random", against=gold)
    (overall,) = card.against
    assert (overall.other.value, overall.only_one) == (100, 0)
