"""A copy of scenegen's kernel machinery with two kernels of its own, to be changed.

The outer kernel calls one, and names a constant, of another file: what numba's own
cache would not notice.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import scenegen

PACKAGE = Path(scenegen.__file__).parent

COPIED = ("__init__.py", "_version.py", "installation.py", "geometry/__init__.py")
"""Files that the machinery imports, beside its own."""

INNER = """
from scenegen.kernels import kernel

SCALE = {scale}

@kernel
def scaled(x):
    return x * SCALE
"""
OUTER = """
from scenegen.geometry.inner import SCALE, scaled
from scenegen.kernels import kernel

@kernel
def answer(x):
    return scaled(x) + SCALE
"""
CALL = """
from scenegen.geometry.outer import answer

def call(x):
    return answer(x)
"""
ASK = """
{before}
import json
from scenegen.geometry.outer import answer
{between}
found = answer(1)
stats = answer.dispatcher.stats
print(json.dumps([found, sum(stats.cache_hits.values())]))
"""


class Answer(NamedTuple):
    """What a process found.

    Attributes:
        value: twice the constant of the inner kernel.
        hits: how many kernels came from the cache.
        warnings: lines on its standard error.
    """

    value: int
    hits: int
    warnings: list[str]


def make_package(folder: Path, scale: int) -> Path:
    """Copy the machinery and add the two kernels; the folder to start Python in."""
    for part in COPIED:
        target = folder / "scenegen" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / part, target)
    for name in ("kernels", "renderers"):
        shutil.copytree(
            PACKAGE / name, folder / "scenegen" / name, ignore=_all_but_kernels
        )
    add_kernels(folder / "scenegen", scale)
    return folder


def add_kernels(package: Path, scale: int) -> None:
    """Write the two kernels; their files have one size and one time of change."""
    for name, text in (
        ("inner", INNER.format(scale=scale)),
        ("outer", OUTER),
        ("call", CALL),
    ):
        path = package / "geometry" / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))


def ask(
    folder: Path, *, before: str = "", between: str = "", **environment: str
) -> Answer:
    """Call the outer kernel in a process of its own.

    Args:
        folder: holds the package.
        before: a statement before the kernels are imported.
        between: a statement after the kernels were imported, before they are called.
        environment: changes to this process's variables.
    """
    # Its bytecode would be taken for fresh: the sources have the same size and time.
    changed = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    changed.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(before=before, between=between)],
        cwd=folder,
        env=changed,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    value, hits = json.loads(done.stdout)
    return Answer(value, hits, done.stderr.splitlines())


def _all_but_kernels(folder: str, names: list[str]) -> list[str]:
    return names if Path(folder).name == "renderers" else ["__pycache__"]
