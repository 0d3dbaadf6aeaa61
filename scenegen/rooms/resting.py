"""How high an object lies on the one that carries it."""

from scenegen.geometry.footprint import Footprint
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations.base import in_frame_of

ACROSS = (-2, -1, 0, 1, 2)
"""Places along each side of an object at which the top below is looked at, in fifths
of that side from its middle."""

RANK = 15
"""Which one of those 25 heights it lies at, from the lowest: what is soft yields, so
that the object neither stands on one fold nor sinks in."""


def rest_mm(host: PlacedEntity, footprint: Footprint) -> int:
    """The height of the lower edge of an object on the top of another one, millimetres.

    Args:
        host: what carries it.
        footprint: of the object.
    """
    surface = host.asset.surface
    if surface is None:
        return host.z_mm
    if not surface.soft_mm:
        return host.z_mm + surface.z_mm
    heights = []
    for along in ACROSS:
        for aside in ACROSS:
            place = footprint.spot.offset(
                along * footprint.length // 5, aside * footprint.width // 5
            )
            heights.append(surface.height_at(*in_frame_of(host.footprint, place)))
    return host.z_mm + sorted(heights)[RANK]
