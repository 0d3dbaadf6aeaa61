"""Cheap rules for a count: from what single views show, nothing compared."""

from scenegen.records.item import Facts
from scenegen.tasks.base import Shortcut
from scenegen.tasks.multiview.phrasing import COUNT
from scenegen.tasks.solving.picture_features import least


def best_view(facts: Facts) -> tuple[int, ...]:
    """As many as the view that shows the most of them."""
    return _closest(facts, max(_shown(facts), default=0))


def best_view_and_one(facts: Facts) -> tuple[int, ...]:
    """One more than the view that shows the most of them."""
    return _closest(facts, max(_shown(facts), default=0) + 1)


def sum_of_views(facts: Facts) -> tuple[int, ...]:
    """As many as all views together when nothing is compared."""
    return _closest(facts, sum(_shown(facts)))


def middle_options(facts: Facts) -> tuple[int, ...]:
    """The options that are neither the smallest nor the largest number."""
    numbers = [int(option) for option in facts.question.options]
    return tuple(
        place
        for place, number in enumerate(numbers)
        if min(numbers) < number < max(numbers)
    )


def _shown(facts: Facts) -> tuple[int, ...]:
    return tuple(len(seen) for seen in facts.question.evidence.per_view)


def _closest(facts: Facts, count: int) -> tuple[int, ...]:
    """The options nearest to a number."""
    numbers = enumerate(facts.question.options)
    return least({place: float(abs(int(each) - count)) for place, each in numbers})


_COUNT = (COUNT,)

SHORTCUTS = (
    Shortcut("best single view", _COUNT, picks=best_view),
    Shortcut(
        "best single view and one",
        _COUNT,
        picks=best_view_and_one,
        exempt=_COUNT,
        reason="who follows it has counted in every picture",
    ),
    Shortcut("sum of the views", _COUNT, picks=sum_of_views),
    Shortcut("middle option", _COUNT, picks=middle_options),
)
