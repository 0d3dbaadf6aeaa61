"""Perception tokens: what a model can be trained to emit, computed from visibility.

Examples:
    >>> item = scenegen.load("out/mv")[0]
    >>> text = scenegen.tokens.text_of(item, item.row()["target_roles"][0])
    >>> reading = scenegen.tokens.read_tokens(f"I see {text}")
    >>> [block.token.name for block in reading.found]
    ['depth_grid', 'object_map']
    >>> reading.blocks[1].entries[0].category
    'thing_a'
"""

from scenegen.tokens.base import (
    TOKENS,
    Token,
    added_tokens,
    selected_tokens,
)
from scenegen.tokens.depth_grid import (
    EDGES_MM,
    depth_text,
    distance_of,
    read_depth_text,
)
from scenegen.tokens.object_map import (
    ObjectMap,
    object_map_text,
    read_object_map_text,
)
from scenegen.tokens.of_rows import text_of, view_text
from scenegen.tokens.specification import TOKEN_SPEC, specification, token_vocabulary
from scenegen.tokens.table import TableField, TableToken
from scenegen.tokens.text import Reading, TokenBlock, read_tokens
from scenegen.tokens.views import (
    blank_view,
    count_from_tokens,
    describe_view,
    is_blank,
    tokens_beside,
)

__all__ = [
    "EDGES_MM",
    "TOKENS",
    "TOKEN_SPEC",
    "ObjectMap",
    "Reading",
    "TableField",
    "TableToken",
    "Token",
    "TokenBlock",
    "added_tokens",
    "blank_view",
    "count_from_tokens",
    "depth_text",
    "describe_view",
    "distance_of",
    "is_blank",
    "object_map_text",
    "read_depth_text",
    "read_object_map_text",
    "read_tokens",
    "selected_tokens",
    "specification",
    "text_of",
    "token_vocabulary",
    "tokens_beside",
    "view_text",
]
