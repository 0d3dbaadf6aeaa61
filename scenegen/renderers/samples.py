"""The faces of the four samples of each pixel: the triangles that decide labels."""

from dataclasses import replace

from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.geometry.rasterizer import faces_seen
from scenegen.records.rig import View
from scenegen.visibility.scene_mesh import SceneMesh

SUPERSAMPLING = 2
"""Samples of a pixel along each side; the kernel that shades them counts on it."""


def sampled_faces(scene_mesh: SceneMesh, view: View, size: int) -> Ints:
    """(2 size, 2 size) the nearest face of each sample, -1 for nothing.

    Args:
        scene_mesh: the triangles that the view shows.
        view: where from.
        size: pixels a side of the picture.
    """
    camera = _doubled(view.camera(size))
    return faces_seen(camera, scene_mesh.vertices, scene_mesh.faces)


def _doubled(camera: Camera) -> Camera:
    """The same camera with twice the pixels a side."""
    return replace(
        camera,
        scale=camera.scale * SUPERSAMPLING,
        size=camera.size * SUPERSAMPLING,
    )
