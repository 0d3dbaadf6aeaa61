"""What the gl renderer promises: the silhouettes of labels, software's light."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import RenderError
from scenegen.preview.room_sheet import eye_views, furnished, map_view
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Scene
from scenegen.renderers import open_renderer
from scenegen.renderers.lighting.exposure import exposure_faults, mean_luminance
from scenegen.renderers.lighting.scene_lighting import PAPER
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    eye_view,
    room_scene,
    upright_view,
    windowed,
)
from tests.renderers.sample_room import map_view as map_of_boxes
from tests.renderers.silhouettes import ALIKE, overlaps

pytestmark = pytest.mark.gl

SIZE = 128
ROOMS = (
    ("living_room", 0),
    ("living_room", 1),
    ("bedroom", 0),
    ("kitchen", 0),
    ("office", 0),
    ("childrens_room", 1),
    ("hallway", 1),
    ("bathroom", 0),
)

BOXES = room_scene(
    box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
    box_entity(2, "box/40x90x180", 3600, 1200),
)
OTHER = windowed(
    room_scene(box_entity(1, "box/50x50x45", 2000, 2000), floor="floor/white"),
    WINDOW,
    sun=EASTERN_SUN,
)


def open_gl(catalogue: Catalogue, size: int):
    """The class itself, which has more to it than `Renderer`."""
    from scenegen.renderers.gl.renderer import GlRenderer

    return GlRenderer(catalogue, size)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.open()


@pytest.fixture(scope="module")
def gl(catalogue):
    with open_gl(catalogue, SIZE) as renderer:
        yield renderer


@pytest.fixture(scope="module")
def software(catalogue):
    with open_renderer("software", catalogue, SIZE) as renderer:
        yield renderer


@pytest.fixture(scope="module", params=ROOMS, ids=lambda room: f"{room[0]}-{room[1]}")
def room(request, catalogue) -> tuple[Scene, tuple[View, ...]]:
    kind, unit = request.param
    layout = RoomSampler(RoomParams(), catalogue)
    scene = furnished(layout, kind, Key(5, "look", kind, unit))
    return scene, (*eye_views(scene, catalogue), map_view(scene.room))


def test_silhouettes_are_those_of_the_truth(gl, catalogue, room):
    scene, views = room
    scene_mesh = build_scene_mesh(scene, catalogue.mesh)
    for view in views:
        ids = gl.draw_ids(scene, view)
        assert ids.dtype == np.int16
        for owner, share in overlaps(ids, scene_mesh, view).items():
            assert share >= ALIKE, (view.name, owner)


def test_half_a_pixel_aside_would_be_noticed(gl, catalogue, room):
    scene, (view, *_) = room
    scene_mesh = build_scene_mesh(scene, catalogue.mesh)
    visibility = observe_view(scene_mesh, view, SIZE).ids
    ids = gl.draw_ids(scene, view)
    assert (ids == visibility).mean() > 0.999
    assert (ids[1:] == visibility[:-1]).mean() < 0.999


def test_a_shifted_lens_draws_the_truth_and_the_light_of_software():
    view, catalogue = upright_view(), BoxCatalogue()
    scene_mesh = build_scene_mesh(BOXES, catalogue.mesh)
    visibility = observe_view(scene_mesh, view, SIZE).ids
    with (
        open_gl(catalogue, SIZE) as gl,
        open_renderer("software", catalogue, SIZE) as software,
    ):
        assert (gl.draw_ids(BOXES, view) != visibility).sum() <= 2
        ours, theirs = (each.draw(BOXES, view).rgb for each in (gl, software))
    assert np.abs(ours.astype(int) - theirs).mean() < 4.0
    plain = dataclasses.replace(view, lens=PerspectiveLens(900))
    assert (observe_view(scene_mesh, plain, SIZE).ids != visibility).mean() > 0.05


def test_textures_are_as_light_as_those_of_software(gl, software, room):
    scene, views = room
    for view in views:
        ours, theirs = gl.draw(scene, view).rgb, software.draw(scene, view).rgb
        assert mean_luminance(ours) == pytest.approx(mean_luminance(theirs), rel=0.03)
        assert np.abs(ours.astype(int) - theirs).mean() < 4.0
        assert not exposure_faults(ours)


def test_the_same_scene_and_view_give_the_same_picture_whatever_came_before(room):
    scene, views = room
    catalogue = Catalogue.open()
    fresh = []
    for view in views:
        with open_gl(catalogue, SIZE) as renderer:
            fresh.append(renderer.draw(scene, view).rgb)
    with open_gl(catalogue, SIZE) as renderer:
        darker = dataclasses.replace(scene.light, strength=20, sun=None)
        other = dataclasses.replace(
            scene, light=darker, entities=scene.entities[::-1][:6]
        )
        renderer.draw(other, views[-1])
        renderer.draw_ids(scene, views[0])
        again = [renderer.draw(scene, view).rgb for view in reversed(views)]
    for one, another in zip(fresh, reversed(again), strict=True):
        assert np.array_equal(one, another)


def test_what_a_card_measures_is_what_a_processor_measures(room):
    from scenegen.renderers.gl.light_baking import LightBaker

    scene, views = room
    catalogue = Catalogue.open()
    bare = dataclasses.replace(scene, entities=())
    with open_gl(catalogue, SIZE) as one, open_gl(catalogue, SIZE) as other:
        # Which way is taken depends on the device; so here both are.
        one._baker, other._baker = None, LightBaker(other._programs, other._targets)
        for drawn in (scene, bare):
            for view in views:
                ours, theirs = one.draw(drawn, view).rgb, other.draw(drawn, view).rgb
                assert np.abs(ours.astype(int) - theirs).mean() < 0.08


def test_meshes_and_textures_are_uploaded_once(room):
    scene, (view, *_) = room
    with open_gl(Catalogue.open(), SIZE) as renderer:
        renderer.draw(scene, view)
        before = len(renderer._meshes), len(renderer._textures)
        dimmer = dataclasses.replace(scene.light, strength=30)
        renderer.draw(dataclasses.replace(scene, light=dimmer), view)
        assert (len(renderer._meshes), len(renderer._textures)) == before
        assets = {entity.asset for entity in scene.entities}
        assert before[0] <= len(assets) + 6


def test_it_is_opened_by_its_name():
    with open_renderer("gl", BoxCatalogue(), 32) as renderer:
        assert renderer.name == "gl"


def test_frames_are_named_after_their_view_and_cannot_be_written():
    with open_gl(BoxCatalogue(), 40) as renderer:
        frame = renderer.draw(BOXES, eye_view("view_1"))
    assert (frame.view, frame.rgb.shape) == ("view_1", (40, 40, 3))
    assert frame.rgb.dtype == np.uint8
    assert not frame.rgb.flags.writeable


def test_maps_show_no_ceiling_and_paper_outside():
    with open_gl(BoxCatalogue(), 200) as renderer:
        rgb = renderer.draw(BOXES, map_of_boxes()).rgb
    assert abs(rgb[1, 1].astype(int) - PAPER).max() <= 1
    assert rgb[100, 18].max() < 110


def test_light_of_sun_windows_and_lamps_is_that_of_software():
    lamps = room_scene(box_entity(1, "lamp/20x20x30", 2000, 1800), floor="floor/white")
    for scene in (OTHER, windowed(lamps, WINDOW, time="night", lit=(1,))):
        for view in (eye_view(), eye_view("view_1", 200), map_of_boxes()):
            with open_gl(BoxCatalogue(), SIZE) as renderer:
                ours = renderer.draw(scene, view).rgb
            with open_renderer("software", BoxCatalogue(), SIZE) as renderer:
                theirs = renderer.draw(scene, view).rgb
            assert np.abs(ours.astype(int) - theirs).mean() < 2.0


def test_the_last_renderer_to_close_frees_the_context():
    from scenegen.renderers.gl.context import is_open

    was_open = is_open()
    first = open_gl(BoxCatalogue(), 32)
    with open_gl(BoxCatalogue(), 32) as second:
        second.draw(BOXES, eye_view())
    assert is_open()
    first.draw(BOXES, eye_view())
    first.close()
    first.close()
    assert is_open() == was_open


def test_a_device_that_there_is_not_is_refused():
    done = in_a_process(
        "open_renderer('gl', Catalogue.open(), 8)", {"EGL_DEVICE_ID": "97"}
    )
    assert "EGL_DEVICE_ID=97 names no device" in done
    assert "--renderer software" in done


def test_nothing_of_opengl_is_loaded_before_the_renderer_is_opened():
    code = "raise RenderError(str([m for m in sys.modules if 'OpenGL' in m]))"
    assert in_a_process(code, {}) == "[]"


def test_workers_of_a_build_draw_and_their_parent_opens_nothing(tmp_path):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from scenegen.cli import main\n"
        "if __name__ == '__main__':\n"
        "    order = 'build --task multiview --n 2 --renderer gl --resolution 64'\n"
        "    sys.argv = ['scenegen', *order.split(), '--out', sys.argv[1]]\n"
        "    try:\n        main()\n"
        "    finally:\n"
        "        print([name for name in sys.modules if 'OpenGL' in name])\n"
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(tmp_path / "set")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
    assert list((tmp_path / "set").glob("data/**/*.parquet"))


def in_a_process(code: str, environment: dict[str, str]) -> str:
    """What a RenderError says that is raised in a process of its own."""
    script = (
        "import sys\n"
        "from scenegen.catalogue import Catalogue\n"
        "from scenegen.errors import RenderError\n"
        "from scenegen.renderers import RENDERERS, open_renderer\n"
        f"try:\n    {code}\nexcept RenderError as error:\n    print(error)\n"
    )
    return subprocess.check_output(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        text=True,
        cwd=Path(__file__).parents[3],
    ).strip()


def test_an_error_of_a_worker_without_opengl_reaches_the_user():
    with pytest.raises(RenderError, match="cannot draw"):
        open_gl(BoxCatalogue(), 1 << 20)
