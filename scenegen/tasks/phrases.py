"""Words for where objects are, as rationales of several tasks use them.

Angles are tenths of a degree, positive to the left, 0 straight ahead.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from scenegen.geometry.angles import difference, towards
from scenegen.records.item import Twin
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import Box, Sighting, ViewVisibility
from scenegen.tasks.landmarks import Landmark, landmarks_near, landmarks_of

if TYPE_CHECKING:
    from scenegen.catalogue import Category

Names = Mapping[int, str]
"""Of entities that are one of a kind, by id, with their articles."""

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip
"""Number words, as they stand before a noun."""

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
)  # fmt: skip
"""The place of a picture, or of an object in a row."""

FINE = 2
"""Steps in which directions are found."""

ROW_PERCENT = 3
"""Part of the picture's width by which neighbours in a row are apart, at least."""

MIDDLE_PERCENT = 10
"""What is so near to the middle of a picture, in per cent of its width, is there."""

ENDINGS = ("So the answer is: {}.", "The answer is: {}.", "Hence: {}.")
"""How a rationale ends."""


def names_of(
    scene: Scene, categories: "Mapping[str, Category]", asked: tuple[int, ...]
) -> dict[int, str]:
    """How a rationale may name objects: those asked about, and landmarks.

    Args:
        scene: the scene.
        categories: by name.
        asked: ids of what the question names.
    """
    named = {
        landmark.entity.id: f"the {landmark.noun}"
        for landmark in landmarks_of(scene, categories, asked="")
    }
    for entity in scene.entities:
        if entity.id in asked:
            named[entity.id] = f"the {categories[entity.category].singular}"
    return named


def entity_of(scene: Scene, number: int) -> Entity:
    """The entity of an id.

    Raises:
        ValueError: when the scene has none of that id.
    """
    for entity in scene.entities:
        if entity.id == number:
            return entity
    raise ValueError(f"no entity {number} in the scene")


def sighting_of(seen: ViewVisibility, number: int) -> Sighting | None:
    """What a view sees of an entity; None when not a pixel of it shows."""
    for sighting in seen.sightings:
        if sighting.entity == number and sighting.visible_px > 0:
            return sighting
    return None


def angle_to(
    origin: tuple[int, int], heading_tenths: int, target: tuple[int, int]
) -> int:
    """The direction of a place, seen from another one with some heading."""
    dx, dy = target[0] - origin[0], target[1] - origin[1]
    return difference(towards(dx, dy, FINE), heading_tenths)


def square_mm(one: tuple[int, int], other: tuple[int, int]) -> int:
    """The square of the distance of two places on the floor."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    return dx * dx + dy * dy


def place_in_picture(box: Box, size: int) -> str:
    """The third of the words "on the left", "in the middle", "on the right"."""
    off = box.x0 + box.x1 - size
    if 100 * abs(off) < 2 * MIDDLE_PERCENT * size:
        return "in the middle"
    return "on the left" if off < 0 else "on the right"


def is_on_its_side(box: Box, size: int, off: int) -> bool:
    """Whether what shows of a thing is not on one side, its middle on the other one.

    Of what is wide and partly covered, the part that shows may be there; who reads the
    direction to it and the picture would be told two things.

    Args:
        box: of the part that shows.
        size: pixels a side of the picture.
        off: direction to the middle of the thing; positive to the left.
    """
    place = place_in_picture(box, size)
    return place == "in the middle" or (place == "on the left") == (off > 0)


def in_row(entities: tuple[int, ...], seen: ViewVisibility) -> tuple[int, ...]:
    """Entities from left to right; none when two of them are nearly in line."""
    columns = []
    for entity in entities:
        sighting = sighting_of(seen, entity)
        if sighting is None:
            return ()
        columns.append((sighting.box.x0 + sighting.box.x1, entity))
    columns.sort()
    gap = 2 * ROW_PERCENT * seen.ids.shape[0]
    if any(100 * (right - left) < gap for (left, _), (right, _) in pairwise(columns)):
        return ()
    return tuple(entity for _, entity in columns)


def nearby(number: int, twin: Twin, names: Names, seen: ViewVisibility) -> str:
    """The words ", near the bookcase" if the view shows such a landmark well, else "".

    Args:
        number: the entity that stands there.
        twin: its scene; what is asked about is no landmark.
        names: of what may be mentioned.
        seen: the view that an onlooker has.
    """
    landmarks = tuple(
        Landmark(entity, names[entity.id].removeprefix("the "))
        for entity in twin.scene.entities
        if entity.id in names and entity.id not in twin.asked
    )
    target = entity_of(twin.scene, number)
    found = landmarks_near((target,), landmarks, seen)
    return f", near {found[number]}" if number in found else ""


def joined(parts: Iterable[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    *some, last = parts
    return f"{', '.join(some)} and {last}" if some else last


def be(count: int) -> str:
    """The verb for so many."""
    return "is" if count == 1 else "are"


def number_word(count: int) -> str:
    """A small number."""
    return NUMBERS[count]


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    return f"{text[0].upper()}{text[1:]}."


def pick(phrasing: int, turn: int, ways: tuple[str, ...]) -> str:
    """One of equal ways to say something.

    Args:
        phrasing: a number below 2**31 that stands for the unit.
        turn: which sentence of a rationale it is; each chooses for itself.
        ways: of saying it.
    """
    for _ in range(turn):
        phrasing //= 7
    return ways[phrasing % len(ways)]
