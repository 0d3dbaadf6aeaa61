"""Bars that are alike are judged together: luck fails none, and a leak does."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit import learners
from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.bars import Bar, Limit, sure_low, verdict_of
from scenegen.audit.columns_of_rows import IDS
from scenegen.audit.publish import page
from scenegen.audit.report import footnote, row_of
from scenegen.audit.resampling import Share
from scenegen.audit.together import is_alike, judged_together
from tests.audit.made_up import changed, good_items, said, with_column

ALIKE = Limit(most=53, chance=50)
BARS = 300


@pytest.fixture(autouse=True)
def quick_learners(monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)


@pytest.mark.parametrize(
    ("share", "tried", "verdict"),
    [
        (Share(52.9, 52.5, 53.3), 1, "pass"),
        (Share(53.06, 51.1, 54.87), 1, "fail"),
        (Share(53.06, 51.1, 54.87), BARS, "few"),
        (Share(62, 53.67, 69.33), 1, "fail"),
        (Share(62, 53.67, 69.33), BARS, "few"),
        (Share(57, 54.5, 59.5), BARS, "fail"),
        (Share(100, 99, 100), BARS, "fail"),
        (Share(60, 60, 60), BARS, "fail"),
    ],
)
def test_verdicts_allow_for_how_many_were_tried(share, tried, verdict):
    found = verdict_of(share, ALIKE, items=2000, config="core", tried=tried)
    assert found == verdict


def test_the_lower_end_is_that_of_bonferroni():
    share = Share(54.0, 54.0 - 1.96, 54.0 + 1.96)  # a standard deviation of 1
    lows = [sure_low(share, 50, items=10_000, tried=n) for n in (1, 50, 500)]
    assert lows[0] == pytest.approx(54 - 1.645, abs=1e-3)
    assert lows[1] == pytest.approx(54 - 3.090, abs=1e-3)  # 0.001
    assert lows[2] < lows[1]
    # 100 blind guesses deviate by 5, however sure a bootstrap is of what they found.
    assert sure_low(share, 50, items=100, tried=1) == pytest.approx(
        54 - 8.224, abs=1e-3
    )


def bar_with(right: float, items: int, limit: Limit = ALIKE) -> Bar:
    deviation = (right * (1 - right) / items) ** 0.5
    low, high = (100 * (right + sign * 1.96 * deviation) for sign in (-1, 1))
    share = Share(100 * right, low, high)
    verdict = verdict_of(share, limit, items=items, config="core")
    return Bar("b", "t", "k", "core", *share, limit, verdict, items)


@pytest.mark.parametrize("items", [60, 300, 1500, 5000])
def test_luck_fails_few_audits_and_a_leak_fails(items):
    """In 200 audits of 300 bars that nothing tells, luck fails 5 % of audits at most.

    A leak of six deviations in one of the bars, 57.7 % of 1,500 items, is found.
    """
    rng = np.random.default_rng(11)
    shares = rng.binomial(items, 0.5, size=(200, BARS)) / items
    figures = 0.5 + 6 * 0.5 / items**0.5
    beyond, failing = 0, 0
    for each in shares:
        bars = [bar_with(float(right), items) for right in each]
        found = judged_together([*bars, bar_with(figures, items)])
        beyond += any(bar.verdict != "pass" for bar in found[:-1])
        failing += any(bar.verdict == "fail" for bar in found[:-1])
        assert found[-1].verdict == "fail"
    assert failing <= 0.08 * len(shares)  # 0.05, and luck of the 200
    if items <= 1500:
        assert beyond > 0.8 * len(shares)  # which figures alone would have failed


def test_bars_that_stand_for_themselves_keep_their_verdicts():
    own = Limit(most=53, most_high=55)
    bars = [bar_with(0.54, 2000, own), *[bar_with(0.5, 2000)] * BARS]
    found = judged_together(bars)
    assert found[0] == bars[0]
    assert found[0].verdict == "fail"
    assert {each.tried for each in found[1:]} == {BARS}


@pytest.fixture(scope="module")
def two_groups():
    easy = [
        replace(each, place=replace(each.place, kind="other"))
        for each in good_items(120, seed=2)
    ]
    return [*good_items(120, seed=1), *easy]


def test_bars_of_all_groups_are_alike(two_groups):
    probes = chosen_probes(["columns", "letters", "rows", "attributes"])
    found = audit_items(two_groups, probes=probes)
    alike = [each for each in found.bars if is_alike(each)]
    assert {each.kind for each in alike} == {"relative_position", "other"}
    assert {each.tried for each in alike} == {len(alike)}
    assert {each.name.split(":")[0] for each in alike} == {
        "columns",
        "letters",
        "row order",
    }
    others = [each for each in found.bars if not is_alike(each)]
    assert {each.tried for each in others} == {1}
    assert all(row_of(each).limit.endswith("*") for each in alike)
    assert f"one of {len(alike)} bars" in footnote(found.bars)
    assert f"one of {len(alike)} bars" in page(found)
    assert footnote(others) == ""
    assert found.bars[-1].plain()["tried"] == found.bars[-1].tried


def test_an_id_that_tells_two_thirds_is_found_among_them(two_groups):
    """Weaker than any other fault that is planted."""
    rng = np.random.default_rng(4)

    def telling(number, each):
        is_told = rng.random() < 0.68
        is_high = (said(each) == "left") is bool(is_told)
        return with_column(each, f"{IDS}: largest", 50 if is_high else 40)

    probes = chosen_probes(["columns", "letters", "rows"])
    found = audit_items(changed(two_groups, telling), probes=probes)
    assert {each.name for each in found.failed} <= {
        "columns: ids",
        "columns: ids, boosting",
        "columns: ids, between twins",
    }
    assert {each.kind for each in found.failed} == {"relative_position", "other"}
