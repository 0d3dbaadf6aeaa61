"""Draws the triangles of a job as anyone with bpy would, in one process, without cache.

    python raw_bpy.py JOB.json      draws the view of a number for each line on stdin

The job says which meshes, colours, textures, lamps, cameras, samples and bounces.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

Json = dict[str, Any]

GROUPS = ("entities", "standing", "ceiling")


def build(job: Json) -> None:
    """Put up all that the job says."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    groups = {name: bpy.data.collections.new(name) for name in GROUPS}
    materials = [material(row) for row in job["materials"]]
    for entry in job["objects"]:
        with np.load(entry["file"]) as arrays:
            mesh = mesh_of(arrays)
        placed = bpy.data.objects.new("object", mesh)
        for row in entry["materials"]:
            mesh.materials.append(materials[row])
        cos, sin = entry["turn"]
        turn = Matrix(((cos, -sin, 0, 0), (sin, cos, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)))
        placed.matrix_world = Matrix.Translation(entry["place"]) @ turn
        scene.collection.objects.link(placed)
        for name in entry["groups"]:
            groups[name].objects.link(placed)
    for light in job["lights"]:
        scene.collection.objects.link(lamp_of(light, groups))


def lamp_of(light: Json, groups: Json) -> Any:
    """A lamp with its extent, and what it is kept from."""
    lamp = bpy.data.lights.new("lamp", light["kind"])
    lamp.energy, lamp.color = light["power"], light["colour"]
    lamp.cycles.use_multiple_importance_sampling = False
    if light["kind"] == "SUN":
        lamp.angle = light["angle"]
    elif light["kind"] == "AREA":
        lamp.shape = "RECTANGLE"
        lamp.size, lamp.size_y = light["extent"]
    placed = bpy.data.objects.new("lamp", lamp)
    placed.location = light["place"]
    placed.rotation_mode = "QUATERNION"
    placed.rotation_quaternion = Vector(light["towards"]).to_track_quat("Z", "Y")
    placed.visible_camera, placed.visible_glossy = False, light["is_mirrored"]
    placed.light_linking.blocker_collection = groups.get(light["blockers"])
    if light["is_for_ceiling"]:
        placed.light_linking.receiver_collection = groups["ceiling"]
    return placed


def mesh_of(arrays: Any) -> Any:
    """A mesh with smooth normals and uvs."""
    mesh = bpy.data.meshes.new("mesh")
    mesh.from_pydata(arrays["vertices"].tolist(), [], arrays["faces"].tolist())
    mesh.polygons.foreach_set("material_index", arrays["slots"].astype(np.int32))
    uvs = np.ascontiguousarray(arrays["uvs"][arrays["faces"].reshape(-1)])
    mesh.uv_layers.new().uv.foreach_set("vector", uvs.reshape(-1))
    mesh.normals_split_custom_set_from_vertices(arrays["normals"])
    return mesh


def material(row: Json) -> Any:
    """A principled surface with its texture."""
    made = bpy.data.materials.new("material")
    made.use_nodes = True
    tree = made.node_tree
    surface = tree.nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (*row["colour"], 1.0)
    surface.inputs["Roughness"].default_value = row["roughness"]
    surface.inputs["Metallic"].default_value = row["metallic"]
    if row["texture"] is not None:
        texture = tree.nodes.new("ShaderNodeTexImage")
        texture.image = bpy.data.images.load(row["texture"], check_existing=True)
        tree.links.new(texture.outputs["Color"], surface.inputs["Base Color"])
    return made


def aim(view: Json) -> None:
    """Set up the camera of a view."""
    scene = bpy.context.scene
    placed = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    placed.data.angle = 2.0 * float(np.arctan(view["size"] / 2.0 / view["scale"]))
    up, back = ([-each for each in view[name]] for name in ("down", "forward"))
    columns = zip(view["right"], up, back, view["origin"], strict=True)
    placed.matrix_world = Matrix((*columns, (0, 0, 0, 1)))
    scene.collection.objects.link(placed)
    scene.camera = placed
    scene.render.resolution_x = scene.render.resolution_y = view["size"]


def set_up(settings: Json, folder: str) -> None:
    """Choose the samples and bounces of the job."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.samples = settings["samples"]
    scene.cycles.max_bounces = settings["bounces"]
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.use_denoising = settings["is_denoised"]
    scene.cycles.denoiser = "OPENIMAGEDENOISE"
    scene.cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    scene.render.image_settings.file_format = "OPEN_EXR"
    scene.render.filepath = str(Path(folder) / "picture.exr")
    if settings["threads"]:
        scene.render.threads_mode = "FIXED"
        scene.render.threads = settings["threads"]


def main() -> None:
    """Draw what stdin says; answer each line with a line."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    # Blender talks on stdout.
    os.dup2(2, 1)
    build(job)
    with tempfile.TemporaryDirectory() as folder:
        set_up(job["settings"], folder)
        for line in sys.stdin:
            aim(job["views"][int(line)])
            bpy.ops.render.render(write_still=True)
            answers.write(line)


if __name__ == "__main__":
    main()
