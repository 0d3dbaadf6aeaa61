"""How far apart boxes lie tells counts: planted, and found with one feature or two."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import audit, learners
from scenegen.audit.audit import Audit, audit_items, chosen_probes
from scenegen.audit.counted_boxes import counted_boxes_of
from scenegen.audit.features.neighbours import NEIGHBOURS
from scenegen.audit.groups import grouped
from scenegen.audit.items import AuditItem
from scenegen.audit.spread_boxes import spread_features
from tests.audit.made_up import changed, good_choices

PAIRS = 150
VIEWS, EACH = 3, 3
LOW = 5
TOLD = 0.8
SIZE, FOOT, CODE, MIDDLE = 10, 200, 60, 168
ONE, TWO = "counts: spread, one feature", "counts: spread, two features"

COUNTS = chosen_probes(["counts"])


@pytest.fixture(autouse=True)
def quick_learners(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)
    monkeypatch.setattr(audit, "_shuffled", lambda probe, group, context: ())


def failed(found: Audit) -> set[str]:
    return {each.name for each in found.failed}


def boxes_of(rng: np.random.Generator, extent: int) -> np.ndarray:
    """Boxes of which the outermost are that far apart, wherever they are together."""
    rows = []
    for view in range(VIEWS):
        first = int(rng.integers(20, 300 - extent))
        for left in (first, first + int(rng.integers(5, extent - 5)), first + extent):
            box = (left, FOOT - SIZE, left + SIZE, FOOT)
            rows.append((view, *box, CODE, SIZE * SIZE))
    return np.array(rows, dtype=np.float32)


def counted(seed: int = 4) -> list[AuditItem]:
    """Numbers in all that nothing tells."""
    rng = np.random.default_rng(seed)
    options = tuple(str(LOW + n) for n in range(4))
    return [
        replace(
            each,
            is_count=True,
            place=replace(each.place, config="hard"),
            text=replace(each.text, options=options, answers=options),
            counts=(EACH,) * VIEWS,
            counted=boxes_of(rng, int(rng.integers(60, 140))),
            candidate_columns={},
            neighbours=rng.integers(3, 9, len(NEIGHBOURS)).astype(np.float32),
        )
        for each in good_choices(PAIRS, seed=seed)
    ]


def told_rank(rng: np.random.Generator, item: AuditItem) -> int:
    return item.text.right if rng.random() < TOLD else int(rng.integers(4))


def bar(found: Audit, name: str):
    (only,) = (each for each in found.bars if each.name == name)
    return only


def test_nothing_that_tells_nothing_fails():
    found = audit_items(counted(), probes=COUNTS)
    assert failed(found) == set()
    assert bar(found, ONE).figure < 35


def test_how_far_apart_the_outermost_are_is_one_feature():
    rng = np.random.default_rng(6)

    def telling(number: int, each: AuditItem) -> AuditItem:
        # Neither more nor less apart is more in all.
        extent = (60, 120, 40, 90)[told_rank(rng, each)]
        return replace(each, counted=boxes_of(rng, extent + int(rng.integers(15))))

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert {ONE, TWO} <= failed(found)
    assert bar(found, ONE).figure > 70
    assert "'columns between the outermost" in bar(found, ONE).detail[0]
    assert str(bar(found, ONE).limit) == "<= 35"
    assert str(bar(found, TWO).limit) == "<= 42"
    (learnt,) = (e for e in found.bars if e.name == "counts: S3 boosting on spread")
    assert learnt.verdict == "reported"


def test_two_features_of_which_none_tells_much_alone():
    rng = np.random.default_rng(7)
    kinds = NEIGHBOURS.index("other boxes of a kind")

    def telling(number: int, each: AuditItem) -> AuditItem:
        half, odd = divmod(told_rank(rng, each), 2)
        neighbours = each.neighbours.copy()
        neighbours[kinds] = 2 * half + rng.random()
        # Which of two extents the larger number has depends on the other feature.
        extent = (120 if odd == half else 60) + int(rng.integers(15))
        own = boxes_of(rng, extent)
        return replace(each, neighbours=neighbours, counted=own)

    found = audit_items(changed(counted(), telling), probes=COUNTS)
    assert TWO in failed(found)
    assert bar(found, TWO).figure > 70
    assert bar(found, ONE).figure < 55


def test_features_are_those_of_the_boxes():
    items = counted()[:10]
    found = spread_features(counted_boxes_of(grouped(items)[0]))
    for number, each in enumerate(items):
        own = each.counted
        left = own[:, 1].reshape(VIEWS, EACH)
        extents = sorted(left.max(axis=1) - left.min(axis=1))
        name = "columns between the outermost"
        for said, extent in zip(("least", "middle", "most"), extents, strict=True):
            assert found[f"{name}, {said} of a picture"][number] == extent
        assert found[f"{name}, of all pictures"][number] == sum(extents)
        aside = np.abs(own[:, 1] + SIZE / 2 - (MIDDLE - 0.5))
        name = "columns from the middle, mean, over all boxes"
        assert found[name][number] == pytest.approx(aside.mean(), abs=0.51)
        name = "column of number 0 from without, over all boxes"
        assert found[name][number] == pytest.approx(aside.max(), abs=0.51)
