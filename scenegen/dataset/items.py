"""One item as Python sees it, whether it comes from a folder or is made on the fly."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, SupportsIndex, TypeVar, overload

from scenegen.dataset.images import Picture
from scenegen.dataset.rows import LETTERS, NO_RENDERER, Row
from scenegen.errors import RecipeError, shown
from scenegen.records.item import Facts
from scenegen.registry import did_you_mean
from scenegen.tokens import view_text


class Item(ABC):
    """One item; its columns are attributes, and its pictures are opened when asked for.

    `facts` has everything that is known of it, and `row` all columns at once.

    Items are equal when their config, their split and all their columns are, pictures
    pixel by pixel; whether they were made or read does not matter. Pictures are read or
    drawn for that only where all else is equal, and where they could differ. Equal
    items have one hash, so that they can be in sets.

    Examples:
        >>> item = scenegen.load("out/mv")[0]
        >>> item.id
        'multiview-7-train-000000'
        >>> len(item.options), item.answer, item.options[item.answer_idx]
        (4, 'A', '2')
        >>> [picture.size for picture in item.images]
        [(64, 64), (64, 64)]
        >>> item.row(style="label")["messages"][-1]
        {'role': 'assistant', 'content': 'Answer: A'}
    """

    @property
    @abstractmethod
    def labels(self) -> Row:
        """All columns but the pictures, as the Parquet has them."""

    @property
    @abstractmethod
    def facts(self) -> Facts:
        """Everything that is known of it but the pictures."""

    @property
    @abstractmethod
    def config(self) -> str:
        """The config that it belongs to."""

    @property
    @abstractmethod
    def _pictures(self) -> tuple[tuple[Picture, ...], tuple[Picture, ...]]:
        """The visible views, and the hidden ones."""

    @property
    def split(self) -> str:
        """The split that it belongs to."""
        return self.facts.address.split

    @property
    def id(self) -> str:
        """Its stable name; predictions and results join on it."""
        return str(self.labels["id"])

    @property
    def pair_id(self) -> str:
        """The name that it shares with its twin."""
        return str(self.labels["pair_id"])

    @property
    def task(self) -> str:
        """Its question family."""
        return str(self.labels["task"])

    @property
    def kind(self) -> str:
        """The kind of its question."""
        return str(self.labels["kind"])

    @property
    def question(self) -> str:
        """The question without its options."""
        return str(self.labels["question"])

    @property
    def options(self) -> tuple[str, ...]:
        """The options in the order of their letters."""
        return tuple(self.labels["options"])

    @property
    def answer(self) -> str:
        """The letter of the right option."""
        return str(self.labels["answer"])

    @property
    def answer_idx(self) -> int:
        """The position of the right option, from 0."""
        return int(self.labels["answer_idx"])

    @property
    def rationale(self) -> str:
        """Steps from what can be seen to the answer, one a line."""
        return str(self.labels["rationale"])

    @property
    def images(self) -> tuple[Picture, ...]:
        """The visible views as PIL pictures, in the order they are shown."""
        return self._pictures[0]

    @property
    def target_images(self) -> tuple[Picture, ...]:
        """The hidden views as PIL pictures: what is to be imagined, not to be shown."""
        return self._pictures[1]

    def prompt(self, order: str = "") -> str:
        r"""The question, its options with letters, and the form of the answer.

        Args:
            order: of the options, e.g. "CADB": C comes first. As stored when "".

        Raises:
            RecipeError: when `order` does not name every option once.

        Examples:
            >>> print(scenegen.load("out/mv")[0].prompt("BACD"))
            How many thing_as are there, in wording 0?
            A. 3
            B. 2
            C. 4
            D. 5
            Answer with the letter of the right option.
        """
        places = places_of(order, len(self.options))
        lines = [
            f"{letter}. {self.options[place]}"
            for letter, place in zip(LETTERS, places, strict=False)
        ]
        return "\n".join([self.question, *lines, ANSWER_FORM])

    def row(self, style: str = "rationale") -> Row:
        """All columns of the Parquet, with PIL pictures.

        Every other value is the one that the Parquet has, of the same type. In a data
        set without pictures their columns are None.

        Args:
            style: what `messages` has the assistant say: "rationale", the steps and
                the answer, as stored; "label", the answer; "tokens", the perception
                tokens of the hidden views and the answer; "target", the hidden views
                themselves and the answer, as parts of messages. For "target" alone the
                column `images` goes on with the hidden views, whose places are in the
                words of the assistant.

        Raises:
            RecipeError: when there is no such style.
        """
        if style not in _MESSAGES:
            raise RecipeError(f"unknown style '{style}'; {did_you_mean(style, STYLES)}")
        pictures: Row = dict.fromkeys(_PICTURES_BEFORE.values())
        if self._has_pictures or style == "target":
            shown, hidden = list(self.images), list(self.target_images)
            pictures["images"] = shown + hidden * (style == "target")
            pictures["target_images"] = hidden
        row: Row = {}
        for name, value in self.labels.items():
            if name in _PICTURES_BEFORE:
                row[_PICTURES_BEFORE[name]] = pictures[_PICTURES_BEFORE[name]]
            row[name] = value
        return {**row, "messages": _MESSAGES[style](self)}

    @property
    def _has_pictures(self) -> bool:
        """Whether its row has pictures."""
        return bool(self.labels["renderer"] != NO_RENDERER)

    def _has_pictures_of(self, other: Item) -> bool:
        """Whether its pictures are those of an item with equal labels."""
        if not self._has_pictures:
            return True
        mine, theirs = (
            [
                [(each.size, each.tobytes()) for each in group]
                for group in item._pictures
            ]
            for item in (self, other)
        )
        return mine == theirs

    def __eq__(self, other: object) -> bool:
        """Whether another item has the same content."""
        if self is other:
            return True
        if not isinstance(other, Item):
            return NotImplemented
        return (
            (self.config, self.split) == (other.config, other.split)
            and self.labels == other.labels
            and self._has_pictures_of(other)
        )

    def __hash__(self) -> int:
        """That of its facts, which equal items share."""
        return hash(self.labels["content_sha256"])

    def __repr__(self) -> str:
        """Its id."""
        return f"<Item {self.id}>"


ItemT = TypeVar("ItemT", bound=Item)

ANSWER_FORM = "Answer with the letter of the right option."
"""The last line of a prompt."""


def places_of(order: str, count: int) -> tuple[int, ...]:
    """The stored places of options, in the order in which they are shown.

    Args:
        order: their stored letters, e.g. "CADB" or "cadb"; "" for the order as stored.
        count: how many options there are.

    Raises:
        RecipeError: when the letters are not those of the options, each once.
    """
    letters = LETTERS[:count]
    given: object = order  # whatever a caller has in a column of a row
    named = given.strip().upper() if isinstance(given, str) else "?"
    if sorted(named or letters) != sorted(letters):
        raise RecipeError(
            f"order {shown(order)} has to name each of {letters} once, as a text with "
            "nothing between them; the option that is shown first comes first"
        )
    return tuple(letters.index(letter) for letter in named or letters)


def _with_answer(item: Item, *before: str) -> list[Row]:
    """The question as it is stored, and an answer after something else."""
    asked = item.labels["messages"][0]
    said = "\n".join([*before, f"Answer: {item.answer}"])
    return [dict(asked), {"role": "assistant", "content": said}]


def _as_stored(item: Item) -> list[Row]:
    return [dict(each) for each in item.labels["messages"]]


def _with_tokens(item: Item) -> list[Row]:
    """The perception tokens of each hidden view on a line of its own."""
    facts = item.facts
    lines = [
        view_text(tokens)
        for view, tokens in zip(facts.rig.views, facts.tokens, strict=True)
        if view.is_hidden
    ]
    return _with_answer(item, *lines)


def _with_target(item: Item) -> list[Row]:
    """Parts: pictures that are shown with the question, hidden ones with the answer."""
    pictures_of = item.images, item.target_images  # asked with, answered with
    turns = zip(_with_answer(item), pictures_of, strict=True)
    return [
        {
            "role": turn["role"],
            "content": [
                *({"type": "image"} for _ in pictures),
                {"type": "text", "text": turn["content"]},
            ],
        }
        for turn, pictures in turns
    ]


_MESSAGES: Mapping[str, Callable[[Item], list[Row]]] = MappingProxyType(
    {
        "rationale": _as_stored,
        "label": _with_answer,
        "tokens": _with_tokens,
        "target": _with_target,
    }
)

STYLES = tuple(_MESSAGES)
"""Ways in which `Item.row` has the assistant answer."""


_PICTURES_BEFORE = {"image_roles": "images", "target_roles": "target_images"}
"""The column of pictures that stands before a column of labels in the Parquet."""


class ItemSequence(Sequence[ItemT], Generic[ItemT]):
    """A sequence of items that gives parts of itself for slices.

    It is a map-style data set for whatever takes one, a PyTorch `DataLoader` with
    `scenegen.collate` for instance.
    """

    @abstractmethod
    def _item(self, place: int) -> ItemT:
        """The item at a place from 0 to the length."""

    @abstractmethod
    def _name(self) -> str:
        """What messages call it."""

    @overload
    def __getitem__(self, index: SupportsIndex) -> ItemT: ...

    @overload
    def __getitem__(self, index: slice) -> ItemSequence[ItemT]: ...

    def __getitem__(self, index: Any) -> ItemT | ItemSequence[ItemT]:
        """The item at an index, which may count from the end, or a part.

        Raises:
            IndexError: when there is none.
            TypeError: when it is neither an index nor a slice.
        """
        if isinstance(index, slice):
            return ItemPart(self, range(len(self))[index])
        if not isinstance(index, SupportsIndex):
            raise TypeError(f"items are found by an index or a slice, not by {index!r}")
        place = index.__index__()
        if not -len(self) <= place < len(self):
            raise IndexError(f"index {place} is outside {self._name()}")
        return self._item(place % len(self))


class ItemPart(ItemSequence[ItemT]):
    """Some items of a sequence; none is made or read before it is asked for."""

    def __init__(self, whole: ItemSequence[ItemT], places: range) -> None:
        """The items at some places."""
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        """How many items there are."""
        return len(self._places)

    def _item(self, place: int) -> ItemT:
        return self._whole._item(self._places[place])

    def _name(self) -> str:
        return f"a part of {len(self)} items of {self._whole._name()}"

    def __repr__(self) -> str:
        """How many of which items."""
        return f"<{len(self)} items of {self._whole!r}>"


def collate(items: Sequence[Item | Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A batch: for every column a list with the value of each item.

    It is the `collate_fn` of a PyTorch `DataLoader` over a `Series`, a loaded folder or
    a part of one, and needs no PyTorch. Pictures stay PIL pictures, for the processor
    of a model. For another style, map items to rows first.

    Args:
        items: or their rows.

    Examples:
        >>> batch = scenegen.collate(scenegen.load("out/mv")[:2])
        >>> batch["id"]
        ['multiview-7-train-000000', 'multiview-7-train-000001']
        >>> [len(pictures) for pictures in batch["images"]]
        [2, 2]
    """
    rows = [each.row() if isinstance(each, Item) else each for each in items]
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}
