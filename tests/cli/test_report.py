"""`scenegen report` as a user meets it."""

import json

import pytest

from scenegen.report import write_report as writing
from tests.system.program import invoke


def test_the_page_is_in_the_folder_and_one_line_says_so(folder):
    done = invoke("report", folder)
    assert done.returncode == 0
    page = folder / "report.html"
    assert f"{page}: 18 items, 0." in done.stdout
    assert "Note: no masks and no depth:" in done.stderr
    assert page.stat().st_size > 10_000


def test_the_result_as_json(built, tmp_path):
    out = tmp_path / "page.html"
    done = invoke("report", built, "--out", out, "--items", "4", "--json")
    result = json.loads(done.stdout)
    assert (result["items"], result["items_in_all"]) == (4, 18)
    assert result["bytes"] == out.stat().st_size


def test_no_file_of_the_data_set_is_overwritten(folder, bytes_of):
    before = bytes_of(folder)
    done = invoke("report", folder, "--out", folder / "README.md")
    assert done.returncode == 1
    assert "would overwrite a file of FOLDER" in done.stderr
    assert bytes_of(folder) == before


def test_no_data_set_is_one_message(tmp_path):
    done = invoke("report", tmp_path)
    assert done.returncode == 1
    assert "is not a finished data set" in done.stderr


@pytest.mark.parametrize("words", [("--items", "0"), ("--items", "x")])
def test_wrong_usage_is_exit_code_2(built, words):
    assert invoke("report", built, *words).returncode == 2


def test_ctrl_c_leaves_nothing_and_is_exit_code_130(built, tmp_path, monkeypatch):
    def stop(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "small", stop)
    done = invoke("report", built, "--out", tmp_path / "page.html")
    assert done.returncode == 130
    assert list(tmp_path.iterdir()) == []
