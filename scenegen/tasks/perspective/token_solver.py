"""A reader of the tokens of the perspective task."""

from scenegen.records.item import MapEntry
from scenegen.tasks.perspective.phrasing import (
    OPTION_TEXTS,
    ParsedPerspectiveQuestion,
    read,
)
from scenegen.tasks.solving.floor_from_tokens import (
    EstimatedPosition,
    Placement,
    fitted,
    turned,
    way,
)
from scenegen.tasks.solving.lens_from_tokens import spots_of
from scenegen.tasks.solving.token_sheet import MIDDLE, TokenSheet, middle_of
from scenegen.tokens.depth_grid import distance_of
from scenegen.tokens.marks import CROSS

FIRST, NOVEL = "view_0", "novel_view"

HERE = EstimatedPosition(0.0, 0.0)
"""Where a camera stands in its own frame."""


def solve_perspective_from_tokens(sheet: TokenSheet) -> int | None:
    """The place of the option that the tokens speak for; None when for none.

    Raises:
        ValueError: when no wording of the task reads like the text.
    """
    asked = read(sheet.text)
    if asked.kind == "which_object":
        return _in_front(sheet)
    target = sheet.nouns[asked.object]
    if asked.kind == "distance_change":
        return _closer(sheet, asked, target)
    seen = sheet.entry(NOVEL, target)
    if asked.kind == "visibility":
        if seen is not None:
            return sheet.place_of(OPTION_TEXTS["visible"])
        hidden = OPTION_TEXTS["hidden"].format(occluder=asked.occluder)
        return sheet.place_of(hidden)
    if seen is None:
        return None
    side = "left" if middle_of(seen)[0] < MIDDLE else "right"
    return sheet.place_of(OPTION_TEXTS[side])


def _in_front(sheet: TokenSheet) -> int | None:
    """The option whose box is nearest to the middle of the imagined view."""
    found = [
        (abs(middle_of(entry)[0] - MIDDLE), place)
        for place, category in enumerate(sheet.things())
        if category is not None and (entry := sheet.entry(NOVEL, category)) is not None
    ]
    return min(found)[1] if found else None


def _closer(
    sheet: TokenSheet, asked: ParsedPerspectiveQuestion, target: str
) -> int | None:
    """Compares the ways from the first camera and from the X."""
    cross = spots_of(sheet.views[FIRST]).get(CROSS)
    if cross is None:
        return None
    novel = turned(cross, asked.turn_tenths)
    first, imagined = sheet.entry(FIRST, target), sheet.entry(NOVEL, target)
    spot = _spot(sheet, target, novel)
    before = _away(first) if first is not None else spot and way(HERE, spot)
    after = _away(imagined) if imagined is not None else spot and way(novel.at, spot)
    if before is None or after is None:
        return None
    return sheet.place_of(OPTION_TEXTS["closer" if after < before else "further"])


def _away(entry: MapEntry) -> float | None:
    return distance_of(entry.distance)


def _spot(sheet: TokenSheet, target: str, novel: Placement) -> EstimatedPosition | None:
    """Where the target stands, as the first camera sees the floor.

    The frames of the first and of the imagined camera are known; that of any other
    picture comes from the things that it shares with them.
    """
    frames = {FIRST: Placement(HERE, 0.0), NOVEL: novel}
    known = {
        name: frames[view].place(spot)
        for view in (NOVEL, FIRST)
        for name, spot in spots_of(sheet.views[view]).items()
    }
    for view in (*sheet.shown, NOVEL):
        entry = sheet.entry(view, target)
        if entry is None:
            continue
        spots = spots_of(sheet.views[view])
        frame = frames.get(view) or fitted(
            (spot, known[name]) for name, spot in spots.items() if name in known
        )
        if frame is not None:
            return frame.place(spots[entry.instance])
    return None
