"""How much of the counted objects the pictures show, for footers and manifest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from scenegen.records.item import Facts
from scenegen.records.visibility import Sighting

BINS = 10
"""Classes of visible parts, each a tenth wide; the last one is nearly unoccluded."""

LEAST_SHARE = 1000
"""Objects count that would fill at least one in so many parts of the picture."""

Bins = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VisibleParts:
    """A tally of visible parts.

    Attributes:
        counted: counted objects in visible views, by their visible part.
        asked: items in which a view was to show some part of an object, by the band,
            e.g. "5-35".
        reached: how many of them do.
        shown: the visible parts in them, in classes as in `counted`.
    """

    counted: Bins = (0,) * BINS
    asked: Mapping[str, int] = field(default_factory=dict)
    reached: Mapping[str, int] = field(default_factory=dict)
    shown: Bins = (0,) * BINS

    def plain(self) -> dict[str, Any]:
        """As manifests hold it."""
        bins = {"counted": list(self.counted), "shown": list(self.shown)}
        return {**asdict(self), **bins}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """As footers held it.

        Raises:
            TypeError, KeyError: when they held something else.
        """
        bins = {name: tuple(plain[name]) for name in ("counted", "shown")}
        numbers = [*bins["counted"], *bins["shown"]]
        for name in ("asked", "reached"):
            numbers += plain.get(name, {}).values()
        if not all(type(each) is int for each in numbers) or any(
            len(each) != BINS for each in bins.values()
        ):
            raise TypeError("the visible parts are no whole numbers")
        return cls(**{**plain, **bins})


NOTHING = VisibleParts()


def visible_parts(facts: Facts, truth_size: int) -> VisibleParts:
    """The tally of one item.

    Args:
        facts: of the item.
        truth_size: pixels a side of the masks.
    """
    counted = [0] * BINS
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        for sighting in sightings:
            is_counted = sighting.entity in facts.question.evidence.instances
            is_large = sighting.amodal_px * LEAST_SHARE >= truth_size * truth_size
            if is_counted and is_large and not view.is_hidden:
                counted[_bin(sighting.visible_px, sighting.amodal_px)] += 1
    found = facts.occlusion
    if found is None:
        return VisibleParts(tuple(counted))
    shown = [0] * BINS
    shown[_bin(found.visible_px, found.amodal_px)] = 1
    band = f"{found.asked.least_pct}-{found.asked.most_pct}"
    return VisibleParts(
        tuple(counted), {band: 1}, {band: int(found.is_reached)}, tuple(shown)
    )


def together(tallies: Iterable[VisibleParts]) -> VisibleParts:
    """The sum of tallies."""
    counted, shown = [0] * BINS, [0] * BINS
    asked: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    for each in tallies:
        counted = [a + b for a, b in zip(counted, each.counted, strict=True)]
        shown = [a + b for a, b in zip(shown, each.shown, strict=True)]
        asked.update(each.asked)
        reached.update(each.reached)
    return VisibleParts(
        tuple(counted),
        dict(sorted(asked.items())),
        dict(sorted(reached.items())),
        tuple(shown),
    )


def fault(facts: Facts) -> str:
    """What is wrong with the occlusion of an item, by its own sightings; "" if nothing.

    The recorded part must be the part that the view shows, and lie in the band that was
    asked for.
    """
    found = facts.occlusion
    if found is None:
        return ""
    asked = found.asked
    seen = _sighting(facts, asked.view, asked.entity)
    noted = found.visible_px, found.amodal_px
    if seen is None or noted != (seen.visible_px, seen.amodal_px):
        return f"{asked.view} shows another part of {asked.entity} than is noted"
    if not found.is_reached:
        percent = 100 * seen.visible_px / seen.amodal_px
        return (
            f"{asked.view} shows {percent:.1f} % of {asked.entity}, and "
            f"{asked.least_pct} to {asked.most_pct} % were asked for"
        )
    return ""


def counted_at(facts: Facts, category: str, pcm: float, truth_size: int) -> int:
    """How many of a category show at least a share of some visible view.

    Args:
        facts: of the item.
        category: what is counted.
        pcm: the share, per cent mille of the picture.
        truth_size: pixels a side of the masks.
    """
    kinds = {entity.id: entity.category for entity in facts.scene.entities}
    least = pcm * truth_size * truth_size / 100_000
    seen = {
        sighting.entity
        for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
        if not view.is_hidden
        for sighting in sightings
        if kinds[sighting.entity] == category and sighting.visible_px >= least
    }
    return len(seen)


def _sighting(facts: Facts, name: str, entity: int) -> Sighting | None:
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        for sighting in sightings:
            if (view.name, sighting.entity) == (name, entity):
                return sighting
    return None


def _bin(visible_px: int, amodal_px: int) -> int:
    return min(BINS * visible_px // max(amodal_px, 1), BINS - 1)
