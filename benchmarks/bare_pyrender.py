"""The triangles of a scene drawn by pyrender as it comes, without any code of ours."""

import os
from collections.abc import Callable

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers.lighting.shadow_map import direction_of
from scenegen.visibility.scene_mesh import ScenePart, build_scene_mesh

FAR = 30.0


def open_bare(
    catalogue: Catalogue, scene: Scene, size: int, *, has_shadows: bool
) -> Callable[[Scene, View], object]:
    """Draws one scene with a primitive for each material of each part.

    Args:
        catalogue: where meshes and materials come from.
        scene: what is drawn, whatever the draw is told.
        size: pixels a side.
        has_shadows: whether the main light throws shadows.
    """
    os.environ["PYOPENGL_PLATFORM"] = "egl"
    # Pyrender 0.1.45 asks numpy for a name that numpy 2 has dropped; only its own
    # shadows need it.
    vars(np).setdefault("infty", np.inf)
    import pyrender

    world = pyrender.Scene(ambient_light=[0.4, 0.4, 0.4])
    textures: dict[str, object] = {}
    for part in build_scene_mesh(scene, catalogue.mesh).parts:
        for slot in range(len(part.mesh.materials)):
            _add(world, part, slot, catalogue, textures)
    world.add(
        pyrender.DirectionalLight(color=[1.0, 1.0, 1.0], intensity=3.0),
        pose=_looking(direction_of(scene.light)),
    )
    renderer = pyrender.OffscreenRenderer(size, size)
    flags = pyrender.RenderFlags.SHADOWS_DIRECTIONAL if has_shadows else 0

    def draw(_: Scene, view: View) -> object:
        camera = view.camera(size)
        focal, half = camera.scale, size / 2
        lens = pyrender.IntrinsicsCamera(focal, focal, half, half, 0.05, FAR)
        right, down, forward = (np.array(axis) for axis in camera.axes)
        node = world.add(lens, pose=_pose(right, -down, -forward, camera.origin))
        drawn: object = renderer.render(world, flags=flags)[0]
        world.remove_node(node)
        return drawn

    return draw


def _add(world, part: ScenePart, slot: int, catalogue: Catalogue, textures) -> None:
    """A primitive of the faces of a part that have one material."""
    import pyrender

    mesh, name = part.mesh, part.mesh.materials[slot]
    faces = mesh.faces[mesh.slots == slot]
    if not len(faces):
        return
    material, picture = catalogue.material(name), catalogue.texture(name)
    if picture is not None and name not in textures:
        textures[name] = pyrender.Texture(source=picture, source_channels="RGB")
    used, rows = np.unique(faces, return_inverse=True)
    primitive = pyrender.Primitive(
        positions=mesh.vertices[used],
        normals=mesh.normals[used],
        texcoord_0=mesh.uvs[used] / material.metres,
        indices=rows.reshape(-1, 3),
        material=pyrender.MetallicRoughnessMaterial(
            baseColorFactor=[*(code / 255 for code in material.colour), 1.0],
            baseColorTexture=textures.get(name),
            metallicFactor=float(material.metallic),
            roughnessFactor=material.roughness_pct / 100,
            doubleSided=True,
        ),
    )
    x, y, z = part.pose.turn(np.eye(3))
    world.add(pyrender.Mesh([primitive]), pose=_pose(x, y, z, part.pose.origin))


def _pose(x, y, z, origin) -> np.ndarray:
    """(4, 4) with three axes and an origin as its columns."""
    pose = np.eye(4)
    for column, values in enumerate((x, y, z, origin)):
        pose[:3, column] = values
    return pose


def _looking(towards) -> np.ndarray:
    """The pose of a light that comes from a direction."""
    z = np.array(towards)
    x = np.cross([0.0, 0.0, 1.0], z)
    x = x / np.sqrt((x * x).sum())
    return _pose(x, np.cross(z, x), z, (0.0, 0.0, 0.0))
