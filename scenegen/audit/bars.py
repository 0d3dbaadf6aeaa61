"""What an audit says: one bar for each thing that was tried, with limit and verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

from scenegen.audit.groups import AuditGroup
from scenegen.audit.resampling import Hits, Share, share_of

Verdict = Literal["pass", "fail", "few", "reported"]
"""Within the limit; beyond it; beyond it, but by so few items that luck may have done
it; without a limit."""

ENOUGH, ENOUGH_IF_HARD = 1500, 600
"""Items of a kind from which a figure beyond its limit counts as it stands."""

LUCK = 0.05
"""How likely luck alone may fail one or more of all bars that are alike."""

ENDS = 3.92
"""Standard deviations from end to end of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a figure has to keep to, per cent.

    Attributes:
        most, least: the figure is not above, not below.
        most_high: nor is the upper end of its interval above.
        chance: what a blind guess gets right; given where the bar is one of many that
            are alike, and are judged together.
    """

    most: float | None = None
    least: float | None = None
    most_high: float | None = None
    chance: float | None = None

    def __str__(self) -> str:
        """As tables show it."""
        parts = []
        if self.least is not None:
            parts.append(f">= {self.least:g}")
        if self.most is not None:
            parts.append(f"<= {self.most:g}")
        if self.most_high is not None:
            parts.append(f"upper <= {self.most_high:g}")
        return ", ".join(parts) or "-"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the table.

    Attributes:
        name: what was tried, e.g. "S1 one feature".
        task, kind, config: on which items.
        figure, low, high: per cent, with the 95 % interval.
        limit: see `Limit`.
        verdict: see `Verdict`.
        items: how many there are.
        detail: in words: the rule that was found, examples of what is wrong.
        tried: how many bars like it were tried, on all groups together; 1 for a bar
            that stands for itself.
        chance: what a blind guess at these items gets right, per cent; None where the
            bar is about something else.
    """

    name: str
    task: str
    kind: str
    config: str
    figure: float
    low: float
    high: float
    limit: Limit
    verdict: Verdict
    items: int
    detail: tuple[str, ...] = ()
    tried: int = 1
    chance: float | None = None

    def plain(self) -> dict[str, object]:
        """As JSON has it; figures to a hundredth."""
        found = asdict(self)
        for name in ("figure", "low", "high"):
            found[name] = round(found[name], 2)
        return {**found, "limit": str(self.limit), "detail": list(self.detail)}


def is_hard(config: str) -> bool:
    """Whether a config says that it is harder than the standard."""
    return config == "hard" or config.endswith("_hard")


def bar_of(
    group: AuditGroup,
    name: str,
    hits: Hits,
    limit: Limit,
    detail: tuple[str, ...] = (),
) -> Bar:
    """The bar of a share of a group's items.

    Args:
        group: that was tried.
        name: of the bar.
        hits: how far each item counts, 0 to 1, (n,).
        limit: of the share.
        detail: in words.
    """
    share = share_of(hits, group.pairs)
    return Bar(
        name=name,
        task=group.task,
        kind=group.kind,
        config=group.config,
        figure=share.figure,
        low=share.low,
        high=share.high,
        limit=limit,
        verdict=verdict_of(share, limit, items=len(group.items), config=group.config),
        items=len(group.items),
        detail=detail,
        chance=round(group.chance, 1),
    )


def verdict_of(
    share: Share, limit: Limit, *, items: int, config: str, tried: int = 1
) -> Verdict:
    """How a share keeps to its limit.

    With many items the figure decides. With fewer, one that is beyond its limit fails
    only when its whole interval is; else more items are needed to tell.

    Of hundreds of bars that are alike and say the same, that nothing tells the answer,
    some are beyond their limit by luck, however many items there are. Such a bar fails
    when it would fail by itself, and `sure_low` is above chance too. Where that is not,
    more items are needed to tell it from luck.

    Args:
        share: of a bar.
        limit: of it.
        items: how many there are.
        config: of them.
        tried: how many bars like it were tried.
    """
    found = _alone(share, limit, items=items, config=config)
    if found == "fail" and limit.chance is not None:
        low = sure_low(share, limit.chance, items=items, tried=tried)
        return "fail" if low > limit.chance else "few"
    return found


def _alone(share: Share, limit: Limit, *, items: int, config: str) -> Verdict:
    """How a share keeps to its limit where nothing else was tried."""
    if limit == Limit():
        return "reported"
    beyond = (
        (limit.most is not None and share.figure > limit.most)
        or (limit.least is not None and share.figure < limit.least)
        or (limit.most_high is not None and share.high > limit.most_high)
    )
    if not beyond:
        return "pass"
    if items >= (ENOUGH_IF_HARD if is_hard(config) else ENOUGH):
        return "fail"
    surely = (limit.most is not None and share.low > limit.most) or (
        limit.least is not None and share.high < limit.least
    )
    return "fail" if surely else "few"


def sure_low(share: Share, chance: float, *, items: int, tried: int) -> float:
    """The lower end of an interval that allows for how many bars were tried, per cent.

    It is one-sided, of the level 1 - `LUCK` / tried (Bonferroni): where nothing tells
    any answer, the chance that one or more of them lie above chance is `LUCK` at most,
    whatever they have to do with each other. Draws of a bootstrap do not reach so far
    out, so that it is as many standard deviations away as of a normal distribution.
    The deviation is that of the bootstrap interval, and no less than that of blind
    guesses, since what luck took far from chance looks surer than it is.

    Args:
        share: of a bar.
        chance: what a blind guess gets right, per cent.
        items: how many there are.
        tried: how many bars like it were tried.
    """
    guesses = sqrt(chance * (100 - chance) / items)
    deviation = max((share.high - share.low) / ENDS, guesses)
    return share.figure - NormalDist().inv_cdf(1 - LUCK / tried) * deviation
