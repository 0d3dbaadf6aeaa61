"""After `pip install --upgrade` the new kernels run, not those kept of the old ones."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kernels.small_package import add_kernels, ask

ROOT = Path(__file__).parents[2]
SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "scenegen", "assets", "recipes")


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a wheel is made of."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest.mark.slow
def test_an_upgrade_runs_the_new_kernels(checkout, tmp_path):
    site, kept = tmp_path / "site", {"SCENEGEN_CACHE_DIR": str(tmp_path / "kept")}
    for scale in (2, 3):
        wheels = tmp_path / f"wheels{scale}"
        add_kernels(checkout / "scenegen", scale)
        pip("wheel", "--no-deps", "--no-build-isolation", "-w", wheels, checkout)
        pip("install", "--no-deps", "--upgrade", "-t", site, *wheels.glob("*.whl"))
        assert ask(site, **kept) == (2 * scale, 0, [])
        assert ask(site, **kept) == (2 * scale, 1, [])
