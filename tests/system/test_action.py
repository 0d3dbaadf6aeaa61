"""`action.yml`: what CI of other people runs."""

import json
import os
import subprocess
import sys

import pytest
import yaml

from scenegen.locking.locking import make_lock
from tests.dataset.fakes import fake_generator, fake_plan
from tests.system.program import ROOT, invoke

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]

PROGRAM = """#!{python}
import sys
sys.path.insert(0, {root!r})
if __name__ == "__main__":
    from scenegen.cli import main
    main()
"""


def step(name):
    return next(each for each in STEPS if each["name"] == name)


@pytest.fixture
def runner(tmp_path):
    """Runs a step as GitHub does, with a pip that only says what it would install."""
    programs = tmp_path / "bin"
    programs.mkdir()
    text = PROGRAM.format(python=sys.executable, root=str(ROOT))
    (programs / "scenegen").write_text(text)
    (programs / "python").write_text(
        '#!/bin/sh\nif [ "$3" = cache ]; then echo /some/pip; exit; fi\n'
        f'if [ "$2" = pip ]; then echo "$@"; exit; fi\nexec {sys.executable} "$@"\n'
    )
    for each in programs.iterdir():
        each.chmod(0o755)

    def run(name, **given):
        found = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            "RUNNER_TEMP": str(tmp_path),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
            **dict.fromkeys(step(name)["env"], ""),
            **given,
        }
        if not found.get("SCENEGEN_CACHE_DIR"):
            found.pop("SCENEGEN_CACHE_DIR", None)
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
        return subprocess.run(
            [*words, step(name)["run"]],
            env=found,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def summary(tmp_path):
    return tmp_path / "summary.md"


def test_it_is_a_composite_action_whose_steps_are_whole():
    assert ACTION["runs"]["using"] == "composite"
    assert all(each.get("name") for each in STEPS)
    for each in STEPS:
        assert ("uses" in each) != ("run" in each)
        assert each.get("shell") == ("bash" if "run" in each else None)
    assert [each["uses"] for each in STEPS if "uses" in each] == [
        "actions/setup-python@v5",
        "actions/cache@v4",
    ]


def test_no_input_is_pasted_into_a_script():
    assert [each["name"] for each in STEPS if "${{" in each.get("run", "")] == []


def test_every_input_is_used_and_described():
    text = json.dumps(STEPS)
    for name, each in ACTION["inputs"].items():
        assert f"inputs.{name}" in text
        assert each["description"]


def test_the_caches_are_named_by_what_they_depend_on(runner, output):
    assert runner("Name the caches").returncode == 0
    named = dict(line.split("=", 1) for line in output.read_text().splitlines())
    assert named["pip"] == "/some/pip"
    assert named["kernels"].endswith("/scenegen")
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert named["key"].startswith(f"scenegen-Linux-X64-{python}-")
    output.unlink()
    runner("Name the caches", PACKAGE="scenegen==0.17.0")
    assert named["key"] not in output.read_text()


@pytest.mark.parametrize(
    ("package", "installed"), [("", str(ROOT)), ("scenegen==1", "scenegen==1")]
)
def test_it_installs_its_own_release_or_another_one(runner, package, installed):
    done = runner("Install scenegen", PACKAGE=package)
    assert done.stdout.split()[-1] == installed


def test_a_lock_of_another_generator_fails_with_a_summary(
    runner, tmp_path, output, summary
):
    lock = make_lock(fake_plan(), generator=fake_generator)
    plain = json.loads(lock.text())
    plain["generator_version"] = "1"
    (tmp_path / "a b.json").write_text(json.dumps(plain))
    words = {"LOCK": "a b.json", "SAMPLE": "5%", "WORKERS": "1"}
    done = runner("Check the lock", **words)
    assert done.returncode == 3, done.stderr
    assert "result=other program" in output.read_text()
    assert "a b.json: made with generator 1" in summary.read_text()


def test_what_is_no_lock_fails(runner, tmp_path, output):
    (tmp_path / "lock.json").write_text("{}")
    assert runner("Check the lock", LOCK="lock.json").returncode == 2
    assert "result=unusable" in output.read_text()


@pytest.mark.slow
def test_a_lock_that_still_holds_passes(runner, tmp_path, output, summary):
    path = tmp_path / "lock.json"
    done = invoke(
        "lock", "perspective", "--n", "4", "--workers", "1", "--quiet", "--out", path
    )
    assert done.returncode == 0, done.stderr
    done = runner("Check the lock", LOCK="lock.json", SAMPLE="1", WORKERS="1")
    assert done.returncode == 0, done.stderr
    assert "result=same" in output.read_text()
    assert "the same (2 of 4 items" in summary.read_text()
