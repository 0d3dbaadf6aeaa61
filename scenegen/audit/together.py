"""Bars that are alike, judged together: luck makes some of many look bad.

The bars of columns, letters and rows all say the same of something else: that it does
not tell the answer, so that what is learnt from it is a blind guess. An audit of a
large data set tries some hundreds of them, learnt with noise, and a few lie beyond
their limit although nothing is wrong. Their verdicts therefore wait until all groups
are done, and allow for how many were tried (`bars.sure_low`). None fails so that would
not by itself.

Bars of which there is one for each kind of question, the best rule of one feature, of
two features, without an input, of counts, are not among them: they stand for
themselves, and their figures decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenegen.audit.bars import Bar, verdict_of
from scenegen.audit.resampling import Share


def is_alike(bar: Bar) -> bool:
    """Whether a bar is one of many that are judged together."""
    return bar.limit.chance is not None


def judged_together(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """All bars of an audit, with verdicts that allow for how many are alike.

    Args:
        bars: of all groups.
    """
    tried = sum(map(is_alike, bars))
    return tuple(_judged(each, tried) if is_alike(each) else each for each in bars)


def _judged(bar: Bar, tried: int) -> Bar:
    share = Share(bar.figure, bar.low, bar.high)
    verdict = verdict_of(
        share, bar.limit, items=bar.items, config=bar.config, tried=tried
    )
    return replace(bar, verdict=verdict, tried=tried)
