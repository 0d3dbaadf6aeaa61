"""The kinds of questions about several views: one, a count."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import ClassVar

from scenegen.records.item import Facts, Question
from scenegen.tasks.base import Kind, Removal, kinds_by_name
from scenegen.tasks.multiview.phrasing import COUNT, WORDINGS
from scenegen.tasks.multiview.reading import count_read
from scenegen.tasks.wordings import Wording

NOUGHT = "0"


class Count(Kind):
    """How many distinct instances of a category all views together show."""

    name = COUNT
    about = "how many different objects of one category do all pictures together show?"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS
    is_count = True
    # One object makes way for something else, and another one is moved instead.
    scene_changes = MappingProxyType({"split": 2})

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """See `reading.count_read`."""
        return count_read(premises, question)

    def after_removal(self, pair: tuple[Facts, Facts], left: Facts) -> Removal:
        """Three of the offered counts and nought, which takes turns with the letters.

        The count that goes is right for neither twin, and the farther one of those.
        """
        options = pair[0].question.options
        truths = [int(options[each.question.answer_index]) for each in pair]
        spare = [option for option in options if int(option) not in truths]
        dropped = max(
            spare,
            key=lambda each: (
                sum(abs(int(each) - truth) for truth in truths),
                int(each),
            ),
        )
        kept = [option for option in options if option != dropped]
        place = pair[0].address.unit % len(options)
        kept.insert(place, NOUGHT)
        return Removal(tuple(kept), place, super().after_removal(pair, left).steps)


KINDS = kinds_by_name(Count())
