"""Points that pictures share, as text.

    image 1, imagined view: (204,511)=(88,402) (310,498)=(190,391)
    image 2, imagined view: none

There is a line for each two pictures, in the order of the pictures of a question, the
imagined view last. A point is (x,y), thousandths of the width and of the height of its
picture from the upper left corner, rounded down: 0 to 999. Of the points that two
pictures share there are eight, or as many as there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scenegen.dense.targets import VIEW

POINTS = 8
"""Of two pictures, at most."""

GRID = 1000
"""Steps of a coordinate."""

IMAGINED = "imagined view"


def match_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """What the views of an item share: a line for each two of them.

    Args:
        rows: of the item, with `role`, `target`, `hidden`, `width`, `height` and
            `matches`.
    """
    views = [row for row in rows if row["target"] == VIEW]
    ordered = sorted(views, key=lambda row: bool(row["hidden"]))
    names = _names(ordered)
    return "\n".join(
        f"{names[one['role']]}, {names[other['role']]}: {_points(one, other)}"
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
    )


def _names(views: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What pictures are called, by role; several hidden ones are numbered."""
    shown = [each["role"] for each in views if not each["hidden"]]
    hidden = [each["role"] for each in views if each["hidden"]]
    names = {role: f"image {number}" for number, role in enumerate(shown, 1)}
    several = len(hidden) > 1
    for number, role in enumerate(hidden, 1):
        names[role] = f"{IMAGINED} {number}" if several else IMAGINED
    return names


def _points(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Points of two views, evenly chosen of those in the order of rows."""
    found = [
        (
            _place(each["u"], each["v"], one),
            _place(each["other_u"], each["other_v"], other),
        )
        for each in one["matches"] or ()
        if each["other"] == other["role"]
    ]
    count = min(len(found), POINTS)
    kept = [found[(2 * k + 1) * len(found) // (2 * count)] for k in range(count)]
    return " ".join(f"{here}={there}" for here, there in kept) or "none"


def _place(u: float, v: float, row: Mapping[str, Any]) -> str:
    x = min(int(u * GRID / row["width"]), GRID - 1)
    y = min(int(v * GRID / row["height"]), GRID - 1)
    return f"({x},{y})"
