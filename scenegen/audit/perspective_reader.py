"""A reader of the tokens of the perspective task."""

from scenegen.audit.ground import Placement, Spot, fitted, spot_of, turned, way
from scenegen.audit.sheet import MIDDLE, Sheet, middle_of
from scenegen.records.facts import MapEntry
from scenegen.tasks.perspective_words import OPTION_TEXTS, Asked, read
from scenegen.tokens.depth_grid import distance_of

FIRST, NOVEL = "view_0", "novel_view"


def read_perspective(sheet: Sheet) -> int | None:
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


def _in_front(sheet: Sheet) -> int | None:
    """The option whose box is nearest to the middle of the imagined view."""
    found = [
        (abs(middle_of(entry)[0] - MIDDLE), place)
        for place, category in enumerate(sheet.things())
        if category is not None and (entry := sheet.entry(NOVEL, category)) is not None
    ]
    return min(found)[1] if found else None


def _closer(sheet: Sheet, asked: Asked, target: str) -> int | None:
    """Compares the ways from the first camera and from the X."""
    cross = sheet.mark(FIRST, "X")
    if cross is None:
        return None
    novel = turned(spot_of(cross), asked.turn_tenths)
    first, imagined = sheet.entry(FIRST, target), sheet.entry(NOVEL, target)
    spot = _spot(sheet, target, novel)
    before = _away(first) if first is not None else spot and way(Spot(0, 0), spot)
    after = _away(imagined) if imagined is not None else spot and way(novel.at, spot)
    if before is None or after is None:
        return None
    return sheet.place_of(OPTION_TEXTS["closer" if after < before else "further"])


def _away(entry: MapEntry) -> float | None:
    return distance_of(entry.distance)


def _spot(sheet: Sheet, target: str, novel: Placement) -> Spot | None:
    """Where the target stands, as the first camera sees the floor."""
    frames = {FIRST: Placement(Spot(0.0, 0.0), 0.0), NOVEL: novel}
    known = {
        entry.instance: frames[view].place(spot_of(entry))
        for view in (NOVEL, FIRST)
        for entry in sheet.views[view].entries
    }
    for view in sheet.shown:
        entry = sheet.entry(view, target)
        if entry is None:
            continue
        frame = frames.get(view) or fitted(
            (spot_of(each), known[each.instance])
            for each in sheet.views[view].entries
            if each.instance in known
        )
        if frame is not None:
            return frame.place(spot_of(entry))
    imagined = sheet.entry(NOVEL, target)
    return None if imagined is None else novel.place(spot_of(imagined))
