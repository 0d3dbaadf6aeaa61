"""Rules of places, sizes, kinds and twins that are planted are found, by one bar."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import learners
from scenegen.audit.audit import Audit, audit_items, chosen_probes
from scenegen.audit.bars import Bar
from scenegen.audit.box_rules import best_number, numbers_of, numbers_of_two
from scenegen.audit.columns_of_rows import CAMERAS, FILES, PICTURES, ROOM
from scenegen.audit.counted_boxes import counted_boxes_of, distinct_distances
from scenegen.audit.features.counts import BOX, no_boxes
from scenegen.audit.features.sheet import GIVER, FlatFeature
from scenegen.audit.groups import grouped
from scenegen.audit.items import AuditItem
from scenegen.audit.usual import held_against_usual
from tests.audit.made_up import (
    ALL,
    FEATURES,
    VIEW,
    changed,
    good_choices,
    good_items,
    said,
    with_column,
)

PAIRS = 160
VIEWS, EACH = 4, 3
"""Pictures, and counted boxes in each: their numbers tell nothing."""

MIDDLE = 167.5
LOW = 5
TOLD = 0.7


@pytest.fixture(autouse=True)
def quick_learners(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)


def bar_named(found: Audit, name: str) -> Bar:
    (bar,) = (each for each in found.bars if each.name == name)
    return bar


def names_of(found: Audit) -> set[str]:
    return {each.name for each in found.failed}


def boxes_of(rng: np.random.Generator, near: int) -> np.ndarray:
    """So many boxes in the middle of their pictures, and the others at its sides."""
    is_near = rng.permutation(np.arange(VIEWS * EACH) < near)
    aside = np.where(is_near, rng.uniform(0, 50, len(is_near)), 120)
    column = MIDDLE + aside * rng.choice([-1, 1], len(is_near))
    foot, size = rng.uniform(150, 300, (2, len(is_near))) / [[1], [8]]
    rows = [np.repeat(np.arange(VIEWS), EACH), column - size, foot - size]
    rows += [column + size, foot, rng.integers(40, 90, len(is_near)), size * size]
    return np.round(np.stack(rows, axis=1)).astype(np.float32)


def counted(told: float, seed: int = 4) -> list[AuditItem]:
    """How many boxes are in the middle tells the number in all, so often."""
    rng = np.random.default_rng(seed)
    found = []
    for each in good_choices(PAIRS, seed=seed):
        options = tuple(str(LOW + n) for n in range(4))
        right = each.text.right if rng.random() < told else int(rng.integers(4))
        text = replace(each.text, options=options, answers=options)
        found.append(
            replace(
                each,
                is_count=True,
                text=text,
                counts=(EACH,) * VIEWS,
                counted=boxes_of(rng, LOW + right - 1),
                candidate_columns={},
            )
        )
    return found


@pytest.mark.parametrize("told", [0, TOLD])
def test_a_number_that_boxes_in_the_middle_tell(told):
    found = audit_items(counted(told))
    # How far apart boxes lie tells it as well: what is in the middle is not apart.
    apart = {each for each in names_of(found) if each.startswith("counts: spread, ")}
    expected = {"counts: some of the boxes"} if told else set()
    assert names_of(found) - apart == expected
    assert told or not apart
    bar = bar_named(found, "counts: some of the boxes")
    if told:
        assert bar.figure > 65
        assert "+1" in bar.detail[0]
        (words,) = (e for e in bar.detail if "'columns from the middle' at most" in e)
        assert "in all pictures together, +1" in words
    for name in ("counts: S3 boxes by two features", "counts: S3 boosting on boxes"):
        reported = bar_named(found, name)
        assert reported.verdict == "reported"
        assert (reported.figure > 40) is bool(told)


def with_distances(
    item: AuditItem, rng: np.random.Generator, distinct: int
) -> AuditItem:
    """The same boxes, at so many different distances."""
    boxes = item.counted.copy()
    codes = 10 + 5 * rng.permutation(20)[:distinct]
    own = np.concatenate([codes, rng.choice(codes, len(boxes) - distinct)])
    boxes[:, BOX.index("depth code")] = rng.permutation(own)
    return replace(item, counted=boxes)


def test_a_number_that_equal_distances_tell():
    rng = np.random.default_rng(3)

    def telling(number: int, each: AuditItem) -> AuditItem:
        right = each.text.right if rng.random() < TOLD else int(rng.integers(4))
        return with_distances(each, rng, LOW + right + 1)

    found = audit_items(changed(counted(0), telling), probes=chosen_probes(["counts"]))
    assert names_of(found) == {"counts: some of the boxes"}
    detail = bar_named(found, "counts: some of the boxes").detail[0]
    assert "distances that differ by more than" in detail
    assert "-1" in detail


def test_boxes_are_counted_as_one_by_one():
    items = counted(0)[:30]
    boxes = counted_boxes_of(grouped(items)[0])
    for number, item in enumerate(items):
        own = item.counted
        column = np.abs((own[:, 1] + own[:, 3]) / 2 - MIDDLE)
        views = [int((column[own[:, 0] == view] <= 60).sum()) for view in range(VIEWS)]
        marks = (boxes.column("columns from the middle") <= 60)[:, None]
        assert boxes.by_picture(marks * 1.0)[number, :, 0].tolist() == views
        some = boxes.column("foot row") > 200
        wanted = int(((column <= 60) & (own[:, 4] > 200)).sum())
        assert boxes.of_some(some, marks[some] * 1.0)[number, 0] == wanted
        distinct = len(set(own[:, 5].tolist()))
        counts = distinct_distances(boxes)
        assert counts["distances that differ by more than 0 codes"][number] == distinct
        gap = boxes.column("pixels to the nearest of its picture")[
            EACH * VIEWS * number
        ]
        first = own[own[:, 0] == 0]
        middles = np.stack([(first[:, 1] + first[:, 3]) / 2, first[:, 4]], axis=1)
        assert gap == pytest.approx(
            min(np.hypot(*(middles[0] - each)) for each in middles[1:]), abs=1e-3
        )


def test_pictures_without_boxes_have_none():
    items = counted(0)[:6]
    empty = replace(items[0], counted=items[0].counted[:0])
    partly = replace(items[1], counted=items[1].counted[EACH:])
    boxes = counted_boxes_of(grouped([empty, partly, *items[2:]])[0])
    marks = np.ones((len(boxes.values), 1), dtype=np.float32)
    sums = boxes.by_picture(marks)[:, :, 0]
    assert sums[0].tolist() == [0] * VIEWS
    assert sums[1].tolist() == [0, *[EACH] * (VIEWS - 1)]
    nothing = [replace(each, counted=no_boxes()) for each in items]
    assert counted_boxes_of(grouped(nothing)[0]).values.shape[0] == 0


def test_a_rule_of_two_features_of_boxes_is_found():
    rng = np.random.default_rng(8)
    items = []
    for each in counted(0):
        own = each.counted.copy()
        wanted = each.text.right + 1
        is_low = rng.permutation(np.arange(len(own)) < 6)
        is_near = np.zeros(len(own), dtype=bool)
        is_near[rng.permutation(np.nonzero(is_low)[0])[:wanted]] = True
        is_near[rng.permutation(np.nonzero(~is_low)[0])[: 6 - wanted]] = True
        own[:, 4] = np.where(is_low, 320, 100) + rng.integers(5, size=len(own))
        own[:, 5] = np.where(is_near, 30, 80) + rng.integers(5, size=len(own))
        items.append(replace(each, counted=own))
    (group,) = grouped(items)
    boxes = counted_boxes_of(group)
    lows, ranks = np.full(len(items), LOW), np.array([i.text.right for i in items])
    single = best_number(numbers_of(boxes), lows, ranks, group.folds)
    both = best_number(numbers_of_two(boxes), lows, ranks, group.folds)
    assert single.hits.mean() < 0.4
    assert both.hits.mean() > 0.95


SIZE = FlatFeature(f"{VIEW}: width", False, ALL | {GIVER}, role="shape")
WAY = FlatFeature(f"{VIEW}: beside", False, ALL, role="way")
USUAL = {"sofa": 2.0, "chair": 0.5}


def faced(rule: str, told: float, seed: int = 2) -> list[AuditItem]:
    """How wide the giver looks for its kind, and where something is, tell."""
    rng = np.random.default_rng(seed)
    found = []
    for each in good_items(PAIRS, seed=seed):
        kind = str(rng.choice([*USUAL]))
        is_left = said(each) == "left"
        if rng.random() >= told:
            is_left = bool(rng.integers(2))
        way = float(rng.choice([-1, 1]) * rng.uniform(5, 40))
        column = each.values[0, 1]
        is_wide = is_left is bool({"side": column > 0, "way": way > 0}[rule])
        width = USUAL[kind] * rng.uniform(*((1.1, 1.4) if is_wide else (0.6, 0.9)))
        values = np.concatenate([each.values, [[width, way]]], axis=1)
        found.append(
            replace(
                each,
                features=(*FEATURES, SIZE, WAY),
                values=values.astype(np.float32),
                giver=(kind, f"{kind}/{rng.integers(2)}"),
            )
        )
    return found


@pytest.mark.parametrize("rule", ["side", "way"])
@pytest.mark.parametrize("told", [0, TOLD])
def test_how_wide_a_giver_looks_for_its_kind(rule, told):
    found = audit_items(faced(rule, told))
    names = names_of(found)
    if not told:
        assert names == set()
        return
    assert "S1 one feature" in names
    assert names <= {"S1 one feature", "S2 two features"}
    bar = bar_named(found, "S1 one feature")
    assert bar.figure > 62
    assert "view_0: width, for its" in bar.detail[0]


def test_what_is_usual_is_the_mean_of_the_kind():
    width = np.array([[1.0], [3.0], [0.4], [0.6], [np.nan]], dtype=np.float32)
    way = np.array([[10], [-10], [20], [30], [5]], dtype=np.float32)
    kinds = {"its kind": ["sofa", "sofa", "chair", "chair", "chair"]}
    found = held_against_usual({SIZE: width, WAY: way}, kinds)
    plain, product = found.values()
    assert plain[:, 0] == pytest.approx([-0.5, 0.5, -0.2, 0.2, np.nan], nan_ok=True)
    assert product[:, 0] == pytest.approx([-5, -5, -4, 6, np.nan], nan_ok=True)
    assert [each.bare for each in found] == [
        "width, for its kind",
        "width, for its kind, times beside",
    ]


def telling_word(name: str, seed: int = 6) -> list[AuditItem]:
    rng = np.random.default_rng(seed)

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_told = rng.random() < TOLD
        is_hard = (said(each) == "left") is bool(is_told)
        return replace(each, words={name: "hard" if is_hard else "easy"})

    return changed(good_items(PAIRS, seed=1), telling)


def test_a_difficulty_that_tells():
    found = audit_items(telling_word("difficulty"))
    assert names_of(found) == {"columns: words"}
    assert "difficulty" in bar_named(found, "columns: words").detail[0]


def test_a_word_that_tells_with_another_one():
    """The kind of room and the side in the text, neither of them alone."""

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_long = (said(each) == "left") is (each.side > 0)
        room = "hall" if is_long or number % 3 == 0 else "den"
        return replace(each, words={"kind of room": room, "difficulty": "easy"})

    found = audit_items(changed(good_items(PAIRS, seed=1), telling))
    assert names_of(found) == {"columns: words"}
    detail = bar_named(found, "columns: words").detail[0]
    assert "by kind of room and side" in detail


@pytest.mark.parametrize("part", [ROOM, CAMERAS])
def test_a_room_or_a_camera_that_tells(part):
    def telling(number: int, each: AuditItem) -> AuditItem:
        is_high = (said(each) == "left") is (number % 10 > 1)
        return with_column(each, f"{part}: height", 2600 if is_high else 2500)

    names = names_of(audit_items(changed(good_items(PAIRS, seed=1), telling)))
    assert f"columns: {part}" in names
    assert all(each.startswith(f"columns: {part}") for each in names)


@pytest.mark.parametrize("told", [0.5, 0.9])
def test_an_order_of_twins_is_reported_and_has_no_limit(told):
    """The twin on the left shows one other thing more."""
    rng = np.random.default_rng(7)
    turned = rng.random(PAIRS) < told

    def telling(number: int, each: AuditItem) -> AuditItem:
        is_more = (said(each) == "left") is bool(turned[number // 2])
        things = float(20 + number // 2 % 9 + is_more)
        noise = float(rng.integers(50))
        with_noise = with_column(each, f"{PICTURES}: boxes", noise)
        return with_column(with_noise, f"{PICTURES}: other things", things)

    found = audit_items(changed(good_items(PAIRS, seed=1), telling))
    assert names_of(found) == set()
    bar = bar_named(found, "columns: pictures, between twins")
    assert bar.verdict == "reported"
    if told > 0.5:
        assert bar.figure > 85
        assert "has less 'pictures: other things" in bar.detail[0]
    else:
        assert bar.figure < 60


def with_smaller_files(items: list[AuditItem]) -> list[AuditItem]:
    """The same items; of two twins, the one with the larger answer has less bytes."""
    rng = np.random.default_rng(9)
    usual = rng.integers(4000, 9000, PAIRS)

    def telling(number: int, each: AuditItem) -> AuditItem:
        answer = each.text.right if each.is_count else said(each) == "left"
        size = float(usual[number // 2] - 10 * answer)
        return with_column(each, f"{FILES}: bytes of picture 0", size)

    return changed(items, telling)


def test_sizes_of_files_of_two_counts_are_reported_and_have_no_limit():
    """They follow what is shown, and the lower count shows one other thing more."""
    items = with_smaller_files(counted(0))
    found = audit_items(items, probes=chosen_probes(["columns"]))
    bar = bar_named(found, "columns: files, between twins")
    assert (bar.verdict, str(bar.limit)) == ("reported", "-")
    assert bar.figure > 95
    assert "minus the twin's" in bar.detail[0]
    assert bar_named(found, "columns: files").limit.most == 28


def test_sizes_of_files_of_other_twins_have_a_limit():
    items = with_smaller_files(good_items(PAIRS, seed=1))
    found = audit_items(items, probes=chosen_probes(["columns"]))
    assert "columns: files, between twins" in names_of(found)
