"""Learners: the one door to scikit-learn, which the extra `audit` installs."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.resampling import FOLDS, Hits
from scenegen.audit.rule_columns import RuleColumns
from scenegen.audit.rules import blind_guess, hits_of
from scenegen.errors import AuditError

ROUNDS = 30
"""Trees of a boosted model."""

NETWORKS, NETWORK_ROUNDS = 2, 120
"""Networks that tell numbers, and how often each sees all rows."""

LEAST_SPREAD, FAR = 1e-6, 5.0
"""Of columns that networks see: their spread at least, and their values at most."""

WORDS = 150
"""Words that a boosted model of texts looks at."""

Labels = NDArray[np.int64]


def require_learners() -> None:
    """Make sure that scikit-learn is there.

    Raises:
        AuditError: when it is not.
    """
    if find_spec("sklearn") is None:
        raise AuditError(
            "an audit needs scikit-learn, which is not installed: "
            "pip install 'scikit-learn>=1.4'"
        )


def boosted(columns: RuleColumns) -> Hits:
    """The hits of gradient boosting on all columns, each fold by the other ones."""
    if not columns.names:
        return blind_guess(columns)
    n, rows, width = columns.values.shape
    if rows == 1:
        return _classified(columns.values[:, 0], columns.right, columns.folds)
    table = np.concatenate([columns.values, _ranks(columns.values)], axis=2)
    flat = table.reshape(n * rows, 2 * width)
    is_right = np.zeros((n, rows), dtype=np.int64)
    is_right[np.arange(n), columns.right] = 1
    scores = _scores(flat, is_right.ravel(), np.repeat(columns.folds, rows))
    return hits_of(scores.reshape(n, rows), columns.right)


def regressed(
    table: NDArray[np.float32], targets: NDArray[np.float32], folds: Labels
) -> NDArray[np.float64]:
    """Numbers as a small network tells them from the rows of other folds.

    A network reads slopes and sums of depths, which trees have to cut into steps. Its
    mean is that of `NETWORKS` which start differently.

    Args:
        table: (n, columns); what is not known, NaN, counts as the mean.
        targets: (n, t) the true ones.
        folds: of the rows, (n,).

    Returns:
        (n, t); the mean of the targets where there is no other fold.
    """
    found = np.tile(targets.mean(axis=0, dtype=np.float64), (len(targets), 1))
    for fold in np.unique(folds):
        mine = folds == fold
        if mine.all():
            continue
        scaled = _scaled(table, ~mine)
        with warnings.catch_warnings():
            # It has its rounds, whether or not it still learns.
            warnings.simplefilter("ignore")
            models = [
                _network(start).fit(scaled[~mine], targets[~mine])
                for start in range(NETWORKS)
            ]
        parts = [model.predict(scaled[mine]) for model in models]
        found[mine] = np.mean(parts, axis=0)
    return found


def _scaled(table: NDArray[np.float32], known: NDArray[np.bool_]) -> Any:
    """Columns less their mean in known rows, by how much they spread there."""
    part = _learnable(table, ~known).astype(np.float64)
    mean, spread = np.nanmean(part[known], axis=0), np.nanstd(part[known], axis=0)
    scaled = (part - mean) / np.maximum(spread, LEAST_SPREAD)
    return np.clip(np.nan_to_num(scaled, nan=0.0), -FAR, FAR)


def _network(start: int) -> Any:
    from sklearn.neural_network import MLPRegressor

    return MLPRegressor(
        hidden_layer_sizes=(48,),
        alpha=0.05,
        learning_rate_init=0.004,
        max_iter=NETWORK_ROUNDS,
        n_iter_no_change=NETWORK_ROUNDS,
        random_state=start,
    )


def _ranks(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rank of each candidate among those of its item, column by column."""
    order = np.argsort(values, axis=1, kind="stable")
    return np.argsort(order, axis=1, kind="stable").astype(np.float32)


def _classified(table: Any, labels: Labels, folds: Labels) -> Hits:
    hits = np.zeros(len(labels))
    for fold in range(FOLDS):
        mine = folds == fold
        if mine.any() and not mine.all():
            part = _learnable(table, mine)
            said = _said(_boosting(), part, labels, mine)
            hits[mine] = said == labels[mine]
    return hits


def _scores(table: Any, is_right: Labels, folds: Labels) -> NDArray[np.float64]:
    """How sure a model is of each row, by the rows of other folds."""
    scores = np.zeros(len(is_right))
    for fold in range(FOLDS):
        mine = folds == fold
        if mine.any() and len(np.unique(is_right[~mine])) > 1:
            part = _learnable(table, mine)
            model = _boosting().fit(part[~mine], is_right[~mine])
            scores[mine] = model.predict_proba(part[mine])[:, 1]
    return scores


def _learnable(table: Any, mine: NDArray[np.bool_]) -> Any:
    """A table without columns of which other rows have no value: they teach nothing.

    Args:
        table: (n, columns).
        mine: which rows a model is tried on, (n,).
    """
    unmet = np.isnan(table[~mine]).all(axis=0)
    return np.where(unmet, np.float32(0), table) if unmet.any() else table


def _said(model: Any, table: Any, labels: Labels, mine: NDArray[np.bool_]) -> Labels:
    """What a model says of some rows, learnt on the other ones."""
    known = np.unique(labels[~mine])
    if len(known) < 2:
        return np.full(int(mine.sum()), known[0] if len(known) else 0)
    return np.asarray(model.fit(table[~mine], labels[~mine]).predict(table[mine]))


def _boosting() -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        max_depth=3,
        max_bins=63,
        learning_rate=0.15,
        min_samples_leaf=10,
        early_stopping=False,
        random_state=0,
    )


def _linear() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(max_iter=300)


def read_words(texts: Sequence[str], labels: Labels, folds: Labels) -> Hits:
    """The hits of logistic regression on the words of texts, alone and in pairs."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(ngram_range=(1, 2), min_df=2).fit_transform(texts)
    hits = np.zeros(len(labels))
    for fold in range(FOLDS):
        mine = folds == fold
        if mine.any() and not mine.all():
            hits[mine] = _said(_linear(), table, labels, mine) == labels[mine]
    return hits


def boosted_words(texts: Sequence[str], labels: Labels, folds: Labels) -> Hits:
    """The hits of gradient boosting on the most frequent words of texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(max_features=WORDS).fit_transform(texts).toarray()
    return _classified(table, labels, folds)


def read_pictures(
    table: NDArray[np.float32], texts: Sequence[str], labels: Labels, folds: Labels
) -> Hits:
    """The hits of a linear model of pictures, and of words where there are any.

    Args:
        table: features of a picture of each item, (n, features).
        texts: of the items; () to look at pictures alone.
        labels: (n,).
        folds: (n,).
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = (table - table.mean(axis=0)) / (table.std(axis=0) + 1e-3)
    if len(texts):
        words = TfidfVectorizer(max_features=WORDS).fit_transform(texts).toarray()
        # As heavy in all as the picture is, or the penalty would leave words out.
        scale = np.sqrt(table.shape[1])
        table = np.concatenate([table, words.astype(np.float32) * scale], axis=1)
    return _ridge(table, labels, folds, float(table.shape[1]))


def _ridge(
    table: NDArray[np.float32], labels: Labels, folds: Labels, penalty: float
) -> Hits:
    """The hits of linear least squares on one column a class, with a penalty.

    Products of columns are summed by fold, so that all folds together take as long as
    one.
    """
    if len(table) < table.shape[1]:
        # Turned so that few items have as few columns: the penalty does not notice.
        sizes, axes = np.linalg.eigh(table @ table.T)
        table = axes * np.sqrt(sizes.clip(0))
    table = np.concatenate([table, np.ones((len(table), 1), dtype=np.float32)], axis=1)
    wanted = np.eye(int(labels.max()) + 1, dtype=np.float32)[labels]
    parts = [(table[folds == fold], wanted[folds == fold]) for fold in range(FOLDS)]
    squares = [x.T @ x for x, _ in parts]
    sides = [x.T @ y for x, y in parts]
    ridge = penalty * np.eye(table.shape[1])
    hits = np.zeros(len(labels))
    for fold, (x, _) in enumerate(parts):
        inner = sum(squares) - squares[fold] + ridge
        weights = np.linalg.solve(inner, sum(sides) - sides[fold])
        mine = folds == fold
        hits[mine] = (x @ weights).argmax(axis=1) == labels[mine]
    return hits


def read_options(
    options: Sequence[Sequence[str]], right: Labels, folds: Labels
) -> tuple[Hits, Hits]:
    """The hits of a model of single options: their words and their letters.

    Returns:
        Of the likeliest option, and of the least likely one: where everything is dealt
        exactly evenly, it is the one whose turn has not come in the training folds.

    Args:
        options: of each item, equally many.
        right: the position of the right one, (n,).
        folds: (n,).
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = len(options[0])
    texts = [
        f"{text} letter{place}" for each in options for place, text in enumerate(each)
    ]
    table = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+").fit_transform(
        texts
    )
    is_right = (np.arange(rows) == right[:, None]).ravel().astype(np.int64)
    scores, spread = np.zeros(len(texts)), np.repeat(folds, rows)
    for fold in range(FOLDS):
        mine = spread == fold
        if mine.any() and not mine.all():
            model = _linear().fit(table[~mine], is_right[~mine])
            scores[mine] = model.predict_proba(table[mine])[:, 1]
    sure = scores.reshape(-1, rows)
    return hits_of(sure, right), hits_of(-sure, right)
