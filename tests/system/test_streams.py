"""Odd shells: streams that are closed or full, other encodings, no folder to be in."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.program import ROOT, Outcome, environment

PRINTING = (
    "--help",
    "--version",
    "recipes list",
    "recipes show multiview",
    "recipes schema",
    "tokens --help",
    "assets list",
    "completion bash",
)


def shell(line: str, words: str, **names: str) -> Outcome:
    """A command line of a shell, in which "$@" is the program."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-m", "scenegen", *words.split()],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**environment(), **names},
        errors="surrogateescape",
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", PRINTING)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_standard_output_is_said_in_one_line(words, unbuffered):
    done = shell('"$@" > /dev/full', words, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr == (
        "Error: standard output cannot be written: No space left on device. Free "
        "space, or send it elsewhere.\n"
    )


@pytest.mark.parametrize("words", PRINTING[2:5])
def test_a_reader_that_leaves_hears_nothing(words):
    done = shell('"$@" | head -0; exit ${PIPESTATUS[0]}', words)
    assert (done.returncode, done.stderr) in ((0, ""), (1, ""))


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(closed):
    done = shell(f'"$@" {closed}', "recipes list")
    assert done.returncode == 0
    assert not done.stderr
    assert bool(done.stdout) == (">&-" not in closed.replace("2>&-", ""))


WRITES_AND_SAYS = """
import os, sys
from pathlib import Path
from scenegen.cli.streams import open_streams

open_streams()
with Path(sys.argv[1]).open("w") as file:
    os.write(2, b"a library has something to say")
    print("and the program", file=sys.stderr)
    print("all is done")
    file.write("data")
"""


def test_messages_to_a_closed_stream_go_into_no_file(tmp_path):
    out = tmp_path / "labels.json"
    command = [sys.executable, "-c", WRITES_AND_SAYS, str(out)]
    closing = ["bash", "-c", '"$@" <&- >&- 2>&-', "bash"]
    subprocess.run([*closing, *command], check=True, cwd=ROOT, env=environment())
    assert out.read_text() == "data"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_work_goes_on_without_standard_error():
    done = shell('"$@" 2> /dev/full', "recipes validate nowhere.yaml")
    assert done.returncode == 1
    assert not done.stdout


def test_what_an_encoding_lacks_is_printed_as_an_escape():
    done = shell('"$@"', "recipes validate 部屋.yaml", PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert "\\u90e8\\u5c4b.yaml" in done.stderr


@pytest.mark.parametrize("words", ["recipes list", "build --task path --out /nowhere"])
def test_a_working_folder_that_is_gone_is_said(words, tmp_path):
    gone = f'mkdir {tmp_path}/a; cd {tmp_path}/a; rmdir {tmp_path}/a; "$@"'
    done = shell(gone, words)
    assert done.returncode == 1
    assert done.stderr == (
        "Error: the working directory cannot be used: No such file or directory. It "
        "was probably deleted: change to one that is there, and run the same command "
        "again.\n"
    )


OTHER = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Names in which Python reads what libraries do not."""


def test_names_that_libraries_would_not_find_are_refused():
    done = shell('"$@"', "verify räume", **OTHER)
    assert done.returncode == 1
    assert "set PYTHONUTF8=1, and run the same command again" in done.stderr
    assert shell('"$@"', "recipes list", **OTHER).returncode == 0
    mended = shell('"$@"', "verify räume", LC_ALL="C", PYTHONUTF8="1")
    assert "'räume' does not exist" in mended.stderr
