"""`scenegen doctor` as a user meets it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from scenegen.cli import diagnosis
from scenegen.cli.diagnosis import AssetState, Diagnosis
from scenegen.cli.doctor import lines
from scenegen.installation import pip_install
from scenegen.kernels.compiling import LINE
from scenegen.renderers.state import PROBES, RendererState
from scenegen.tasks import TASKS
from tests.system.program import environment, invoke, python

LAME = RendererState(
    "gl",
    is_ready=False,
    detail="no device was found",
    missing=("pyrender", "libegl1"),
    remedy=("python -m pip install 'pyrender'", "apt-get install libegl1"),
)

SLOW = RendererState(
    "cycles", is_ready=True, device="CPU", detail="no graphics card was found"
)


@pytest.fixture(scope="module", autouse=True)
def one_diagnosis() -> Iterator[None]:
    """Whoever asks for a diagnosis here gets the first one again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diagnosis, "diagnose", cache(diagnosis.diagnose))
        yield


def test_it_finds_all_well_where_tests_run():
    done = invoke("doctor")
    assert done.returncode == 0, done.stdout
    for told in ("numba ", "numpy ", "intact", "software   ready, ", "GiB of memory"):
        assert told in done.stdout
    for name in PROBES:
        assert f"\n{name} " in done.stdout


def test_scripts_read_json():
    done = invoke("doctor", "--json")
    assert done.returncode == 0, done.stdout
    found = json.loads(done.stdout)
    assert found["is_well"]
    assert found["assets"]["faults"] == []
    states = {each["name"]: each for each in found["renderers"]}
    assert states.keys() == PROBES.keys()
    assert states["software"]["is_ready"]
    assert states["software"]["remedy"] == []


def test_what_is_missing_is_told_with_the_command_that_mends_it():
    found = Diagnosis(
        scenegen="1",
        python="3.11.0",
        system="Linux x86_64",
        libraries={"numpy": "2.0", "numba": None},
        cores=1,
        memory_bytes=2**31,
        assets=AssetState(3, 2, "", ("chair/x: gone", "chair/y: gone")),
        renderers=(LAME, SLOW),
    )
    assert list(lines(found)) == [
        "scenegen   1, Python 3.11.0, Linux x86_64",
        "libraries  numpy 2.0, numba MISSING",
        f"           to repair it: {pip_install('numba', anew=True)}",
        "machine    1 core, 2.0 GiB of memory",
        "assets     3 models, 2 materials, digest unknown: 2 faults",
        "           chair/x: gone",
        "           chair/y: gone",
        "gl         missing: pyrender, libegl1; no device was found",
        "           to repair it: python -m pip install 'pyrender'",
        "           to repair it: apt-get install libegl1",
        "cycles     ready, CPU",
        "           no graphics card was found",
    ]


@pytest.mark.slow
def test_a_machine_without_a_library_is_told_which_and_has_exit_code_1():
    program = """
import sys
sys.modules["numba"] = None
from scenegen.cli import commands
commands(["doctor"])
"""
    done = python(program)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "software   missing: numba" in done.stdout
    assert f"to repair it: {pip_install('numba')}\n" in done.stdout


@pytest.mark.slow
def test_warming_leaves_nothing_to_compile(tmp_path):
    names = {**environment(), "SCENEGEN_CACHE_DIR": str(tmp_path / "cache")}
    program = [sys.executable, "-m", "scenegen"]

    def run(*words: str) -> str:
        done = subprocess.run(
            [*program, *words],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env=names,
        )
        return done.stderr

    assert LINE in run("doctor", "--warm")
    kept = {path.name for path in (tmp_path / "cache").rglob("*")}
    # Fractions or whole numbers, arrays that may be written or not: each kind that a
    # kernel is called with is compiled anew, and a renderer is most of the time.
    kinds = Counter(name.rpartition("-")[0] for name in kept if "-" in name)
    assert not [
        name
        for name, count in kinds.items()
        if count > 1 and name.startswith("renderers.") and "_group" not in name
    ]
    for task in TASKS:
        words = ("build", "--task", task, "--n", "6", "--resolution", "64")
        assert "compiling" not in run(*words, "--workers", "2")
    assert {path.name for path in (tmp_path / "cache").rglob("*")} == kept
