"""The faces of the four samples of each pixel: the triangles that decide labels."""

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
        scene_mesh: the triangles; maps leave out the ceiling.
        view: where from.
        size: pixels a side of the picture.
    """
    shown = scene_mesh.ceiling if view.is_map else len(scene_mesh.faces)
    return faces_seen(
        _doubled(view.camera(size)), scene_mesh.vertices, scene_mesh.faces[:shown]
    )


def _doubled(camera: Camera) -> Camera:
    """The same camera with twice the pixels a side."""
    return Camera(
        camera.position_mm,
        camera.heading_tenths,
        camera.pitch_tenths,
        camera.scale * SUPERSAMPLING,
        camera.size * SUPERSAMPLING,
        camera.is_orthographic,
    )
