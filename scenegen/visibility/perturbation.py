"""The same scene and cameras a little off, to see whether an answer stays.

Nobody can set up a room to the millimetre. Each camera moves by up to 5 cm along every
axis and turns by up to 2 degrees; each object moves by up to 1 cm, and takes along what
stands on it. Maps stay: they are drawings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from numpy.random import Generator

from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.visibility.observe import observe_view, pixels_seen
from scenegen.visibility.scene_mesh import SceneMesh, moved_scene_mesh

CAMERA_MM, CAMERA_TENTHS = 50, 20
"""How far a camera is off along each axis, and in heading and pitch, at most."""

OBJECT_MM = 10
"""How far an object is off along x and along y, at most."""

Offset = tuple[int, int]
"""Along x and y, millimetres."""


@dataclass(frozen=True, slots=True, eq=False)
class PerturbedScene:
    """A scene and its rig, a little off; what a view sees is drawn when asked for.

    Attributes:
        scene: with the objects where they are now.
        rig: with the cameras as they stand now.
        size: pixels a side of the masks.
    """

    scene: Scene
    rig: Rig
    size: int
    _stage: SceneMesh
    _offsets: dict[int, Offset]
    _built: list[SceneMesh] = field(default_factory=list)

    def see(self, name: str) -> ViewVisibility:
        """What the view of a name sees now."""
        return observe_view(self._moved_stage(), self._view(name), self.size)

    def pixels(self, name: str, entities: Sequence[int]) -> tuple[int, ...]:
        """How many pixels of a view show each of some entities now; cheap."""
        view = self._view(name)
        if view.fog_mm:
            seen = self.see(name)
            return tuple(seen.visible_px(entity) for entity in entities)
        return pixels_seen(self._moved_stage(), view, self.size, entities)

    def _view(self, name: str) -> View:
        (view,) = (each for each in self.rig.views if each.name == name)
        return view

    def _moved_stage(self) -> SceneMesh:
        if not self._built:
            self._built.append(moved_scene_mesh(self._stage, self._offsets))
        return self._built[0]


def perturbations(
    scene: Scene,
    rig: Rig,
    scene_mesh: SceneMesh,
    *,
    rng: Generator,
    draws: int,
    size: int,
) -> Iterator[PerturbedScene]:
    """Some random ways in which all is a little off.

    Args:
        scene: as it was sampled.
        rig: its cameras.
        scene_mesh: of the scene.
        rng: the stream of the jitter stage.
        draws: how many.
        size: pixels a side of the masks.
    """
    for _ in range(draws):
        offsets = _offsets(scene, rng)
        yield PerturbedScene(
            replace(scene, entities=tuple(_moved(e, offsets) for e in scene.entities)),
            replace(rig, views=tuple(_shaken(view, rng) for view in rig.views)),
            size,
            scene_mesh,
            offsets,
        )


def _offsets(scene: Scene, rng: Generator) -> dict[int, Offset]:
    """Where each entity goes; what stands on another one goes along."""
    drawn = rng.integers(-OBJECT_MM, OBJECT_MM + 1, (len(scene.entities), 2))
    own = {
        entity.id: (int(dx), int(dy))
        for entity, (dx, dy) in zip(scene.entities, drawn, strict=True)
    }
    hosts = {entity.id: entity.support for entity in scene.entities}
    return {name: own[_bottom(name, hosts)] for name in own}


def _bottom(entity: int, hosts: dict[int, int]) -> int:
    """The lowest thing of the pile that an entity is part of."""
    while hosts[entity] > 0:
        entity = hosts[entity]
    return entity


def _moved(entity: Entity, offsets: dict[int, Offset]) -> Entity:
    dx, dy = offsets[entity.id]
    x, y, z = entity.position_mm
    # Written out, since `replace` costs four times as much and there are many.
    return Entity(
        entity.id,
        entity.asset,
        entity.category,
        (x + dx, y + dy, z),
        entity.heading_tenths,
        entity.tint,
        entity.support,
    )


def _shaken(view: View, rng: Generator) -> View:
    """A camera a little off; every view draws, so that none depends on the others."""
    shift = [int(each) for each in rng.integers(-CAMERA_MM, CAMERA_MM + 1, 3)]
    turn, nod = (
        int(each) for each in rng.integers(-CAMERA_TENTHS, CAMERA_TENTHS + 1, 2)
    )
    if view.is_map:
        return view
    x, y, z = view.position_mm
    return replace(
        view,
        position_mm=(x + shift[0], y + shift[1], z + shift[2]),
        heading_tenths=(view.heading_tenths + turn) % 3600,
        pitch_tenths=view.pitch_tenths + nod,
    )
