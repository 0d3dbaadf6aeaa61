"""Scenes and pictures in Blender."""

from pathlib import Path
from typing import Any

import bpy
import numpy as np

from scenegen.renderers.cycles.blender.images import environment_map, pixels_of
from scenegen.renderers.cycles.blender.lamps import (
    collection,
    dark_world,
    shape,
    without,
    wrap,
)
from scenegen.renderers.cycles.blender.materials import ids_material, material
from scenegen.renderers.cycles.blender.meshes import (
    columns,
    facing,
    move_uvs,
    read_mesh,
)
from scenegen.renderers.cycles.blender.saving import (
    label_object,
    label_objects,
    save_file,
)
from scenegen.renderers.cycles.blender.settings import choose_device, set_up, set_up_ids
from scenegen.renderers.cycles.protocol import BEHIND, GROUPS, Json

SENSOR = 36.0
"""Millimetres; any would do."""

FAR = 1000.0
"""Depth of the far plane, metres."""

POOLS = ("objects", "lights", "cameras", "materials", "worlds", "collections")
"""What Blender keeps of a scene, but for meshes and pictures."""


class BlenderScene:
    """Blender with what it keeps: meshes and pictures by name, and the last scene."""

    def __init__(self) -> None:
        """An empty scene on the best device."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.device = choose_device()
        self.scene = bpy.context.scene
        self.meshes: dict[str, Any] = {}
        self.shells: list[str] = []
        self.pictures: dict[str, Any] = {}
        self.built = ""

    def draw(self, job: Json) -> None:
        """Draw all pictures of a job into its files."""
        if job["scene"] != self.built:
            self.clear()
            self.build(job)
            self.built = job["scene"]
        if job.get("save") is not None:
            self.save(job)
            return
        for view in job["views"]:
            self.render(view, job["settings"])

    def clear(self) -> None:
        """Remove all of the last scene but meshes and pictures."""
        self.built = ""
        for pool in POOLS:
            items = getattr(bpy.data, pool)
            for item in list(items):
                items.remove(item)
        for name in self.shells:
            bpy.data.meshes.remove(self.meshes.pop(name))
        self.shells.clear()

    def build(self, job: Json) -> None:
        """Build the objects and the lights of a job."""
        materials = [
            material(f"material {number:04}", row, self.picture(row["texture"]))
            for number, row in enumerate(job["materials"])
        ]
        speck = self.speck()
        groups = {name: collection(name, speck) for name in GROUPS}
        for number, entry in enumerate(job["objects"]):
            placed = self.add_object(number, entry, materials)
            for name in entry["groups"]:
                groups[name].objects.link(placed)
        self.scene.world = dark_world()
        for number, light in enumerate(job["lights"]):
            self.light(number, light, groups)
        ids_material()

    def speck(self) -> Any:
        """A speck outside of all pictures, far below.

        It is in every collection for lamps, since Blender takes an empty one for all
        that there is.
        """
        mesh = bpy.data.meshes.get("speck")
        if mesh is None:
            mesh = bpy.data.meshes.new("speck")
            mesh.from_pydata([(0, 0, 0), (1e-4, 0, 0), (0, 1e-4, 0)], [], [(0, 1, 2)])
            mesh.use_fake_user = True
        placed = bpy.data.objects.new("speck", mesh)
        placed.location = (0.0, 0.0, -FAR)
        placed.visible_camera = False
        self.scene.collection.objects.link(placed)
        return placed

    def add_object(self, number: int, entry: Json, materials: list[Any]) -> Any:
        """A mesh with its materials at its place."""
        mesh = self.mesh(entry)
        placed = bpy.data.objects.new(f"object {number:04}", mesh)
        cos, sin = entry["turn"]
        axes = ((cos, sin, 0.0), (-sin, cos, 0.0), (0.0, 0.0, 1.0))
        placed.matrix_world = columns(axes, entry["place"])
        placed.pass_index = entry["owner"] + BEHIND
        for slot, row in enumerate(entry["materials"]):
            placed.material_slots[slot].link = "OBJECT"
            placed.material_slots[slot].material = materials[row]
        self.scene.collection.objects.link(placed)
        return placed

    def mesh(self, entry: Json) -> Any:
        """The mesh of an object from its file, read once."""
        name = entry["mesh"]
        if name not in self.meshes:
            mesh = read_mesh(name, entry["file"], len(entry["materials"]))
            self.meshes[name] = mesh
            if not entry["is_kept"]:
                self.shells.append(name)
        return self.meshes[name]

    def picture(self, file: str | None) -> Any:
        """A texture from its file, read once; None for none."""
        if file is None:
            return None
        if file not in self.pictures:
            image = bpy.data.images.load(file)
            image.colorspace_settings.name = "sRGB"
            # Blender drops what no material uses when a scene is cleared.
            image.use_fake_user = True
            self.pictures[file] = image
        return self.pictures[file]

    def light(self, number: int, light: Json, groups: Json) -> None:
        """A lamp, with the objects that get light of it or throw shadows of it."""
        lamp = bpy.data.lights.new(f"light {number:04}", light["kind"])
        placed = bpy.data.objects.new(lamp.name, lamp)
        lamp.energy = light["power"]
        lamp.color = light["colour"]
        # Paths that find it by chance cost more time than they save noise, and those
        # that walls keep from it would be missed.
        lamp.cycles.use_multiple_importance_sampling = False
        shape(lamp, light)
        placed.matrix_world = columns(facing(light["towards"]), light["place"])
        placed.visible_camera = False
        placed.visible_glossy = light["is_mirrored"]
        if light["map"] is not None:
            wrap(lamp, self.environment(light["map"]))
        if light["is_for_ceiling"]:
            placed.light_linking.receiver_collection = groups["ceiling"]
        if light["blockers"] in groups:
            chosen = groups[light["blockers"]]
            if light["spares"] > 0:
                chosen = without(chosen, light["spares"], lamp.name)
            placed.light_linking.blocker_collection = chosen
        self.scene.collection.objects.link(placed)

    def render(self, view: Json, settings: Json) -> None:
        """Draw one picture into its file, (size, size, 4) float32, row 0 at the top."""
        scene, size = self.scene, view["size"]
        scene.camera = self.camera(view)
        scene.render.resolution_x = scene.render.resolution_y = size
        panes = view["panes"]
        if panes is not None:
            move_uvs(self.meshes[panes["mesh"]], panes["corners"], panes["uvs"])
        set_up(scene, settings, self.device)
        if view["is_ids"]:
            set_up_ids(scene)
        out = Path(view["out"])
        light, part = out.with_suffix(".exr"), out.with_suffix(".part")
        scene.render.filepath = str(light)
        bpy.ops.render.render(write_still=True)
        with part.open("wb") as stream:
            np.save(stream, pixels_of(str(light), size))
        light.unlink()
        part.replace(out)

    def save(self, job: Json) -> None:
        """Write the scene with a camera for each view into a file of Blender's own."""
        labels, views = job["save"], job["views"]
        label_objects(labels["objects"])
        self.show_panes(views)
        for view in reversed(views):
            placed = self.camera(view)
            placed.name = placed.data.name = view["name"]
            label_object(placed, labels["cameras"][view["name"]])
            self.scene.camera = placed
        set_up(self.scene, job["settings"], self.device)
        if views:
            size = views[0]["size"]
            self.scene.render.resolution_x = self.scene.render.resolution_y = size
        save_file(labels["file"])
        self.built = ""  # names and cameras are no longer those of a scene to draw

    def show_panes(self, views: list[Json]) -> None:
        """Have windows show what they show to the first camera in the room."""
        for view in views:
            panes = view["panes"]
            if panes is not None and not view["is_orthographic"]:
                move_uvs(self.meshes[panes["mesh"]], panes["corners"], panes["uvs"])
                return

    def camera(self, view: Json) -> Any:
        """Blender's camera: x right, y up, z backwards."""
        placed = bpy.data.objects.get("camera")
        if placed is None:
            placed = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
            self.scene.collection.objects.link(placed)
        up = [-each for each in view["down"]]
        backwards = [-each for each in view["forward"]]
        axes = (view["right"], up, backwards)
        placed.matrix_world = columns(axes, view["origin"])
        lens = placed.data
        lens.sensor_fit, lens.sensor_width = "HORIZONTAL", SENSOR
        lens.clip_start, lens.clip_end = view["near"], FAR
        # Of the picture against the axis, rightwards and upwards, in its sides.
        lens.shift_x = 0.5 - view["principal_u"] / view["size"]
        lens.shift_y = view["principal_v"] / view["size"] - 0.5
        if view["is_orthographic"]:
            lens.type = "ORTHO"
            lens.ortho_scale = view["size"] / view["scale"]
        else:
            lens.type = "PERSP"
            lens.lens = SENSOR * view["scale"] / view["size"]
        return placed

    def environment(self, file: str) -> Any:
        """An environment map that comes with Blender, read once."""
        name = f"environment {file}"
        if name not in self.pictures:
            self.pictures[name] = environment_map(name, file)
        return self.pictures[name]
