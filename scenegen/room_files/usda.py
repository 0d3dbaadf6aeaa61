"""An item's room as USD text: z up and metres, as in the world itself.

The one door to usd-core. Pictures are files beside it.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.errors import ExportError
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import NEAR
from scenegen.records.item import Facts
from scenegen.records.rig import OrthographicLens, View
from scenegen.room_files.pictures import PNG, texture_png
from scenegen.room_files.room_model import (
    RoomModel,
    RoomObject,
    RoomSurface,
    room_model,
    view_properties,
)

try:
    from pxr import Gf, Sdf, Usd, UsdGeom, UsdShade, Vt
except ImportError as error:
    raise ExportError(
        f"room files in USD need usd-core ({error}): pip install usd-core. "
        "Or write a .glb, which needs nothing else."
    ) from error

APERTURE = 36.0
"""Width of the pictures of cameras, in the tenths of a unit that USD has for lenses;
any would do."""

FAR = 1000.0
"""Depth of the far plane, metres."""


class UsdRoom(NamedTuple):
    """A room in USD.

    Attributes:
        text: of the .usda file.
        pictures: files that it names, by their path from there.
    """

    text: str
    pictures: Mapping[PurePosixPath, bytes]


def room_usda(facts: Facts, catalogue: Catalogue, pictures: str) -> UsdRoom:
    """The room of an item in USD; the same text for the same item.

    Args:
        facts: of the item.
        catalogue: where meshes and materials come from.
        pictures: name of the folder of the pictures, beside the file.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    model = room_model(facts, catalogue)
    files = _picture_files(model, pictures)
    stage = Usd.Stage.CreateInMemory()
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.z)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    room = UsdGeom.Xform.Define(stage, "/room").GetPrim()
    stage.SetDefaultPrim(room)
    _describe(room, model.properties)
    UsdGeom.Scope.Define(stage, "/room/materials")
    surfaces = [
        _material(stage, number, each, files)
        for number, each in enumerate(model.surfaces)
    ]
    for each in model.objects:
        _object(stage, each, model.surfaces, surfaces)
    for view in model.views:
        _camera(stage, view)
    named = {path: texture_png(catalogue, name) for name, path in files.items()}
    return UsdRoom(stage.GetRootLayer().ExportToString(), named)


def _picture_files(model: RoomModel, folder: str) -> dict[str, PurePosixPath]:
    """Paths of the pictures of materials, by their ids."""
    names = dict.fromkeys(each.texture for each in model.surfaces if each.texture)
    return {
        name: PurePosixPath(folder, f"{number:02d}_{_identifier(name)}{PNG}")
        for number, name in enumerate(names)
    }


def _identifier(name: str) -> str:
    """A name that USD takes for one of its own."""
    return re.sub(r"\W", "_", name, flags=re.ASCII)


def _describe(prim: Any, properties: Mapping[str, Any]) -> None:
    """Attributes `scenegen:...` of a part of the room."""
    for name, value in properties.items():
        if isinstance(value, bool):
            kind = Sdf.ValueTypeNames.Bool
        elif isinstance(value, int):
            kind = Sdf.ValueTypeNames.Int
        elif isinstance(value, str):
            kind = Sdf.ValueTypeNames.String
        else:
            kind, value = Sdf.ValueTypeNames.Int3, Gf.Vec3i(*value)
        prim.CreateAttribute(f"scenegen:{name}", kind, custom=True).Set(value)


def _object(
    stage: Any,
    each: RoomObject,
    surfaces: tuple[RoomSurface, ...],
    materials: list[Any],
) -> None:
    """A mesh at its place, with its materials.

    Args:
        stage: takes it.
        each: the object.
        surfaces: of the room.
        materials: the same in USD.
    """
    mesh = UsdGeom.Mesh.Define(stage, f"/room/{_identifier(each.name)}")
    shape = each.mesh
    corners = shape.faces.reshape(-1)
    mesh.CreatePointsAttr(_vectors(shape.vertices))
    mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(corners))
    counts = np.full(len(shape.faces), 3, dtype=np.int32)
    mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(counts))
    mesh.CreateNormalsAttr(_vectors(shape.normals))
    mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
    mesh.CreateDoubleSidedAttr(
        not any(surfaces[row].is_one_sided for row in each.surfaces)
    )
    low, high = shape.vertices.min(axis=0), shape.vertices.max(axis=0)
    mesh.CreateExtentAttr(_vectors(np.stack([low, high])))
    metres = np.array([surfaces[row].metres for row in each.surfaces])
    uvs = shape.uvs[corners] / np.repeat(metres[shape.slots], 3)[:, None]
    places = UsdGeom.PrimvarsAPI(mesh).CreatePrimvar(
        "st", Sdf.ValueTypeNames.TexCoord2fArray, UsdGeom.Tokens.faceVarying
    )
    places.Set(Vt.Vec2fArray.FromNumpy(np.ascontiguousarray(uvs, dtype=np.float32)))
    _place(mesh, each)
    _bind(mesh, each, materials)
    _describe(mesh.GetPrim(), each.properties)


def _vectors(values: Any) -> Any:
    return Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(values, dtype=np.float32))


def _place(mesh: Any, each: RoomObject) -> None:
    """Rows of a matrix of USD are the axes of the object, then its place."""
    cos, sin = cosine(each.pose.heading_tenths), sine(each.pose.heading_tenths)
    rows = (cos, sin, 0, 0), (-sin, cos, 0, 0), (0, 0, 1, 0), (*each.pose.origin, 1)
    mesh.MakeMatrixXform().Set(Gf.Matrix4d(*(value for row in rows for value in row)))


def _bind(mesh: Any, each: RoomObject, materials: list[Any]) -> None:
    """Give a mesh its material, or the faces of each slot theirs."""
    used = sorted(set(each.mesh.slots.tolist()))
    if len(used) == 1:
        bound = UsdShade.MaterialBindingAPI.Apply(mesh.GetPrim())
        bound.Bind(materials[each.surfaces[used[0]]])
        return
    binding = UsdShade.MaterialBindingAPI.Apply(mesh.GetPrim())
    for slot in used:
        faces = np.flatnonzero(each.mesh.slots == slot).astype(np.int32)
        subset = binding.CreateMaterialBindSubset(
            f"slot_{slot}", Vt.IntArray.FromNumpy(faces)
        )
        bound = UsdShade.MaterialBindingAPI.Apply(subset.GetPrim())
        bound.Bind(materials[each.surfaces[slot]])


def _material(
    stage: Any, number: int, surface: RoomSurface, files: Mapping[str, PurePosixPath]
) -> Any:
    """A material of USD.

    Args:
        stage: takes it.
        number: makes its name its own.
        surface: what it is.
        files: paths of pictures.
    """
    path = f"/room/materials/m{number:03d}_{_identifier(surface.material)}"
    material = UsdShade.Material.Define(stage, path)
    shader = UsdShade.Shader.Define(stage, f"{path}/surface")
    shader.CreateIdAttr("UsdPreviewSurface")
    shader.CreateInput("metallic", Sdf.ValueTypeNames.Float).Set(surface.metallic)
    shader.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(surface.roughness)
    picture = None
    if surface.texture:
        picture = _place_of_picture(stage, path), files[surface.texture]
    black = 0.0 if surface.is_outside else 1.0
    # Pictures are exposed for the room; what is outside would be white else.
    glow = min(surface.emission, 1.0) if surface.is_outside else surface.emission
    for name, level in (("diffuseColor", black), ("emissiveColor", glow)):
        colour = tuple(level * each for each in surface.colour)
        socket = shader.CreateInput(name, Sdf.ValueTypeNames.Color3f)
        if picture is None or not level:
            socket.Set(Gf.Vec3f(*colour))
        else:
            texture = _texture(stage, f"{path}/{name}", colour, picture)
            socket.ConnectToSource(texture.ConnectableAPI(), "rgb")
    material.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
    _describe(material.GetPrim(), {"material": surface.material})
    return material


def _place_of_picture(stage: Any, path: str) -> Any:
    """What reads the texture coordinates of a mesh."""
    reader = UsdShade.Shader.Define(stage, f"{path}/st")
    reader.CreateIdAttr("UsdPrimvarReader_float2")
    reader.CreateInput("varname", Sdf.ValueTypeNames.String).Set("st")
    return reader


def _texture(
    stage: Any,
    path: str,
    colour: tuple[float, ...],
    picture: tuple[Any, PurePosixPath],
) -> Any:
    """A picture that a colour multiplies; it comes with what reads its places."""
    places, file = picture
    texture = UsdShade.Shader.Define(stage, path)
    texture.CreateIdAttr("UsdUVTexture")
    texture.CreateInput("file", Sdf.ValueTypeNames.Asset).Set(f"./{file}")
    texture.CreateInput("sourceColorSpace", Sdf.ValueTypeNames.Token).Set("sRGB")
    scale = texture.CreateInput("scale", Sdf.ValueTypeNames.Float4)
    scale.Set(Gf.Vec4f(*colour, 1.0))
    for name in ("wrapS", "wrapT"):
        texture.CreateInput(name, Sdf.ValueTypeNames.Token).Set("repeat")
    socket = texture.CreateInput("st", Sdf.ValueTypeNames.Float2)
    socket.ConnectToSource(places.ConnectableAPI(), "result")
    texture.CreateOutput("rgb", Sdf.ValueTypeNames.Float3)
    return texture


def _camera(stage: Any, view: View) -> None:
    """A camera with its lens; it looks along its -z with y up."""
    camera = UsdGeom.Camera.Define(stage, f"/room/{_identifier(view.name)}")
    numbers = view.camera(1).numbers
    up, back = (tuple(-each for each in axis) for axis in numbers[2:4])
    rows = (*numbers.right, 0), (*up, 0), (*back, 0), (*numbers.origin, 1)
    values = (value + 0.0 for row in rows for value in row)
    camera.MakeMatrixXform().Set(Gf.Matrix4d(*values))
    if isinstance(view.lens, OrthographicLens):
        camera.CreateProjectionAttr(UsdGeom.Tokens.orthographic)
        width = view.lens.span_mm / 100  # tenths of a metre
    else:
        camera.CreateProjectionAttr(UsdGeom.Tokens.perspective)
        width = APERTURE
        camera.CreateFocalLengthAttr(width * numbers.scale)
        camera.CreateVerticalApertureOffsetAttr(-width * view.lens.shift_pm / 1000)
    camera.CreateHorizontalApertureAttr(width)
    camera.CreateVerticalApertureAttr(width)
    camera.CreateClippingRangeAttr(Gf.Vec2f(NEAR, FAR))
    _describe(camera.GetPrim(), view_properties(view))
