"""The command: tables, JSON, Markdown, exit codes."""

import json

import pytest

from scenegen.scoring.asked import asked_items
from tests.system.program import invoke


@pytest.fixture
def gold(built, tmp_path):
    """A file of right answers to the test items."""
    path = tmp_path / "gold.jsonl"
    rows = [
        {"id": each.id, "prediction": f"Answer: {'ABCDEFGH'[each.right]}"}
        for each in asked_items(built)
        if each.split == "test"
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_a_table_has_the_figures_and_the_notes(built, gold):
    done = invoke("score", built, gold)
    assert done.returncode == 0
    (line,) = [each for each in done.stdout.splitlines() if "honest items " in each]
    figures = "honest items 6 100.0 [0.0, 100.0] 25.0 0 100.0 [0.0, 100.0]"
    assert " ".join(line.split()) == figures
    assert "No item of multiview/train was answered" in done.stdout
    assert "\u2026" not in done.stdout


def test_json_has_the_same(built, gold):
    done = invoke("score", built, gold, "--json")
    plain = json.loads(done.stdout)
    assert plain["accuracy"] == 100
    assert plain["groups"][0]["items"] == plain["items"] == 6
    assert plain["notes"]


def test_markdown_goes_to_a_file_or_to_the_output(built, gold, tmp_path):
    page = tmp_path / "page.md"
    assert "honest items" in invoke("score", built, gold, "--markdown", page).stdout
    printed = invoke("score", built, gold, "--markdown", "-").stdout
    assert printed == page.read_text(encoding="utf-8")
    assert printed.startswith(f"# {gold} on {built}\n\n## Accuracy\n")
    done = invoke("score", built, gold, "--markdown", tmp_path / "no" / "page.md")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_a_baseline_is_saved_and_compared(built, gold, tmp_path):
    saved = tmp_path / "random.csv"
    done = invoke(
        *("score", built, "--baseline", "random", "--save", saved, "--json"),
        *("--against", gold),
    )
    assert done.returncode == 0
    plain = json.loads(done.stdout)
    assert plain["against"][0]["other"]["value"] == 100
    again = json.loads(invoke("score", built, saved, "--json").stdout)
    assert again["groups"] == plain["groups"]


def test_predictions_that_are_wrong_end_with_one_message(built, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("id,prediction\nnowhere,A\n")
    done = invoke("score", built, path)
    assert done.returncode == 1
    assert "line 2: the data set has no item 'nowhere'" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("{gold}", "--baseline", "random"),
        ("{gold}", "--save", "x.csv"),
        ("--baseline", "random", "--partial"),
        ("{gold}", "--wrong"),
        ("absent.jsonl",),
    ],
)
def test_wrong_usage_ends_with_2(words, built, gold):
    done = invoke("score", built, *(word.format(gold=gold) for word in words))
    assert done.returncode == 2


def test_a_folder_that_is_not_finished_is_refused(gold, tmp_path):
    done = invoke("score", tmp_path, gold)
    assert done.returncode == 1
    assert "is not a finished data set" in done.stderr
