"""An audit on a page: questions with answers, and bars with limit and chance."""

import json
import re

import pytest

from scenegen.errors import ShardError
from scenegen.report.audit_page import VERDICTS, audit_html
from scenegen.report.audit_words import FAMILIES, GUESS, WORDS, words_of

BAR = {
    "name": "S1 one <feature>",
    "task": "multiview",
    "kind": "count",
    "config": "multiview",
    "figure": 41.25,
    "low": 38.0,
    "high": 44.5,
    "limit": "<= 38",
    "verdict": "fail",
    "items": 18,
    "detail": ["41 %: the smallest & nearest"],
}
LETTERS = {
    **BAR,
    "name": "letters: other folds",
    "figure": 25.0,
    "limit": "<= 28",
    "verdict": "pass",
    "detail": [],
}
LABELS = {
    **LETTERS,
    "name": "labels: second solution",
    "figure": 100.0,
    "limit": ">= 100",
}


def page(tmp_path, *bars, digest="x"):
    stated = {"data_set": "x", "bars": bars}
    (tmp_path / "audit.json").write_text(json.dumps(stated))
    return audit_html(tmp_path, digest)


def lines(html):
    """What stands in the rows, without markup."""
    return [
        " ".join(re.sub("<[^>]+>", " ", each).split())
        for each in re.findall(r'<li class="line">.*?</li>', html)
    ]


def test_no_audit_says_how_to_make_one(built):
    html = audit_html(built, "x")
    assert f"scenegen audit {built.name} --write" in html


def test_a_family_is_a_question_with_an_answer(tmp_path):
    html = page(tmp_path, BAR, LETTERS, LABELS)
    text = " ".join(re.sub("<[^>]+>", " ", html).split())
    assert "Are the answers right? Yes." in text
    assert "Can a simple rule on the flat pictures do it? Too often." in text
    assert "Does the letter or the order tell it? No." in text
    assert "The audit has 3 bars" in text
    assert "18 items: 1 fail, 2 pass" in text


def test_an_audit_without_learners_claims_no_search(tmp_path):
    assert "<b>Not tried:</b>" in page(tmp_path, LABELS)
    beside = page(tmp_path, BAR, {**LABELS, "kind": "blocked"})
    assert "<b>Not tried:</b>" not in beside
    assert "Not tried: multiview, blocked, multiview." in beside
    assert "Not tried" not in page(tmp_path, BAR, LABELS)


def test_rows_have_figure_limit_and_what_a_guess_gets(tmp_path):
    found = lines(page(tmp_path, BAR, LETTERS, LABELS))
    rule = next(each for each in found if "best rule" in each)
    assert rule.startswith("fail The best rule of one &lt;feature&gt;")
    assert "41.2 % right at most 38 &middot; guess 25" in rule
    assert "the smallest &amp; nearest" in rule
    label = next(each for each in found if "second solver" in each)
    assert label.endswith("100.0 % of items at least 100")


def test_bars_are_drawn_from_their_numbers(tmp_path):
    html = page(tmp_path, BAR, LETTERS)
    assert 'class="meter fail" style="--f:41.25;--a:38;--b:44.5;--l:38;--c:25"' in html
    free = page(tmp_path, {**BAR, "limit": "-", "verdict": "reported"})
    assert 'class="meter reported" style="--f:41.25;--a:38;--b:44.5"' in free
    assert "no limit" in lines(free)[0]


def test_what_fails_is_open_and_else_the_first(tmp_path):
    other = {**BAR, "kind": "blocked"}
    html = page(tmp_path, {**BAR, "verdict": "pass"}, other)
    opened = re.findall(r"<details class=\"about kind\" open>.*?<h2>(.*?)</h2>", html)
    assert opened == ["multiview: blocked"]
    bars = [{**BAR, "verdict": "reported", "kind": kind} for kind in ("a", "b")]
    html = page(tmp_path, *({**each, "config": "hard"} for each in bars))
    opened = re.findall(r"<details class=\"about kind\" open>.*?<h2>(.*?)</h2>", html)
    assert opened == ["multiview: a, hard"]


def test_all_verdicts_are_explained(tmp_path):
    html = page(tmp_path, BAR)
    assert all(meaning in html for _, meaning in VERDICTS.values())


def test_an_audit_of_another_data_set_says_so(tmp_path):
    assert "of another data set" not in page(tmp_path, BAR)
    assert "of another data set" in page(tmp_path, BAR, digest="y")


def test_a_damaged_audit_is_an_error(tmp_path):
    (tmp_path / "audit.json").write_text('{"bars": [{}]}')
    with pytest.raises(ShardError, match="audit FOLDER --write"):
        audit_html(tmp_path, "x")


def test_names_are_said_in_plain_words():
    said = words_of("S0 without view_0: boosting")
    assert said.said == "Without view 1, by a learner"
    assert words_of("tokens: hidden views, none").said == "No hidden view at all"
    assert words_of("of another package") == ("other", GUESS, "of another package")
    assert {words.family for _, words in WORDS} < set(FAMILIES)
