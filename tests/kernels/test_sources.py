"""The digest of the kernels covers all that their machine code is made of."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import scenegen
from scenegen.kernels.sources import SOURCES, sources_digest

PACKAGE = Path(scenegen.__file__).parent
DECORATORS = {"kernel", "shared", "allocating"}


@cache
def tree_of(module: str) -> ast.Module:
    """The syntax tree of "geometry.camera", say."""
    path = PACKAGE.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def modules() -> list[str]:
    return [
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for package in SOURCES
        for path in sorted((PACKAGE / package).rglob("*.py"))
        if path.name != "__init__.py"
    ]


def definitions(module: str) -> dict[str, ast.stmt]:
    """The statements at the top of a module by the names that they bind."""
    found: dict[str, ast.stmt] = {}
    for statement in tree_of(module).body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = statement
            case ast.ImportFrom(names=names):
                found |= {each.asname or each.name: statement for each in names}
            case ast.Import(names=names):
                found |= {(each.asname or each.name): statement for each in names}
            case ast.Assign() | ast.AnnAssign():
                found |= {name: statement for name in bound(statement)}
    return found


def bound(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def kernels(module: str) -> list[ast.FunctionDef]:
    return [
        node
        for node in tree_of(module).body
        if isinstance(node, ast.FunctionDef)
        and DECORATORS & {ast.unparse(each) for each in node.decorator_list}
    ]


def made_of(module: str, statement: ast.stmt, seen: set[tuple[str, int]]) -> set[str]:
    """The modules of scenegen in which what a statement names is defined."""
    if (module, statement.lineno) in seen:
        return set()
    seen.add((module, statement.lineno))
    found = {module}
    table = definitions(module)
    for node in ast.walk(statement):
        name = node.id if isinstance(node, ast.Name) else ""
        if name not in table:
            continue
        target = table[name]
        if not isinstance(target, ast.ImportFrom):
            found |= made_of(module, target, seen)
        elif (target.module or "").startswith("scenegen"):
            found |= followed(target, name, seen)
    return found


def followed(
    statement: ast.ImportFrom, name: str, seen: set[tuple[str, int]]
) -> set[str]:
    """The same for a name that another module of scenegen defines."""
    module = (statement.module or "").removeprefix("scenegen").lstrip(".")
    if module.startswith("kernels"):  # how they are compiled, not what
        return {"kernels"}
    original = {each.asname or each.name: each.name for each in statement.names}[name]
    target = definitions(module).get(original) if module else None
    if target is None:  # a module, whose attributes nobody follows
        return {f"{module}.{original}".lstrip(".")}
    return made_of(module, target, seen)


WITH_KERNELS = [module for module in modules() if kernels(module)]


@pytest.mark.parametrize("module", WITH_KERNELS)
def test_kernels_are_made_of_what_the_digest_covers(module: str):
    covered = SOURCES[module.partition(".")[0]]
    seen: set[tuple[str, int]] = set()
    parts = set().union(*(made_of(module, each, seen) for each in kernels(module)))
    assert {part for part in parts if part.partition(".")[0] not in covered} == set()


def test_names_are_followed_into_other_files():
    seen: set[tuple[str, int]] = set()
    parts = set().union(
        *(
            made_of("geometry.scan_conversion", each, seen)
            for each in kernels("geometry.scan_conversion")
        )
    )
    assert {"geometry.clipping", "geometry.camera", "geometry.mesh"} <= parts


def test_there_are_kernels_nowhere_else():
    found = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if "from scenegen.kernels import" in path.read_text(encoding="utf-8")
    }
    assert found == set(SOURCES)


def test_each_package_has_a_digest_of_its_own():
    assert sources_digest("geometry") == sources_digest("geometry")
    assert sources_digest("geometry") != sources_digest("renderers")
