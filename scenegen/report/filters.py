"""Which items are shown: by what they are, by a margin, by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

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
        return [
            item.place
            for item, more, text in zip(
                listing.items, listing.described, listing.words, strict=True
            )
            if all(word in text for word in self.words)
            and self._is_alike(item)
            and self._is_within(item)
            and self._is_of_scene(more)
        ]

    def without(self, name: str) -> ItemFilter:
        """The same, but for one value that is no longer asked for."""
        values = {each: said for each, said in self.values.items() if each != name}
        return replace(self, values=values)

    def _is_alike(self, item: ListedItem) -> bool:
        return all(
            name in OF_SCENES or _value(item, name) == wanted
            for name, wanted in self.values.items()
        )

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


def _value(item: ListedItem, name: str) -> str:
    value = str(getattr(item, name))
    return value or HONEST if name == "control" else value


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
    passed = wanted.places(listing)
    found: dict[str, Counter[str]] = {}
    for name in (*COLUMNS, *OF_SCENES):
        is_set = name in wanted.values
        places = wanted.without(name).places(listing) if is_set else passed
        found[name] = _counts(listing, places, name)
    return {
        name: {value: values[value] for value in in_order(values)}
        for name, values in found.items()
    }


def _counts(listing: Listing, places: Sequence[int], name: str) -> Counter[str]:
    """How many items at some places have each value; categories may be several."""
    if name not in OF_SCENES:
        return Counter(_value(listing.items[place], name) for place in places)
    known = (listing.described[place] for place in places)
    there = [more for more in known if more is not None]
    if name == "room":
        return Counter(more.room for more in there)
    return Counter(value for more in there for value in more.categories)
