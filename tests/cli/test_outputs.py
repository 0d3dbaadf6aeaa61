"""No command writes over what it reads, whatever the option is called."""

import os
import shutil

import pytest
from click.testing import CliRunner

from scenegen.cli import commands
from scenegen.cli.outputs import refuse_nesting, refuse_overwriting
from scenegen.errors import OutputError
from scenegen.locking.locking import make_lock
from tests.dataset.fakes import fake_generator, fake_plan

RECIPE = "version: 1\nname: mine\nseries: [{task: multiview, splits: {test: 2}}]\n"


@pytest.fixture
def place(folder, tmp_path, monkeypatch):
    """A folder with what commands read, and links to it."""
    shutil.move(folder, tmp_path / "mv")
    (tmp_path / "said.csv").write_text("id,prediction\nmultiview-7-test-000000,A\n")
    (tmp_path / "other.csv").write_text("id,prediction\nmultiview-7-test-000000,B\n")
    (tmp_path / "grades.csv").write_text("id,answer\n")
    (tmp_path / "mine.yaml").write_text(RECIPE)
    text = make_lock(fake_plan(), generator=fake_generator).text()
    (tmp_path / "a.lock.json").write_text(text)
    (tmp_path / "link.json").symlink_to("a.lock.json")
    os.link(tmp_path / "said.csv", tmp_path / "hard.csv")
    os.link(tmp_path / "mv/LICENSE", tmp_path / "hard.txt")
    (tmp_path / "packs/mine").mkdir(parents=True)
    (tmp_path / "packs/mine/index.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


CASES = [
    "lock --check a.lock.json --summary a.lock.json",
    "lock --check a.lock.json --summary link.json",
    "lock --check a.lock.json --summary packs/../a.lock.json",
    "lock mine.yaml --check a.lock.json --summary mine.yaml",
    "lock mine.yaml --out mine.yaml",
    "lock --check a.lock.json --log-file a.lock.json",
    "score mv said.csv --markdown said.csv",
    "score mv said.csv --markdown hard.csv",
    "score mv said.csv --markdown mv/README.md",
    "score mv said.csv --markdown mv/AUDIT.md",
    "score mv said.csv --markdown mv/data/multiview/test-00000-of-00002.parquet",
    "score mv said.csv --markdown hard.txt",
    "score mv said.csv --against other.csv --markdown other.csv",
    "score mv --baseline random --save mv/manifest.json",
    "score mv --baseline random --against said.csv --save said.csv",
    "score mv --baseline random --save new.csv --markdown new.csv",
    "audit mine.yaml --out mine.yaml",
    "audit mv --out mv/audit.json",
    "audit mv --grade grades.csv --out grades.csv",
    "audit mv --log-file mv/SHA256SUMS",
    "preview mine.yaml --out mine.yaml",
    "preview mv --out mv/images/example-multiview.jpg",
    "assets show chair --pack packs/mine --out packs/mine/index.toml",
    "assets import packs/mine --out packs/mine",
    "assets import packs --out packs/mine",
    "assets import packs/mine --out packs",
    "build mine.yaml --out new --log-file mine.yaml",
    "verify mv --log-file mv/manifest.json",
    "export mv --to trl --out mv/data",
    "tokens write mv --out mv/images",
]


@pytest.mark.parametrize("line", CASES)
def test_an_output_that_is_an_input_is_refused(place, bytes_of, line):
    before = bytes_of(place)
    done = CliRunner().invoke(commands, line.split())
    message = done.stderr or str(done.exception)
    assert done.exit_code in (1, 2)
    out = line.split()[-1]
    assert out in message
    told = ("would overwrite", "name one file", "one is inside of the other")
    assert any(each in message for each in told)
    assert bytes_of(place) == before


@pytest.mark.parametrize(
    ("line", "both"),
    [
        (CASES[0], ("--summary a.lock.json", "the lock a.lock.json")),
        (CASES[6], ("--markdown said.csv", "PREDICTIONS said.csv")),
        (CASES[8], ("--markdown mv/README.md", "the data set mv")),
        (CASES[12], ("--markdown other.csv", "--against other.csv")),
        (CASES[15], ("--save new.csv", "--markdown new.csv")),
    ],
)
def test_both_are_named(place, line, both):
    done = CliRunner().invoke(commands, line.split())
    message = done.stderr or str(done.exception)
    assert all(each in message for each in both)


def test_other_files_are_written(place):
    words = ["score", "mv", "said.csv", "--markdown", "mv/score.md", "--partial"]
    assert CliRunner().invoke(commands, words).exit_code == 0
    assert (place / "mv/score.md").is_file()
    again = CliRunner().invoke(commands, words)
    assert again.exit_code == 0  # its own page, not a file of the data set


def test_names_are_no_paths(place):
    refuse_overwriting({"--out": place / "multiview"}, {"RECIPE": "multiview"})
    refuse_overwriting({"--out": None}, {"RECIPE": place / "mine.yaml"})
    refuse_nesting("--out", place / "new", "SOURCE", place / "packs")
    with pytest.raises(OutputError, match=r"RECIPE mine\.yaml"):
        refuse_overwriting({"--out": place / "mine.yaml"}, {"RECIPE": "mine.yaml"})
