"""Lamps, and what throws shadows of them."""

from typing import Any

import bpy

from scenegen.renderers.cycles.protocol import BEHIND, Json


def dark_world() -> Any:
    """Nothing around the room: its lamps bring all light."""
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Strength"].default_value = 0.0
    world.cycles.sampling_method = "NONE"
    return world


def shape(lamp: Any, light: Json) -> None:
    """Give a lamp its extent."""
    if light["kind"] == "SUN":
        lamp.angle = light["angle"]
    elif light["kind"] == "POINT":
        lamp.shadow_soft_size = light["radius"]
    else:
        lamp.shape = "RECTANGLE"
        lamp.size, lamp.size_y = light["extent"]


def wrap(lamp: Any, environment: Any) -> None:
    """Give a lamp the colours of an environment map, by direction."""
    lamp.use_nodes = True
    tree = lamp.node_tree
    emission = next(node for node in tree.nodes if node.type == "EMISSION")
    way = tree.nodes.new("ShaderNodeNewGeometry")
    turn = tree.nodes.new("ShaderNodeVectorMath")
    turn.operation = "SCALE"
    turn.inputs["Scale"].default_value = -1.0
    texture = tree.nodes.new("ShaderNodeTexEnvironment")
    texture.image = environment
    tree.links.new(way.outputs["Incoming"], turn.inputs[0])
    tree.links.new(turn.outputs["Vector"], texture.inputs["Vector"])
    tree.links.new(texture.outputs["Color"], emission.inputs["Color"])


def collection(name: str, speck: Any) -> Any:
    """A collection of objects for lamps, with none yet but the speck."""
    made = bpy.data.collections.new(name)
    made.objects.link(speck)
    return made


def without(blockers: Any, owner: int, name: str) -> Any:
    """All blockers but a lamp, whose shade does not hide its own light."""
    others = bpy.data.collections.new(f"others of {name}")
    for each in blockers.objects:
        if each.pass_index != owner + BEHIND:
            others.objects.link(each)
    return others
