"""Searches find what tries all rules one by one would find."""

from itertools import product

import numpy as np
import pytest

from scenegen.audit import trees
from scenegen.audit.learners import boosted
from scenegen.audit.resampling import FOLDS
from scenegen.audit.rule_columns import RuleColumns
from scenegen.audit.rules import hits_of, one_feature
from scenegen.audit.tables import LearntTable, best_table
from scenegen.audit.thresholds import thresholds_of
from scenegen.audit.trees import two_features


def columns(values: np.ndarray, right: np.ndarray, classes: int) -> RuleColumns:
    n = len(right)
    return RuleColumns(
        names=tuple(f"f{place}" for place in range(values.shape[2])),
        values=values.astype(np.float32),
        right=right,
        classes=tuple("ABCD"[:classes]),
        folds=np.arange(n) // 2 % FOLDS,
    )


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def test_thresholds_part_the_values_and_nan_exceeds_none(rng):
    values = np.stack([rng.normal(size=200), np.arange(200) % 3], axis=1)
    values[:20, 0] = np.nan
    found = thresholds_of(values.astype(np.float32), 8)
    exceeds = found.exceeds.reshape(200, 2, 8)
    assert found.at.shape == (2, 8)
    assert not exceeds[:20, 0].any()
    for column, step in product(range(2), range(8)):
        above = values[20:, column] > found.at[column, step]
        assert np.array_equal(exceeds[20:, column, step] > 0, above)
    assert {0.5, 1.5} <= set(found.at[1].tolist())


def test_the_best_threshold_is_found_with_its_direction(rng):
    right = np.arange(400) % 2
    values = rng.normal(size=(400, 1, 5))
    values[:, 0, 3] = np.where(right == 1, -1, 1) + rng.normal(size=400) / 2
    found = one_feature(columns(values, right, 2))
    assert found.hits.mean() > 0.95
    assert "'A' where 'f3' is above" in found.words[0]


def test_nothing_is_found_where_nothing_is(rng):
    right = rng.integers(2, size=1000)
    found = one_feature(columns(rng.normal(size=(1000, 1, 30)), right, 2))
    assert 0.44 < found.hits.mean() < 0.56


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([4, 1, 2, 3], "the largest"),
        ([1, 4, 2, 3], "the smallest"),
        ([5, 1, 9, 8], "nearest to 5"),
    ],
)
def test_picks_among_options(values, words, rng):
    right = rng.integers(4, size=300)
    table = np.tile(np.array(values, dtype=float), (300, 1))
    for row, place in zip(table, right, strict=True):
        row[[0, place]] = row[[place, 0]]
    found = one_feature(columns(table[:, :, None], right, 4))
    assert found.hits.mean() == 1
    assert any(words in each for each in found.words)


def test_ties_are_drawn_and_what_is_unknown_is_never_picked():
    scores = np.array([[1, 1, 0], [-np.inf, 2, 2], [3, -np.inf, 1]])
    assert hits_of(scores, np.array([0, 0, 0])).tolist() == [0.5, 0, 1]


def test_the_best_tree_is_that_of_a_search_one_by_one(rng, monkeypatch):
    monkeypatch.setattr(trees, "STEPS", 3)
    values = rng.normal(size=(60, 1, 3))
    right = rng.integers(2, size=60)
    data = columns(values, right, 2)
    limits = thresholds_of(data.values[:, 0], 3)
    counts = trees._pair_counts(data, right, limits).sum(axis=0)
    score, tree = trees._best_tree(counts)
    above = limits.exceeds > 0
    best: int = 0
    for root, child in product(range(9), range(3)):
        total = 0
        for side in (above[:, root], ~above[:, root]):
            total += max(
                sum(
                    max(int((right[leaf] == name).sum()) for name in (0, 1))
                    for leaf in (side & above[:, step], side & ~above[:, step])
                )
                for step in range(3 * child, 3 * child + 3)
            )
        best = max(best, total)
    assert score == best
    assert np.count_nonzero(tree.answers(limits.exceeds) == right) == best


def test_filters_count_what_single_rules_get_right(rng):
    values = rng.normal(size=(40, 4, 2))
    right = rng.integers(4, size=40)
    data = columns(values, right, 4)
    kept, _ = trees._kept(data)
    scores = np.concatenate([data.values, -data.values], axis=2)
    counts = trees._filter_counts(kept, scores, right)
    for rule, score in product(range(kept.shape[2]), range(4)):
        hits = trees._filtered(kept[:, :, rule], scores[:, :, score], right)
        assert counts[rule, score] == hits.sum()


def test_a_product_of_signs_takes_two_features(rng):
    values = rng.normal(size=(500, 1, 6))
    right = (values[:, 0, 1] * values[:, 0, 4] > 0).astype(int)
    data = columns(values, right, 2)
    single = one_feature(data)
    assert single.hits.mean() < 0.6
    assert two_features(data, single).hits.mean() > 0.9


def test_two_features_are_at_least_as_good_as_one_in_training(rng):
    """The value nearest to a quantile is no rule of two features."""
    right = rng.integers(4, size=300)
    table = rng.permuted(np.tile([1.0, 5.0, 8.0, 9.0], (300, 1)), axis=1)
    right = table.argsort(axis=1)[:, 1]
    data = columns(table[:, :, None], right, 4)
    single = one_feature(data)
    assert single.hits.mean() == 1
    assert two_features(data, single).hits.mean() == 1


def test_a_table_is_chosen_inside_the_training_folds(rng):
    n = 600
    labels = rng.integers(4, size=n)
    told = np.where(rng.random(n) < 0.8, labels, rng.integers(4, size=n))
    unique = np.arange(n)  # knows every item by heart, and nothing of others
    tables = [
        LearntTable("by heart", unique, labels, 4),
        LearntTable("told", told, labels, 4),
    ]
    found = best_table(tables, unique // 2 % FOLDS)
    assert 0.75 < found.hits.mean() < 0.95
    assert found.words[0].endswith("told")


def test_the_rarest_answer_is_what_an_exact_allotment_leaves(rng):
    labels = rng.permutation(np.repeat([0, 1, 2, 3], 25))
    folds, one_key = np.arange(100) // 20, np.zeros(100, dtype=int)
    shares = {}
    for is_rarest in (False, True):
        table = LearntTable("letters", one_key, labels, 4, is_rarest)
        shares[is_rarest] = best_table([table], folds).hits.mean()
    assert shares[False] < 0.25 < shares[True]


def test_a_column_with_values_in_one_fold_alone_is_no_obstacle(rng):
    """Boosting cannot learn it; what else there is it learns."""
    right = np.arange(200) % 2
    for candidates in (1, 2):
        values = rng.normal(size=(200, candidates, 2))
        values[:, :, 0] = np.nan
        values[0, :, 0] = 1.0
        values[:, 0, 1] += np.where(right == 1, -4, 4)
        assert boosted(columns(values, right, 2)).mean() > 0.9
