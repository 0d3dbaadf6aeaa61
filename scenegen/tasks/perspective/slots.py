"""What each unit of the perspective task asks, decided by its number alone."""

from __future__ import annotations

from dataclasses import dataclass

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError
from scenegen.seeding import Key
from scenegen.tasks.balancing import phrasing_of, take_turns
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.kinds.base import (
    BalancedChoices,
    PerspectiveKind,
    PictureSides,
    TurnCell,
    plain_turns,
)
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.pools import CategoryPools

SIDES = ("left", "right")

SQUARE = plain_turns(900)
"""The only turn of the published questions."""


@dataclass(frozen=True, slots=True)
class PerspectiveSlot:
    """What a unit asks, decided by its number.

    Attributes:
        kind: of the question.
        brief: what its scenes must show.
        wording: which wording of its kind.
        order: numbers of the answers of the kind, in the order of their letters.
        phrasing: a number below 2**31 that picks sentences for the rationale.
    """

    kind: PerspectiveKind
    brief: PerspectiveBrief
    wording: int
    order: tuple[int, ...]
    phrasing: int


@dataclass(frozen=True, slots=True)
class SlotAllotment:
    """Allots kinds, turns, answers, categories and words to units.

    Kinds take turns from unit to unit. All else is balanced within a kind, by the place
    of the unit among those of its kind: each decision reads its own shuffled blocks, in
    which every choice comes equally often (`tasks.balancing`). Decisions whose choices
    must not go together (turn and way, half and order of the answers) are one decision
    over their product; the others have blocks of different names, so that their pairs
    spread evenly as well. No decision looks at another unit or at a sampled scene.

    Rejection would undo this if rejected units simply changed: a choice for which
    scenes are rare would become rare. So a unit keeps its slot from attempt to attempt.
    Only after many does a spare slot take other turns, categories and halves, from
    blocks of its own; kind, wording, letters and the outer answer stay in any case.

    Attributes:
        params: of the task.
        kinds: of questions; each falls to equally many units.
        pools: the categories to choose from.
    """

    params: PerspectiveParams
    kinds: tuple[PerspectiveKind, ...]
    pools: CategoryPools

    @classmethod
    def of(cls, catalogue: Catalogue, params: PerspectiveParams) -> SlotAllotment:
        """The allotment over a catalogue.

        A kind for which the catalogue has no categories is not asked.

        Raises:
            RecipeError: when no kind is left of those that are wanted.
            AssetError: when too few categories differ enough to be options together.
        """
        found = CategoryPools.of(catalogue)
        kinds = tuple(
            kind
            for kind in KINDS.values()
            if (kind.is_published or not params.is_classic)
            and kind.is_offered(found, views=params.views)
            and kind.name in (params.kinds or KINDS)
        )
        if params.kinds and not kinds and params.preset != "core":
            raise RecipeError(
                f"params.kinds: {', '.join(params.kinds)} cannot be asked of "
                f"{params.views} views of this catalogue; name other kinds"
            )
        return cls(params, kinds, found)

    def slot(self, key: Key, spare: int) -> PerspectiveSlot:
        """The slot of a unit; see `Task.slot`."""
        turn = take_turns(key, "kind", key.unit, len(self.kinds))
        kind, place = self.kinds[turn.choice], turn.round
        blocks = f"{kind.name}/spare{spare}" if spare else kind.name
        brief = self._brief(kind, BalancedChoices(key, place, blocks))
        answers = kind.answers(brief.categories)
        first, second = (answers.index(each) for each in brief.answers)
        lot = lettering(
            key, kind.name, place, wordings=len(kind.wordings), options=len(answers)
        )
        order = option_order(
            key, kind.name, lot.letters, pair=(first, second), count=len(answers)
        )
        return PerspectiveSlot(kind, brief, lot.wording, order, phrasing_of(key))

    def _brief(
        self, kind: PerspectiveKind, choices: BalancedChoices
    ) -> PerspectiveBrief:
        """What the scenes of a unit of some kind must show."""
        params = self.params
        cells = self._turns(kind)
        number, way = divmod(choices.choose("turn", 2 * len(cells)), 2)
        cell = cells[number]
        turn_tenths = cell.turn_tenths if way == 0 else -cell.turn_tenths
        half, order = divmod(choices.choose("cell", 4), 2)
        takes_turns = kind.takes_turns_with_halves(params.views)
        categories = kind.categories(choices, self.pools)
        is_settled = not params.is_classic and params.views == 1
        sides = kind.sides(turn_tenths) if is_settled else PictureSides()
        return PerspectiveBrief(
            categories=categories,
            turn_tenths=turn_tenths,
            answers=kind.twin_answers(categories, is_swapped=order == 1),
            half=sides.half or (SIDES[half] if takes_turns else ""),
            row=sides.row,
            side=sides.side,
            outer=_outer(kind, choices, categories) if sides.has_outer else "",
            nearness=cell.nearness,
            lowness=cell.lowness,
            has_arrow=choices.choose("variant", 2) == 1 and not params.is_classic,
            views=params.views,
            is_fixed=params.is_classic,
        )

    def _turns(self, kind: PerspectiveKind) -> tuple[TurnCell, ...]:
        """The turns that a kind takes, whichever way."""
        return SQUARE if self.params.is_classic else kind.turns_for(self.params.views)


def _outer(
    kind: PerspectiveKind, choices: BalancedChoices, categories: tuple[str, ...]
) -> str:
    """The answer of the twin whose target is nearer to the border of the picture.

    The same in all spare slots: the harder of both would become rare otherwise.
    """
    fixed = choices._replace(blocks=kind.name)
    return kind.answers(categories)[fixed.choose("outer", 2)]
