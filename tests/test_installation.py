"""Libraries that are missing or broken are told, with what mends it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest

from scenegen.installation import (
    MODULES,
    NO_MEMORY,
    explained,
    has_memory,
    library_of,
    pip_install,
    versions,
)
from tests.system.program import ROOT, Outcome, environment, python

MODELS = Path(__file__).parent / "importing" / "cases" / "obj01_utf8_file_names"

HOOK = """
import os
import sys

gone = os.environ["WITHOUT"]


class Gone:
    def find_spec(self, name, path=None, target=None):
        if name == gone or name.startswith(gone + "."):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Gone())
"""
"""Has a program and its workers lack a module."""

LIGHT = ("--help", "--version", "build --help", "completion bash")
"""What prints without any library but click."""

IMPORT = "assets import models --licence CC0-1.0 --out pack"

NEEDED = {
    "click": LIGHT,
    "numpy": ("build --task path --n 4 --dry-run", "preview --task path", "verify ."),
    "numba": ("build --task path --n 4 --dry-run", "preview --task path --out p.png"),
    "llvmlite": ("preview --task path --out p.png",),
    "scipy": ("build --task path --n 4 --dry-run",),
    "shapely": ("build --task path --n 4 --dry-run",),
    "PIL": ("recipes list", "build --task path --n 4", "assets list"),
    "pyarrow": ("build --task path --n 4 --out d", "export . --to trl --out e"),
    "pydantic": ("recipes validate path", "score . --baseline chance"),
    "yaml": ("recipes list", "lock nowhere.yaml"),
    "trimesh": ("preview --task path --out p.png", IMPORT),
    "platformdirs": ("preview --task path --out p.png",),
    "rich": (),
    "fast_simplification": (),
}
"""Modules, and commands that cannot do without them."""


def without(module: str, words: str, folder: Path) -> Outcome:
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook" / "sitecustomize.py").write_text(HOOK)
    shutil.copytree(MODELS, folder / "models", dirs_exist_ok=True)
    paths = os.pathsep.join((str(folder / "hook"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-m", "scenegen", *words.split()],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**environment(), "PYTHONPATH": paths, "WITHOUT": module},
        timeout=300,  # kernels are compiled first, where none are in the cache
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def test_the_table_is_that_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {re.split("[<>=]", each)[0] for each in project["dependencies"]}
    # numba brings llvmlite, whose version decides about kernels.
    assert MODULES.keys() == asked | {"llvmlite"}
    assert NEEDED.keys() == set(MODULES.values())


@pytest.mark.parametrize(
    ("module", "words"),
    [(module, words) for module, many in NEEDED.items() for words in many],
)
def test_a_missing_library_is_one_message(module, words, tmp_path):
    done = without(module, words, tmp_path)
    name = library_of(module)
    assert done.returncode == 1
    # Before it there may be notes, or how far a slow machine is.
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == (
        f"Error: the library {name} is missing, which scenegen needs: "
        f"{sys.executable} finds no module '{module}'. Install it: "
        f"{pip_install(name)}"
    )


QUICK = ("PIL", "numpy", "yaml")


@pytest.mark.parametrize(
    "module",
    [
        module if module in QUICK else pytest.param(module, marks=pytest.mark.slow)
        for module in sorted({*MODULES.values()} - {"click"})
    ],
)
def test_help_and_doctor_need_no_library(module, tmp_path):
    assert without(module, "--help", tmp_path).returncode == 0
    told = without(module, "doctor", tmp_path)
    assert told.returncode == 1, told
    assert not told.stderr
    assert f"{library_of(module)} MISSING" in told.stdout
    # Others that cannot be imported without it are named with it.
    (remedy, *_) = re.findall("to repair it: (.*)", told.stdout)
    assert remedy.startswith(pip_install(anew=True))
    assert library_of(module) in remedy.split()


def test_the_version_needs_no_library(tmp_path):
    for words in LIGHT[1:]:
        assert without("numpy", words, tmp_path).returncode == 0


def test_a_library_that_does_not_load_is_to_be_installed_anew(tmp_path):
    (tmp_path / "shapely").mkdir()
    (tmp_path / "shapely" / "__init__.py").write_text(
        "raise ImportError('libgeos.so.1: cannot open shared object file')"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "scenegen",
            "preview",
            "--task",
            "path",
            "--out",
            "p.png",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={
            **environment(),
            "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        },
    )
    assert done.returncode == 1
    assert done.stderr.endswith(
        "Error: the library shapely, which scenegen needs, cannot be loaded (libgeos."
        "so.1: cannot open shared object file). Install it anew: "
        f"{pip_install('shapely', anew=True)}\n"
    )


def test_a_module_of_ours_that_is_missing_is_told_apart():
    error = ModuleNotFoundError("No module named 'scenegen.x'", name="scenegen.x")
    assert "installation of scenegen is not whole" in explained(error)


def test_a_part_of_a_library_that_is_missing_is_to_be_installed_anew():
    error = ModuleNotFoundError("No module named 'numpy.x'", name="numpy.x")
    assert pip_install("numpy", anew=True) in explained(error)


def test_a_compiled_part_is_told_by_its_library(tmp_path, monkeypatch):
    (tmp_path / "pyarrow.py").write_text("raise ImportError('no ELF', name='lib')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pyarrow", raising=False)
    with pytest.raises(ImportError) as caught:
        import_module("pyarrow")
    told = explained(caught.value)
    assert told.startswith(
        "the library pyarrow, which scenegen needs, cannot be loaded"
    )
    assert pip_install("pyarrow", anew=True) in told


def test_a_library_that_finds_no_memory_need_not_be_installed():
    error = ImportError("IMPORTANT: PLEASE READ THIS", name="numpy")
    error.__cause__ = ImportError("libblas.so: failed to map segment from")
    assert explained(error) == NO_MEMORY


def test_a_library_that_does_not_load_where_memory_is_short_is_told_as_that(
    monkeypatch,
):
    error = ImportError("Could not find/load 'libllvmlite.so'", name="llvmlite")
    assert "Install it anew" in explained(error)
    monkeypatch.setattr("scenegen.installation.has_memory", lambda: False)
    assert explained(error) == NO_MEMORY


LITTLE_MEMORY = """
import resource
from scenegen.installation import check_memory, has_memory

used = 1024 * int(open("/proc/self/statm").read().split()[0]) * 4
assert has_memory()
check_memory()
resource.setrlimit(resource.RLIMIT_AS, (used + (64 << 20), -1))
assert has_memory(16 << 20)
assert not has_memory()
try:
    check_memory()
except MemoryError:
    print("told")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="others do not limit memory")
def test_where_memory_is_short_scipy_is_not_imported():
    assert has_memory()
    done = python(LITTLE_MEMORY)
    assert (done.stdout, done.stderr) == ("told\n", "")


def test_what_a_library_says_at_length_is_one_line():
    told = explained(ImportError("see\n\n" + "the documentation\n" * 99, name="numpy"))
    assert "\n" not in told
    assert len(told) < 600


def test_versions_are_those_of_pip():
    found = versions()
    assert found == {name: version(name) for name in MODULES}


def test_the_command_is_that_of_this_python(monkeypatch):
    words = [sys.executable, "-m", "pip", "install", "a", "b"]
    assert shlex.split(pip_install("a", "b")) == words
    monkeypatch.setattr("scenegen.installation.find_spec", lambda name: None)
    monkeypatch.setattr("scenegen.installation.which", lambda name: "/bin/uv")
    assert pip_install("a") == f"uv pip install a --python {sys.executable}"
    monkeypatch.setattr("scenegen.installation.which", lambda name: None)
    assert pip_install("a").startswith(f"{sys.executable} -m ensurepip && ")
