"""All that is painted over the finished picture of a view, for every renderer.

Pictures that come from elsewhere need only the faces of `samples.sampled_faces`.
"""

from scenegen.geometry.mesh import Ints
from scenegen.records.rig import View
from scenegen.renderers.overlays.brushes import Pixels
from scenegen.renderers.overlays.floor_marks import ground_seen, paint_floor_marks
from scenegen.renderers.overlays.markers import paint_markers
from scenegen.renderers.overlays.routes import paint_route
from scenegen.renderers.overlays.unexplored import paint_fog
from scenegen.visibility.observe import hatched_pixels
from scenegen.visibility.scene_mesh import SceneMesh


def paint_overlays(
    rgb: Pixels, view: View, scene_mesh: SceneMesh, triangles: Ints
) -> Pixels:
    """A picture with the overlays of its view; the picture itself if there are none.

    Marks on the floor come first, then fog, then the route, then camera symbols.

    Args:
        rgb: (size, size, 3) sRGB.
        view: what it was drawn from.
        scene_mesh: the triangles that the view shows.
        triangles: (2 size, 2 size) the faces of its samples.

    Raises:
        RenderError: a camera symbol has a label that cannot be written.
    """
    camera = view.camera(len(rgb))
    if view.floor_marks:
        ground = ground_seen(scene_mesh, triangles)
        rgb = paint_floor_marks(rgb, camera, view.floor_marks, ground)
    if view.fog_mm:
        rgb = paint_fog(rgb, hatched_pixels(scene_mesh, view, len(rgb)))
    rgb = paint_route(rgb, camera, view.route)
    return paint_markers(rgb, camera, view.markers)
