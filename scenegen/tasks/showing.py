"""Which of the counted objects each view shows, and how much of them."""

from dataclasses import dataclass
from itertools import combinations

from scenegen.records.visibility import Sighting, ViewVisibility

PCM = 100_000
"""Per cent mille in a whole."""


@dataclass(frozen=True, slots=True)
class Showing:
    """The counted objects in one view.

    Attributes:
        size: pixels a side of the picture.
        seen: their sightings by entity id, only those with a visible pixel, in the
            order of ids.
        touching: pairs (smaller id, larger id) of them whose masks touch.
    """

    size: int
    seen: dict[int, Sighting]
    touching: tuple[tuple[int, int], ...]

    def shows(self, entity: int, pcm: float) -> bool:
        """Whether an object fills at least a share of the picture."""
        sighting = self.seen.get(entity)
        return sighting is not None and self._reaches(sighting, pcm)

    def shown(self, pcm: float) -> tuple[int, ...]:
        """The objects that fill at least a share of the picture, by id."""
        return tuple(
            entity
            for entity, sighting in self.seen.items()
            if self._reaches(sighting, pcm)
        )

    def share_pcm(self, entity: int) -> int:
        """The share of the picture that an object fills, rounded down."""
        sighting = self.seen.get(entity)
        if sighting is None:
            return 0
        return sighting.visible_px * PCM // (self.size * self.size)

    def is_clear(self, entity: int, *, percent: int) -> bool:
        """Whether the border leaves an object whole and enough of it shows."""
        sighting = self.seen.get(entity)
        if sighting is None or sighting.touches_border:
            return False
        return 100 * sighting.visible_px >= percent * sighting.amodal_px

    def is_cut(self, entity: int) -> bool:
        """Whether it is seen, and the border of the picture cuts it off."""
        sighting = self.seen.get(entity)
        return sighting is not None and sighting.touches_border

    def _reaches(self, sighting: Sighting, pcm: float) -> bool:
        return sighting.visible_px * PCM >= pcm * self.size * self.size


def share_pcm(sighting: Sighting, seen: ViewVisibility) -> int:
    """The share of a view that an object fills, rounded down."""
    return sighting.visible_px * PCM // seen.pixels


def clear_pct(sighting: Sighting) -> int:
    """The part of an object that is not hidden, per cent, rounded down."""
    return 100 * sighting.visible_px // sighting.amodal_px


def showing_of(visibility: ViewVisibility, entities: tuple[int, ...]) -> Showing:
    """What one view sees of some entities."""
    seen = {
        sighting.entity: sighting
        for sighting in visibility.sightings
        if sighting.visible_px > 0 and sighting.entity in entities
    }
    touching = tuple(
        (first, second)
        for first, second in visibility.contacts
        if first in seen and second in seen
    )
    return Showing(size=visibility.ids.shape[0], seen=seen, touching=touching)


def smallest_cover(
    shown: tuple[tuple[int, ...], ...], wanted: tuple[int, ...]
) -> tuple[int, ...]:
    """A smallest set of views that shows all wanted objects, as indices.

    Among several, the one with the lowest indices; all views when even they do not
    suffice.
    """
    views = range(len(shown))
    for size in range(1, len(shown) + 1):
        for chosen in combinations(views, size):
            if all(any(entity in shown[view] for view in chosen) for entity in wanted):
                return chosen
    return tuple(views)
