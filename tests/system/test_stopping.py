"""Ctrl-C and SIGTERM at any time: one line, an exit code, no traceback, nothing left.

A hook in the program sends the signal when it imports a module, so that every stage of
its life is met whatever the machine is busy with.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.program import ROOT, Outcome, environment

HOOK = """
import os
import sys

waits = [os.environ.pop("STOP_AT", None)]


def stop(event, words):
    if event == "import" and words[0] == waits[0]:
        waits.clear()
        waits.append(None)
        os.kill(os.getpid(), int(os.environ["STOP_BY"]))


sys.addaudithook(stop)
"""

BUILD = ("build", "--task", "path", "--n", "6", "--resolution", "64", "--workers", "2")
LABELS = ("audit", "--task", "path", "--n", "6", "--workers", "2")

STAGES = (
    # Of every program: the commands are not there yet.
    ("click", ("--help",)),
    ("scenegen.cli.verify", ("verify", ".")),
    # Of the commands: what they load, and then what they load for their work.
    ("scenegen.dataset.plan", BUILD),
    ("numpy", BUILD),
    ("pydantic", BUILD),
    ("scenegen.dataset.claims", BUILD),
    ("multiprocessing.popen_spawn_posix", BUILD),
    ("scenegen.audit.audit", LABELS),
    ("multiprocessing.popen_spawn_posix", LABELS),
    ("scenegen.verification.verify", ("verify", ".")),
    ("scenegen.exports.export", ("export", ".", "--to", "trl", "--out", "e")),
    ("scenegen.scoring.score", ("score", ".", "--baseline", "chance")),
    ("numba", ("preview", "--task", "path", "--resolution", "64", "--out", "p.png")),
    ("scenegen.importing", ("assets", "import", ".", "--out", "pack")),
    ("numba.core", ("doctor",)),
    ("yaml", ("recipes", "validate", "multiview")),
)

NAMES = [f"{words[0]}-{at}" for at, words in STAGES]


@pytest.fixture
def hooked(tmp_path: Path) -> dict[str, str]:
    """An environment in which the program stops itself."""
    folder = tmp_path / "hook"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HOOK)
    return {**environment(), "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def run(words: tuple[str, ...], folder: Path, names: dict[str, str]) -> Outcome:
    """A command in a folder of its own, whose processes are all its group's."""
    with subprocess.Popen(
        [sys.executable, "-m", "scenegen", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=names,
        start_new_session=True,
    ) as process:
        out, errors = process.communicate(timeout=120)
    return Outcome(process.returncode, out, errors)


@pytest.mark.parametrize(("module", "words"), STAGES, ids=NAMES)
def test_ctrl_c_is_one_line_and_130(module, words, hooked, tmp_path):
    done = run(
        words,
        tmp_path,
        {**hooked, "STOP_AT": module, "STOP_BY": str(int(signal.SIGINT))},
    )
    assert done.returncode == 130, done
    assert done.stderr.strip().startswith("Stopped"), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    ("module", "words"),
    STAGES[:5],
    ids=[f"{words[0]}-{at}" for at, words in STAGES[:5]],
)
def test_sigterm_is_one_line_and_143(module, words, hooked, tmp_path):
    done = run(
        words,
        tmp_path,
        {**hooked, "STOP_AT": module, "STOP_BY": str(int(signal.SIGTERM))},
    )
    assert done.returncode == 143, done
    assert done.stderr.strip() == "Stopped."


def test_an_ignored_ctrl_c_stays_ignored(hooked, tmp_path):
    shell = 'trap "" INT; exec "$@"'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-m", "scenegen", "recipes", "list"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**hooked, "STOP_AT": "yaml", "STOP_BY": str(int(signal.SIGINT))},
    )
    assert done.returncode == 0, done
    assert "multiview" in done.stdout
