"""Which items are shown: by what they are, by a margin, by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter

from scenegen.errors import ScenegenError
from scenegen.report.listing import MARGINS, Described, ListedItem, Listing, in_order

COLUMNS = (
    "task",
    "kind",
    "difficulty",
    "config",
    "split",
    "answer",
    "twin_of",
    "control",
)
"""Columns that are filtered by a value."""

OF_SCENES = ("category", "room")
"""What is filtered by a value once scenes are read."""

HONEST = "honest"
"""In place of the name of a control: what is not one."""


class FilterError(ScenegenError):
    """A filter that says nothing that there is."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What an item has to be.

    Attributes:
        values: by `COLUMNS` and `OF_SCENES`; only those that are asked for.
        margin: one of `MARGINS`; "" for any item.
        least, most: bounds of that margin, in the units that people read.
        words: each of them is in the text of the item.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    margin: str = ""
    least: float | None = None
    most: float | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: Mapping[str, str]) -> ItemFilter:
        """The filter that a query string asks for.

        Raises:
            FilterError: when a margin is not known, or a bound is no number.
        """
        names = (*COLUMNS, *OF_SCENES)
        margin = query.get("margin", "")
        if margin and margin not in MARGINS:
            known = ", ".join(MARGINS)
            raise FilterError(f"margin '{margin}' is not known; there are {known}")
        return cls(
            values={name: query[name] for name in names if query.get(name)},
            margin=margin,
            least=_number(query, "least"),
            most=_number(query, "most"),
            words=tuple(query.get("text", "").lower().split()),
        )

    def places(self, listing: Listing) -> list[int]:
        """The places of all items that pass, in their order."""
        if not (self.values or self.margin or self.words):
            return list(range(len(listing.items)))
        items = listing.items
        passed: list[int] = list(range(len(items)))
        for name, wanted in self.values.items():
            if name not in OF_SCENES:
                value = _reader(name)
                passed = [each for each in passed if value(items[each]) == wanted]
        return [
            each
            for each in passed
            if all(word in listing.words[each] for word in self.words)
            and self._is_within(items[each])
            and self._is_of_scene(listing.described[each])
        ]

    def without(self, name: str) -> ItemFilter:
        """The same, but for one value that is no longer asked for."""
        values = {each: said for each, said in self.values.items() if each != name}
        return replace(self, values=values)

    def _is_within(self, item: ListedItem) -> bool:
        if not self.margin:
            return True
        if self.margin not in item.margins:
            return False
        value = item.margins[self.margin] / MARGINS[self.margin][1]
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def _is_of_scene(self, more: Described | None) -> bool:
        if more is None:  # it is found once its scene was read
            return not any(name in self.values for name in OF_SCENES)
        return self.values.get("room", more.room) == more.room and (
            self.values.get("category") in (None, *more.categories)
        )


def _reader(name: str) -> Callable[[ListedItem], str]:
    """What finds the value of a column in an item."""
    if name == "control":
        return lambda item: item.control or HONEST
    return attrgetter(name)


def _number(query: Mapping[str, str], name: str) -> float | None:
    """A bound; None where there is none.

    Raises:
        FilterError: when it is no number.
    """
    text = query.get(name, "")
    try:
        return float(text) if text else None
    except ValueError as error:
        raise FilterError(f"{name} '{text}' is no number") from error


def choices(
    listing: Listing, wanted: ItemFilter | None = None
) -> dict[str, dict[str, int]]:
    """The values that each filter can take, with the number of items that have it.

    Args:
        listing: of the data set.
        wanted: what the items have to be; of each filter, the other choices count what
            would be there instead. None for all items.
    """
    wanted = ItemFilter() if wanted is None else wanted
    found = _counts(listing, wanted, (*COLUMNS, *OF_SCENES))
    for name in wanted.values:
        found |= _counts(listing, wanted.without(name), (name,))
    return {
        name: {value: values[value] for value in in_order(values)}
        for name, values in found.items()
    }


def _counts(
    listing: Listing, wanted: ItemFilter, names: Sequence[str]
) -> dict[str, Counter[str]]:
    """How many items that pass have each value; categories of an item are several."""
    places = wanted.places(listing)
    items = [listing.items[place] for place in places]
    known = [more for place in places if (more := listing.described[place]) is not None]
    of_scenes = {
        "room": lambda: Counter(more.room for more in known),
        "category": lambda: Counter(
            chain.from_iterable(more.categories for more in known)
        ),
    }
    return {
        name: of_scenes[name]()
        if name in of_scenes
        else Counter(map(_reader(name), items))
        for name in names
    }
