"""What Blender draws: the shapes and the light that `software` draws, every time."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.dense.panorama import (
    cube_places,
    cube_views,
    directions,
    of_cube,
    panorama_view,
)
from scenegen.errors import RenderError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.item import Facts
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Scene
from scenegen.renderers import open_renderer
from scenegen.renderers.cycles.probe import find_blender
from scenegen.renderers.cycles.renderer import CyclesRenderer
from scenegen.renderers.lighting.exposure import clipped_share, mean_luminance
from scenegen.renderers.lighting.scene_lighting import PAPER
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.cycles.painted import PaintedCatalogue
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    box_entity,
    eye_view,
    map_view,
    room_scene,
    upright_view,
    windowed,
)
from tests.renderers.silhouettes import ALIKE, overlaps

pytestmark = pytest.mark.blender

SIZE = 96

LAMP = box_entity(3, "lamp/20x20x40", 900, 1800)
FURNISHED = windowed(
    room_scene(
        box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
        box_entity(2, "box/40x90x180", 3600, 1200),
        LAMP,
    ),
    WINDOW,
)
DOWN = View("down", False, (2000, 1800, 2400), 900, -900, PerspectiveLens(1000))
"""From under the ceiling; the floor is at a depth of 2.4 metres."""

ORPHAN = """
import sys
from pathlib import Path
from scenegen.renderers.cycles.renderer import CyclesRenderer
from tests.renderers.cycles.painted import PaintedCatalogue
from tests.renderers.cycles.test_renderer import FURNISHED
from tests.renderers.sample_room import eye_view
catalogue = PaintedCatalogue(Path(sys.argv[1]))
renderer = CyclesRenderer(catalogue, 256, preset="final")
renderer.draw_ids(FURNISHED, eye_view())
sys.stdout.write(f"{renderer.pid} {renderer.folder}\\n")
sys.stdout.flush()
renderer.draw(FURNISHED, eye_view())
"""
"""Draws something that takes long; says first who draws it."""


@pytest.fixture(scope="module", autouse=True)
def _blender() -> None:
    report = find_blender()
    if not report.is_usable:
        pytest.skip(report.fault)


@pytest.fixture(scope="module")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> PaintedCatalogue:
    return PaintedCatalogue(tmp_path_factory.mktemp("boxes"))


@pytest.fixture(scope="module")
def renderer(boxes: PaintedCatalogue) -> Iterator[CyclesRenderer]:
    with CyclesRenderer(boxes, SIZE, preset="draft") as opened:
        yield opened


@pytest.fixture(scope="module")
def items() -> tuple[Facts, ...]:
    """Items of every task: rooms of several kinds, day and night, with maps."""
    made: list[Facts] = []
    for task, units in (("multiview", 2), ("perspective", 2), ("path", 2)):
        series = [{"task": task, "splits": {"test": 2 * units}}]
        recipe = read_recipe(
            {"version": 1, "name": "cycles", "seed": 1, "series": series}
        )
        with open_generator(recipe, draws=False) as generator:
            made += [
                generator.make(task, "test", unit).twins[0] for unit in range(units)
            ]
    return tuple(made)


@pytest.fixture(scope="module")
def furnished_rooms() -> Iterator[CyclesRenderer]:
    with CyclesRenderer(Catalogue.open(), SIZE, preset="draft") as opened:
        yield opened


def views_of(item: Facts) -> Sequence[View]:
    """Two views, without signs and fog: an eye's and, if there is one, the map."""
    eyes = [view for view in item.rig.views if not view.is_map][:1]
    maps = [view for view in item.rig.views if view.is_map][:1]
    return [
        replace(view, markers=(), floor_marks=(), route=None, fog_mm=())
        for view in (*eyes, *maps)
    ]


def test_the_probe_says_which_blender_there_is_and_what_it_draws_on() -> None:
    report = find_blender()
    assert report.version.startswith("4.5")
    assert report.device
    assert report.names


def test_silhouettes_are_those_that_decide_labels(
    furnished_rooms: CyclesRenderer, items: tuple[Facts, ...]
) -> None:
    judged = 0
    for item in items:
        scene_mesh = build_scene_mesh(item.scene, furnished_rooms.catalogue.mesh)
        for view in views_of(item):
            ids = furnished_rooms.draw_ids(item.scene, view)
            for owner, share in overlaps(ids, scene_mesh, view).items():
                judged += 1
                assert share >= ALIKE, (view.name, owner)
    assert judged > 60


def test_a_shift_of_half_a_pixel_would_be_noticed(
    renderer: CyclesRenderer, boxes: PaintedCatalogue
) -> None:
    scene_mesh = build_scene_mesh(FURNISHED, boxes.mesh)
    for view in (eye_view(), upright_view(), map_view()):
        visibility = observe_view(scene_mesh, view, SIZE).ids
        ids = renderer.draw_ids(FURNISHED, view)
        assert (ids != visibility).sum() <= 2
        doubled = observe_view(scene_mesh, view, 2 * SIZE).ids
        assert (doubled[1::2, 1::2] != visibility).sum() > 2


def test_pictures_are_as_light_as_those_of_software(
    furnished_rooms: CyclesRenderer, items: tuple[Facts, ...]
) -> None:
    shades = []
    with open_renderer("software", furnished_rooms.catalogue, SIZE) as software:
        for item in items:
            for view in views_of(item):
                pair = [
                    each.draw(item.scene, view).rgb
                    for each in (software, furnished_rooms)
                ]
                assert clipped_share(pair[1]) < 0.02
                shades.append([mean_luminance(rgb) for rgb in pair])
    ours, theirs = np.array(shades)[:, 1], np.array(shades)[:, 0]
    assert abs(ours / theirs - 1.0).max() < 0.15
    assert abs(ours.mean() / theirs.mean() - 1.0) < 0.05


def test_pictures_look_like_those_of_software(
    furnished_rooms: CyclesRenderer, items: tuple[Facts, ...]
) -> None:
    with open_renderer("software", furnished_rooms.catalogue, SIZE) as software:
        for view in views_of(items[0]):
            theirs = software.draw(items[0].scene, view).rgb.astype(float)
            ours = furnished_rooms.draw(items[0].scene, view).rgb.astype(float)
            likeness = np.corrcoef(ours.ravel(), theirs.ravel())[0, 1]
            mirrored = np.corrcoef(ours[:, ::-1].ravel(), theirs.ravel())[0, 1]
            assert likeness > max(0.9, mirrored + 0.1)


def test_sides_of_a_cube_make_one_picture(
    renderer: CyclesRenderer, boxes: PaintedCatalogue
) -> None:
    place = panorama_view((2000, 1800, 1500), 300)
    sides, places = cube_views(place), cube_places(place, directions(place, 120))
    with open_renderer("software", boxes, SIZE) as software:
        ours, theirs = (
            of_cube(places, np.stack(each.draw_alike(FURNISHED, sides))).astype(float)
            for each in (renderer, software)
        )
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.9
    steps, meet = np.abs(np.diff(ours, axis=1)), np.diff(places.side, axis=1) != 0
    assert np.median(steps[meet]) < np.median(steps[~meet]) + 4.0


def test_textures_lie_as_they_do_in_software(
    renderer: CyclesRenderer, boxes: PaintedCatalogue
) -> None:
    view = replace(eye_view(), pitch_tenths=-500)
    scene = room_scene()
    with open_renderer("software", boxes, SIZE) as software:
        theirs = software.draw(scene, view).rgb[40:, :, 1].astype(float)
    ours = renderer.draw(scene, view).rgb[40:, :, 1].astype(float)
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.9


def test_pixels_are_equal_run_to_run_whatever_was_drawn_before(
    renderer: CyclesRenderer, boxes: PaintedCatalogue
) -> None:
    views = eye_view(), map_view(), DOWN
    first = [renderer.draw(FURNISHED, view).rgb for view in views]
    renderer.draw(room_scene(floor="floor/white"), eye_view())
    with CyclesRenderer(boxes, SIZE, preset="draft") as fresh:
        again = [fresh.draw(FURNISHED, view).rgb for view in reversed(views)]
    for one, another in zip(first, reversed(again), strict=True):
        assert np.array_equal(one, another)


def test_pixels_do_not_depend_on_the_number_of_threads(
    renderer: CyclesRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    one = renderer.draw(FURNISHED, eye_view()).rgb
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert np.array_equal(renderer.draw(FURNISHED, eye_view()).rgb, one)


def test_a_blender_that_is_killed_in_the_middle_costs_nothing_but_time(
    boxes: PaintedCatalogue,
) -> None:
    with CyclesRenderer(boxes, 2 * SIZE, preset="draft") as renderer:
        start = time.monotonic()
        whole = renderer.draw(FURNISHED, eye_view()).rgb
        victim = renderer.pid
        assert victim is not None
        assert time.monotonic() - start > 0.4
        killer = threading.Timer(0.2, os.kill, (victim, signal.SIGKILL))
        killer.start()
        again = renderer.draw(FURNISHED, eye_view()).rgb
        killer.join()
        assert renderer.pid not in (None, victim)
    assert np.array_equal(again, whole)


def test_nothing_is_left_of_a_parent_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ORPHAN, str(tmp_path)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=root
    ) as parent:
        assert parent.stdout is not None
        pid, folder = parent.stdout.readline().split()
        child = int(pid)
        time.sleep(1.0)
        assert is_running(child)
        assert Path(folder).is_dir()
        parent.kill()
    for _ in range(100):
        if not is_running(child):
            assert not Path(folder).exists()
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("Blender has outlived its parent by 10 seconds")


def is_running(pid: int) -> bool:
    """Whether there is such a process, other than one that waits to be buried."""
    shown = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True
    )
    return shown.stdout.strip()[:1] not in ("", "Z")


class Torn(PaintedCatalogue):
    """A catalogue whose pictures are not there."""

    def texture_path(self, material_id: str) -> Path | None:
        path = super().texture_path(material_id)
        return None if path is None else path.with_name("torn.png")


def test_a_job_that_fails_twice_is_a_clear_error_and_can_be_seen_again(
    tmp_path: Path,
) -> None:
    with CyclesRenderer(Torn(tmp_path), SIZE, preset="draft") as renderer:
        with pytest.raises(RenderError, match="failed twice on view_0") as caught:
            renderer.draw(FURNISHED, eye_view())
        message = str(caught.value)
        assert "cycles:draft" in message
        assert f"{SIZE} pixels a side" in message
        assert "torn.png" in message
    command = message.partition("See it again: ")[2].partition(" Or draw with")[0]
    again = subprocess.run(shlex.split(command), capture_output=True, text=True)
    assert again.returncode != 0
    assert "torn.png" in again.stderr
    shutil.rmtree(Path(shlex.split(command)[-1]).parent)


def test_maps_show_paper_outside_and_ink_on_walls(renderer: CyclesRenderer) -> None:
    rgb = renderer.draw(FURNISHED, map_view())
    # 5 metres over 96 pixels around x = 2.0: the west wall is at columns 8 and 9.
    assert rgb.rgb[1, 1].tolist() == list(PAPER)
    assert rgb.rgb[SIZE // 2, 8].max() < 120


def light_of(renderer: CyclesRenderer, scene: Scene) -> np.ndarray:
    """(SIZE, SIZE) luminance of the room from above, brought to the same middle."""
    rgb = renderer.draw(scene, DOWN).rgb.astype(float)
    shade: np.ndarray = rgb @ np.array([0.2126, 0.7152, 0.0722])
    shade /= np.median(shade)
    return shade


def test_a_patch_of_sun_lies_where_geometry_puts_it(renderer: CyclesRenderer) -> None:
    shaded = windowed(room_scene(floor="floor/white"), WINDOW)
    sunny = windowed(room_scene(floor="floor/white"), WINDOW, sun=EASTERN_SUN)
    patch = light_of(renderer, sunny) > 1.12 * light_of(renderer, shaded)
    rows, columns = np.nonzero(patch)
    places = [
        DOWN.camera(SIZE).unproject(column + 0.5, row + 0.5, 2.4)[:2]
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
    on_floor = np.array([place for place in places if place[0] < 3.9])
    low, high = on_floor.min(axis=0), on_floor.max(axis=0)
    # As of `software`: from 2.0 metres in to 0.9, and as wide as the window.
    assert abs((low + high) / 2 - [2.55, 1.8]).max() < 0.08
    assert abs(high - low - [1.1, 1.2]).max() < 0.25


def test_walls_without_windows_keep_the_sun_out(renderer: CyclesRenderer) -> None:
    dark = room_scene(floor="floor/white")
    sunny = replace(dark, light=replace(dark.light, sun=EASTERN_SUN))
    gain = light_of(renderer, sunny) / light_of(renderer, dark)
    # There is a little noise in a draft.
    assert abs(gain - 1.0).mean() < 0.03
    assert (gain > 1.12).mean() < 0.01


def test_a_room_without_entities_has_as_much_light(
    renderer: CyclesRenderer,
) -> None:
    box = box_entity(1, "box/10x10x10", 3900, 3500)
    empty, one = room_scene(floor="floor/white"), room_scene(box, floor="floor/white")
    lights = [renderer.light(scene, DOWN)[40:56, 40:56, :3] for scene in (empty, one)]
    assert abs(lights[0].mean() / lights[1].mean() - 1.0) < 0.05


def test_it_is_brighter_near_a_lamp_that_is_lit(renderer: CyclesRenderer) -> None:
    night = room_scene(LAMP, floor="floor/white")
    night = replace(night, light=replace(night.light, strength=12, ambient=12))
    lit = windowed(night, lit=(LAMP.id,))
    gain = light_of(renderer, lit) / light_of(renderer, night)
    middle = SIZE // 2
    near, far = gain[middle, middle - 14 : middle - 10], gain[middle, -12:-6]
    assert near.mean() > 1.1 * far.mean()
