"""One item as the audit keeps it: text, flat features, and what was tried on it alone.

Facts of 20,000 items take more memory than a laptop has. Workers therefore describe
their items, and only descriptions, a few kilobytes each, come together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.counts import no_boxes
from scenegen.audit.features.fronts import FrontSketch
from scenegen.audit.features.neighbours import no_neighbours
from scenegen.audit.features.sheet import FlatFeature
from scenegen.audit.pictures import PictureFeatures


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lives.

    Attributes:
        task, kind, config: what the bars of the audit are told apart by.
        series, split: of its address.
        index: of its address; items 2u and 2u + 1 are twins.
        pair: the `pair_id` of both twins.
    """

    task: str
    kind: str
    config: str
    series: str
    split: str
    index: int
    pair: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """All of an item that is text.

    Attributes:
        question, options: as they are asked.
        answers: what each option says, the same for all items of the kind.
        right: position of the right option.
        attributes: what else the text tells: wording, side, degrees, variant.
    """

    question: str
    options: tuple[str, ...]
    answers: tuple[str, ...]
    right: int
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TriedTokens:
    """Whether a reader of perception tokens is right; a chance without an answer.

    Attributes:
        own: with all views of the item.
        alone: with its hidden views alone.
        twin: with the hidden views of its twin alone; None where they are the same, as
            when the twins ask about two things that one look shows.
        other: with the hidden views of another unit.
        none: with no view.
    """

    own: float
    alone: float
    twin: float | None
    other: float
    none: float


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One item.

    Attributes:
        place, text: see there.
        side: 1 for the left, -1 for the right, as the text says; 0 for none.
        is_choice: the rows of `values` are the options, in their order.
        is_count: the options are numbers of what views show.
        features: the columns of `values`.
        values: (rows, columns), NaN where a picture does not show a candidate.
        counts: of the visible views, in their order; () where nothing is counted.
        columns: numbers of the row that no picture shows, by name.
        candidate_columns: the same for each option that names an entity.
        differs: the inputs in which it differs from its twin.
        scene: a hash of the scene that does not change when it is mirrored or turned,
            or its entities are renumbered.
        lens_changes: whether its answer depends on the lens that a viewer assumes.
        solved: whether a second solution from the scene finds the answer.
        tokens: see there.
        rationale: whether the premises of its rationale give the answer; None where
            its kind has no parser of them.
        pictures: what is kept of the visible views, by name; empty where none is drawn.
        giver: category and model of the thing whose front gives the direction of the
            viewer; empty where none does.
        counted: boxes of what is counted, see `features.counts.BOX`, (boxes, 7); none
            where nothing is counted.
        words: columns of the row that are words, by name.
        neighbours: what is told by the things around counted ones, see
            `features.neighbours.NEIGHBOURS`; (0,) where nothing is counted.
        front: what is shown of a giver and around it; None where there is none.
    """

    place: Place
    text: ReadText
    side: int
    is_choice: bool
    is_count: bool
    features: tuple[FlatFeature, ...]
    values: NDArray[np.float32]
    counts: tuple[int, ...]
    columns: Mapping[str, float]
    candidate_columns: Mapping[str, tuple[float, ...]]
    differs: tuple[str, ...]
    scene: str
    lens_changes: bool
    solved: bool
    tokens: TriedTokens
    rationale: bool | None = None
    pictures: Mapping[str, PictureFeatures] = field(default_factory=dict)
    giver: tuple[str, str] = ("", "")
    counted: NDArray[np.float32] = field(default_factory=no_boxes)
    words: Mapping[str, str] = field(default_factory=dict)
    neighbours: NDArray[np.float32] = field(default_factory=no_neighbours)
    front: FrontSketch | None = None
