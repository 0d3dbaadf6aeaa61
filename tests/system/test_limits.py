"""Where a user may have little: few processes, little memory. One message, no crash."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenegen.installation import NO_MEMORY
from tests.system.program import Outcome, environment, python

NOBODY = "54321"
"""A user that has no processes; limits of their number do not count for root."""

BUILD = ("build", "--task", "path", "--n", "2", "--no-images")

THREADS = """
import os, sys
from pathlib import Path
import pyarrow as pa
import pyarrow.parquet as pq
from scenegen.dataset.parquet_files import group_of, open_file, read_table

path = Path(sys.argv[1])
rows = pa.table({name: list(range(1000)) for name in "abc"})
pq.write_table(rows, path, row_group_size=100)
before = len(os.listdir("/proc/self/task"))
assert read_table(path) == rows
with open_file(path) as source:
    assert group_of(source, path, 3, ["a"]).num_rows == 100
print(len(os.listdir("/proc/self/task")) - before)
"""


def limited(limit: str, *words: str, before: tuple[str, ...] = ()) -> Outcome:
    """Run a command of scenegen under a limit of the shell."""
    program = shlex.join((sys.executable, "-m", "scenegen", *words))
    done = subprocess.run(
        [*before, "bash", "-c", f"ulimit -c 0; ulimit {limit}; exec {program}"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={**environment(), "HOME": "/nowhere"},
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no /proc here")
def test_reading_starts_no_thread(tmp_path):
    done = python(THREADS, tmp_path / "rows.parquet")
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("setpriv"),
    reason="only root can become a user without processes",
)
@pytest.mark.parametrize("processes", ["1", "2"])
def test_too_few_processes_are_one_message(processes, tmp_path):
    tmp_path.chmod(0o777)
    may = "-all,+dac_override"
    become = ("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
    # It may read and write everywhere, as the checkout and the folder may be root's.
    reads = ("--inh-caps", may, "--bounding-set", may, "--ambient-caps", may)
    words = (*BUILD, "--workers", "1", "--out", str(tmp_path / "set"))
    done = limited(f"-u {processes}", *words, before=(*become, *reads))
    assert done.returncode == 1, done
    told = [each for each in done.stderr.splitlines() if not each.startswith("Note: ")]
    assert len(told) == 1, done.stderr
    assert told[0].startswith("Error: a worker process could not be started: ")


@pytest.mark.skipif(sys.platform != "linux", reason="others do not limit memory")
@pytest.mark.parametrize("kilobytes", [60_000, 150_000, 400_000, 600_000])
def test_a_library_that_finds_no_memory_is_one_message(kilobytes, tmp_path):
    done = limited(f"-v {kilobytes}", *BUILD, "--out", str(tmp_path / "set"))
    assert done.returncode == 1, done
    assert done.stderr.endswith(f"Error: {NO_MEMORY}\n")
    assert "Traceback" not in done.stderr
