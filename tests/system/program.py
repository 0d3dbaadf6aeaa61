"""The program as a user starts it: a process of its own, or this one to save time."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from scenegen.cli import commands

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def invoke(*words: str | Path) -> Outcome:
    """Run one command in this process; what it does not catch is raised."""
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def environment() -> dict[str, str]:
    """The test's own, so that the checkout is found from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


def scenegen(*words: str | Path, root: Path = ROOT) -> Outcome:
    """Run one command to its end.

    Args:
        words: of the command line.
        root: the checkout whose package runs.
    """
    done = subprocess.run(
        [sys.executable, "-m", "scenegen", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**environment(), "PYTHONPATH": str(root)},
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def python(program: str, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment(),
    )
