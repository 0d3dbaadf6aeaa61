"""Reads the package's syntax trees and says what its layout is like."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import scenegen

PACKAGE = Path(scenegen.__file__).parent


class Function(NamedTuple):
    """A function or method of the package.

    Attributes:
        file: relative to the package.
        name: with the classes around it, "Camera.project" say.
        node: its syntax tree.
    """

    file: str
    name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        """How long it is, without its decorators."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


@cache
def trees() -> Mapping[str, ast.Module]:
    """Syntax trees by file name, relative to the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes())
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def classes() -> list[tuple[str, str]]:
    """The name and the file of every class, nested ones too."""
    return [
        (node.name, file)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]


def functions() -> list[Function]:
    """Every function and method, nested ones too."""
    return [each for file, tree in trees().items() for each in _within(file, tree, "")]


def _within(file: str, parent: ast.AST, prefix: str) -> Iterator[Function]:
    for node in ast.iter_child_nodes(parent):
        inner = prefix
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(file, f"{prefix}{node.name}", node)
            inner = f"{prefix}{node.name}."
        elif isinstance(node, ast.ClassDef):
            inner = f"{prefix}{node.name}."
        yield from _within(file, node, inner)


def imports() -> dict[str, set[str]]:
    """By module of the package, those that it imports when it is imported itself."""
    modules = {_module(file) for file in trees()}
    return {
        _module(file): {
            target
            for statement in _import_time(tree.body)
            for target in _targets(statement, modules)
        }
        for file, tree in trees().items()
    }


def _module(file: str) -> str:
    parts = ("scenegen", *Path(file).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _import_time(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Imports outside functions and outside `if TYPE_CHECKING`."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If):
            if ast.unparse(node.test) != "TYPE_CHECKING":
                yield from _import_time(node.body)
            yield from _import_time(node.orelse)
        elif isinstance(node, ast.Try | ast.With | ast.ClassDef):
            yield from _import_time(node.body)


def _targets(node: ast.Import | ast.ImportFrom, modules: set[str]) -> set[str]:
    if isinstance(node, ast.Import):
        return {each.name for each in node.names} & modules
    inner = {f"{node.module}.{each.name}" for each in node.names}
    found = inner & modules
    # `from scenegen.records import scene` needs that module; other names, the package.
    return found if found == inner else (found | {str(node.module)}) & modules


def strings() -> list[tuple[str, str]]:
    """The file and the text of every string."""
    return [
        (file, node.value)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def names_any(function: Function) -> bool:
    """Whether `Any` occurs in the types of its parameters or of its result."""
    arguments = function.node.args
    annotations = [
        each.annotation
        for each in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        )
        if each is not None
    ]
    return any(
        isinstance(node, ast.Name) and node.id == "Any"
        for annotation in (*annotations, function.node.returns)
        if annotation is not None
        for node in ast.walk(_parsed(annotation))
    )


def _parsed(annotation: ast.expr) -> ast.expr:
    """An annotation without quotes."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(annotation.value, mode="eval").body
    return annotation
