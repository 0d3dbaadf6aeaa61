"""What flat pictures tell: rules of one and two features, learners, missing inputs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.features.sheet import GIVER, MARKS, SUBJECT, TURN, FlatFeature
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.limits import NEAR
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import Keep, RuleColumns, rule_columns
from scenegen.audit.rules import one_feature
from scenegen.audit.trees import two_features
from scenegen.tasks import TASKS
from scenegen.tasks.allowances import Bound, Exemption


def exempt(group: AuditGroup) -> tuple[Exemption, ...]:
    """The rules that are the task itself, as the task declares them."""
    found = TASKS.find(group.task).exempt_features
    return tuple(each for each in found if each.kind == group.kind)


def barred(group: AuditGroup) -> Keep:
    """Whether a feature is one that must not tell the answer."""
    names = {name for each in exempt(group) for name in each.features}

    def keep(feature: FlatFeature) -> bool:
        return feature.bare not in names

    return keep


def rules(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """S1 and S2: all rules of one feature, and of two."""
    columns = rule_columns(group, barred(group))
    limits = context.limits
    if group.is_count:
        first = second = limits.counts(group)
    else:
        first, second = limits.one_feature(group), limits.two_features(group)
    single = one_feature(columns)
    yield bar_of(group, "S1 one feature", single.hits, first, single.words)
    found = two_features(columns, single)
    yield bar_of(group, "S2 two features", found.hits, second, found.words)
    yield from _apart(group)


def _apart(group: AuditGroup) -> Iterator[Bar]:
    """Features that are measured by themselves, without a limit."""
    for each in exempt(group):
        names = each.features
        found = one_feature(rule_columns(group, partial(_is_among, names)))
        words = (f"exempt: {each.reason}", *found.words[:2])
        yield bar_of(group, f"exempt: {each.name}", found.hits, Limit(), words)


def _is_among(names: tuple[str, ...], feature: FlatFeature) -> bool:
    return feature.bare in names


def learners(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """S3: boosting on all that pictures show; marks and a camera are the geometry."""
    columns = rule_columns(group)
    limit = context.limits.counts(group) if group.is_count else Limit()
    name = "counts: boosting" if group.is_count else "S3 boosting"
    yield bar_of(group, name, boosted(columns), limit)


def blind(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """S0: without one of the inputs."""
    if group.is_count:
        return
    for name, columns in missing_inputs(group):
        bound = bound_of(group, name)
        limit = context.limits.near_chance(group, bound.points if bound else NEAR)
        words = (f"bound: {bound.reason}",) if bound else ()
        found = one_feature(columns)
        title = f"S0 without {name}"
        said = (*words, *found.words[:3])
        yield bar_of(group, f"{title}: rule", found.hits, limit, said)
        yield bar_of(group, f"{title}: boosting", boosted(columns), limit, words)


def bound_of(group: AuditGroup, without: str) -> Bound | None:
    """Why more than usual may be right without an input, as the task declares it."""
    for each in TASKS.find(group.task).bounds:
        if (each.kind, each.without) == (group.kind, without):
            return each
    return None


def missing_inputs(group: AuditGroup) -> Iterator[tuple[str, RuleColumns]]:
    """The columns that are left when an input is withheld, by its name.

    Of pictures, only those count that all items show: what some are asked without is
    not needed for the answer.
    """
    schemas = {id(each.features): each.features for each in group.items}
    inputs = frozenset.intersection(*map(_inputs_of, schemas.values()))
    views = sorted(inputs - {MARKS, TURN, GIVER, SUBJECT})
    withheld = [
        *(views if len(views) > 1 else ()),
        *(name for name in (MARKS, GIVER) if name in inputs),
    ]
    is_allowed = barred(group)
    for name in withheld:
        yield name, rule_columns(group, _without(name, is_allowed))
    if group.sides.any():
        yield "the side", rule_columns(group, is_allowed, has_side=False)
    if not group.is_choice and SUBJECT in inputs:
        left = rule_columns(group, _without(SUBJECT, is_allowed), has_side=False)
        yield "the question", left


def _inputs_of(features: tuple[FlatFeature, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(each.inputs for each in features))


def _without(name: str, is_allowed: Keep) -> Keep:
    """Features that are not read from an input."""

    def keep(feature: FlatFeature) -> bool:
        return name not in feature.inputs and is_allowed(feature)

    return keep
