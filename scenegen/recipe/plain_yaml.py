"""YAML as recipes are written: texts, numbers, lists and mappings, and nothing else.

The loader of PyYAML makes dates, sets and bytes of what is tagged so, follows a value
into itself, and spends hours on aliases of aliases. Here the nodes of a text become
plain values under limits, and whatever is refused is refused with its line.
"""

from __future__ import annotations

from typing import NoReturn

import yaml

MOST_VALUES = 20_000
"""Values of a recipe, those that aliases repeat included."""

MOST_DEPTH = 32
"""Lists and mappings inside one another."""

MOST_DIGITS = 40
"""Characters of a number."""

_TAGS = "tag:yaml.org,2002:"

_TEXTS = frozenset(f"{_TAGS}{name}" for name in ("str", "timestamp", "value", "merge"))
"""What stays as it is written: a date, and a `<<` that is no key, too."""

_PLAIN = frozenset(f"{_TAGS}{name}" for name in ("int", "float", "bool", "null"))


def yaml_values(text: str) -> object:
    """The plain values of a text: dict, list, str, int, float, bool and None.

    Raises:
        YAMLError: when it is not YAML, or not what recipes are written in.
    """
    loader = _PlainLoader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else loader.value_of(node)
    finally:
        loader.dispose()


def what_is_wrong(error: yaml.YAMLError) -> str:
    """What a text is not, and why, on one line and with the line of the text."""
    what = "cannot be read" if isinstance(error, UnfitYamlError) else "is not YAML"
    if not isinstance(error, yaml.MarkedYAMLError):
        plain = str(error).replace('in "<unicode string>", ', "at ")
        return f"{what}: {' '.join(plain.split())}"
    parts = [each for each in (error.context, error.problem) if each]
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f"{what}: {where}{' '.join(', '.join(parts).split())}"


class UnfitYamlError(yaml.MarkedYAMLError):
    """YAML that no recipe is written in."""


class _PlainLoader(yaml.SafeLoader):
    """Nodes to plain values; see the module."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._composed = self._depth = self._made = 0
        self._open: set[int] = set()

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """A node, as long as there are not too many."""
        self._composed += 1
        self._depth += 1
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        self._limit(self._composed, self._depth, mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def value_of(self, node: yaml.Node) -> object:
        """The plain value of a node, and of all in it."""
        self._made += 1
        self._limit(self._made, len(self._open), node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._open:
            _refuse("this value holds itself", node)
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                self._check_tag(node, "map")
                return self._mapping(node)
            self._check_tag(node, "seq")
            return [self.value_of(each) for each in node.value]
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        """By the text of each key; `<<` gives what is not there otherwise."""
        own: dict[str, object] = {}
        merged: dict[str, object] = {}
        for key, child in node.value:
            if key.tag == f"{_TAGS}merge":
                for name, value in self._merged(child):
                    merged.setdefault(name, value)
                continue
            if key.tag not in _TEXTS | _PLAIN:
                _refuse("a key has to be a text", key)
            if key.value in own:
                _refuse(f"key '{key.value:.60}' stands twice", key)
            own[key.value] = self.value_of(child)
        return {**merged, **own}

    def _merged(self, node: yaml.Node) -> list[tuple[str, object]]:
        """What `<<` names: a mapping, or a list of some."""
        is_list = isinstance(node, yaml.SequenceNode)
        found: list[tuple[str, object]] = []
        for each in node.value if is_list else [node]:
            value = self.value_of(each)
            if not isinstance(value, dict):
                _refuse("<< has to name a mapping, or a list of mappings", each)
            self._made += len(value)
            found += value.items()
        return found

    def _scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag in _TEXTS:
            return node.value
        if node.tag not in _PLAIN:
            self._check_tag(node, "str")
        if len(node.value) > MOST_DIGITS:
            _refuse(f"a number of {len(node.value)} digits", node)
        kind = node.tag.removeprefix(_TAGS)
        try:
            return getattr(self, f"construct_yaml_{kind}")(node)
        except (ValueError, KeyError, IndexError, OverflowError):
            _refuse(f"'{node.value}' is not of the kind {kind} that its tag says", node)

    def _check_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag != f"{_TAGS}{kind}":
            tag = node.tag.replace(_TAGS, "!!")
            _refuse(
                f"tag '{tag:.60}' is not read in recipes, which are texts, numbers, "
                "lists and mappings",
                node,
            )

    def _limit(self, values: int, depth: int, mark: yaml.Mark) -> None:
        if values > MOST_VALUES:
            problem = f"more than {MOST_VALUES} values, with those of aliases"
        elif depth > MOST_DEPTH:
            problem = f"lists and mappings nested more than {MOST_DEPTH} deep"
        else:
            return
        raise UnfitYamlError(problem=problem, problem_mark=mark)


def _refuse(problem: str, node: yaml.Node) -> NoReturn:
    raise UnfitYamlError(problem=problem, problem_mark=node.start_mark)
