"""Score predictions on a finished folder: read, check, mark, and sum up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from scenegen.errors import ScoreError
from scenegen.scoring.asked import AskedItem, asked_items, chosen_items
from scenegen.scoring.baselines import (
    TEACHER,
    Progress,
    baseline_predictions,
)
from scenegen.scoring.marks import Marking, marking_of
from scenegen.scoring.predictions import Prediction, predictions_of
from scenegen.scoring.scorecard import Scorecard, scorecard

Predictions = str | Path | Mapping[str, str] | Iterable[Mapping[str, Any]]
"""A file, texts by id, or rows with `id`, `prediction` and perhaps `order`."""


def score(
    folder: str | Path,
    predictions: Predictions,
    *,
    against: Predictions | None = None,
    configs: Collection[str] = (),
    splits: Collection[str] = (),
    partial: bool = False,
) -> Scorecard:
    """The figures of a model on a data set, as `scenegen score` prints them.

    Args:
        folder: of a finished data set.
        predictions: a JSONL or CSV file, texts by id, or rows.
        against: those of another model, for a paired test.
        configs: that are scored; when neither these nor splits are named, the splits
            of which the predictions have an item.
        splits: that are scored.
        partial: leave out what was not answered, instead of counting it as wrong.

    Raises:
        ShardError: when the folder is no finished data set.
        ScoreError: with everything that is wrong with the predictions.

    Examples:
        >>> card = scenegen.score("out/mv", {"multiview-7-test-000000": "Answer: A"})
        >>> print(card.notes[1])
        5 of 6 items have no prediction: counted as wrong (--partial leaves them out).
        >>> card = scenegen.score(
        ...     "out/mv", {"multiview-7-test-000000": "Answer: A"}, partial=True
        ... )
        >>> card.accuracy
        100.0
    """
    items = asked_items(Path(folder))

    def marked(source: Predictions) -> Marking:
        return _marking(items, source, configs=configs, splits=splits, partial=partial)

    other = None if against is None else marked(against)
    return scorecard(marked(predictions), other)


def score_baseline(
    folder: str | Path,
    name: str,
    *,
    against: Predictions | None = None,
    configs: Collection[str] = (),
    splits: Collection[str] = (),
    on_progress: Progress = lambda done, total: None,
) -> tuple[Scorecard, tuple[Prediction, ...]]:
    """The figures of a baseline, and what it said.

    Args:
        folder: of a finished data set.
        name: "random", "majority", "tokens", or a shortcut of one of its tasks.
        against: predictions for a paired test.
        configs: that are scored; all when none is named.
        splits: that are scored; all but that which answers are learnt from when none
            is named.
        on_progress: told how many items are read, of how many.

    Raises:
        ShardError: when the folder is no finished data set.
        ScoreError: when there is no such baseline, config or split.

    Examples:
        >>> from scenegen.scoring.score import score_baseline
        >>> card, said = score_baseline("out/mv", "majority")
        >>> len(said), card.groups[0].chance
        (6, 25.0)
    """
    items = asked_items(Path(folder))
    tested = [each for each in dict.fromkeys(e.split for e in items) if each != TEACHER]
    chosen = chosen_items(items, configs, splits or tested)
    said = baseline_predictions(
        name, Path(folder), items, chosen, on_progress=on_progress
    )
    choice = {"configs": configs, "splits": splits or tested}
    marking = marking_of(items, said, partial=True, **choice)
    other = None if against is None else _marking(items, against, **choice)
    return scorecard(marking, other), said


def _marking(
    items: tuple[AskedItem, ...], source: Predictions, **choice: Any
) -> Marking:
    """The marks of a file.

    Raises:
        ScoreError: when nothing is left to be scored.
    """
    found = marking_of(items, predictions_of(source, items), **choice)
    if not found.marks:
        raise ScoreError(
            "no prediction is of the configs and splits that were chosen; leave out "
            "--config and --split to score what was answered"
        )
    return found
