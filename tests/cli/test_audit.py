"""`scenegen audit`: what it prints, where it writes, how it ends."""

import json
from importlib.util import find_spec

import pytest
from click.testing import CliRunner, Result

from scenegen.audit import learners, subject
from scenegen.cli import commands
from tests.audit.made_up import changed, good_items
from tests.dataset.fakes import fake_plan


@pytest.fixture
def items(monkeypatch):
    """Items that the command finds, whatever it is asked about."""
    found = good_items(40, config="perspective")
    plan = fake_plan()
    monkeypatch.setattr(subject, "described_items", lambda *args, **words: tuple(found))
    monkeypatch.setattr(subject, "folder_plan", lambda folder: plan)
    return found


def audit(*words: str) -> Result:
    return CliRunner().invoke(commands, ["audit", *words])


def test_a_good_data_set_ends_with_exit_code_0(items, tmp_path):
    done = audit(str(tmp_path), "--only", "lens", "--workers", "1")
    assert done.exit_code == 0
    assert "perspective, relative_position, config perspective: 80 items" in done.stdout
    assert "lens: answer changes" in done.stdout
    assert "1 bars: 1 pass, 0 fail" in done.stdout


def test_a_bar_that_fails_ends_with_exit_code_1_and_one_message(items, tmp_path):
    from dataclasses import replace

    items[:] = changed(items, lambda n, each: replace(each, lens_changes=True))
    done = audit(str(tmp_path), "--only", "lens", "--workers", "1")
    assert done.exit_code == 1
    assert "1 bar fails" in done.stderr
    assert "relative_position, lens: answer changes: 100.0 %, limit <= 0" in done.stderr


def test_the_result_is_written_where_it_is_wanted(items, tmp_path):
    out = tmp_path / "result.json"
    words = ["--only", "twins", "--workers", "1", "--out", str(out), "--json"]
    done = audit(str(tmp_path), *words)
    assert done.exit_code == 0
    printed = json.loads(done.stdout)
    assert printed == json.loads(out.read_text())
    assert {each["name"] for each in printed["bars"]} == {
        "twins: items with one",
        "twins: another answer",
        "twins: one input differs",
    }


def test_a_folder_without_a_card_takes_no_audit(items, tmp_path):
    done = audit(str(tmp_path), "--only", "twins", "--workers", "1", "--write")
    assert done.exit_code == 1
    assert "README.md: missing" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name a recipe"),
        (("multiview", "--write"), "--write needs the folder"),
        ((".", "--n", "8"), "go with a recipe"),
    ],
)
def test_wrong_usage(words, message):
    done = audit(*words)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_probe_that_is_not_known(tmp_path):
    done = audit(str(tmp_path), "--only", "rulez")
    assert done.exit_code == 1
    assert "no probe is named 'rulez'; did you mean 'rules'?" in done.stderr


def test_without_scikit_learn_there_is_one_message(items, tmp_path, monkeypatch):
    def without(name: str) -> object:
        return None if name == "sklearn" else find_spec(name)

    monkeypatch.setattr(learners, "find_spec", without)
    done = audit(str(tmp_path), "--only", "rules", "--workers", "1")
    assert done.exit_code == 1
    assert "pip install 'scikit-learn>=1.4'" in done.stderr
    assert audit(str(tmp_path), "--only", "twins", "--workers", "1").exit_code == 0
