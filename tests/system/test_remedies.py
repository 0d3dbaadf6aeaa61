"""What `scenegen doctor` says mends a problem does mend it.

The commands are run as they are printed, with packages from a folder in place of the
network: wheels that are made anew of what is installed here. What only root may do, as
`apt-get install`, is tried without doing it; Blender, of 350 MB, is installed by
`make test-all`.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

from scenegen.catalogue.catalogue import shipped_root
from scenegen.cli.diagnosis import asset_state
from scenegen.renderers.cycles.interpreter import LIBRARIES, VARIABLE
from scenegen.renderers.gl.requirements import APT
from tests.system.program import ROOT, Outcome, environment, python

HERE = Path(sysconfig.get_path("purelib"))


def wheel_of(name: str, folder: Path) -> None:
    """Make a wheel of an installed library."""
    found = distribution(name)
    stem = f"{found.name.replace('-', '_')}-{found.version}"
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        for each in found.files or ():
            if ".." not in each.parts and "__pycache__" not in each.parts:
                wheel.write(str(each.locate()), str(each))


class Machine:
    """A Python with all that is installed here but one library.

    The rest lies outside of its folder, where its pip removes nothing.
    """

    def __init__(self, folder: Path, without: str) -> None:
        self.wheels = folder / "wheels"
        self.wheels.mkdir(parents=True)
        wheel_of(without, self.wheels)
        self.home = folder / "python"
        venv.create(self.home, symlinks=True)
        paths = {"base": str(self.home), "platbase": str(self.home)}
        self.own = Path(sysconfig.get_path("purelib", "venv", paths))
        shelf = folder / "shelf"
        shelf.mkdir()
        its = {str(each.parts[0]) for each in distribution(without).files or ()}
        for each in HERE.iterdir():
            if each.name not in its:
                (shelf / each.name).symlink_to(each)
        (self.own / "shelf.pth").write_text(f"{shelf}\n")

    def run(self, *words: str) -> Outcome:
        """A command of this Python."""
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.home,
            env={
                **environment(),
                "PYTHONPATH": str(ROOT),
                "PIP_NO_INDEX": "1",
                "PIP_NO_DEPS": "1",
                "PIP_FIND_LINKS": str(self.wheels),
                "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            },
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def doctor(self) -> Outcome:
        """What `scenegen doctor` says."""
        return self.run(str(self.home / "bin" / "python"), "-m", "scenegen", "doctor")

    def mend(self, told: Outcome, word: str) -> Outcome:
        """Run the remedy with a word in it, as a shell does."""
        remedies = re.findall("to repair it: (.*)", told.stdout)
        (remedy,) = {each for each in remedies if word in each}
        return self.run("bash", "-c", remedy)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pyyaml", "rich", "platformdirs"])
def test_a_missing_library_is_installed_by_the_command(name, tmp_path):
    machine = Machine(tmp_path, name)
    told = machine.doctor()
    assert told.returncode == 1
    assert f"{name} MISSING" in told.stdout
    mended = machine.mend(told, f"--force-reinstall {name}")
    assert mended.returncode == 0, mended
    assert machine.doctor().returncode == 0


@pytest.mark.slow
def test_a_broken_library_is_replaced_by_the_command(tmp_path):
    machine = Machine(tmp_path, "pyyaml")
    (machine.own / "yaml").mkdir()
    (machine.own / "yaml" / "__init__.py").write_text("raise ImportError('spoilt')")
    told = machine.doctor()
    assert told.returncode == 1
    assert "pyyaml MISSING" in told.stdout
    assert machine.mend(told, "pyyaml").returncode == 0
    assert machine.doctor().returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(
    "pyrender" not in packages_distributions(), reason="there is no pyrender"
)
def test_what_gl_lacks_is_installed_by_the_command(tmp_path):
    machine = Machine(tmp_path, "pyrender")
    told = machine.doctor()
    assert told.returncode == 0  # the embedded renderer does without
    assert re.search("^gl +missing: .*pyrender", told.stdout, re.MULTILINE)
    assert machine.mend(told, "pyrender").returncode == 0
    after = machine.doctor().stdout
    assert not re.search("^gl .*pyrender", after, re.MULTILINE)


def test_damaged_assets_are_well_once_the_file_is_restored(tmp_path):
    root = tmp_path / "assets"
    shutil.copytree(shipped_root(), root, copy_function=os.link)
    damaged = next(iter(sorted(root.rglob("*.glb"))))
    whole = damaged.read_bytes()
    damaged.unlink()  # a link: what it leads to stays as it is
    (gone,) = asset_state(root).faults
    assert damaged.name in gone
    assert "restore the file" in gone
    damaged.write_bytes(whole[:-1])
    (spoilt,) = asset_state(root).faults
    assert "SHA-256" in spoilt
    damaged.write_bytes(whole)
    assert asset_state(root).faults == ()


@pytest.mark.skipif(not shutil.which("apt-get"), reason="this is no Debian")
@pytest.mark.parametrize("command", [APT, LIBRARIES])
def test_packages_of_debian_are_known_by_these_names(command):
    words = command.split()
    if subprocess.run(["apt-cache", "show", "libc6"], capture_output=True).returncode:
        pytest.skip("apt-get knows no packages: apt-get update")
    tried = subprocess.run(
        [*words[:2], "--simulate", *words[2:]], capture_output=True, text=True
    )
    assert tried.returncode == 0, tried.stderr


ASKS = """
import os, sys
from scenegen.renderers.cycles.probe import probe
print(probe().detail)
"""


def test_a_python_of_blender_that_is_not_there_is_told_until_it_is(tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path / "blender" / "bin" / "python"))
        told = python(ASKS).stdout
        assert f"{VARIABLE} names" in told
        assert "python3.11 -m venv blender" in told
        patch.setenv(VARIABLE, sys.executable)
        assert "names" not in python(ASKS).stdout
