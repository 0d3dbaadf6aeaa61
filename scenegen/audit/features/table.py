"""All features of an item together."""

from __future__ import annotations

import numpy as np

from scenegen.audit.features.axis import add_axis
from scenegen.audit.features.boxes import add_boxes
from scenegen.audit.features.counts import add_counts, shown_counts
from scenegen.audit.features.facing import add_facing
from scenegen.audit.features.grids import add_giver_grids, add_own_grids
from scenegen.audit.features.lines import add_lines
from scenegen.audit.features.marks import add_marks
from scenegen.audit.features.others import NamedOther, add_other
from scenegen.audit.features.sheet import GIVER, FlatTable, ShownView, shown_views
from scenegen.audit.features.sights import add_sights
from scenegen.audit.features.slopes import add_slopes
from scenegen.audit.features.whole import add_picture, add_text
from scenegen.records.item import Facts
from scenegen.tasks import kind_of
from scenegen.tasks.base import TextCues


def flat_table(facts: Facts, cues: TextCues) -> FlatTable:
    """The features of an item.

    Args:
        facts: of an honest item.
        cues: what its text tells.
    """
    question = facts.question
    if kind_of(question).is_count:
        table = FlatTable(len(question.options))
        add_counts(table, shown_counts(facts), [int(each) for each in question.options])
        return table
    table = FlatTable(max(len(cues.subjects), 1))
    maps = {view.name for view in facts.rig.views if view.is_map}
    with np.errstate(invalid="ignore", divide="ignore"):
        for view in shown_views(facts, cues):
            if cues.subjects:
                add_boxes(table, view)
                add_marks(table, view, cues)
                add_lines(table, view, cues, is_map=view.name in maps)
                add_sights(table, view, is_map=view.name in maps)
                add_own_grids(table, view, facts)
            if len(cues.subjects) < 2:
                add_picture(table, view)
        _add_others(table, facts, cues)
    add_text(table, cues)
    return table


def _add_others(table: FlatTable, facts: Facts, cues: TextCues) -> None:
    """Add what else the text names: its first other entity, and the giver."""
    views = shown_views(facts, cues)
    if cues.others:
        for view, shown in zip(views, _views_of(facts, cues.others[0]), strict=True):
            add_other(table, view, NamedOther("the other", shown), cues)
    if cues.giver:
        for view, shown in zip(views, _views_of(facts, cues.giver), strict=True):
            add_other(table, view, NamedOther("the giver", shown, (GIVER,)), cues)
            add_facing(table, view, shown, facts, cues.giver)
            add_giver_grids(table, view, shown, facts)
            add_axis(table, view, shown, facts)
            add_slopes(table, view, shown, facts)


def _views_of(facts: Facts, entity: int) -> tuple[ShownView, ...]:
    return shown_views(facts, TextCues((entity,)))
