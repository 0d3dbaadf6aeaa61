"""Counts that cut boxes, neighbours or what pictures share tell: planted, and found."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import audit, learners
from scenegen.audit.audit import Audit, audit_items, chosen_probes
from scenegen.audit.counted_boxes import counted_boxes_of
from scenegen.audit.cut_boxes import cut_counts
from scenegen.audit.features.counts import BOX
from scenegen.audit.features.neighbours import (
    KEYS,
    NEIGHBOURS,
    SHARED,
    joined,
    neighbours_of,
)
from scenegen.audit.groups import grouped
from scenegen.audit.items import AuditItem
from scenegen.records.item import Address, Evidence, Facts, MapEntry
from tests.audit.made_up import changed, good_choices
from tests.dataset.fakes import fake_facts

PAIRS = 120
VIEWS, EACH = 4, 3
LOW = 5
TOLD = 0.7
SHUFFLED_RANKS = (1, 3, 0, 2)
"""Of a number of cut boxes: neither more nor less of them is more in all."""

COUNTS = chosen_probes(["counts"])


@pytest.fixture(autouse=True)
def quick_learners(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)
    monkeypatch.setattr(audit, "_shuffled", lambda probe, group, context: ())


def failed(found: Audit) -> set[str]:
    return {each.name for each in found.failed}


def figure(found: Audit, name: str) -> float:
    (bar,) = (each for each in found.bars if each.name == name)
    return bar.figure


def boxes_of(rng: np.random.Generator, cut: int) -> np.ndarray:
    """Boxes in the middle of their pictures, and so many at a left border."""
    count = VIEWS * EACH
    is_cut = rng.permutation(np.arange(count) < cut)
    left = np.where(is_cut, 0, rng.integers(100, 200, count))
    foot, size = rng.integers(150, 300, count), rng.integers(20, 40, count)
    rows = [np.repeat(np.arange(VIEWS), EACH), left, foot - size, left + size, foot]
    rows += [rng.integers(40, 90, count), size * size]
    return np.stack(rows, axis=1).astype(np.float32)


def counted(seed: int = 4) -> list[AuditItem]:
    """Numbers in all that nothing tells; every picture shows three of them."""
    rng = np.random.default_rng(seed)
    options = tuple(str(LOW + n) for n in range(4))
    return [
        replace(
            each,
            is_count=True,
            text=replace(each.text, options=options, answers=options),
            counts=(EACH,) * VIEWS,
            counted=boxes_of(rng, int(rng.integers(4))),
            candidate_columns={},
            neighbours=rng.integers(3, 9, len(NEIGHBOURS)).astype(np.float32),
        )
        for each in good_choices(PAIRS, seed=seed)
    ]


def told_rank(rng: np.random.Generator, item: AuditItem) -> int:
    return item.text.right if rng.random() < TOLD else int(rng.integers(4))


def test_nothing_that_tells_nothing_fails():
    assert failed(audit_items(counted(), probes=COUNTS)) == set()


def test_a_function_of_cut_boxes_that_counting_some_does_not_find():
    rng = np.random.default_rng(6)

    def telling(number: int, each: AuditItem) -> AuditItem:
        rank = told_rank(rng, each)
        return replace(each, counted=boxes_of(rng, SHUFFLED_RANKS.index(rank)))

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert "counts: cut boxes, by heart" in failed(found)
    # Boxes at a border are the outermost ones as well.
    assert all(
        each.startswith(("counts: cut boxes, ", "counts: spread, "))
        for each in failed(found)
    )
    assert figure(found, "counts: cut boxes, by heart") > 65
    assert figure(found, "counts: learnt by heart") < 40


def test_a_sum_less_what_is_cut_that_depends_on_the_window():
    """Options start anywhere, and the largest that is no more than the sum less the
    cut is right: no constant and no table of single numbers is needed."""
    rng = np.random.default_rng(7)

    def telling(number: int, each: AuditItem) -> AuditItem:
        rank, cut = told_rank(rng, each), int(rng.integers(5))
        low = VIEWS * EACH - cut - rank
        options = tuple(str(low + n) for n in range(4))
        text = replace(each.text, options=options, answers=options)
        return replace(each, text=text, counted=boxes_of(rng, cut))

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert {
        "counts: some of the boxes",
        "counts: cut boxes, by heart",
        "counts: cut boxes, one feature",
        "counts: cut boxes, two features",
    } <= failed(found)
    assert all(
        each.startswith(("counts: cut boxes, ", "counts: spread, "))
        or each == "counts: some of the boxes"
        for each in failed(found) - {"counts: learnt by heart"}
    )
    (bar,) = (e for e in found.bars if e.name == "counts: cut boxes, one feature")
    assert "'the option minus the sum less the cut' nearest to 0" in " ".join(
        bar.detail
    )


def test_cut_boxes_are_counted_picture_by_picture():
    items = counted()[:20]
    found = cut_counts(counted_boxes_of(grouped(items)[0]))
    for number, each in enumerate(items):
        own = each.counted
        cut = [
            int((own[own[:, 0] == view, BOX.index("x0")] == 0).sum())
            for view in range(VIEWS)
        ]
        assert found.every[number].tolist() == [EACH] * VIEWS
        assert found.cut[number].tolist() == cut


def with_neighbours(item: AuditItem, **values: float) -> AuditItem:
    own = item.neighbours.copy()
    for name, value in values.items():
        own[NEIGHBOURS.index(name.replace("_", " "))] = value
    return replace(item, neighbours=own)


def test_things_joined_by_their_neighbours_are_reported_with_a_reason():
    rng = np.random.default_rng(8)

    def telling(number: int, each: AuditItem) -> AuditItem:
        number_in_all = LOW + told_rank(rng, each)
        return with_neighbours(each, **{"2 of 3 nearest kinds": number_in_all + 1})

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert failed(found) == set()
    (bar,) = (
        e for e in found.bars if e.name == "neighbours: joined by kinds of things"
    )
    assert bar.verdict == "reported"
    assert bar.figure > 65
    reason, rule, *_ = bar.detail
    assert "what the question asks" in reason
    assert "joined by 2 of 3 nearest kinds, -1" in rule
    assert figure(found, "neighbours: joined by things known again") < 40


def test_what_pictures_share_has_the_limit_of_counts():
    """Each kind of things that they share is one thing less."""
    rng = np.random.default_rng(9)
    name = SHARED[KEYS[0]][0]

    def telling(number: int, each: AuditItem) -> AuditItem:
        return with_neighbours(each, **{name: 9.0 - told_rank(rng, each)})

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert "neighbours: what pictures share" in failed(found)
    # What they share is one of the features that spread is tried with.
    assert all(
        each.startswith(("neighbours: what pictures", "counts: spread, "))
        for each in failed(found)
    )
    (bar,) = (e for e in found.bars if e.name == "neighbours: what pictures share")
    assert "boxes less" in bar.detail[0]
    assert f"times '{name}'" in bar.detail[0]


def test_joined_boxes_are_one_thing():
    near = [{1, 2}, {1, 3}, {2, 1}, {1, 2}, {7}]
    places = [0, 0, 1, 2, 2]
    # The first, third and fourth share both neighbours; the last one shares none.
    assert joined(places, near, 2) == (3, 3)
    # One neighbour joins the second box too, though another one is in its picture.
    assert joined(places, near, 1) == (2, 3)
    assert joined(places, near, 3) == (5, 5)
    assert joined([], [], 1) == (0, 0)


def entry(number: int, category: str, x: int, foot: int) -> MapEntry:
    return MapEntry(0, 0, category, number, (x - 5, foot - 20, x + 5, foot), 50)


def two_pictures() -> Facts:
    """A chair beside a lamp in both pictures, and another one beside a rug."""
    facts = fake_facts(Address(7, "train", "s", 0), 3, low=2)
    first, second, *_ = facts.rig.visible
    shown = {
        first.name: (
            entry(1, "chair", 100, 200),
            entry(2, "chair", 250, 200),
            entry(3, "lamp", 110, 210),
            entry(4, "rug", 240, 210),
            entry(5, "chair", 10, 100),  # of a counted kind, and not counted
        ),
        second.name: (
            entry(1, "chair", 60, 220),
            entry(3, "lamp", 70, 225),
            entry(6, "lamp", 300, 200),
        ),
    }
    tokens = tuple(
        replace(each, entries=shown[each.view])
        for each in facts.tokens
        if each.view in shown
    )
    views = tuple(each for each in facts.rig.views if each.name in shown)
    evidence = Evidence((1, 2), ((1, 2), (1,)), ())
    return replace(
        facts,
        rig=replace(facts.rig, views=views),
        tokens=tokens,
        question=replace(facts.question, evidence=evidence),
    )


def test_neighbours_are_told_by_kind_and_each_for_itself():
    found = dict(zip(NEIGHBOURS, neighbours_of(two_pictures()).tolist(), strict=True))
    # Either chair has the lamp among its two nearest kinds; one thing of a picture is
    # joined at most.
    assert found["1 of 2 nearest kinds"] == 1
    assert found["1 of 2 nearest kinds, one of each picture"] == 2
    assert found["2 of 2 nearest kinds"] == 3
    assert found["2 of 3 nearest things"] == 3
    assert found["kinds shared in all"] == 1
    assert found["kinds shared over all shown"] == pytest.approx(1 / 2)
    assert found["things shared over all shown"] == pytest.approx(1 / 3)
    assert found["kinds shared by pair 0"] == 1
    assert np.isnan(found["kinds shared by pair 1"])
