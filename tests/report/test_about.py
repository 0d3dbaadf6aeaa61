"""Tables about a data set, from its manifest and its audit."""

import json

import pytest

from scenegen.dataset.manifest import read_manifest
from scenegen.errors import ShardError
from scenegen.report.about import about_html, audit_html

BAR = {
    "name": "S1 <one>",
    "task": "multiview",
    "kind": "count",
    "config": "multiview",
    "figure": 31.25,
    "low": 28.0,
    "high": 34.0,
    "limit": "<= 30",
    "verdict": "fail",
    "items": 18,
    "detail": ["31 %: the smallest & nearest"],
}


def test_the_manifest_is_told(built):
    html = about_html(read_manifest(built), built)
    for said in ("fake", "64 pixels", "multiview", "train", "numpy", "0" * 64):
        assert said in html


def test_no_audit_says_how_to_make_one(built):
    html = audit_html(built, "x")
    assert f"scenegen audit {built.name} --write" in html


def test_bars_are_a_table_and_no_markup(tmp_path):
    stated = {"data_set": "x", "bars": [BAR, {**BAR, "verdict": "pass", "detail": []}]}
    (tmp_path / "audit.json").write_text(json.dumps(stated))
    html = audit_html(tmp_path, "x")
    assert "2 bars: 1 pass, 1 fail." in html
    assert "S1 &lt;one&gt;" in html
    assert "31.2" in html
    assert "the smallest &amp; nearest" in html
    assert "<details open><summary>multiview: count <span>1 pass, 1 fail" in html
    assert "of another data set" not in html
    assert "of another data set" in audit_html(tmp_path, "y")


def test_where_nothing_fails_the_first_table_is_open(tmp_path):
    bars = [
        {**BAR, "verdict": "reported", "kind": kind, "config": "hard"}
        for kind in ("side_object", "blocked")
    ]
    (tmp_path / "audit.json").write_text(json.dumps({"data_set": "x", "bars": bars}))
    html = audit_html(tmp_path, "x")
    assert "2 bars: 2 without limit." in html
    assert "<details open><summary>multiview: side object, hard <span>" in html
    assert "<details><summary>multiview: blocked, hard <span>" in html
    assert 'class="verdict reported">without limit<' in html


def test_a_damaged_audit_is_an_error(tmp_path):
    (tmp_path / "audit.json").write_text('{"bars": [{}]}')
    with pytest.raises(ShardError, match="audit FOLDER --write"):
        audit_html(tmp_path, "x")


def test_splits_are_in_their_order_and_dense_targets_are_counted(built):
    manifest = read_manifest(built)
    assert "dense targets" not in about_html(manifest, built)
    files = [{"rows": 1200, "bytes": 2_500_000}, {"rows": 34, "bytes": 200_000}]
    configs = {"a": {"test": 1, "validation": 2, "train": 3}}
    html = about_html({**manifest, "dense": files, "configs": configs}, built)
    assert "<dt>dense targets</dt><dd>1,234 rows, 2.7 MB more</dd>" in html
    places = [html.index(f">{split}<") for split in ("train", "validation", "test")]
    assert places == sorted(places)
