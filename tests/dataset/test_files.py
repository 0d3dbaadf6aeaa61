"""Files are whole or not there, and what the dead leave behind is swept."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from scenegen.dataset.files import (
    check_writable,
    replacing,
    sweep,
    unwritable,
    write_text,
)
from scenegen.errors import OutputError


def test_a_file_has_its_old_content_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "card"
    write_text(path, "old")

    def fail_half_way() -> None:
        with replacing(path) as sink:
            sink.write(b"ne")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail_half_way()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_reported_as_such(tmp_path, code):
    with (
        pytest.raises(OutputError, match="no room to write"),
        replacing(tmp_path / "x"),
    ):
        raise OSError(code, os.strerror(code))


def test_a_folder_that_cannot_be_made_is_refused_before_any_work(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="Choose another --out"):
        check_writable(tmp_path / "file" / "out")


def test_leftovers_of_dead_processes_are_swept_and_those_of_others_kept(tmp_path):
    data = tmp_path / "data" / "multiview"
    data.mkdir(parents=True)
    with subprocess.Popen(["true"]) as child:
        dead = child.pid
    with replacing(tmp_path / "x") as sink:
        mine = Path(sink.name)
        host = mine.name.split("-")[-2]
        left = data / f"train-00000-of-00001.parquet.tmp-{host}-{dead}"
        elsewhere = data / f"train-00000-of-00001.parquet.tmp-{'0' * 8}-{dead}"
        unlike = data / "notes.tmp-mine"
        for path in (left, elsewhere, unlike):
            path.write_text("")
        sweep(tmp_path)
        assert mine.exists()
    assert not left.exists()
    assert elsewhere.exists()
    assert unlike.exists()


def test_leftovers_of_a_process_that_was_not_waited_for_are_swept(tmp_path):
    with replacing(tmp_path / "x") as sink:
        host = Path(sink.name).name.split("-")[-2]
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    left = tmp_path / f"x.tmp-{host}-{child}"
    left.write_text("")
    sweep(tmp_path)
    os.waitpid(child, 0)
    assert not left.exists()


def test_used_up_memory_is_no_error_of_a_file(tmp_path):
    error = OSError("ZSTD compression failed: Allocation error : not enough memory")
    with pytest.raises(MemoryError):
        unwritable(tmp_path, error)
    assert "permissions" in str(unwritable(tmp_path, OSError("some other error")))
