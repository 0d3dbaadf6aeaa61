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
}
LABELS = {**RULE, "name": "labels: second solution", "kind": "facing_view", "items": 18}


def section(*bars):
    return audit_section({"bars": bars})


def test_what_was_searched_has_a_verdict():
    text = section(RULE)
    assert "searched for ways to answer without imagination. No bar is beyond" in text
    assert "| path, blocked, path | 600 | - | 31 |" in text
    assert "**1 bars are beyond their limits**" in section({**RULE, "verdict": "fail"})


def test_a_group_without_learners_is_named():
    text = section(RULE, LABELS)
    assert unsearched((RULE, LABELS)) == ("path, facing_view, path",)
    assert "Not searched: path, facing_view, path." in text
    assert "Not searched" not in section(RULE)


def test_an_audit_that_searched_nothing_does_not_say_that_it_found_nothing():
    text = section(LABELS)
    assert "searched for no way to answer without imagination" in text
    assert "No bar is beyond its limit" not in text
    assert "**1 bars are beyond" in section({**LABELS, "verdict": "fail"})
