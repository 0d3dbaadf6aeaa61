"""The answer to a question about the X, from perception tokens alone."""

from __future__ import annotations

from scenegen.records.item import MapEntry
from scenegen.tasks.perspective.phrasing import ParsedPerspectiveQuestion
from scenegen.tasks.solving.floor_from_tokens import (
    EstimatedPosition,
    Placement,
    distance_between,
    fitted,
    turned,
)
from scenegen.tasks.solving.lens_from_tokens import positions_of
from scenegen.tasks.solving.token_sheet import MIDDLE, TokenSheet, middle_of
from scenegen.tokens.depth_grid import distance_of
from scenegen.tokens.marks import CROSS

FIRST, NOVEL = "view_0", "novel_view"

ORIGIN = EstimatedPosition(0.0, 0.0)
"""Where a camera is in its own frame."""


def closer_or_further(
    sheet: TokenSheet, asked: ParsedPerspectiveQuestion
) -> str | None:
    """Compares the distances from the first camera and from the X."""
    target = sheet.nouns[asked.object]
    cross = positions_of(sheet.views[FIRST]).get(CROSS)
    if cross is None:
        return None
    novel = turned(cross, asked.turn_tenths)
    first, imagined = sheet.entry(FIRST, target), sheet.entry(NOVEL, target)
    position = _position(sheet, target, novel)
    before = _distance(first, ORIGIN, position)
    after = _distance(imagined, novel.at, position)
    if before is None or after is None:
        return None
    return "closer" if after < before else "further"


def side_after_turn(sheet: TokenSheet, asked: ParsedPerspectiveQuestion) -> str | None:
    """The half of the imagined view that shows the target."""
    seen = sheet.entry(NOVEL, sheet.nouns[asked.object])
    if seen is None:
        return None
    return "left" if middle_of(seen)[0] < MIDDLE else "right"


def visible_or_hidden(
    sheet: TokenSheet, asked: ParsedPerspectiveQuestion
) -> str | None:
    """Whether the tokens of the imagined view list the target."""
    seen = sheet.entry(NOVEL, sheet.nouns[asked.object])
    return "hidden" if seen is None else "visible"


def straight_ahead(sheet: TokenSheet, asked: ParsedPerspectiveQuestion) -> str | None:
    """The option whose box is nearest to the middle of the imagined view."""
    found = [
        (abs(middle_of(entry)[0] - MIDDLE), place)
        for place, category in enumerate(sheet.option_categories())
        if category is not None and (entry := sheet.entry(NOVEL, category)) is not None
    ]
    return sheet.options[min(found)[1]] if found else None


def _distance(
    entry: MapEntry | None, eye: EstimatedPosition, position: EstimatedPosition | None
) -> float | None:
    """Metres from a camera to a target, by its own entry if there is one."""
    if entry is not None:
        return distance_of(entry.distance)
    return None if position is None else distance_between(eye, position)


def _position(
    sheet: TokenSheet, target: str, novel: Placement
) -> EstimatedPosition | None:
    """Where the target is, in the frame of the first camera.

    The frames of the first and of the imagined camera are known; that of any other
    picture comes from the objects that it shares with them.
    """
    frames = {FIRST: Placement(ORIGIN, 0.0), NOVEL: novel}
    known = {
        name: frames[view].place(position)
        for view in (NOVEL, FIRST)
        for name, position in positions_of(sheet.views[view]).items()
    }
    for view in (*sheet.shown, NOVEL):
        entry = sheet.entry(view, target)
        if entry is None:
            continue
        positions = positions_of(sheet.views[view])
        frame = frames.get(view) or fitted(
            (own, known[name]) for name, own in positions.items() if name in known
        )
        if frame is not None:
            return frame.place(positions[entry.instance])
    return None
