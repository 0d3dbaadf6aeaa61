"""The rules of the layout that a reader cannot be asked to keep in mind."""

import subprocess
import sys
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import scenegen
from scenegen.tasks import TASKS
from tests.system.exact_profile import Violation, label_path_files, violations
from tests.system.structure import (
    classes,
    functions,
    imports,
    names_any,
    strings,
)

PACKAGE = Path(scenegen.__file__).parent
ROOT = Path(__file__).parents[2]

# file, operation: why it is exact there.
ALLOWED = {
    (
        "geometry/rasterizer.py",
        "numpy.empty",
    ): "written before it is read, see its test",
    ("tasks/multiview/search.py", ".sum"): "sums of whole numbers",
    ("tasks/multiview/place_sets.py", ".sum"): "sums of whole numbers",
    ("rooms/outlines.py", "**"): "squares of whole millimetres",
    ("tasks/path/found/stands.py", "numpy.cumsum"): "sums of whole numbers",
}

FORBIDDEN = {
    "@": "c = a @ b",
    "**": "y = x ** 2",
    "pow": "y = pow(x, 2)",
    "numpy.sum": "import numpy as np\ny = np.sum(x)",
    "numpy.einsum": "from numpy import einsum",
    "numpy.linalg": "import numpy as np\ny = np.linalg.norm(x)",
    "numpy.random": "import numpy as np\nr = np.random.default_rng(0)",
    "math.sin": "import math\ny = math.sin(x)",
    "math.atan2": "from math import atan2",
    ".sum": "y = depth.sum()",
    ".mean": "y = depth[mask].mean()",
    ".glob": "names = list(root.glob('*.glb'))",
    "argsort": "order = values.argsort()",
    "sum": "y = sum(x / 1000 for x in xs)",
    "hash": "key = hash(name)",
    "random": "import random",
    "uuid": "from uuid import uuid4",
    "time": "import time",
    "rng.choice": "x = rng.choice(xs)",
    "shapely.distance": "import shapely\nd = shapely.distance(a, b)",
    "fastmath": "import numba\nf = numba.njit(fastmath=True)(g)",
}
UNORDERED = (
    "for x in {1, 2}: pass",
    "ys = [x for x in set(xs)]",
    "seen = {1}\nys = list(seen)",
    "def f(seen: set[int]):\n    return tuple(seen)",
    "def f(seen):\n    both = set(seen) | {3}\n    return ','.join(both)",
)
PERMITTED = (
    "y = x * x + math.sqrt(2.0)",
    "WORD = 2**32",
    "total = sum(len(part) for part in parts)",
    "order = np.argsort(values, kind='stable')",
    "xs = sorted({x for x, _ in corners})",
    "is_in = name in {'a', 'b'}",
    "n = rng.integers(3)",
    "n = np.count_nonzero(mask)",
)

MAX_LINES = 50
"""Of a function."""

LONG = {
    ("renderers/software/shading.py", "shade"): "one loop over the pixels; each array "
    "that is handed on costs time",
    ("cli/dry_run.py", "dry_run"): "to be split",
}
"""File and function: why it is longer."""

KINDS_ELSEWHERE = {
    ("dataset/shards.py", "visibility"): "a field of the receipt",
    ("exports/ipt_eval.py", "count"): "a column of the published form",
    ("importing/glb_writing.py", "count"): "a key of glTF",
    ("importing/gltf_document.py", "count"): "a key of glTF",
    ("room_files/glb_buffer.py", "count"): "a key of glTF",
    ("verification/criteria.py", "count"): "a word of a message",
}
"""File and text of strings that equal the name of a kind of question: what they are."""

TYPED = (
    "geometry/",
    "records/",
    "rooms/",
    "cameras/",
    "shell/",
    "visibility/",
    "tasks/",
    "tokens/",
    "generation/unit.py",
)
"""The label path, whose functions say what they take and give."""

ANY: dict[tuple[str, str], str] = {}
"""File and function: why the label path cannot say its types."""


def assert_exceptions(
    found: set[tuple[str, str]], allowed: dict[tuple[str, str], str]
) -> None:
    """What was found is allowed, and what is allowed was found: lists only shrink."""
    assert sorted(found - set(allowed)) == []
    assert sorted(set(allowed) - found) == [], "no longer needed"


def test_every_class_name_is_defined_once():
    times = Counter(name for name, _ in classes())
    twice = {name for name, count in times.items() if count > 1}
    assert [each for each in classes() if each[0] in twice] == []


def test_no_modules_import_each_other():
    sorter = TopologicalSorter(imports())
    try:
        sorter.prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_imports_are_found():
    found = imports()
    assert "scenegen.errors" in found["scenegen.registry"]
    assert (
        "scenegen.records.scene"
        in found["scenegen.generation.unit"] | found["scenegen.rooms.sampler"]
    )


def test_functions_fit_a_page():
    long = {(each.file, each.name) for each in functions() if each.lines > MAX_LINES}
    assert_exceptions(long, LONG)


def test_kinds_of_questions_are_named_in_their_tasks_only():
    kinds = {kind for task in TASKS.values() for kind in task.kinds}
    found = {
        (file, text)
        for file, text in strings()
        if text in kinds and not file.startswith("tasks/")
    }
    assert_exceptions(found, KINDS_ELSEWHERE)


def test_the_label_path_says_its_types():
    found = {
        (each.file, each.name)
        for each in functions()
        if each.file.startswith(TYPED)
        and each.file != "records/codec.py"
        and names_any(each)
    }
    assert_exceptions(found, ANY)


def test_every_layer_imports_only_what_lies_below_it():
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "path",
    label_path_files(PACKAGE),
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_the_label_path_keeps_to_the_exact_profile(path):
    name = path.relative_to(PACKAGE).as_posix()
    found = [
        f"{name}:{violation.line}: {violation.name}: {violation.reason}"
        for violation in violations(path.read_text(encoding="utf-8"))
        if (name, violation.name) not in ALLOWED
    ]
    assert found == []


def test_every_exception_to_the_profile_is_still_needed():
    used = {
        (path.relative_to(PACKAGE).as_posix(), violation.name)
        for path in label_path_files(PACKAGE)
        for violation in violations(path.read_text(encoding="utf-8"))
    }
    assert set(ALLOWED) <= used


@pytest.mark.parametrize(("name", "source"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_the_profile_names_what_it_forbids(name: str, source: str):
    assert name in [violation.name for violation in violations(source)]


@pytest.mark.parametrize("source", UNORDERED)
def test_a_loop_over_a_set_is_found(source: str):
    assert "set iteration" in [violation.name for violation in violations(source)]


@pytest.mark.parametrize("source", PERMITTED)
def test_the_profile_lets_exact_code_pass(source: str):
    assert violations(source) == list[Violation]()


@pytest.mark.parametrize(
    "statement", ["import scenegen", "import scenegen.cli", "import scenegen.renderers"]
)
def test_importing_the_command_line_loads_nothing_heavy(statement: str):
    heavy = ("numpy", "pydantic", "pyarrow", "numba", "shapely", "PIL", "trimesh")
    code = f"{statement}, sys; print([m for m in {heavy} if m in sys.modules])"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert loaded.strip() == "[]"


def test_help_loads_no_numpy():
    command = [sys.executable, "-X", "importtime", "-m", "scenegen", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = [line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()]
    assert "click" in imported
    assert not {"numpy", "pydantic", "pyarrow"} & set(imported)


def test_reading_recipes_loads_no_compiler():
    command = [sys.executable, "-X", "importtime", "-m", "scenegen", "recipes", "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = [line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()]
    assert "scenegen.geometry.polygons" in imported
    assert "numba" not in imported
