"""Installs a package of `examples/` as pip would, without a network and in no time."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.system.program import ROOT, Outcome, environment

EXAMPLES = ROOT / "examples"


def install(name: str, target: Path) -> None:
    """Put the modules of an example and its entry points into a folder.

    A build backend would have to be downloaded; what an import and
    `importlib.metadata` need of an installed package are its files and its dist-info.
    """
    folder = EXAMPLES / name
    declared = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    tool = declared.get("tool", {"hatch": {"build": {"targets": {"wheel": {}}}}})
    wheel = tool["hatch"]["build"]["targets"]["wheel"]
    # Where it is not said, a backend takes the folder that is named like the project.
    for kept in wheel.get("only-include", [name]):
        source, copy = folder / kept, target / kept
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy(source, copy)
    project = declared["project"]
    info = target / f"{name}-{project['version']}.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\n"
        f"Version: {project['version']}\n",
        encoding="utf-8",
    )
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in entries.items())]
    info.joinpath("entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def scenegen_beside(target: Path, *words: str | Path) -> Outcome:
    """Run one command of scenegen where the packages of a folder are installed."""
    path = os.pathsep.join([str(ROOT), str(target)])
    done = subprocess.run(
        [sys.executable, "-m", "scenegen", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**environment(), "PYTHONPATH": path},
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
