"""Pages that people answer on, and how their answers are graded."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner

from scenegen.audit import grade
from scenegen.audit.grade import (
    Answer,
    GradedLabel,
    grades,
    kappa,
    read_answers,
    wilson,
)
from scenegen.audit.kit import KitItem, chosen_items, page
from scenegen.cli import commands
from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.errors import AuditError
from tests.dataset.fakes import fake_generator, fake_plan

PLAN = fake_plan()
LABELS = {f"i{n}": GradedLabel("ABCD"[n % 4], "path, blocked") for n in range(20)}


def items_of(html: str) -> list[dict[str, Any]]:
    (found,) = re.findall(r'type="application/json">(.*)</script>', html)
    items: list[dict[str, Any]] = json.loads(found)
    return items


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("set")
    build(PLAN, path, shards=PLAN.shards, workers=1, generator=fake_generator)
    finalise(PLAN, path, lambda assets, materials: "")
    return path


def test_a_page_holds_all_but_the_answer_and_needs_no_network(folder, tmp_path):
    words = ["audit", str(folder), "--kit", "5", "--out", str(tmp_path)]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0, done.output
    html = (tmp_path / "kit-multiview.html").read_text()
    assert "http" not in html
    items = items_of(html)
    assert len(items) == 5
    for each in items:
        assert each.keys() == {"id", "question", "options", "images"}
        assert all(data.startswith("data:image/") for _, data in each["images"])
        assert len(each["images"]) == 2, "hidden views are not shown"


def test_kinds_take_turns_and_no_twin_comes_twice():
    items = [
        KitItem(f"{kind}{n}", f"{kind}{n // 2}", "t", kind, "core", PLAN.shards[0].path)
        for kind, count in (("a", 40), ("b", 4))
        for n in range(count)
    ]
    chosen = chosen_items(items, 8)
    assert len({each.pair for each in chosen}) == 8
    assert sum(each.kind == "b" for each in chosen) == 2
    assert not all(one.id < other.id for one, other in pairwise(chosen))


def test_a_text_cannot_end_the_script_that_holds_it():
    html = page("t", [{"id": "1", "question": "</script><b>", "options": []}])
    assert items_of(html)[0]["question"] == "</script><b>"


def test_wilson_and_cohen_are_those_of_the_books():
    share = wilson(9, 10)
    assert (share.low, share.high) == pytest.approx((59.58, 98.21), abs=0.01)
    assert wilson(10, 10).high == pytest.approx(100)
    # Cohen's own example: 50 items, 20 and 15 agreed, 5 and 10 not.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")]) is None


def test_answers_are_graded_and_doubts_are_named():
    said = [Answer("ann", name, each.letter, False) for name, each in LABELS.items()]
    said += [Answer("bob", name, each.letter, False) for name, each in LABELS.items()]
    said[3] = said[3]._replace(letter="A")
    said[25] = said[25]._replace(is_doubtful=True)
    found = grades(said, LABELS)
    assert found.shares["ann", "all"].right == 19
    assert found.shares["all readers", "path, blocked"].total == 40
    assert found.doubtful == {
        "i3": "ann said A (label D)",
        "i5": "bob was in doubt (label B)",
    }
    assert found.kappas["ann", "bob"] == pytest.approx(0.93, abs=0.02)


def test_wrong_files_are_errors(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("id,answer\n1,A\n")
    with pytest.raises(AuditError, match="needs the columns"):
        read_answers([path])
    with pytest.raises(AuditError, match="not part of this data set"):
        grades([Answer("ann", "else", "A", False)], LABELS)
    with pytest.raises(AuditError, match="no answer"):
        grades([], LABELS)


def test_a_card_says_so_once_people_have_answered(folder, tmp_path):
    labels = grade.labels_of(PLAN, folder)
    path = tmp_path / "ann.csv"
    rows = [f'"ann","{name}","{each.letter}","0"' for name, each in labels.items()]
    path.write_text("\n".join(["reader,id,answer,doubtful", *rows]))
    assert "Not human-audited" in (folder / "README.md").read_text()
    words = ["audit", str(folder), "--grade", str(path), "--write"]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0, done.output
    assert f"ann, all: {len(labels)} of {len(labels)}, 100.0 %" in done.stdout
    card = (folder / "README.md").read_text()
    assert "Not human-audited" not in card
    assert "**Human-audited.** Readers, without the labels: 1" in card
