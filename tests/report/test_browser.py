"""Every control of both pages is clicked in headless Chromium, at two widths.

Needs Debian's `chromium`, and playwright: in this interpreter, or in the one that
`SCENEGEN_BROWSER_PYTHON` names.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from scenegen.report.server import ViewServer
from scenegen.report.service import Service
from scenegen.report.write_report import write_report
from tests.system.program import scenegen

PROGRAM = Path(__file__).with_name("click_everything.py")
LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture(scope="module")
def python() -> str:
    """An interpreter that has playwright."""
    if shutil.which("chromium") is None:
        pytest.skip("no chromium here: apt-get install chromium")
    if named := os.environ.get("SCENEGEN_BROWSER_PYTHON"):
        return named
    if find_spec("playwright") is None:
        pytest.skip("playwright is not installed, nor named: SCENEGEN_BROWSER_PYTHON")
    return sys.executable


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data set of all tasks."""
    out = tmp_path_factory.mktemp("looked") / "set"
    words = ("build", "ci", "--n", "10", "--resolution", "96", "--out", str(out))
    done = scenegen(*words, "--quiet")
    assert done.returncode == 0, done.stderr
    done = scenegen("audit", str(out), "--only", "labels", "--only", "twins", "--write")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def address(looked_at: Path) -> Iterator[str]:
    with ViewServer(Service(looked_at), 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        server.start_reading()
        yield server.url
        server.shutdown()


def walk(python: str, url: str, folder: Path, width: int, theme: str) -> str:
    done = subprocess.run(
        [python, PROGRAM, url, folder, str(width), theme],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_control_of_the_viewer_works(python, address, tmp_path, width, theme):
    assert walk(python, address, tmp_path, width, theme) == ""
    assert (tmp_path / "room.png").stat().st_size > 10_000


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_control_of_the_report_works(python, looked_at, tmp_path, width, theme):
    page = tmp_path / "report.html"
    write_report(looked_at, page)
    assert walk(python, page.as_uri(), tmp_path, width, theme) == ""
