"""Perturbed copies of a scene and its cameras, to see whether an answer is stable.

An answer that flips when a chair moves by a centimetre hangs on a detail that no viewer
can make out; such items are rejected. Each camera moves by up to 5 cm along every axis
and turns by up to 2 degrees; each object moves by up to 1 cm, together with what is on
it. Maps stay as they are, since they are drawings.

All offsets of a copy are drawn before anything is computed from it, and every view
draws, used or not, so that what a task asks of one copy cannot change the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from numpy.random import Generator

from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.visibility.observe import observe_view, visible_pixels
from scenegen.visibility.scene_mesh import SceneMesh, moved_scene_mesh

CAMERA_MM, CAMERA_TENTHS = 50, 20
"""How far a camera is off along each axis, and in heading and pitch, at most."""

OBJECT_MM = 10
"""How far an object is off along x and along y, at most."""

Offset = tuple[int, int]
"""Along x and y, millimetres."""


@dataclass(frozen=True, slots=True, eq=False)
class PerturbedScene:
    """A perturbed scene and its rig; views are rasterised when asked for.

    Attributes:
        scene: with the objects where they are now.
        rig: with the cameras as they are now.
        size: pixels a side of the masks.
    """

    scene: Scene
    rig: Rig
    size: int
    _scene_mesh: SceneMesh
    _offsets: dict[int, Offset]
    _built: list[SceneMesh] = field(default_factory=list)

    def see(self, name: str) -> ViewVisibility:
        """What the view of a name shows now."""
        return observe_view(self._moved_mesh(), self._view(name), self.size)

    def pixels(self, name: str, entities: Sequence[int]) -> tuple[int, ...]:
        """Visible pixels of some entities in a view now; much cheaper than `see`."""
        view = self._view(name)
        if view.fog_mm:
            seen = self.see(name)
            return tuple(seen.visible_px(entity) for entity in entities)
        return visible_pixels(self._moved_mesh(), view, self.size, entities)

    def _view(self, name: str) -> View:
        (view,) = (each for each in self.rig.views if each.name == name)
        return view

    def _moved_mesh(self) -> SceneMesh:
        if not self._built:
            self._built.append(moved_scene_mesh(self._scene_mesh, self._offsets))
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
    """Random perturbations of a scene and its rig.

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
            replace(
                scene, entities=tuple(_moved_entity(e, offsets) for e in scene.entities)
            ),
            replace(rig, views=tuple(_perturbed_view(view, rng) for view in rig.views)),
            size,
            scene_mesh,
            offsets,
        )


def _offsets(scene: Scene, rng: Generator) -> dict[int, Offset]:
    """Offset of each entity by id; what is on another one moves along with it."""
    drawn = rng.integers(-OBJECT_MM, OBJECT_MM + 1, (len(scene.entities), 2))
    own = {
        entity.id: (int(dx), int(dy))
        for entity, (dx, dy) in zip(scene.entities, drawn, strict=True)
    }
    hosts = {entity.id: entity.support for entity in scene.entities}
    return {name: own[_lowest(name, hosts)] for name in own}


def _lowest(entity: int, hosts: dict[int, int]) -> int:
    """The lowest entity of the pile that one is part of."""
    while hosts[entity] > 0:
        entity = hosts[entity]
    return entity


def _moved_entity(entity: Entity, offsets: dict[int, Offset]) -> Entity:
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


def _perturbed_view(view: View, rng: Generator) -> View:
    """A perturbed camera; maps draw too, so that no view depends on the others."""
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
