"""`scenegen export` as a user meets it."""

import json

import pytest

from scenegen.exports import export as exporting
from scenegen.exports.formats import FORMATS
from scenegen.exports.styles import STYLES
from scenegen.exports.targets import TARGETS
from tests.system.program import invoke


def test_one_line_says_what_was_written(built, tmp_path):
    out = tmp_path / "out"
    style = "mixed:label=50,target=50"
    done = invoke("export", built, "--to", "trl", "--style", style, "--out", out)
    assert done.returncode == 0
    assert f"{out}: 18 items for trl (train 12, test 6; label 9, target 9)." in (
        done.stdout
    )


def test_the_result_as_json(built, tmp_path):
    out = tmp_path / "out"
    done = invoke(
        "export", built, "--to", "bagel", "--out", out, "--split", "test", "--json"
    )
    assert json.loads(done.stdout) == {
        "out": str(out),
        "format": "bagel",
        "items": 6,
        "splits": {"test": 6},
        "styles": {"label": 6},
    }


def test_what_cannot_be_exported_is_one_message_and_exit_code_1(built, tmp_path):
    out = tmp_path / "out"
    done = invoke("export", built, "--to", "trll", "--out", out)
    assert done.returncode == 1
    assert "unknown export format 'trll'; did you mean 'trl'?" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [("--to", "trl"), ("--out", "x"), ("--to", "trl", "--out", "x", "--ranks", "0")],
)
def test_wrong_usage_is_exit_code_2(built, words):
    assert invoke("export", built, *words).returncode == 2


def test_ctrl_c_leaves_nothing_and_is_exit_code_130(built, tmp_path, monkeypatch):
    def stop(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "resized", stop)
    out = tmp_path / "out"
    done = invoke("export", built, "--to", "trl", "--out", out, "--size", "32")
    assert done.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_format_style_and_target():
    # Lines break after a hyphen, too.
    text = "".join(invoke("export", "--help").stdout.split())
    for name in (*FORMATS.built_in, *STYLES, *TARGETS):
        assert name in text
