"""The table of one item: a row for each candidate, a column for each feature.

Candidates are the entities that the options name, in their order, or the one entity
that is asked about. A column is NaN where a picture does not show a candidate. Pixels
are on the 336-pixel grid of boxes, columns counted from the middle of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.records.item import Facts, MapEntry, ViewTokens
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.picture_features import visible_px
from scenegen.tasks.solving.token_sheet import MIDDLE

Values = NDArray[np.float64]
"""A value for each candidate, (k,)."""

MARKS = "painted marks"
"""The input that the painted marks of all pictures are."""

TURN = "turn"
"""The input that the side and the amount in the text are."""

GIVER = "giver"
"""The input of features that know which entity gives the direction of the viewer."""

SUBJECT = "subject"
"""The input of features that know which entities are asked about."""

Role = Literal["", "size", "shape", "way"]
"""What becomes of a feature beside what is usual for the kind of the giver: sizes and
shapes are held against it, and how they are then, shapes are multiplied with ways."""


class FlatFeature(NamedTuple):
    """A column of the table.

    Attributes:
        name: as rules are printed, e.g. "view_0: foot row".
        is_odd: it changes its sign when pictures are mirrored, so that it can be
            counted towards the side that the text names.
        inputs: what it is read from: names of views, `MARKS`, `TURN`, `GIVER`,
            `SUBJECT`.
        is_side: its sign is a side in the picture that answers may be told from: an
            answer may be the same side, or the other one.
        role: see `Role`.
    """

    name: str
    is_odd: bool
    inputs: frozenset[str]
    is_side: bool = False
    role: Role = ""

    @property
    def bare(self) -> str:
        """Its name without the view."""
        return self.name.partition(": ")[2] or self.name


class Mark(NamedTuple):
    """A mark in a picture: its pixel, and its depth code."""

    x: float
    y: float
    depth: float


@dataclass(frozen=True, slots=True)
class ShownView:
    """What one visible picture shows, in numbers.

    Attributes:
        name: of the view.
        x0, y0, x1, y1: boxes of the candidates, (k,).
        depth: their depth codes, (k,).
        pixels: how many of them are visible, (k,).
        marks: the first of each label, in the order in which a walk passes them.
        walk: pixels of the walk in its direction, ends and bends, (m, 2).
        boxes: of all entities that it shows, (e, 4).
        grid: the depth grid, (10, 10).
    """

    name: str
    x0: Values
    y0: Values
    x1: Values
    y1: Values
    depth: Values
    pixels: Values
    marks: Mapping[str, Mark]
    walk: NDArray[np.float64]
    boxes: NDArray[np.float64]
    grid: NDArray[np.float64]

    @property
    def column(self) -> Values:
        """Columns from the middle of the picture to the middle of each box."""
        return (self.x0 + self.x1) / 2 - MIDDLE

    @property
    def foot(self) -> Values:
        """Rows of the lower edges."""
        return self.y1


@dataclass(slots=True)
class FlatTable:
    """The features of an item as they are collected.

    Attributes:
        rows: number of candidates.
        columns: values by feature.
    """

    rows: int
    columns: dict[FlatFeature, Values] = field(default_factory=dict)

    def add(
        self,
        name: str,
        values: Values | float,
        *,
        inputs: Iterable[str],
        is_odd: bool = False,
        is_side: bool = False,
        role: Role = "",
    ) -> None:
        """Add a column; one number stands for all candidates, whichever they are.

        Args:
            name: see `FlatFeature`.
            values: of the candidates, (rows,), or of all of them.
            inputs: see `FlatFeature`; `SUBJECT` is added here.
            is_odd: see `FlatFeature`.
            is_side: see `FlatFeature`; what is a side is odd too.
            role: see `Role`.
        """
        if not isinstance(values, float):
            inputs = (*inputs, SUBJECT)
        column = np.broadcast_to(np.asarray(values, dtype=np.float64), (self.rows,))
        is_odd = is_odd or is_side
        feature = FlatFeature(name, is_odd, frozenset(inputs), is_side, role)
        self.columns[feature] = column


def shown_views(facts: Facts, cues: TextCues) -> tuple[ShownView, ...]:
    """What the visible pictures of an item show of its candidates."""
    subjects = cues.subjects or (0,)
    visible = {view.name for view in facts.rig.visible}
    return tuple(
        _shown(facts, each, subjects, is_reversed=cues.is_reversed)
        for each in facts.tokens
        if each.view in visible
    )


def _shown(
    facts: Facts, tokens: ViewTokens, subjects: tuple[int, ...], *, is_reversed: bool
) -> ShownView:
    entries = {each.instance: each for each in tokens.entries}
    table = np.array([_cells(entries.get(each)) for each in subjects])
    pixels = [visible_px(facts, tokens.view, each) for each in subjects]
    path = tokens.marks[::-1] if is_reversed else tokens.marks
    marks: dict[str, Mark] = {}
    for mark in path:
        place = Mark(float(mark.pixel[0]), float(mark.pixel[1]), float(mark.distance))
        marks.setdefault(mark.label, place)
    return ShownView(
        tokens.view,
        x0=table[:, 0],
        y0=table[:, 1],
        x1=table[:, 2],
        y1=table[:, 3],
        depth=table[:, 4],
        pixels=np.where(np.isnan(table[:, 0]), np.nan, np.array(pixels, dtype=float)),
        marks=marks,
        walk=_walk([(each.label, each.pixel) for each in path]),
        boxes=np.array([each.box for each in tokens.entries], dtype=float).reshape(
            -1, 4
        ),
        grid=np.array(tokens.depth, dtype=float).reshape(10, 10),
    )


def _cells(entry: MapEntry | None) -> tuple[float, ...]:
    if entry is None:
        return (np.nan,) * 5
    return (*map(float, entry.box), float(entry.distance))


def _walk(marks: list[tuple[str, tuple[int, int]]]) -> NDArray[np.float64]:
    """Pixels of ends and bends; (0, 2) where no walk is painted."""
    pixels = [pixel for label, pixel in marks if label in ("1", "BEND", "2")]
    return np.array(pixels, dtype=float).reshape(-1, 2)
