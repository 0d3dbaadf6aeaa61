"""What a card says of an audit, of one that could not search above all."""

from scenegen.dataset.audit_section import audit_section, unsearched

RULE = {
    "name": "S1 one feature",
    "task": "path",
    "kind": "blocked",
    "config": "path",
    "figure": 31.0,
    "low": 28.0,
    "verdict": "pass",
    "items": 600,
    "chance": 25.0,
}
LABELS = {**RULE, "name": "labels: second solution", "kind": "facing_view", "items": 18}


def section(*bars):
    return audit_section({"bars": bars})


def test_what_was_searched_has_a_verdict():
    text = section(RULE)
    assert "searched for ways to answer without imagination. No bar is beyond" in text
    assert "| path, blocked, path | 600 | 25 | - | 31.0 |" in text
    assert "*An input left out*: the best rule" in text
    assert "**1 bars are beyond their limits**" in section({**RULE, "verdict": "fail"})


def test_a_group_without_learners_is_named():
    text = section(RULE, LABELS)
    assert unsearched((RULE, LABELS)) == ("path, facing_view, path",)
    assert "Not searched: path, facing_view, path." in text
    assert "Not searched" not in section(RULE)
    assert "| path, facing_view" not in text  # it would be a row of dashes


def test_an_audit_that_searched_nothing_does_not_say_that_it_found_nothing():
    text = section(LABELS)
    assert text.startswith("**Only chance is known.** ")
    assert "searched for no way to answer without imagination" in text
    assert "|" not in text
    assert "No bar is beyond its limit" not in text
    assert "**1 bars are beyond" in section({**LABELS, "verdict": "fail"})


def test_an_audit_of_an_older_release_has_no_chance_to_show():
    older = {name: value for name, value in RULE.items() if name != "chance"}
    assert "| path, blocked, path | 600 | - | - | 31.0 |" in section(older)


def test_what_has_no_limit_is_not_shown_as_a_counting_rule():
    names = ("counts: some of the boxes", "counts: S3 boosting on boxes")
    bars = [
        {**RULE, "name": name, "figure": figure, "low": figure}
        for name, figure in zip(names, (31.0, 46.0), strict=True)
    ]
    row = "| path, blocked, path | 600 | 25 | - | - | - | 46.0 | 31.0 | - |"
    assert row in section(*bars)


def test_what_is_reported_without_a_limit_hides_nothing_that_has_one():
    twins = {**RULE, "name": "columns: pictures, between twins", "figure": 99.0}
    reported = {**twins, "low": 98.0, "verdict": "reported"}
    ids = {**RULE, "name": "columns: ids", "figure": 26.0}
    assert "| - | - | - | - | - | 26.0 |" in section(reported, ids)
    assert "| - | - | - | - | - | 99.0 |" in section(reported)
