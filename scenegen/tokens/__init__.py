"""Perception tokens: what a model can be trained to emit, computed from the truth."""

from collections.abc import Iterable

from scenegen.records.item import ViewTokens
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.depth_grid import (
    EDGES_MM,
    depth_codes,
    depth_text,
    distance_of,
    read_depth_text,
)
from scenegen.tokens.marks import map_marks
from scenegen.tokens.object_map import (
    ObjectMap,
    map_entries,
    object_map_text,
    read_object_map_text,
)
from scenegen.tokens.specification import TOKEN_SPEC, specification
from scenegen.tokens.text import Reading, read_tokens
from scenegen.tokens.vocabulary import token_vocabulary

__all__ = [
    "EDGES_MM",
    "TOKEN_SPEC",
    "ObjectMap",
    "Reading",
    "count_from_tokens",
    "depth_text",
    "describe_view",
    "distance_of",
    "object_map_text",
    "read_depth_text",
    "read_object_map_text",
    "read_tokens",
    "specification",
    "token_vocabulary",
]


def describe_view(scene: Scene, visibility: ViewVisibility) -> ViewTokens:
    """The tokens of one view, visible or hidden."""
    return ViewTokens(
        view=visibility.view.name,
        depth=depth_codes(visibility.depth),
        entries=map_entries(scene, visibility),
        marks=map_marks(visibility),
    )


def count_from_tokens(tokens: Iterable[ViewTokens], category: str) -> int:
    """How many objects of a category some views show, read from their tokens alone."""
    instances = {
        entry.instance
        for view in tokens
        for entry in view.entries
        if entry.category == category
    }
    return len(instances)
