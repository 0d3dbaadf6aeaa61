"""The tokens of a view: all of them at once, those of a blank one, and a count."""

from collections.abc import Iterable
from dataclasses import replace

from scenegen.records.item import ViewTokens
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.base import Token, added_tokens, selected_tokens
from scenegen.tokens.depth_grid import BLANK


def describe_view(
    scene: Scene, visibility: ViewVisibility, added: Iterable[Token] = ()
) -> ViewTokens:
    """The tokens of one view, visible or hidden.

    Args:
        scene: that the view shows.
        visibility: what it shows of the scene.
        added: tokens beside the standard ones, in the order of the recipe.
    """
    tokens = ViewTokens(visibility.view.name, (), ())
    for token in (*selected_tokens(), *added):
        tokens = token.describe(scene, visibility, tokens)
    return tokens


def tokens_beside(tokens: ViewTokens) -> tuple[Token, ...]:
    """The tokens that a view was described with beside the standard ones."""
    return added_tokens(each.token for each in tokens.added)


def blank_view(tokens: ViewTokens) -> ViewTokens:
    """The same tokens, if the picture of the view showed nothing."""
    added = tuple(replace(each, rows=()) for each in tokens.added)
    return ViewTokens(tokens.view, BLANK, (), added=added)


def is_blank(tokens: ViewTokens) -> bool:
    """Whether the tokens of a view show nothing; depth is left out of account."""
    rows = [each for each in tokens.added if each.rows]
    return not (tokens.entries or tokens.marks or rows)


def count_from_tokens(tokens: Iterable[ViewTokens], category: str) -> int:
    """How many objects of a category some views show, read from their tokens alone."""
    instances = {
        entry.instance
        for view in tokens
        for entry in view.entries
        if entry.category == category
    }
    return len(instances)
