"""From the facts of a unit to two items as the audit keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from scenegen.audit.columns_of_rows import candidate_columns_of, columns_of, words_of
from scenegen.audit.features.counts import counted_boxes, no_boxes, shown_counts
from scenegen.audit.features.fronts import front_sketch
from scenegen.audit.features.neighbours import neighbours_of, no_neighbours
from scenegen.audit.features.sheet import FlatFeature
from scenegen.audit.features.table import flat_table
from scenegen.audit.inputs import differing_inputs
from scenegen.audit.items import AuditItem, Place, ReadText, TriedTokens
from scenegen.audit.lens import depends_on_lens
from scenegen.audit.pictures import PictureFeatures
from scenegen.audit.scene_hash import scene_hash
from scenegen.errors import AuditError
from scenegen.generation.generator import ItemGenerator
from scenegen.records.item import Evidence, Facts, ViewTokens
from scenegen.tasks import TASKS, kind_of
from scenegen.tasks.base import Kind, TextCues


@dataclass(frozen=True, slots=True)
class DrawnPictures:
    """What is known of the pictures of an item; nothing where none are drawn.

    Attributes:
        sizes: bytes of all files.
        seen: features of the visible views.
    """

    sizes: Mapping[str, int] = field(default_factory=dict)
    seen: Mapping[str, PictureFeatures] = field(default_factory=dict)


NOT_DRAWN = DrawnPictures()


@dataclass(slots=True)
class Describer:
    """Describes units one after the other.

    Attributes:
        generator: that solves questions.
        config: that the units go into.
        schemas: lists of features that were met before, so that items share them.
        before: an item of the last unit of each kind, whose hidden views are tried on
            the next one.
    """

    generator: ItemGenerator
    config: str
    schemas: dict[tuple[FlatFeature, ...], tuple[FlatFeature, ...]] = field(
        default_factory=dict
    )
    before: dict[str, Facts] = field(default_factory=dict)

    def describe(
        self,
        pair: tuple[Facts, Facts],
        drawn: tuple[DrawnPictures, DrawnPictures] = (NOT_DRAWN, NOT_DRAWN),
    ) -> tuple[AuditItem, AuditItem]:
        """The items of a unit."""
        first, second = pair
        items = (
            self._item(first, second, drawn[0]),
            self._item(second, first, drawn[1]),
        )
        self.before[first.question.kind] = first
        return items

    def _item(self, facts: Facts, twin: Facts, drawn: DrawnPictures) -> AuditItem:
        kind, cues = kind_of(facts.question), _cues_of(facts)
        table = flat_table(facts, cues)
        features = tuple(table.columns)
        is_choice = kind.is_count or bool(facts.question.evidence.options)
        values = np.array([*table.columns.values()], dtype=np.float32)
        return AuditItem(
            place=self._place(facts),
            text=_read_text(facts, cues),
            side=cues.side,
            is_choice=is_choice,
            is_count=kind.is_count,
            features=self.schemas.setdefault(features, features),
            values=values.reshape(len(features), table.rows).T,
            counts=shown_counts(facts) if kind.is_count else (),
            columns=columns_of(facts, drawn.sizes),
            candidate_columns=candidate_columns_of(facts, cues.subjects)
            if is_choice and not kind.is_count
            else {},
            differs=differing_inputs(facts, twin),
            scene=scene_hash(facts.scene),
            lens_changes=depends_on_lens(facts, self.generator.solve),
            solved=_is_right(facts, self.generator.solve) == 1.0,
            tokens=self._tried(facts, twin),
            rationale=_holds(facts),
            pictures=drawn.seen,
            giver=_giver_of(facts, cues),
            counted=counted_boxes(facts) if kind.is_count else no_boxes(),
            words=words_of(facts),
            neighbours=neighbours_of(facts) if kind.is_count else no_neighbours(),
            front=front_sketch(facts, cues),
        )

    def _place(self, facts: Facts) -> Place:
        address, question = facts.address, facts.question
        return Place(
            task=question.task,
            kind=question.kind,
            config=self.config,
            series=address.series,
            split=address.split,
            index=address.index,
            pair=address.pair_id,
        )

    def _tried(self, facts: Facts, twin: Facts) -> TriedTokens:
        """A reader of tokens, with the hidden views of several items."""
        before = self.before.get(facts.question.kind, twin)
        way = self.generator.solve_from_tokens
        alone, turned, other, none = (
            _is_right(_with_hidden(facts, each), way)
            for each in (facts, twin, before, None)
        )
        return TriedTokens(
            own=_is_right(facts, way),
            alone=alone,
            twin=None if _hidden_of(facts) == _hidden_of(twin) else turned,
            other=other,
            none=none,
        )


def _cues_of(facts: Facts) -> TextCues:
    """What the text of an item tells: a subject for each option, or one in all.

    The second of two things that are asked about is one that the text names, too.

    Raises:
        AuditError: when a task names another number of them.
    """
    question = facts.question
    cues = TASKS.find(question.task).text_cues(facts)
    if not question.evidence.options:
        first, more = cues.subjects[:1], cues.subjects[1:]
        return replace(cues, subjects=first, others=(*more, *cues.others))
    if len(cues.subjects) != len(question.options):
        raise AuditError(
            f"{facts.address}: text_cues of the task '{question.task}' names "
            f"{len(cues.subjects)} subjects for {len(question.options)} options; it "
            "has to name one for each, 0 for an option that names none"
        )
    return cues


def _giver_of(facts: Facts, cues: TextCues) -> tuple[str, str]:
    """Category and model of what gives the direction; "" where nothing does."""
    for each in facts.scene.entities:
        if each.id == cues.giver:
            return each.category, each.asset
    return "", ""


def _read_text(facts: Facts, cues: TextCues) -> ReadText:
    question, kind = facts.question, kind_of(facts.question)
    attributes = {
        "wording": question.template,
        "variant": question.variant,
        "views": str(len(facts.rig.visible)),
        "side": str(cues.side),
        "degrees": str(cues.amount),
        "asked about": _asked_about(facts),
        "options": " | ".join(question.options),
    }
    return ReadText(
        question=question.text,
        options=question.options,
        answers=tuple(kind.plain_answer(each) for each in question.options),
        right=question.answer_index,
        attributes=attributes,
    )


def _asked_about(facts: Facts) -> str:
    """The categories of what the text asks about; "" where options name that."""
    question = facts.question
    if question.evidence.options or kind_of(question).is_count:
        return ""
    named = {each.id: each.category for each in facts.scene.entities}
    subjects = TASKS.find(question.task).text_cues(facts).subjects
    return " | ".join(named[each] for each in subjects if each in named)


def _hidden_of(facts: Facts) -> list[ViewTokens]:
    """The tokens of the hidden views, by which a reader of tokens knows them."""
    hidden = {view.name for view in facts.rig.hidden}
    return [each for each in facts.tokens if each.view in hidden]


def _with_hidden(facts: Facts, source: Facts | None) -> Facts:
    """An item with nothing but hidden views, those of another one, by name.

    Args:
        facts: of the item.
        source: whose hidden views it gets; None for no view at all.
    """
    hidden = {view.name for view in facts.rig.hidden}
    given = {} if source is None else {each.view: each for each in source.tokens}
    empty = ViewTokens("", (), ())
    tokens = tuple(
        replace(
            given.get(each.view, empty) if each.view in hidden else empty,
            view=each.view,
        )
        for each in facts.tokens
    )
    return replace(facts, tokens=tokens)


def _holds(facts: Facts) -> bool | None:
    """Whether the premises of a rationale give the answer, if its kind can tell."""
    question, kind = facts.question, kind_of(facts.question)
    if type(kind).answer_from_rationale is Kind.answer_from_rationale:
        return None
    asked = replace(
        question, answer_index=-1, evidence=Evidence((), (), ()), rationale=()
    )
    found = kind.answer_from_rationale(question.rationale[:-1], asked)
    return found == question.answer_index


def _is_right(facts: Facts, way: Callable[[Facts], int | None]) -> float:
    """Whether a way to answer is right; a blind guess where it gives no answer."""
    try:
        answer = way(facts)
    except (ValueError, LookupError):
        answer = None
    if answer is None:
        return 1 / len(facts.question.options)
    return float(answer == facts.question.answer_index)
