"""The program that draws with Blender, one job at a time: the only door to bpy.

    python child.py             jobs as JSON lines from stdin, answers to stdout
    python child.py JOB.json    draw one job again, with all that Blender says

It runs in an interpreter of its own, which may have none of what scenegen needs, so it
imports bpy, numpy and the standard library only, and knows jobs, not scenes; see
`renderers.cycles.jobs` for what is in one. It ends when its stdin does, in the middle
of a picture too, so it cannot outlive the process that started it.
"""

import json
import math
import os
import queue
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import bpy
import numpy as np

DEVICES = ("OPTIX", "CUDA", "HIP", "METAL", "ONEAPI")
"""What is drawn on, the first that there is; else the processor."""

DEVICE_VARIABLE = "SCENEGEN_BLENDER_DEVICE"
"""Names one of `DEVICES`, or CPU, when the first is not the right one."""

SENSOR = 36.0
"""Millimetres; any would do."""

FAR = 1000.0
"""Depth of the far plane, metres."""

NARROWEST = 0.01
"""Width in pixels of the filter that keeps rays in the centres of pixels."""

GROUPS = ("entities", "standing", "ceiling")
"""Things that lamps may do something special to."""

GREYED = 0.5
"""How much of its colour the light that is thrown back loses on its way."""

BEHIND = 64
"""What is added to owners, so that none is below 1: Blender counts from 0."""

Json = dict[str, Any]
"""A job or a part of one: JSON has no types that mypy could follow."""


class Studio:
    """Blender with what it keeps: meshes and pictures by name, and the last scene."""

    def __init__(self) -> None:
        """An empty studio on the best device."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.device = _choose_device()
        self.scene = bpy.context.scene
        self.meshes: dict[str, Any] = {}
        self.passing: list[str] = []
        self.pictures: dict[str, Any] = {}
        self.standing = ""

    def draw(self, job: Json) -> None:
        """Draw all pictures of a job into its files."""
        if job["scene"] != self.standing:
            self.clear()
            self.build(job)
            self.standing = job["scene"]
        for view in job["views"]:
            self.shoot(view, job["settings"])

    def clear(self) -> None:
        """Remove all of the last scene but meshes and pictures."""
        self.standing = ""
        for pool in ("objects", "lights", "cameras", "materials", "worlds"):
            items = getattr(bpy.data, pool)
            for item in list(items):
                items.remove(item)
        for collection in list(bpy.data.collections):
            bpy.data.collections.remove(collection)
        for name in self.passing:
            bpy.data.meshes.remove(self.meshes.pop(name))
        self.passing.clear()

    def build(self, job: Json) -> None:
        """Put up the things and the lights of a job."""
        looks = [
            self.material(number, look) for number, look in enumerate(job["looks"])
        ]
        nobody = self.nobody()
        groups = {name: _collection(name, nobody) for name in GROUPS}
        for number, thing in enumerate(job["things"]):
            placed = self.thing(number, thing, looks)
            for name in thing["groups"]:
                groups[name].objects.link(placed)
        self.scene.world = _dark_world()
        for number, light in enumerate(job["lights"]):
            self.light(number, light, groups)
        _ids_material()

    def nobody(self) -> Any:
        """A speck that nothing sees, far below.

        It is in every collection for lamps, since Blender takes an empty one for all
        that there is.
        """
        mesh = bpy.data.meshes.get("nobody")
        if mesh is None:
            mesh = bpy.data.meshes.new("nobody")
            mesh.from_pydata([(0, 0, 0), (1e-4, 0, 0), (0, 1e-4, 0)], [], [(0, 1, 2)])
            mesh.use_fake_user = True
        placed = bpy.data.objects.new("nobody", mesh)
        placed.location = (0.0, 0.0, -FAR)
        placed.visible_camera = False
        self.scene.collection.objects.link(placed)
        return placed

    def thing(self, number: int, thing: Json, looks: list[Any]) -> Any:
        """A mesh with its materials at its place."""
        mesh = self.mesh(thing)
        placed = bpy.data.objects.new(f"thing {number:04}", mesh)
        cos, sin = thing["turn"]
        axes = ((cos, sin, 0.0), (-sin, cos, 0.0), (0.0, 0.0, 1.0))
        placed.matrix_world = _columns(axes, thing["place"])
        placed.pass_index = thing["owner"] + BEHIND
        for slot, look in enumerate(thing["looks"]):
            placed.material_slots[slot].link = "OBJECT"
            placed.material_slots[slot].material = looks[look]
        self.scene.collection.objects.link(placed)
        return placed

    def mesh(self, thing: Json) -> Any:
        """The mesh of a thing from its file, read once."""
        name = thing["mesh"]
        if name not in self.meshes:
            mesh = _read_mesh(name, thing["file"], len(thing["looks"]))
            self.meshes[name] = mesh
            if not thing["is_kept"]:
                self.passing.append(name)
        return self.meshes[name]

    def picture(self, file: str) -> Any:
        """A texture from its file, read once."""
        if file not in self.pictures:
            image = bpy.data.images.load(file)
            image.colorspace_settings.name = "sRGB"
            # Blender drops what no material uses when a scene is cleared.
            image.use_fake_user = True
            self.pictures[file] = image
        return self.pictures[file]

    def material(self, number: int, look: Json) -> Any:
        """What a look is for Blender."""
        material = bpy.data.materials.new(f"look {number:04}")
        material.use_nodes = True
        material.cycles.emission_sampling = "NONE"
        tree = material.node_tree
        tree.nodes.clear()
        colour = self.colour(tree, look)
        if look["takes"] > 0.0:
            surface = _surface(tree, look, colour)
        else:
            surface = _pane(tree, look, colour)
        if look["is_one_sided"]:
            surface = _one_sided(tree, surface)
        output = tree.nodes.new("ShaderNodeOutputMaterial")
        tree.links.new(surface, output.inputs["Surface"])
        return material

    def colour(self, tree: Any, look: Json) -> Any:
        """The socket that gives a look's colour: its light times its texture's."""
        plain = tree.nodes.new("ShaderNodeRGB")
        plain.outputs[0].default_value = (*look["light"], 1.0)
        if look["texture"] is None:
            return _greyed(tree, plain.outputs[0])
        place = tree.nodes.new("ShaderNodeUVMap")
        place.uv_map = "metres"
        scale = tree.nodes.new("ShaderNodeVectorMath")
        scale.operation = "SCALE"
        scale.inputs["Scale"].default_value = 1.0 / look["metres"]
        texture = tree.nodes.new("ShaderNodeTexImage")
        texture.image = self.picture(look["texture"])
        product = tree.nodes.new("ShaderNodeVectorMath")
        product.operation = "MULTIPLY"
        tree.links.new(place.outputs["UV"], scale.inputs[0])
        tree.links.new(scale.outputs["Vector"], texture.inputs["Vector"])
        tree.links.new(texture.outputs["Color"], product.inputs[0])
        tree.links.new(plain.outputs[0], product.inputs[1])
        return _greyed(tree, product.outputs["Vector"])

    def light(self, number: int, light: Json, groups: Json) -> None:
        """A lamp that some things or all get light of, or throw shadows of."""
        lamp = bpy.data.lights.new(f"light {number:04}", light["kind"])
        placed = bpy.data.objects.new(lamp.name, lamp)
        lamp.energy = light["power"]
        lamp.color = light["colour"]
        # Paths that find it by chance cost more time than they save noise, and those
        # that walls keep from it would be missed.
        lamp.cycles.use_multiple_importance_sampling = False
        _shape(lamp, light)
        placed.matrix_world = _columns(_facing(light["towards"]), light["place"])
        placed.visible_camera = False
        placed.visible_glossy = light["is_mirrored"]
        if light["map"] is not None:
            self.wrap(lamp, light["map"])
        if light["is_for_ceiling"]:
            placed.light_linking.receiver_collection = groups["ceiling"]
        if light["blockers"] in groups:
            chosen = groups[light["blockers"]]
            if light["spares"] > 0:
                chosen = _without(chosen, light["spares"], lamp.name)
            placed.light_linking.blocker_collection = chosen
        self.scene.collection.objects.link(placed)

    def wrap(self, lamp: Any, file: str) -> None:
        """Give a lamp the colours of an environment map, by direction."""
        lamp.use_nodes = True
        tree = lamp.node_tree
        emission = next(node for node in tree.nodes if node.type == "EMISSION")
        way = tree.nodes.new("ShaderNodeNewGeometry")
        turn = tree.nodes.new("ShaderNodeVectorMath")
        turn.operation = "SCALE"
        turn.inputs["Scale"].default_value = -1.0
        environment = tree.nodes.new("ShaderNodeTexEnvironment")
        environment.image = self.environment(file)
        tree.links.new(way.outputs["Incoming"], turn.inputs[0])
        tree.links.new(turn.outputs["Vector"], environment.inputs["Vector"])
        tree.links.new(environment.outputs["Color"], emission.inputs["Color"])

    def shoot(self, view: Json, settings: Json) -> None:
        """Draw one picture into its file, (size, size, 4) float32, row 0 at the top."""
        scene, size = self.scene, view["size"]
        scene.camera = self.camera(view)
        scene.render.resolution_x = scene.render.resolution_y = size
        _set_up(scene, settings, self.device)
        if view["is_ids"]:
            _for_ids(scene)
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "light.exr")
            scene.render.filepath = file
            bpy.ops.render.render(write_still=True)
            pixels = _pixels_of(file, size)
        part = Path(view["out"] + ".part")
        with part.open("wb") as stream:
            np.save(stream, pixels)
        part.replace(view["out"])

    def camera(self, view: Json) -> Any:
        """Blender's camera: x right, y up, z backwards."""
        placed = bpy.data.objects.get("camera")
        if placed is None:
            placed = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
            self.scene.collection.objects.link(placed)
        up = [-each for each in view["down"]]
        backwards = [-each for each in view["forward"]]
        axes = (view["right"], up, backwards)
        placed.matrix_world = _columns(axes, view["origin"])
        lens = placed.data
        lens.sensor_fit, lens.sensor_width = "HORIZONTAL", SENSOR
        lens.clip_start, lens.clip_end = view["near"], FAR
        if view["is_orthographic"]:
            lens.type = "ORTHO"
            lens.ortho_scale = view["size"] / view["scale"]
        else:
            lens.type = "PERSP"
            lens.lens = SENSOR * view["scale"] / view["size"]
        return placed

    def environment(self, file: str) -> Any:
        """An environment map, blurred and levelled, read once."""
        name = f"environment {file}"
        if name not in self.pictures:
            image = bpy.data.images.load(str(_maps() / file))
            width, height = image.size
            light = np.zeros(width * height * 4, dtype=np.float32)
            image.pixels.foreach_get(light)
            bpy.data.images.remove(image)
            levelled = _levelled(light.reshape(height, width, 4)[..., :3])
            self.pictures[name] = _float_image(name, levelled)
        return self.pictures[name]


def _choose_device() -> str:
    """Turn on the first kind of device that there is; its name, "CPU" for none."""
    wanted = os.environ.get(DEVICE_VARIABLE, "")
    preferences = bpy.context.preferences.addons["cycles"].preferences
    for kind in DEVICES:
        if wanted not in ("", kind) or not _devices_of(preferences, kind):
            continue
        preferences.compute_device_type = kind
        for device in preferences.devices:
            device.use = device.type == kind
        return kind
    return "CPU"


def _devices_of(preferences: Any, kind: str) -> list[str]:
    """The names of the devices of a kind."""
    try:
        found = preferences.get_devices_for_type(kind)
    except (TypeError, ValueError):
        # This build of Blender does not know the kind.
        return []
    return [device.name for device in found if device.type == kind]


def _set_up(scene: Any, settings: Json, device: str) -> None:
    """Choose how light is followed, the same for equal settings."""
    cycles, render = scene.cycles, scene.render
    render.engine = "CYCLES"
    cycles.device = "CPU" if device == "CPU" else "GPU"
    cycles.samples = settings["samples"]
    cycles.seed, cycles.use_animated_seed = settings["seed"], False
    cycles.use_adaptive_sampling = False
    cycles.max_bounces = settings["bounces"]
    cycles.diffuse_bounces = cycles.glossy_bounces = settings["bounces"]
    cycles.transmission_bounces = cycles.transparent_max_bounces = settings["bounces"]
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.blur_glossy = 1.0
    cycles.sample_clamp_direct = 0.0
    cycles.sample_clamp_indirect = settings["clamp"]
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", 1.2
    cycles.use_denoising = settings["is_denoised"]
    if settings["is_denoised"]:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "ACCURATE"
    render.film_transparent = True
    render.use_persistent_data = False
    render.threads_mode = "FIXED" if settings["threads"] else "AUTO"
    if settings["threads"]:
        render.threads = settings["threads"]
    _set_format(render.image_settings)
    bpy.context.view_layer.material_override = None


def _set_format(picture: Any) -> None:
    """Light as it is: 32-bit numbers."""
    picture.file_format, picture.color_mode = "OPEN_EXR", "RGBA"
    picture.color_depth, picture.exr_codec = "32", "NONE"


def _for_ids(scene: Any) -> None:
    """One ray through the centre of each pixel, which sees who it meets."""
    cycles = scene.cycles
    cycles.samples, cycles.max_bounces, cycles.use_denoising = 1, 0, False
    cycles.pixel_filter_type, cycles.filter_width = "BOX", NARROWEST
    cycles.sample_clamp_indirect = 0.0
    bpy.context.view_layer.material_override = bpy.data.materials["ids"]


def _ids_material() -> None:
    """A material that gives off the number of what wears it."""
    material = bpy.data.materials.new("ids")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    who = tree.nodes.new("ShaderNodeObjectInfo")
    emission = tree.nodes.new("ShaderNodeEmission")
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(who.outputs["Object Index"], emission.inputs["Strength"])
    emission.inputs["Color"].default_value = (1.0, 1.0, 1.0, 1.0)
    tree.links.new(emission.outputs[0], output.inputs["Surface"])


def _greyed(tree: Any, colour: Any) -> Any:
    """A colour that is seen as it is, but colours the rest of the room less.

    An eye in a room takes no notice of what an orange floor does to white walls; in a
    picture, which is judged beside others, it would.
    """
    path = tree.nodes.new("ShaderNodeLightPath")
    share = tree.nodes.new("ShaderNodeMath")
    share.operation = "MULTIPLY"
    share.inputs[1].default_value = GREYED
    grey = tree.nodes.new("ShaderNodeRGBToBW")
    mixed = tree.nodes.new("ShaderNodeMixRGB")
    tree.links.new(path.outputs["Is Diffuse Ray"], share.inputs[0])
    tree.links.new(colour, grey.inputs[0])
    tree.links.new(share.outputs[0], mixed.inputs["Fac"])
    tree.links.new(colour, mixed.inputs["Color1"])
    tree.links.new(grey.outputs[0], mixed.inputs["Color2"])
    return mixed.outputs["Color"]


def _surface(tree: Any, look: Json, colour: Any) -> Any:
    """What throws light back, and may give some off."""
    surface = tree.nodes.new("ShaderNodeBsdfPrincipled")
    tree.links.new(colour, surface.inputs["Base Color"])
    surface.inputs["Roughness"].default_value = look["roughness"]
    surface.inputs["Metallic"].default_value = look["metallic"]
    if look["glow"] > 0.0:
        tree.links.new(colour, surface.inputs["Emission Color"])
        tree.links.new(
            _seen_glow(tree, look["glow"]), surface.inputs["Emission Strength"]
        )
    return surface.outputs["BSDF"]


def _seen_glow(tree: Any, glow: float) -> Any:
    """The socket of a glow that is seen, also in mirrors, but lights nothing.

    The lamps of a job do that, without the noise that small bright surfaces make.
    """
    path = tree.nodes.new("ShaderNodeLightPath")
    seen = tree.nodes.new("ShaderNodeMath")
    seen.operation = "MULTIPLY_ADD"
    seen.inputs[1].default_value, seen.inputs[2].default_value = -glow, glow
    tree.links.new(path.outputs["Is Diffuse Ray"], seen.inputs[0])
    return seen.outputs[0]


def _pane(tree: Any, look: Json, colour: Any) -> Any:
    """What shows the world outside and lets the sun in."""
    emission = tree.nodes.new("ShaderNodeEmission")
    tree.links.new(colour, emission.inputs["Color"])
    tree.links.new(_seen_glow(tree, look["glow"]), emission.inputs["Strength"])
    clear = tree.nodes.new("ShaderNodeBsdfTransparent")
    path = tree.nodes.new("ShaderNodeLightPath")
    pane = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(path.outputs["Is Shadow Ray"], pane.inputs[0])
    tree.links.new(emission.outputs[0], pane.inputs[1])
    tree.links.new(clear.outputs[0], pane.inputs[2])
    return pane.outputs[0]


def _one_sided(tree: Any, surface: Any) -> Any:
    """A surface that is clear from behind.

    A ceiling is lit from behind, and twice there along its edges: what is thrown back
    by the one face would meet the other one at once, from its bright side.
    """
    clear = tree.nodes.new("ShaderNodeBsdfTransparent")
    side = tree.nodes.new("ShaderNodeNewGeometry")
    mixed = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(side.outputs["Backfacing"], mixed.inputs[0])
    tree.links.new(surface, mixed.inputs[1])
    tree.links.new(clear.outputs[0], mixed.inputs[2])
    return mixed.outputs[0]


def _read_mesh(name: str, file: str, slots: int) -> Any:
    """A mesh of triangles with smooth normals and uvs in metres."""
    with np.load(file) as arrays:
        vertices, normals = arrays["vertices"], arrays["normals"]
        uvs, faces, chosen = arrays["uvs"], arrays["faces"], arrays["slots"]
    corners = np.ascontiguousarray(faces.reshape(-1))
    mesh = bpy.data.meshes.new(name)
    mesh.use_fake_user = True
    mesh.vertices.add(len(vertices))
    mesh.vertices.foreach_set("co", vertices.reshape(-1))
    mesh.loops.add(len(corners))
    mesh.loops.foreach_set("vertex_index", corners)
    mesh.polygons.add(len(faces))
    starts = np.arange(0, len(corners), 3, dtype=np.int32)
    mesh.polygons.foreach_set("loop_start", starts)
    for _ in range(slots):
        mesh.materials.append(None)
    mesh.polygons.foreach_set("material_index", chosen.astype(np.int32))
    layer = mesh.uv_layers.new(name="metres")
    layer.uv.foreach_set("vector", np.ascontiguousarray(uvs[corners]).reshape(-1))
    mesh.update(calc_edges=True)
    mesh.normals_split_custom_set_from_vertices(normals)
    return mesh


def _dark_world() -> Any:
    """Nothing around the room: its lamps bring all light."""
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Strength"].default_value = 0.0
    world.cycles.sampling_method = "NONE"
    return world


def _shape(lamp: Any, light: Json) -> None:
    """Give a lamp its extent."""
    if light["kind"] == "SUN":
        lamp.angle = light["angle"]
    elif light["kind"] == "POINT":
        lamp.shadow_soft_size = light["radius"]
    else:
        lamp.shape = "RECTANGLE"
        lamp.size, lamp.size_y = light["extent"]


def _columns(axes: Sequence[Sequence[float]], place: Sequence[float]) -> Any:
    """A matrix as Blender takes it from Python: column by column.

    Args:
        axes: x, y and z of the object, in the world.
        place: of the object, in the world.
    """
    return (*((*axis, 0.0) for axis in axes), (*place, 1.0))


def _facing(z: Sequence[float]) -> Sequence[Sequence[float]]:
    """Axes of which z is given, and x is level."""
    level = math.hypot(z[0], z[1])
    x = (-z[1] / level, z[0] / level, 0.0) if level > 1e-6 else (1.0, 0.0, 0.0)
    y = (
        z[1] * x[2] - z[2] * x[1],
        z[2] * x[0] - z[0] * x[2],
        z[0] * x[1] - z[1] * x[0],
    )
    return (x, y, z)


def _collection(name: str, nobody: Any) -> Any:
    """A collection of things for lamps, with none yet."""
    collection = bpy.data.collections.new(name)
    collection.objects.link(nobody)
    return collection


def _without(blockers: Any, owner: int, name: str) -> Any:
    """All blockers but a lamp, whose shade does not hide its own light."""
    others = bpy.data.collections.new(f"others of {name}")
    for each in blockers.objects:
        if each.pass_index != owner + BEHIND:
            others.objects.link(each)
    return others


def _maps() -> Path:
    """The folder of the environment maps that come with Blender."""
    return Path(bpy.utils.resource_path("LOCAL")) / "datafiles/studiolights/world"


def _levelled(light: Any) -> Any:
    """An environment map, blurred, whose upper and lower half have a mean of 1 each.

    Args:
        light: (h, w, 3), row 0 straight down.
    """
    rows, columns = 16, 32
    height, width = light.shape[0] // rows * rows, light.shape[1] // columns * columns
    blocks = light[:height, :width].astype(np.float64)
    small = blocks.reshape(rows, height // rows, columns, -1, 3).mean(axis=(1, 3))
    elevation = (np.arange(rows) + 0.5) / rows * math.pi - math.pi / 2
    # By what a level surface gets of each row.
    weights = np.abs(np.sin(elevation)) * np.cos(elevation)
    for half in (slice(0, rows // 2), slice(rows // 2, rows)):
        mean = (small[half].mean(axis=1) * weights[half, None]).sum(axis=0)
        small[half] /= mean / weights[half].sum()
    calm = np.minimum(small, 3.0)
    return 0.5 + 0.5 * calm


def _float_image(name: str, light: Any) -> Any:
    """A picture of light for Blender; row 0 of the array is its lowest one."""
    height, width = light.shape[:2]
    image = bpy.data.images.new(name, width, height, float_buffer=True)
    image.colorspace_settings.name = "Non-Color"
    image.use_fake_user = True
    full = np.ones((height, width, 4), dtype=np.float32)
    full[..., :3] = light
    image.pixels.foreach_set(full.reshape(-1))
    image.pack()
    return image


def _pixels_of(file: str, size: int) -> Any:
    """(size, size, 4) float32 of a picture of light, row 0 at the top."""
    image = bpy.data.images.load(file)
    pixels = np.zeros(size * size * 4, dtype=np.float32)
    image.pixels.foreach_get(pixels)
    bpy.data.images.remove(image)
    return np.ascontiguousarray(pixels.reshape(size, size, 4)[::-1])


def _private_stdout() -> TextIO:
    """The real stdout for answers; what Blender prints goes to stderr from now on."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return answers


def _watch(jobs: "queue.Queue[str]") -> None:
    """Pass jobs on as they come; leave at once when no more can come."""
    for line in sys.stdin:
        jobs.put(line)
    os._exit(0)


def _answer(stream: TextIO, **answer: object) -> None:
    stream.write(json.dumps(answer) + "\n")
    stream.flush()


def _introduction(device: str) -> Json:
    """What this process says of itself before its first job."""
    preferences = bpy.context.preferences.addons["cycles"].preferences
    return {
        "blender": bpy.app.version_string,
        "device": device,
        "names": _devices_of(preferences, device),
    }


def serve() -> None:
    """Draw what stdin says until it ends."""
    answers = _private_stdout()
    jobs: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_watch, args=(jobs,), daemon=True).start()
    studio = Studio()
    _answer(answers, **_introduction(studio.device))
    while True:
        job = json.loads(jobs.get())
        try:
            studio.draw(job)
        except Exception:
            # The other side of a process border: it is told, and raises there.
            _answer(answers, job=job["job"], fault=traceback.format_exc())
            os._exit(1)
        _answer(answers, job=job["job"], fault=None)


def redraw(file: str) -> None:
    """Draw a job from a file, with all that Blender says on the terminal."""
    Studio().draw(json.loads(Path(file).read_text(encoding="utf-8")))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        redraw(sys.argv[1])
    else:
        serve()
