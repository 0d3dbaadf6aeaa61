"""`scenegen lock` and `scenegen diff`: what they print, and their exit codes."""

import json
from functools import partial

import pytest
from click.testing import CliRunner

from scenegen.cli import commands
from scenegen.locking import checking, locking
from scenegen.locking.checking import check_lock
from scenegen.locking.locking import make_lock
from tests.dataset.fakes import fake_generator, fake_plan

ASSETS = "0" * 64


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Items are made-up ones, of assets that are not there."""

    def check(lock, recipe, settings, **words):
        known = settings._replace(catalogue_digest=ASSETS)
        return check_lock(lock, recipe, known, generator=fake_generator, **words)

    make = partial(make_lock, generator=fake_generator)
    monkeypatch.setattr(locking, "make_lock", make)
    monkeypatch.setattr(checking, "check_lock", check)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "splits.lock.json"
    path.write_text(make_lock(fake_plan(), generator=fake_generator).text())
    return path


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def check(file, *words):
    return run("lock", *words, "--check", file, "--workers", "1")


def test_a_lock_is_printed_or_written(tmp_path):
    words = ("lock", "multiview", "--n", "12", "--workers", "1")
    printed = run(*words)
    assert printed.exit_code == 0, printed.output
    plain = json.loads(printed.stdout)
    assert plain["rows"] == 12
    assert printed.stderr == ""
    out = tmp_path / "new" / "lock.json"
    written = run(*words, "--out", out)
    assert (
        written.stdout
        == f"{out}: 12 items in {len(plain['shards'])} shards, no picture.\n"
    )
    assert out.read_text() == printed.stdout


def test_a_lock_that_holds_ends_with_exit_code_0(file):
    done = check(file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "the same (all 18 items were made again)" in done.stdout


def test_another_seed_ends_with_exit_code_1(file):
    done = check(file, "--seed", "8", "--limit", "2")
    assert done.exit_code == 1
    assert "seed: was 7, is 8" in done.stdout
    assert "items: 18 added, 18 removed" in done.stdout
    assert "and 34 more" in done.stdout


def test_an_edited_label_names_id_column_was_and_is(file):
    plain = json.loads(file.read_text())
    plain["shards"][0]["items"][0][2][4] = "Z"
    file.write_text(json.dumps(plain))
    done = check(file, "--json")
    assert done.exit_code == 1
    (found,) = json.loads(done.stdout)["differences"]
    assert found["name"] == "multiview-7-train-000000"
    (change,) = found["changes"]
    assert (change["column"], change["was"]) == ("answer", "Z")
    assert change["is"] in "ABCD"


def test_a_sample_is_a_part(file):
    done = check(file, "--sample", "1")
    assert done.exit_code == 0
    assert "the same (4 of 18 items" in done.stdout


def test_another_generator_ends_with_exit_code_3(file):
    plain = json.loads(file.read_text())
    plain["generator_version"] = "1"
    plain["recipe"]["generator"] = "1"
    file.write_text(json.dumps(plain))
    done = check(file)
    assert done.exit_code == 3
    assert "made with generator 1, and here it is" in done.stdout


def test_other_assets_end_with_exit_code_3(file):
    plain = json.loads(file.read_text())
    plain["catalogue_digest"] = "1" * 64
    file.write_text(json.dumps(plain))
    done = check(file, "--json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["program"][0]["column"] == "assets"


def test_a_missing_pack_ends_with_exit_code_3(file, monkeypatch):
    from scenegen.errors import AssetError

    def missing(*args, **words):
        raise AssetError("pack 'mine' is missing")

    monkeypatch.setattr(checking, "check_lock", missing)
    assert check(file).exit_code == 3


def test_a_summary_is_added_to_what_is_there(file, tmp_path):
    page = tmp_path / "summary.md"
    page.write_text("# Before\n")
    assert check(file, "--seed", "8", "--summary", page).exit_code == 1
    text = page.read_text()
    assert text.startswith("# Before\n### ❌ splits.lock.json: differs")
    assert "| seed | seed | 7 | 8 |" in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lock",), "name a recipe"),
        (("lock", "ci", "--sample", "5%"), "--sample goes with --check"),
        (("lock", "ci", "--json"), "--json goes with --check"),
        (("lock", "--check", "nowhere.json"), "'nowhere.json' does not exist"),
    ],
)
def test_wrong_usage_ends_with_exit_code_2(words, message):
    done = run(*words)
    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--sample", "many"), "--sample 'many'"),
        (("--task", "path"), "has no task 'path'"),
        (("nothing.yaml",), "there is no such file"),
        (("--out", "new.json"), "--out goes with a new lock"),
    ],
)
def test_what_cannot_be_compared_ends_with_exit_code_2(file, words, message):
    done = check(file, *words)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_damaged_lock_ends_with_exit_code_2(file):
    file.write_text(file.read_text()[:-9])
    assert check(file).exit_code == 2


def test_diff_ends_with_0_1_or_2(file, built, tmp_path):
    same = run("diff", file, built)
    assert same.exit_code == 0, same.output
    assert "are the same" in same.stdout
    other = tmp_path / "other.lock.json"
    other.write_text(make_lock(fake_plan(seed=8), generator=fake_generator).text())
    done = run("diff", file, other, "--limit", "1")
    assert done.exit_code == 1
    assert "items: 18 added, 18 removed" in done.stdout
    plain = json.loads(run("diff", file, other, "--json").stdout)
    assert plain["same"] is False
    assert plain["counts"]["items added"] == 18
    assert run("diff", file, other, "--quiet").stdout == ""
    other.write_text("{}")
    assert run("diff", file, other).exit_code == 2
    assert run("diff", file, "nowhere").exit_code == 2
