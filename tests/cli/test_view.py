"""`scenegen view` as a user meets it: an address, pages, and Ctrl-C."""

import os
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

from tests.system.program import ROOT, environment, invoke


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_an_address_is_printed_and_ctrl_c_ends_it_with_130(built):
    process = subprocess.Popen(
        [sys.executable, "-m", "scenegen", "view", str(built), "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith(f"{built}: 18 items at http://127.0.0.1:")
    url = line.split(" at ")[1].split()[0]
    with urlopen(url, timeout=30) as answer:
        assert b"<title>fake - scenegen</title>" in answer.read()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == "Stopped."


def test_no_data_set_is_one_message(tmp_path):
    done = invoke("view", tmp_path, "--no-open")
    assert done.returncode == 1
    assert "is not a finished data set" in done.stderr


def test_a_port_that_there_is_not_is_wrong_usage(built):
    assert invoke("view", built, "--port", "70000").returncode == 2
