"""Reads Python source and names what the exact profile forbids on the label path.

The profile: `+ - * /` and `sqrt` on float64, comparisons, min and max, in a written
order. What is named below can differ between processors, between library versions, or
between two runs of one program.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABEL_PATH = (
    "cameras",
    "geometry",
    "records",
    "rooms",
    "seeding.py",
    "shell",
    "tasks",
    "tokens",
    "visibility",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODULES = _words(
    "cmath datetime glob os platform random scipy secrets socket statistics threading "
    "time uuid"
)
MATH = _words("ceil comb floor gcd inf isfinite isqrt lcm prod sqrt trunc")
NUMPY = _words(
    "arccos arccosh arcsin arcsinh arctan arctan2 arctanh argpartition average cbrt "
    "convolve correlate cos cosh cumprod cumsum deg2rad degrees dot einsum empty "
    "empty_like exp exp2 expm1 fft float_power hypot inner interp linalg log log10 "
    "log1p log2 logaddexp matmul mean median nanmean nanstd nansum nanvar outer "
    "partition percentile polyfit pow power prod quantile rad2deg radians random sin "
    "sinc sinh std sum tan tanh tensordot trace trapezoid var vdot"
)
METHODS = _words(
    "argpartition cumprod cumsum dot glob iterdir listdir mean partition prod rglob "
    "scandir std sum trace var"
)
DRAWS = frozenset({"integers", "permutation", "random"})
SHAPELY = _words(
    "LineString MultiPolygon Point Polygon STRtree box contains contains_properly "
    "contains_xy covered_by covers crosses destroy_prepared disjoint intersects "
    "intersects_xy is_simple is_valid linestrings overlaps points polygons prepare "
    "touches within"
)


@dataclass(frozen=True, slots=True)
class Violation:
    """A forbidden operation.

    Attributes:
        line: where it stands.
        name: what is used, e.g. "numpy.sum"; the key of an allow-list.
        reason: why it is forbidden.
    """

    line: int
    name: str
    reason: str


SECOND_OPINIONS = ("token_solver.py", "mask_solver.py", "solvers.py", "shortcuts.py")
"""Files of a task that answer finished items: they judge labels and never make one."""


def label_path_files(package: Path) -> list[Path]:
    """The files that can reach a label, in order."""
    files = []
    for name in LABEL_PATH:
        place = package / name
        files += [place] if place.suffix else sorted(place.rglob("*.py"))
    return [path for path in files if not is_second_opinion(path)]


def is_second_opinion(path: Path) -> bool:
    """Whether a file only answers what was asked and labelled elsewhere."""
    return path.name in SECOND_OPINIONS or path.parent.name == "solving"


def violations(source: str) -> list[Violation]:
    """Everything in a source text that the exact profile forbids."""
    tree = ast.parse(source)
    found = [violation for node in ast.walk(tree) for violation in _judge(node)]
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef | ast.Lambda):
            found += _unordered(scope)
    return sorted(set(found), key=lambda violation: (violation.line, violation.name))


def _judge(node: ast.AST) -> Iterator[Violation]:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        yield from _operator(node)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from _import(node)
    elif isinstance(node, ast.Attribute):
        yield from _attribute(node)
    elif isinstance(node, ast.Call):
        yield from _call(node)


def _operator(node: ast.BinOp | ast.AugAssign) -> Iterator[Violation]:
    if isinstance(node.op, ast.MatMult):
        yield Violation(node.lineno, "@", "BLAS differs between processors")
    if isinstance(node.op, ast.Pow) and not _is_integer_power(node):
        yield Violation(node.lineno, "**", "pow differs between processors")


def _is_integer_power(node: ast.BinOp | ast.AugAssign) -> bool:
    """Both sides written as whole numbers, e.g. 2**32."""
    if isinstance(node, ast.AugAssign):
        return False
    sides = (node.left, node.right)
    return all(
        isinstance(side, ast.Constant) and isinstance(side.value, int) for side in sides
    )


def _import(node: ast.Import | ast.ImportFrom) -> Iterator[Violation]:
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    else:
        modules = [node.module or ""]
        for alias in node.names:
            yield from _member(node.lineno, node.module or "", alias.name)
    for module in modules:
        if module.split(".")[0] in MODULES:
            yield Violation(node.lineno, module, "not a function of the address")


def _attribute(node: ast.Attribute) -> Iterator[Violation]:
    if not isinstance(node.value, ast.Name):
        return
    owner = {"np": "numpy"}.get(node.value.id, node.value.id)
    yield from _member(node.lineno, owner, node.attr)
    if owner == "rng" and node.attr not in DRAWS:
        name = f"rng.{node.attr}"
        yield Violation(node.lineno, name, "numpy does not promise this stream")


def _member(line: int, module: str, name: str) -> Iterator[Violation]:
    """`module.name`, however it was reached."""
    if module == "math" and name not in MATH:
        yield Violation(line, f"math.{name}", "libm differs between processors")
    if module == "numpy" and name in NUMPY:
        yield Violation(line, f"numpy.{name}", "differs between processors")
    if module == "shapely" and name not in SHAPELY:
        yield Violation(line, f"shapely.{name}", "only robust predicates are exact")


def _call(node: ast.Call) -> Iterator[Violation]:
    function = node.func
    for keyword in node.keywords:
        if keyword.arg in {"fastmath", "parallel"}:
            yield Violation(node.lineno, keyword.arg, "sums in no written order")
    if isinstance(function, ast.Attribute):
        yield from _method(node, function)
    if not isinstance(function, ast.Name):
        return
    if function.id in {"hash", "id"}:
        yield Violation(node.lineno, function.id, "differs between two runs")
    if function.id == "pow":
        yield Violation(node.lineno, "pow", "differs between processors")
    if function.id == "sum" and _holds_floats(node):
        yield Violation(node.lineno, "sum", "a sum of floats has no written order")


def _method(node: ast.Call, function: ast.Attribute) -> Iterator[Violation]:
    is_stable = any(
        keyword.arg in {"kind", "stable"}
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value in {"stable", True}
        for keyword in node.keywords
    )
    if function.attr == "argsort" and not is_stable:
        reason = "ties fall differently between processors: kind='stable'"
        yield Violation(node.lineno, "argsort", reason)
    is_module = isinstance(function.value, ast.Name) and function.value.id == "np"
    if function.attr in METHODS and not is_module:
        yield Violation(node.lineno, f".{function.attr}", "in no written order")


def _holds_floats(node: ast.Call) -> bool:
    """Whether a division, a float or a root is summed, as far as the text tells."""
    for part in ast.walk(node):
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div):
            return True
        if isinstance(part, ast.Constant) and isinstance(part.value, float):
            return True
        if isinstance(part, ast.Name) and part.id in {"float", "sqrt"}:
            return True
    return False


def _unordered(scope: ast.AST) -> Iterator[Violation]:
    """Loops over sets, written in place or bound to a name in the same scope."""
    sets = _set_names(scope)
    for node in ast.walk(scope):
        for source in _iterated(node):
            if _is_set(source, sets):
                reason = "a set has no order: sort it"
                yield Violation(source.lineno, "set iteration", reason)


def _set_names(scope: ast.AST) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and _is_set(node.value, frozenset(names)):
            names |= {
                target.id for target in node.targets if isinstance(target, ast.Name)
            }
        if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            target = node.target if isinstance(node, ast.AnnAssign) else node
            name = target.id if isinstance(target, ast.Name) else ""
            name = target.arg if isinstance(target, ast.arg) else name
            if ast.unparse(node.annotation).split("[")[0] in {"set", "frozenset"}:
                names.add(name)
    return frozenset(names)


def _is_set(node: ast.expr, names: frozenset[str]) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.BinOp):
        return _is_set(node.left, names) or _is_set(node.right, names)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"set", "frozenset"}
    )


def _iterated(node: ast.AST) -> Iterator[ast.expr]:
    """What a node walks through in the order that it comes."""
    if isinstance(node, ast.For | ast.comprehension):
        yield node.iter
    if isinstance(node, ast.Starred):
        yield node.value
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        in_order = {"dict", "enumerate", "iter", "list", "map", "next", "tuple", "zip"}
        if name in in_order or method in {"array", "fromiter", "join"}:
            yield from node.args
