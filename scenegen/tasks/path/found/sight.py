"""What the imagined view shows of what is asked about, and what stands before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.polyline import Point
from scenegen.geometry.pose import Vector
from scenegen.records.item import Twin
from scenegen.records.scene import Entity
from scenegen.records.visibility import FLOOR, Sighting, ViewVisibility
from scenegen.tasks.path.checks import EntityExtent
from scenegen.tasks.phrases import entity_of

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.tasks.path.found.brief import FoundBrief, Stop

Size = tuple[int, int, int]

NOT_BETWEEN = "not_between"
"""What is hidden is hidden by a wall, or nothing stands on the line to it."""

BODY_PARTS = (0.25, 0.5, 0.75)
"""Heights of the points that must be covered, parts of the height of a thing."""

OF_A_KIND = 2
"""So many of these points at least are covered by things."""


LOW_MM = 100
"""What is no higher does not count as standing on the line."""


PLAIN_MM = 20
"""How much higher than a look something is that is plainly in its way, at least."""

EYES_MM = 1450
"""Height of the eyes that a rationale reckons with, millimetres."""


class Crossing(NamedTuple):
    """Where a line from M1 to something is over another thing.

    Attributes:
        entity: id of that thing.
        enter, leave: parts of the way.
    """

    entity: int
    enter: float
    leave: float


@dataclass(frozen=True, slots=True)
class ImaginedSight:
    """One twin, seen from M1.

    Attributes:
        twin: its scene, rig, and what is asked about.
        right: number of the right answer.
        subject: id of the entity that it rests on; 0 for none.
        options: ids of the entities that the answers name; 0 for nothing.
        giver: id of the entity that gives the direction; 0 for none.
        imagined: what the imagined view shows.
        stop: the walk, and where it stops to look.
        sizes: of all entities by id, millimetres.
    """

    twin: Twin
    right: int
    subject: int
    options: tuple[int, ...]
    giver: int
    imagined: ViewVisibility
    stop: Stop
    sizes: Mapping[int, Size]

    @property
    def marker(self) -> Point:
        """The position of M1, or of the start of a walk without one."""
        return self.stop.marker

    def entity(self, number: int) -> Entity:
        """The entity of an id."""
        return entity_of(self.twin.scene, number)

    def extent(self, number: int) -> EntityExtent:
        """The floor that an entity covers."""
        entity, (length, width, _) = self.entity(number), self.sizes[number]
        x, y, _ = entity.position_mm
        return EntityExtent((x, y), entity.heading_tenths, length, width)

    def top(self, number: int) -> int:
        """How high an entity reaches, millimetres."""
        return self.entity(number).position_mm[2] + self.sizes[number][2]

    def sighting(self, number: int) -> Sighting | None:
        """That of an entity in the imagined view, even when nothing of it shows."""
        for each in self.imagined.sightings:
            if each.entity == number:
                return each
        return None

    def hider(self) -> Crossing:
        """The thing on the line that the view shows in front of the hidden subject.

        Raises:
            Rejected: NOT_BETWEEN when a wall hides it, or nothing on the line is high
                enough.
        """
        entity, height = self.entity(self.subject), self.sizes[self.subject][2]
        x, y, z = entity.position_mm
        size = self.imagined.ids.shape[0]
        camera = self.imagined.view.camera(size)
        found = []
        for part in BODY_PARTS:
            at = camera.project(Vector(x / 1000, y / 1000, (z + part * height) / 1000))
            column, row = int(at.u), int(at.v)
            if 0 <= column < size and 0 <= row < size:
                found.append(int(self.imagined.ids[row, column]))
        things = [each for each in found if each > 0]
        if len(things) < OF_A_KIND:
            raise Rejected(NOT_BETWEEN)
        for each in sorted(set(things)):
            over = self.crossing(each)
            if over is None:
                continue
            look = self.look_mm(over, z + height, low=True)
            if self.top(each) >= look + PLAIN_MM:
                return over
        raise Rejected(NOT_BETWEEN)

    def between(self) -> tuple[Crossing, ...]:
        """Entities on the floor that the line from M1 to the subject crosses.

        Nearest to M1 first.
        """
        subject, found = self.entity(self.subject), []
        for each in self.twin.scene.entities:
            if each.id in (subject.id, subject.support) or each.support != FLOOR:
                continue
            if self.sizes[each.id][2] > LOW_MM:
                crossing = self.crossing(each.id)
                if crossing is not None:
                    found.append(crossing)
        return tuple(sorted(found, key=lambda each: (each.enter, each.entity)))

    def crossing(self, number: int) -> Crossing | None:
        """How the line to the subject crosses the floor of an entity; None: not."""
        parts = _crossed(self.marker, self.entity(self.subject), self.extent(number))
        return None if parts is None else Crossing(number, *parts)

    def look_mm(self, over: Crossing, height: int, *, low: bool) -> int:
        """How high a look from M1 to a height of the subject is above something.

        Args:
            over: what it passes.
            height: above the floor, millimetres.
            low: where it is lowest there; else where it is highest.
        """
        ends = [EYES_MM + (height - EYES_MM) * part for part in over[1:]]
        return round(min(ends) if low else max(ends))


def sight_of(
    brief: FoundBrief,
    member: int,
    twin: Twin,
    imagined: ViewVisibility,
    stop: Stop,
    catalogue: Catalogue,
) -> ImaginedSight:
    """One twin, seen from M1, as its unit asks about it."""
    kind, right = brief.kind, brief.right[member]
    options = kind.option_entities(twin.asked)
    return ImaginedSight(
        twin=twin,
        right=right,
        subject=kind.subject(twin.asked, member, right),
        options=options,
        giver=twin.asked[-1] if len(twin.asked) > len(options) > 0 else 0,
        imagined=imagined,
        stop=stop,
        sizes={e.id: catalogue.asset(e.asset).size_mm for e in twin.scene.entities},
    )


def _crossed(
    start: Point, target: Entity, box: EntityExtent
) -> tuple[float, float] | None:
    """The parts of the way between which a line is over a floor; None: never."""
    cos, sin = cosine(box.heading), sine(box.heading)
    enter, leave = 0.0, 1.0
    ends = [(start[0], start[1]), target.position_mm[:2]]
    offsets = [(x - box.place[0], y - box.place[1]) for x, y in ends]
    along = [x * cos + y * sin for x, y in offsets]
    across = [y * cos - x * sin for x, y in offsets]
    for (first, last), side in ((along, box.length), (across, box.width)):
        step = last - first
        if step == 0:
            if abs(first) >= side / 2:
                return None
            continue
        one, two = (-side / 2 - first) / step, (side / 2 - first) / step
        enter, leave = max(enter, min(one, two)), min(leave, max(one, two))
    return (enter, leave) if enter < leave else None
