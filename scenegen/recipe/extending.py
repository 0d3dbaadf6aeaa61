"""Recipes that extend others: merged key by key, each value knowing its file.

The rules, which docs/recipes.md tells users:

- a mapping is merged key by key; every other value takes the place of the old one;
- shares of renderers belong together: `renderer` takes the place of the old one;
- series are merged by their label, which is `name`, or `task` where there is no name;
  those of a new label follow the old ones;
- null takes away what was inherited; `splits: null` takes the whole series away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenegen.errors import RecipeError, shown
from scenegen.params import dotted
from scenegen.recipe.shipped import find_recipe
from scenegen.registry import did_you_mean

EXTENDS = "extends"
"""The key of a recipe that names the one it begins with."""

MOST_EXTENDED = 16
"""Recipes that one may extend, each the next."""

WHOLE = ("renderer",)
"""Keys at the top whose mappings are not merged."""

Children = dict[str, "Node"] | list["Node"]

Read = Callable[[Path], object]
"""From the file of a recipe to its plain values."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a recipe, and where it was written.

    Attributes:
        file: of the recipe.
        path: keys and list positions in that file.
        value: when it has no parts.
        children: its parts, when it is a mapping or a list.
    """

    file: Path
    path: tuple[str | int, ...]
    value: object = None
    children: Children | None = None

    @property
    def is_null(self) -> bool:
        """Whether it takes away what was inherited."""
        return self.children is None and self.value is None

    @property
    def mapping(self) -> dict[str, Node] | None:
        """Its parts by key; None when it is no mapping."""
        return self.children if isinstance(self.children, dict) else None

    def plain(self) -> object:
        """The value as YAML gives it."""
        if isinstance(self.children, dict):
            return {key: child.plain() for key, child in self.children.items()}
        if isinstance(self.children, list):
            return [child.plain() for child in self.children]
        return self.value

    def child(self, part: str) -> Node | None:
        """The part of a key, or of a position that is written as text."""
        if isinstance(self.children, dict):
            return self.children.get(part)
        if isinstance(self.children, list) and part.isdecimal():
            place = int(part)
            return self.children[place] if place < len(self.children) else None
        return None


def node_of(value: object, file: Path, path: tuple[str | int, ...] = ()) -> Node:
    """Plain values of a file, each with its path."""
    if isinstance(value, Mapping):
        named = {
            str(key): node_of(each, file, (*path, str(key)))
            for key, each in value.items()
        }
        return Node(file, path, children=named)
    if isinstance(value, Sequence) and not isinstance(value, str):
        listed = [node_of(each, file, (*path, n)) for n, each in enumerate(value)]
        return Node(file, path, children=listed)
    return Node(file, path, value)


def extended(path: Path, read: Read, before: tuple[Path, ...] = ()) -> Node:
    """The values of a recipe file, merged with those of what it extends.

    Args:
        path: of the file.
        read: gives the plain values of a file.
        before: files that extend it, outermost first.

    Raises:
        RecipeError: when a file cannot be read, or extends itself in the end.
    """
    chain = (*before, path)
    if path.resolve() in [each.resolve() for each in before]:
        names = " extends ".join(str(each) for each in chain)
        raise RecipeError(f"recipe {before[0]}: {names}, a circle; break it somewhere")
    if len(before) > MOST_EXTENDED:
        raise RecipeError(
            f"recipe {before[0]} extends a recipe that extends another, and so on, "
            f"more than {MOST_EXTENDED} times; write some of them as one"
        )
    own = node_of(read(path), path)
    named = None if own.mapping is None else own.mapping.pop(EXTENDS, None)
    if named is None:
        return own
    if not isinstance(named.value, str):
        raise RecipeError(
            f"recipe {path}: {EXTENDS} must be the name of a shipped recipe, or the "
            f"path of a recipe file, not {shown(named.plain())}"
        )
    try:
        found = find_recipe(named.value, beside=path.parent)
    except RecipeError as error:
        raise RecipeError(f"recipe {path}: {EXTENDS}: {error}") from error
    return _merged(extended(found, read, chain), own)


def located(problem: str, root: Node, file: Path) -> str:
    """A problem with the path that its value has in the file where it was written.

    Args:
        problem: a line such as "series.0.splits: missing".
        root: the merged values.
        file: the recipe that was asked for; others are named.
    """
    where, colon, reason = problem.partition(": ")
    if not colon:
        return problem
    node, rest = root, where.split(".")
    while rest and (found := node.child(rest[0])) is not None:
        node, rest = found, rest[1:]
    if node is root:
        return problem
    path = dotted((*node.path, *rest))
    other = "" if node.file == file else f" (in {node.file})"
    return f"{path}: {reason}{other}"


def _merged(base: Node, own: Node) -> Node:
    """A recipe over the one that it extends."""
    if base.mapping is None or own.mapping is None:
        return own
    found = dict(base.mapping)
    for key, child in own.mapping.items():
        old = found.get(key)
        if old is None or (key in WHOLE and not child.is_null):
            found[key] = child
        elif key == "series":
            found[key] = _merged_series(old, child)
        else:
            _put(found, key, child)
    return Node(own.file, own.path, children=found)


def _put(found: dict[str, Node], key: str, child: Node) -> None:
    """One key over an inherited one."""
    if child.is_null:
        del found[key]
    else:
        found[key] = _over(found[key], child)


def _over(base: Node, own: Node) -> Node:
    if base.mapping is None or own.mapping is None:
        return own
    found = dict(base.mapping)
    for key, child in own.mapping.items():
        if key in found:
            _put(found, key, child)
        else:
            found[key] = child
    return Node(own.file, own.path, children=found)


def _merged_series(base: Node, own: Node) -> Node:
    """Series by their labels.

    Raises:
        RecipeError: when a series is to be taken away that is not there.
    """
    if not isinstance(base.children, list) or not isinstance(own.children, list):
        return own
    found = list(base.children)
    for child in own.children:
        label = _label(child)
        places = [n for n, each in enumerate(found) if label and _label(each) == label]
        if not places and label and _takes_away(child):
            known = [str(_label(each)) for each in found]
            raise RecipeError(
                f"recipe {child.file}: {dotted(child.path)}: there is no series "
                f"'{label}' to take away; {did_you_mean(str(label), known)}"
            )
        if not places:
            found.append(child)
        elif _takes_away(child):
            del found[places[0]]
        else:
            found[places[0]] = _over(found[places[0]], child)
    return Node(own.file, own.path, children=found)


def _label(series: Node) -> object:
    """The name of a series, or else its task."""
    parts = series.mapping or {}
    for key in ("name", "task"):
        if key in parts and parts[key].value:
            return parts[key].value
    return None


def _takes_away(series: Node) -> bool:
    splits = (series.mapping or {}).get("splits")
    return splits is not None and splits.is_null
