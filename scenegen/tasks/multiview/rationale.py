"""A rationale: the pictures one by one, what each of them adds, the map, the total.

It says only what an onlooker can check: numbers, left and right in a picture, what
landmark an object is near. Left and right are used where they leave no doubt.
"""

from dataclasses import dataclass
from itertools import pairwise

from scenegen.records.visibility import Box
from scenegen.tasks.phrases import NUMBERS, ORDINALS
from scenegen.tasks.showing import Showing

SENTENCES_FOR_PICTURES = 4
"""With more pictures than this, some share a sentence."""

GAP_PERCENT = 3
"""Part of the picture's width by which neighbours in a row are apart, at least."""

OPENINGS = (
    ("the {place} picture shows", "the {place} picture clearly shows"),
    ("in the {place} picture you can see", "in the {place} picture you clearly see"),
    ("the {place} picture has", "the {place} picture clearly has"),
)
"""Beginnings of a sentence; the second is for pictures that hold a glimpse of more."""

NONE_AT_ALL = "no {plural}"
NONE_CLEARLY = "no {singular} large enough to tell"

NEW_ONES = (
    ("a new one", "both new", "all of them new"),
    ("not seen before", "neither seen before", "none of them seen before"),
    ("an additional one", "both additional", "all of them additional"),
)
"""One object, two, or several, that no earlier picture shows."""

MAP_HALVES = (
    "Imagined from above, {first} in the {one} half of the map and {second} in the "
    "{other} half, which agrees.",
    "On the map from above, {first} in the {one} half and {second} in the {other} "
    "half.",
    "The view from above confirms this: {first} in its {one} half, {second} in its "
    "{other} half.",
)
MAP_WHOLE = (
    "Imagined from above, the room shows {total} separate {plural}, which agrees.",
    "On the map from above, {total} separate {plural} can be pointed at.",
    "The view from above confirms this: {total} {plural} stand there one by one.",
)
TOTALS = (
    "So there are {answer} {plural} in total.",
    "Counting each of them once gives {answer} {plural}.",
    "Together the pictures therefore show {answer} different {plural}.",
)


@dataclass(frozen=True, slots=True)
class Nouns:
    """How a category is called."""

    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class DescribedView:
    """What a rationale may say about one view.

    Attributes:
        place: its place among the visible views, from 0.
        shown: the counted objects that it shows, from left to right.
        is_row: left and right of neighbours in `shown` are beyond doubt.
        has_glimpses: it shows a bit of further counted objects, too small to count.
        landmarks: by object, a landmark that it is near, with its article.
    """

    place: int
    shown: tuple[int, ...]
    is_row: bool
    has_glimpses: bool
    landmarks: dict[int, str]


def described_views(
    place: int, view: Showing, *, seen_pcm: int, landmarks: dict[int, str]
) -> DescribedView:
    """What can be said about one view."""
    shown = view.shown(seen_pcm)
    middles = {entity: _twice_middle(view.seen[entity].box)[0] for entity in shown}
    row = tuple(sorted(shown, key=lambda entity: (middles[entity], entity)))
    gap = 2 * GAP_PERCENT * view.size
    is_row = all(
        100 * (middles[right] - middles[left]) >= gap for left, right in pairwise(row)
    )
    return DescribedView(place, row, is_row, len(view.seen) > len(shown), landmarks)


def rationale(
    nouns: Nouns,
    pictures: tuple[DescribedView, ...],
    map_view: Showing | None,
    *,
    phrasing: int,
) -> tuple[str, ...]:
    """Three to six sentences that end with the number of distinct objects.

    Args:
        nouns: of the category.
        pictures: the visible views in their order.
        map_view: the map, when there is one that shows every object.
        phrasing: picks among equal ways to say it.
    """
    found: list[int] = []
    clauses = []
    for picture in pictures:
        clauses.append(_clause(nouns, picture, pictures, found, phrasing))
        found += [entity for entity in picture.shown if entity not in found]
    sentences = [_sentence(group) for group in _grouped(clauses)]
    choice = phrasing // len(OPENINGS)
    if map_view is not None:
        sentences.append(_map_sentence(nouns, map_view, tuple(found), choice))
    total = TOTALS[choice // len(MAP_WHOLE) % len(TOTALS)]
    return (*sentences, total.format(answer=len(found), plural=nouns.plural))


def _grouped(clauses: list[str]) -> list[list[str]]:
    """The clauses in order, in at most as many groups as there may be sentences."""
    groups = min(len(clauses), SENTENCES_FOR_PICTURES)
    bounds = [len(clauses) * number // groups for number in range(groups + 1)]
    return [clauses[start:stop] for start, stop in pairwise(bounds)]


def _sentence(clauses: list[str]) -> str:
    text = "; ".join(clauses)
    return f"{text[0].upper()}{text[1:]}."


def _clause(
    nouns: Nouns,
    picture: DescribedView,
    pictures: tuple[DescribedView, ...],
    found: list[int],
    phrasing: int,
) -> str:
    """What a picture shows, and which of it is new."""
    plain, hedged = OPENINGS[phrasing % len(OPENINGS)]
    if not picture.shown:
        none = NONE_CLEARLY if picture.has_glimpses else NONE_AT_ALL
        what = none.format(singular=nouns.singular, plural=nouns.plural)
        return f"{plain.format(place=ORDINALS[picture.place])} {what}"
    opening = (hedged if picture.has_glimpses else plain).format(
        place=ORDINALS[picture.place]
    )
    text = f"{opening} {_number_of(nouns, len(picture.shown))}"
    old = [entity for entity in picture.shown if entity in found]
    if not found:
        return f"{text}{_near(picture, list(picture.shown))}"
    if not old:
        return f"{text}{_all_new(picture, phrasing)}{_so_far(found, picture)}"
    where = _where_before(old, picture, pictures)
    if len(old) == len(picture.shown):
        return f"{text}{_all_old(len(old), where)}"
    return f"{text}{_mixed(picture, old, where)}{_so_far(found, picture)}"


def _number_of(nouns: Nouns, count: int) -> str:
    return f"{NUMBERS[count]} {nouns.singular if count == 1 else nouns.plural}"


def _near(picture: DescribedView, entities: list[int]) -> str:
    """Where a single object stands, if that can be said."""
    if len(entities) != 1 or entities[0] not in picture.landmarks:
        return ""
    return f" near {picture.landmarks[entities[0]]}"


def _so_far(found: list[int], picture: DescribedView) -> str:
    new = [entity for entity in picture.shown if entity not in found]
    return f", which makes {NUMBERS[len(found) + len(new)]} so far"


def _all_new(picture: DescribedView, phrasing: int) -> str:
    one, two, several = NEW_ONES[phrasing % len(NEW_ONES)]
    if len(picture.shown) == 1:
        return f"{_near(picture, list(picture.shown))}, {one}"
    return f", {two if len(picture.shown) == 2 else several}"


def _all_old(count: int, where: str) -> str:
    if count == 1:
        return f", the one already seen {where}"
    return f", {'both' if count == 2 else 'all of them'} already seen {where}"


def _where_before(
    old: list[int], picture: DescribedView, pictures: tuple[DescribedView, ...]
) -> str:
    """The last earlier picture that shows all of them, or "before"."""
    for earlier in reversed(pictures[: picture.place]):
        if all(entity in earlier.shown for entity in old):
            return f"in the {ORDINALS[earlier.place]} picture"
    return "in earlier pictures"


def _mixed(picture: DescribedView, old: list[int], where: str) -> str:
    """Which of the shown objects are known, and that the others are new."""
    new = [entity for entity in picture.shown if entity not in old]
    verb = "was" if len(old) == 1 else "were"
    if len(new) == 1:
        rest = f"the other one{_near(picture, new)} is new"
    else:
        rest = f"the other {NUMBERS[len(new)]} are new"
    return f": {_which(picture, old)} {verb} already {where}, and {rest}"


def _which(picture: DescribedView, some: list[int]) -> str:
    """Some of the shown objects, by their places from left to right."""
    count, last = len(some), len(picture.shown) - 1
    places = [picture.shown.index(entity) for entity in some]
    is_run = places[-1] - places[0] == count - 1
    if not picture.is_row or not is_run:
        return f"{NUMBERS[count]} of them"
    if count == 1:
        return _single_place(places[0], last)
    if places[0] == 0:
        return f"the {NUMBERS[count]} on the left"
    if places[-1] == last:
        return f"the {NUMBERS[count]} on the right"
    return f"{NUMBERS[count]} of them"


def _single_place(place: int, last: int) -> str:
    """One object in a row of two or more."""
    if last == 1:
        return "the one on the left" if place == 0 else "the one on the right"
    if place == 0:
        return "the leftmost one"
    if place == last:
        return "the rightmost one"
    return f"the {ORDINALS[place]} one from the left"


def _map_sentence(
    nouns: Nouns, map_view: Showing, found: tuple[int, ...], choice: int
) -> str:
    middles = [_twice_middle(map_view.seen[entity].box) for entity in found]
    choice %= len(MAP_WHOLE)
    for axis, one, other in ((0, "left", "right"), (1, "upper", "lower")):
        if not all(_is_off_middle(middle[axis], map_view.size) for middle in middles):
            continue
        first = [middle for middle in middles if middle[axis] < map_view.size]
        if 0 < len(first) < len(found):
            return MAP_HALVES[choice].format(
                first=_so_many(len(first), "stands", "stand"),
                second=NUMBERS[len(found) - len(first)],
                one=one,
                other=other,
            )
    return MAP_WHOLE[choice].format(total=NUMBERS[len(found)], plural=nouns.plural)


def _so_many(count: int, singular: str, plural: str) -> str:
    return f"{NUMBERS[count]} {singular if count == 1 else plural}"


def _twice_middle(box: Box) -> tuple[int, int]:
    """Twice the column and the row of the middle of a box."""
    return box.x0 + box.x1, box.y0 + box.y1


def _is_off_middle(twice: int, size: int) -> bool:
    """Clear of the line that halves the picture."""
    return 100 * abs(twice - size) >= 2 * GAP_PERCENT * size
