"""The audit: every probe on every group of items, real labels and shuffled ones."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial

from scenegen.audit import checks, columns, counts, flat, fronts, seen, text
from scenegen.audit.bars import ENDS, Bar, Limit
from scenegen.audit.groups import AuditGroup, grouped
from scenegen.audit.items import AuditItem
from scenegen.audit.learners import require_learners
from scenegen.audit.limits import Limits
from scenegen.audit.probe import AuditContext, Probe
from scenegen.audit.steps import AuditProgress, AuditSteps
from scenegen.audit.together import judged_together
from scenegen.dataset.audit_section import LEAST
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.errors import AuditError
from scenegen.registry import did_you_mean

PROBES = (
    Probe("labels", "a second solution finds each label", checks.labels),
    Probe("twins", "twins differ in one input and in the answer", checks.twins),
    Probe("duplicates", "no scene is in two splits", checks.duplicates),
    Probe("hashes", "no picture is in two splits", seen.across_splits),
    Probe("tokens", "what hidden views tell a reader", checks.information),
    Probe("lens", "no answer depends on an assumed lens", checks.lens),
    Probe("rationales", "premises give the answer", checks.rationales),
    Probe("words", "learners of text", text.words, learns=True),
    Probe("attributes", "the most frequent answer", text.attributes, learns=True),
    Probe("letters", "letters of other folds", text.letters, learns=True),
    Probe("rows", "neighbours in the table", text.row_order, learns=True),
    Probe("columns", "ids, margins, lengths, sizes", columns.columns, learns=True),
    Probe("pictures", "whole pictures, each view alone", seen.pictures, learns=True),
    Probe("blind", "S0: without one of the inputs", flat.blind, learns=True),
    Probe("rules", "S1, S2: one and two features", flat.rules, learns=True),
    Probe("counts", "functions of counts", counts.counts, learns=True),
    Probe("fronts", "fronts that are learnt", fronts.learnt_fronts, learns=True),
    Probe("learners", "S3: boosting on all marks", flat.learners, learns=True),
)
"""What is tried, in the order of the table."""

AT_CHANCE = 3.0
"""Shuffled labels must not be found better than chance by more points than this."""

SURELY = 3.3
"""Standard deviations by which they are, before an audit distrusts itself: it tries
hundreds of things, and some look good by luck."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        bars: in the order of groups and probes.
    """

    bars: tuple[Bar, ...]

    @property
    def failed(self) -> tuple[Bar, ...]:
        """The bars that are beyond their limits."""
        return tuple(each for each in self.bars if each.verdict == "fail")

    def plain(self) -> dict[str, object]:
        """As JSON has it."""
        verdicts = Counter(each.verdict for each in self.bars)
        return {
            "version": 1,
            "verdict": "fail" if self.failed else "pass",
            "verdicts": dict(sorted(verdicts.items())),
            "bars": [each.plain() for each in self.bars],
        }

    def json(self) -> str:
        """The text of audit.json."""
        return json.dumps(self.plain(), indent=1, sort_keys=True) + "\n"


def chosen_probes(names: Collection[str]) -> tuple[Probe, ...]:
    """The probes of some names; all when there are none.

    Raises:
        AuditError: when a name is not known.
    """
    known = [each.name for each in PROBES]
    for name in names:
        if name not in known:
            raise AuditError(f"no probe is named '{name}'; {did_you_mean(name, known)}")
    return tuple(each for each in PROBES if not names or each.name in names)


def audit_items(
    items: Sequence[AuditItem],
    *,
    unbarred: Collection[str] = (),
    probes: Sequence[Probe] = PROBES,
    workers: int = 1,
    on_progress: AuditProgress = lambda done, total, now: None,
) -> Audit:
    """Try everything on all items.

    Args:
        items: described ones, of any number of tasks and configs.
        unbarred: configs that are measured without limits.
        probes: what is tried.
        workers: processes, each with one group at a time; 1 starts none.
        on_progress: called with how many items are done, of how many, and with what
            is tried now.

    Raises:
        AuditError: when scikit-learn is missing and something is to be learnt.
    """
    if any(each.learns for each in probes):
        require_learners()
    groups, context = grouped(items), context_of(items, unbarred)
    session = partial(_session, tuple(each.name for each in probes), context)
    steps = AuditSteps(groups, tuple(each.name for each in probes), on_progress)
    bars: list[Bar] = []
    if workers == 1:
        with session() as run:
            steps([0] * len(groups))
            for number, group in enumerate(groups):
                bars += run(group, partial(steps.one, number))
        return Audit(judged_together(bars))
    results = run_jobs(session, groups, workers=workers, on_progress=steps)
    with closing(results):
        for found in results:
            bars += found
    return Audit(judged_together(bars))


@contextmanager
def _session(
    names: Sequence[str], context: AuditContext
) -> Iterator[Callable[[AuditGroup, Tick], list[Bar]]]:
    """What a worker does with each group; probes go by name, as they do not pickle."""
    probes = chosen_probes(names)

    def run(group: AuditGroup, tick: Tick) -> list[Bar]:
        found: list[Bar] = []
        for done, probe in enumerate(probes, 1):
            found += tried(probe, group, context)
            tick(done)
        return found

    yield run


def context_of(items: Sequence[AuditItem], unbarred: Collection[str]) -> AuditContext:
    """What probes need of all items together."""
    splits: defaultdict[str, set[str]] = defaultdict(set)
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    for each in items:
        splits[each.scene].add(each.place.split)
        pairs[each.scene].add(each.place.pair)
    return AuditContext(
        Limits(frozenset(unbarred)),
        {scene: frozenset(names) for scene, names in splits.items()},
        {scene: len(names) for scene, names in pairs.items()},
        seen.seen_elsewhere(items),
    )


def tried(probe: Probe, group: AuditGroup, context: AuditContext) -> list[Bar]:
    """The bars of a probe on a group, and the worst of it on shuffled labels."""
    if not probe.learns:
        return list(probe.run(group, context))
    if len(group.items) < LEAST:
        return []
    bars = list(probe.run(group, context))
    shuffled = list(_shuffled(probe, group, context))
    if shuffled:
        bars.append(max(shuffled, key=lambda each: each.low))
    return bars


def _shuffled(probe: Probe, group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The bars of a probe on shuffled labels: each has to be at chance."""
    for bar in probe.run(group.shuffled(), context):
        chance = 50.0 if bar.name.endswith("between twins") else round(group.chance, 1)
        deviation = (bar.high - bar.low) / ENDS
        is_found = bar.figure - SURELY * deviation > chance + AT_CHANCE
        yield replace(
            bar,
            name=f"shuffled labels: {probe.name}",
            limit=Limit(most=chance + AT_CHANCE),
            verdict="fail" if is_found else "pass",
            detail=(f"the best of all its learners: {bar.name}",),
        )
