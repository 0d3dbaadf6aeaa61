"""A good set passes; each fault that is planted into it fails its bar, and no other."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import audit, learners
from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.bars import Bar
from scenegen.audit.columns_of_rows import IDS
from scenegen.audit.features.sheet import GIVER
from scenegen.audit.items import AuditItem
from tests.audit.made_up import (
    changed,
    good_choices,
    good_items,
    said,
    with_column,
    with_feature,
    with_text,
)

PAIRS = 160
COLUMN, OFFSET = 1, 4
"""A side in the picture, and what is read from every input: no other bar sees it."""


@pytest.fixture(autouse=True)
def quick_learners(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)


@pytest.fixture
def honest_labels_alone(monkeypatch):
    monkeypatch.setattr(audit, "_shuffled", lambda probe, group, context: ())


def failed(items: list[AuditItem]) -> set[str]:
    return {each.name for each in audit_items(items).failed}


@pytest.fixture(scope="module")
def good() -> list[AuditItem]:
    return good_items(PAIRS, seed=1)


@pytest.fixture(scope="module")
def choices() -> list[AuditItem]:
    return good_choices(PAIRS, seed=1)


def test_good_items_pass(good):
    found = audit_items(good)
    assert not found.failed
    assert {each.verdict for each in found.bars} == {"pass", "few", "reported"}


def test_good_choices_pass(choices):
    assert failed(choices) == set()


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_label_that_is_turned_round_is_found_by_the_second_solution(good):
    items = [replace(each, solved=False) for each in good[:40]] + good[40:]
    assert failed(items) == {"labels: second solution"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_scene_that_two_splits_share(good):
    shown = {each.place.split: each.scene for each in good}
    items = changed(
        good,
        lambda n, each: (
            replace(each, scene=shown["train"]) if each.place.split == "test" else each
        ),
    )
    assert failed(items) == {"duplicates: across splits"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_an_answer_that_is_always_b(good):
    """Twins cannot both be B and differ, so half of the second ones are A."""

    def always_b(number: int, each: AuditItem) -> AuditItem:
        return with_text(each, right=1) if number % 4 else each

    found = failed(changed(good, always_b))
    assert {"letters: other folds", "text: attributes"} <= found
    assert "S1 one feature" not in found


@pytest.mark.usefixtures("honest_labels_alone")
def test_options_that_tell(choices):
    """The right option reads like one that was dealt oftener."""

    def telling(number: int, each: AuditItem) -> AuditItem:
        options = list(each.text.options)
        if number % 2:
            options[each.text.right] = "the usual thing"
        return with_text(each, options=tuple(options), answers=tuple(options))

    found = failed(changed(choices, telling))
    assert "text: options alone" in found
    assert all(each.startswith("text: ") for each in found)


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_twin_with_another_text(good):
    items = changed(good, lambda n, each: replace(each, differs=("text", "scene")))
    assert failed(items) == {"twins: one input differs"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_an_id_that_tells(good):
    items = changed(
        good,
        lambda n, each: with_column(
            each, f"{IDS}: largest", 50 if said(each) == "left" else 40
        ),
    )
    assert failed(items) == {
        "columns: ids",
        "columns: ids, boosting",
        "columns: ids, between twins",
    }


@pytest.mark.usefixtures("honest_labels_alone")
def test_an_instance_number_that_tells(choices):
    def telling(number: int, each: AuditItem) -> AuditItem:
        ids = tuple(float(place == each.text.right) for place in range(4))
        return replace(each, candidate_columns={f"{IDS}: instance": ids})

    assert failed(changed(choices, telling)) == {
        "columns: options",
        "columns: options, boosting",
    }


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_turn_that_tells(good):
    """Two thirds of the turns to the left have the answer left."""

    def unbalanced(number: int, each: AuditItem) -> AuditItem:
        side = said(each) if number % 3 else each.text.attributes["side"]
        attributes = {**each.text.attributes, "side": side}
        return with_text(each, attributes=attributes)

    assert failed(changed(good, unbalanced)) == {"text: attributes"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_rule_of_one_feature(good):
    rng = np.random.default_rng(5)

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_told = rng.random() < 0.7
        value = 1.0 + rng.random()
        is_left = (said(each) == "left") is bool(is_told)
        return with_feature(each, OFFSET, value if is_left else -value)

    found = audit_items(changed(good, telling))
    names = {each.name for each in found.failed}
    assert "S1 one feature" in names
    assert names <= {"S1 one feature", "S2 two features"}
    (bar,) = (each for each in found.bars if each.name == "S1 one feature")
    assert 65 < bar.figure < 75
    assert "'view_0: offset'" in bar.detail[0]


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_rule_of_two_features(good):
    """The sign of a product: neither feature tells anything alone."""

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_left = said(each) == "left"
        first = 1.0 if each.values[0, OFFSET] > 0 else -1.0
        marked = with_feature(each, OFFSET, first)
        return with_feature(marked, 2, first if is_left else -first)

    assert failed(changed(good, telling)) == {"S2 two features"}


@pytest.mark.usefixtures("honest_labels_alone")
@pytest.mark.parametrize("reference", ["the side in the text", "'view_0: column'"])
def test_a_rule_in_another_coding_of_the_answer(good, reference):
    """Something is on the side turned to, or on the same side as in the picture."""

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_left = each.side > 0 if "text" in reference else each.values[0, COLUMN] < 0
        is_same = (said(each) == "left") is bool(is_left)
        return with_feature(each, OFFSET, 1.0 if is_same else -1.0)

    found = audit_items(changed(good, telling))
    names = {each.name for each in found.failed}
    assert "S1 one feature" in names
    assert names <= {"S1 one feature", "S2 two features"}
    (bar,) = (each for each in found.bars if each.name == "S1 one feature")
    assert bar.figure == 100
    assert "the other way round where" in bar.detail[0]


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_giver_that_nobody_needs(good):
    """Which thing gives the direction is an input like any other."""
    features = tuple(
        feature._replace(inputs=feature.inputs | {GIVER})
        if place == OFFSET
        else feature
        for place, feature in enumerate(good[0].features)
    )

    def telling(number: int, each: AuditItem) -> AuditItem:
        told = with_feature(each, 0, 1.0 if said(each) == "left" else -1.0)
        return replace(told, features=features)

    assert "S0 without giver: rule" in failed(changed(good, telling))


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_rule_of_candidates(choices):
    def telling(number: int, each: AuditItem) -> AuditItem:
        return with_feature(each, OFFSET, 9.0, row=each.text.right)

    assert failed(changed(choices, telling)) == {"S1 one feature", "S2 two features"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_an_x_that_nobody_needs(good):
    """Without the marks, the foot row alone tells the answer."""

    def telling(number: int, each: AuditItem) -> AuditItem:
        return with_feature(each, 0, 1.0 if said(each) == "left" else -1.0)

    found = failed(changed(good, telling))
    assert {"S0 without painted marks: rule", "S0 without the side: rule"} <= found
    assert "S0 without the question: rule" not in found


@pytest.mark.usefixtures("honest_labels_alone")
def test_a_lens_that_decides(good):
    items = changed(good, lambda n, each: replace(each, lens_changes=n % 4 == 0))
    assert failed(items) == {"lens: answer changes"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_tokens_that_do_not_tell(good):
    items = changed(
        good,
        lambda n, each: replace(
            each, tokens=replace(each.tokens, own=float(n % 5 > 0))
        ),
    )
    assert failed(items) == {"tokens: all views"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_tokens_of_the_twin_that_tell(good):
    items = changed(
        good, lambda n, each: replace(each, tokens=replace(each.tokens, twin=1.0))
    )
    assert failed(items) == {"tokens: hidden views, the twin's"}


@pytest.mark.usefixtures("honest_labels_alone")
def test_twins_that_share_their_hidden_views_are_not_asked_for_those_of_the_twin(good):
    """Where the text alone differs, the look of the twin is the own one."""

    def sharing(n: int, each: AuditItem) -> AuditItem:
        return replace(each, tokens=replace(each.tokens, twin=None if n % 4 < 2 else 0))

    items = changed(good, sharing)
    assert failed(items) == set()
    (bar,) = bars_of_twins(items)
    assert bar.items == len(items) // 2
    told = changed(
        items,
        lambda n, each: (
            each
            if each.tokens.twin is None
            else replace(each, tokens=replace(each.tokens, twin=1.0))
        ),
    )
    assert failed(told) == {"tokens: hidden views, the twin's"}
    none = changed(
        good, lambda n, each: replace(each, tokens=replace(each.tokens, twin=None))
    )
    assert not bars_of_twins(none)


def bars_of_twins(items: list[AuditItem]) -> list[Bar]:
    found = audit_items(items, probes=chosen_probes(["tokens"])).bars
    return [each for each in found if each.name == "tokens: hidden views, the twin's"]


@pytest.mark.usefixtures("honest_labels_alone")
def test_rows_whose_order_tells(good):
    """A is right in every first twin, and B in every second one."""
    items = changed(good, lambda n, each: with_text(each, right=n % 2))
    assert failed(items) == {"row order"}


def counted(seed: int, told: float) -> list[AuditItem]:
    """Two views, and a number in all that a table of both tells so often."""
    rng = np.random.default_rng(seed)
    found = []
    for each in good_choices(300, seed=seed):
        views = tuple(map(int, rng.integers(1, 5, 2)))
        low = max(views) + int(rng.integers(2))
        rank = int(rng.integers(4))
        if rng.random() < told:
            # No sum or larger one of the counts tells it; both of them do.
            rank = (views[0] * 3 + views[1] * views[1]) % 4
        options = tuple(str(low + n) for n in range(4))
        text = replace(each.text, options=options, answers=options, right=rank)
        found.append(replace(each, is_count=True, text=text, counts=views))
    return found


@pytest.mark.parametrize("told", [0, 0.6])
def test_a_number_that_the_counts_of_the_views_tell(told):
    probes = chosen_probes(["counts"])
    bars = audit_items(counted(4, told), probes=probes).failed
    wanted = {"counts: learnt by heart", "counts: boosted functions"}
    names = {each.name for each in bars}
    assert names <= wanted
    assert bool(names) is bool(told)


def test_a_rationale_whose_premises_do_not_tell(good):
    probes = chosen_probes(["rationales"])
    assert audit_items(good, probes=probes).bars == ()
    sound = changed(good, lambda n, each: replace(each, rationale=True))
    assert not audit_items(sound, probes=probes).failed
    broken = changed(good, lambda n, each: replace(each, rationale=n % 3 > 0))
    (bar,) = audit_items(broken, probes=probes).failed
    assert bar.name == "rationale: premises give the answer"
    assert "core" in bar.config
