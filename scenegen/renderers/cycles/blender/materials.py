"""Materials as trees of Blender's nodes."""

from typing import Any

import bpy

from scenegen.renderers.cycles.protocol import Json

GREYED = 0.5
"""How much of its colour the light that is thrown back loses on its way."""


def ids_material() -> None:
    """A material that emits the number of its object."""
    material = bpy.data.materials.new("ids")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    info = tree.nodes.new("ShaderNodeObjectInfo")
    emission = tree.nodes.new("ShaderNodeEmission")
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(info.outputs["Object Index"], emission.inputs["Strength"])
    emission.inputs["Color"].default_value = (1.0, 1.0, 1.0, 1.0)
    tree.links.new(emission.outputs[0], output.inputs["Surface"])


def material(name: str, row: Json, picture: Any) -> Any:
    """A material for Blender.

    Args:
        name: of the material.
        row: one of a job's materials.
        picture: the image of its texture, or None.
    """
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.cycles.emission_sampling = "NONE"
    tree = made.node_tree
    tree.nodes.clear()
    colour = _greyed(tree, _colour(tree, row, picture))
    made_of = _surface if row["reflects"] > 0.0 else _pane
    surface = made_of(tree, row, colour)
    if row["is_one_sided"]:
        surface = _one_sided(tree, surface)
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(surface, output.inputs["Surface"])
    return made


def _colour(tree: Any, row: Json, picture: Any) -> Any:
    """The socket that gives a material's colour: its own times its texture's."""
    plain = tree.nodes.new("ShaderNodeRGB")
    plain.outputs[0].default_value = (*row["colour"], 1.0)
    if picture is None:
        return plain.outputs[0]
    place = tree.nodes.new("ShaderNodeUVMap")
    place.uv_map = "metres"
    scale = tree.nodes.new("ShaderNodeVectorMath")
    scale.operation = "SCALE"
    scale.inputs["Scale"].default_value = 1.0 / row["metres"]
    texture = tree.nodes.new("ShaderNodeTexImage")
    texture.image = picture
    product = tree.nodes.new("ShaderNodeVectorMath")
    product.operation = "MULTIPLY"
    tree.links.new(place.outputs["UV"], scale.inputs[0])
    tree.links.new(scale.outputs["Vector"], texture.inputs["Vector"])
    tree.links.new(texture.outputs["Color"], product.inputs[0])
    tree.links.new(plain.outputs[0], product.inputs[1])
    return product.outputs["Vector"]


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


def _surface(tree: Any, row: Json, colour: Any) -> Any:
    """What throws light back, and may give some off."""
    surface = tree.nodes.new("ShaderNodeBsdfPrincipled")
    tree.links.new(colour, surface.inputs["Base Color"])
    surface.inputs["Roughness"].default_value = row["roughness"]
    surface.inputs["Metallic"].default_value = row["metallic"]
    if row["emission"] > 0.0:
        tree.links.new(colour, surface.inputs["Emission Color"])
        tree.links.new(
            _visible_emission(tree, row["emission"]),
            surface.inputs["Emission Strength"],
        )
    return surface.outputs["BSDF"]


def _visible_emission(tree: Any, emission: float) -> Any:
    """The socket of an emission that is visible, also in mirrors, but lights nothing.

    The lamps of a job do that, without the noise that small bright surfaces make.
    """
    path = tree.nodes.new("ShaderNodeLightPath")
    seen = tree.nodes.new("ShaderNodeMath")
    seen.operation = "MULTIPLY_ADD"
    seen.inputs[1].default_value, seen.inputs[2].default_value = -emission, emission
    tree.links.new(path.outputs["Is Diffuse Ray"], seen.inputs[0])
    return seen.outputs[0]


def _pane(tree: Any, row: Json, colour: Any) -> Any:
    """What shows the world outside and lets the sun in."""
    emission = tree.nodes.new("ShaderNodeEmission")
    tree.links.new(colour, emission.inputs["Color"])
    tree.links.new(
        _visible_emission(tree, row["emission"]), emission.inputs["Strength"]
    )
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
