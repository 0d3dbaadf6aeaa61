"""`scenegen completion`: scripts, and what a shell is answered."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from scenegen.audit import audit
from scenegen.catalogue import Catalogue
from scenegen.cli import commands
from scenegen.cli import names as cli_names
from scenegen.exports import targets
from scenegen.tokens import base
from tests.system.program import ROOT, environment

CONFIGS = ["perspective"]

HEAVY = {"numpy", "pydantic", "pyarrow", "numba", "PIL", "shapely", "scipy"}


def completed(*words, incomplete=""):
    """What bash is offered after some words, and the modules that it took."""
    typed = ["scenegen", *words, incomplete]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scenegen"],
        env={
            **environment(),
            "_SCENEGEN_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(typed),
            "COMP_CWORD": str(len(typed) - 1),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    modules = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert not modules & HEAVY
    return [tuple(line.split(",", 1)) for line in done.stdout.split("\n") if line]


def names(*words, incomplete=""):
    found = completed(*words, incomplete=incomplete)
    return [name for kind, name in found if kind == "plain"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(shell):
    done = CliRunner().invoke(commands, ["completion", shell])
    assert done.exit_code == 0, done.output
    assert f"_SCENEGEN_COMPLETE={shell}_complete" in done.stdout
    assert "scenegen" in done.stdout


def test_another_shell_is_refused():
    done = CliRunner().invoke(commands, ["completion", "csh"])
    assert done.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr


@pytest.mark.parametrize(
    ("words", "incomplete", "found"),
    [
        ((), "re", ["recipes", "report"]),
        (("build", "--task"), "p", ["path", "perspective"]),
        (("build", "--renderer"), "cycles:d", ["cycles:draft"]),
        (("build",), "bench", ["benchmark-20k"]),
        (("lock",), "multiview_", ["multiview_ood"]),
        (("build",), "--dry", ["--dry-run"]),
        (("preview", "--split"), "t", ["train", "test"]),
        (("preview", "--rooms"), "kit", ["kitchen"]),
        (("preview", "multiview_ood", "--series"), "", ["multiview", "multiview_ood"]),
        (("audit", "--only"), "wor", ["words"]),
        (("recipes", "show"), "ci", ["ci"]),
        (("export", "out", "--to"), "ll", ["llama-factory", "llava"]),
        (("export", "out", "--style"), "t", ["target", "tokens"]),
        (("score", "out", "--baseline"), "r", ["random"]),
        (("tokens", "write", "out", "--views"), "h", ["hidden"]),
        (("score", "out", "--config"), "ha", ["hard"]),
        (("export", "out", "--config"), "con", ["controls"]),
        (("tokens", "write", "out", "--config"), "perspective", CONFIGS),
        (("tokens", "write", "out", "--only"), "", ["depth_grid", "object_map"]),
        (("export", "out", "--targets"), "", ["rgb", "depth", "panorama", "matches"]),
        (("assets", "list"), "bookc", ["bookcase"]),
        (("assets", "show"), "al", ["all", "alarm_clock"]),
        (("completion",), "", ["bash", "zsh", "fish"]),
    ],
)
def test_what_is_offered(words, incomplete, found):
    assert names(*words, incomplete=incomplete) == found


@pytest.mark.parametrize("command", [("score",), ("export",), ("tokens", "write")])
def test_configs_are_those_of_the_folder_that_was_typed(command, tmp_path):
    for name in ("mine", "more", "hard"):
        (tmp_path / "data" / name).mkdir(parents=True)
    (tmp_path / "data" / "map.txt").touch()
    words = (*command, str(tmp_path), "--config")
    assert names(*words) == ["hard", "mine", "more"]
    assert names(*words, incomplete="m") == ["mine", "more"]
    again = (*command, str(tmp_path), "--config", "mine", "--config")
    assert names(*again, incomplete="mo") == ["more"]


def test_what_is_listed_for_shells_is_what_there_is():
    assert cli_names.TARGETS == targets.TARGETS
    assert cli_names.STANDARD_TOKENS == base.STANDARD
    catalogue = Catalogue.open()
    offered = cli_names.CATEGORY.known()
    assert offered[0] == "all"
    assert set(offered[1:]) == {each.category for each in catalogue.assets}
    assert [each.name for each in audit.PROBES] == list(cli_names.PROBES)


@pytest.mark.parametrize("text", ["a: &a [*a]", "x: [" + "[" * 9999, "series: 5", "\0"])
def test_a_broken_recipe_offers_nothing_and_breaks_nothing(text, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    assert names("preview", str(path), "--series") == []


def test_files_are_offered_beside_recipes():
    assert ("file", "") in completed("build")
    assert completed("build", incomplete="min") == [("file", "min")]
    assert completed("verify", incomplete="out") == [("dir", "out")]


def test_bash_completes_with_the_script(tmp_path):
    """The script as a shell reads it, with the program as a shell finds it."""
    program = tmp_path / "scenegen"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m scenegen "$@"\n')
    program.chmod(0o755)
    script = """
eval "$(scenegen completion bash)"
COMP_WORDS=(scenegen build --task mul)
COMP_CWORD=3
_scenegen_completion scenegen mul --task
echo "${COMPREPLY[@]}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**environment(), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["multiview"], done.stderr
