"""Recipes: what people write to say which data set they want.

A recipe is data: numbers and names, read strictly, so that a typo is an error with a
path and never a silent default. Names become objects in `resolve`, and nowhere else.
This is one of the two files that import pydantic.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import JsonValue, field_serializer

from scenegen._version import GENERATOR_VERSION
from scenegen.catalogue.held_out import HeldOut
from scenegen.catalogue.packs import CatalogueParams
from scenegen.dense.targets import TARGETS
from scenegen.params import (
    Field,
    Params,
    field_validator,
    model_validator,
)
from scenegen.registry import did_you_mean
from scenegen.renderers import DEFAULT

BANDS = {"train": 0, "validation": 10_000_000, "test": 20_000_000, "ci": 90_000_000}
"""First scene number of every split; no band reaches into the next."""

BAND_UNITS = 10_000_000
"""Units that a band holds."""

MOST_SERIES, MOST_TOKENS = 500, 100
"""What a recipe may name."""

Share = Annotated[int, Field(ge=1, le=100)]
"""Units of a hundred."""


class ImageFormat(Params):
    """How frames are encoded.

    Attributes:
        kind: PNG is lossless, so is WebP at quality 100; JPEG keeps all colour (4:4:4);
            "none" for rows without pictures, whose labels are the same.
        quality: of JPEG and WebP.
    """

    kind: Literal["jpeg", "png", "webp", "none"] = "jpeg"
    quality: int = Field(default=95, ge=50, le=100)


Target = Literal[
    "panorama", "depth", "normals", "instances", "categories", "matches", "between"
]
"""A dense target, as `dense.targets` lists them."""

DENSE = "dense"
"""The config of what is to be imagined beside the hidden views."""


class SeriesBlock(Params):
    """One task with its parameters: one config of the data set, or a part of one.

    Attributes:
        task: name of the question family.
        name: of the series, as items are named; the task's name if not given.
        config: folder and config that its items go into; the series' own if not given.
        control: how its items are corrupted, see `generation.controls`; "" for
            honest ones.
        splits: items per split. Items 2u and 2u + 1 are the twins of unit u.
        draws_on: "core" for what is not held out, "held_out" for nothing else.
        max_attempts: scenes tried for one slot before the build gives up.
        jitters: times that everything is moved a little; the answer must stay.
        params: parameters of the task.
        layout: parameters of the rooms; its `kind` is "rooms".
        rig: parameters of the cameras; its `kind` is that of the task.
        targets: what is to be imagined beside the hidden views, in the config `dense`:
            panorama, depth, normals, instances, categories, matches, between.
    """

    task: str
    name: str = Field(default="", pattern=r"^[a-z0-9][a-z0-9_]*$|^$", max_length=40)
    config: str = Field(default="", pattern=r"^[a-z0-9][a-z0-9_]*$|^$", max_length=40)
    control: Literal["", "removed", "black", "first_view", "mismatched"] = ""
    splits: dict[str, int]
    draws_on: Literal["core", "held_out"] = "core"
    max_attempts: int = Field(default=2000, ge=1, le=100_000)
    jitters: int = Field(default=16, ge=0, le=64)
    params: dict[str, JsonValue] = Field(default_factory=dict)
    layout: dict[str, JsonValue] = Field(default_factory=dict)
    rig: dict[str, JsonValue] = Field(default_factory=dict)
    targets: tuple[Target, ...] = ()

    @field_validator("targets")
    @classmethod
    def _in_order(cls, targets: tuple[Target, ...]) -> tuple[Target, ...]:
        """Named once each; in one order, so that equal wishes are equal recipes."""
        if len(set(targets)) < len(targets):
            raise ValueError("names a target twice")
        return tuple(each for each in TARGETS if each in targets)

    @model_validator(mode="after")
    def _check_splits(self) -> "SeriesBlock":
        if not self.splits:
            raise ValueError("splits must name at least one split")
        for split, items in self.splits.items():
            if split not in BANDS:
                hint = did_you_mean(split, BANDS)
                raise ValueError(f"splits: unknown name '{split}'; {hint}")
            if not 1 <= items <= 2 * BAND_UNITS:
                raise ValueError(
                    f"splits.{split} must be 1 to {2 * BAND_UNITS} items, not {items}"
                )
        if self.targets and self.control:
            raise ValueError("targets are of honest items: leave out one of both")
        return self

    @property
    def label(self) -> str:
        """The name of the series."""
        return self.name or self.task

    @property
    def home(self) -> str:
        """The name of the config that its items go into."""
        return self.config or self.label


Line = Annotated[str, Field(pattern=r"^[^\n]*$", max_length=300)]
"""Text without a line break."""

Address = Annotated[str, Field(pattern=r"^(https?://\S+)?$", max_length=500)]
"""A page of the web, or nothing."""


class CardBlock(Params):
    """What the card of the data set says beside what follows from its files.

    No item depends on it, and neither does the digest: another card is no other data
    set.

    Attributes:
        pretty_name: heading of the card; the recipe's name if not given.
        authors: of the data set.
        date: of its publication, as 2026-11-29; that of the release if not given.
        homepage, paper: addresses.
        citation: how to cite the data set, as BibTeX or in words.
        repo_id: "owner/name" on the Hub, where `push` puts it.
        notes: Markdown that stands below the heading.
    """

    pretty_name: Line = ""
    authors: tuple[Line, ...] = Field(default=(), max_length=1000)
    date: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    homepage: Address = ""
    paper: Address = ""
    citation: str = Field(default="", max_length=5_000)
    repo_id: str = Field(default="", pattern=r"^([\w.-]+/[\w.-]+)?$", max_length=96)
    notes: str = Field(default="", max_length=20_000)

    @field_validator("date", mode="before")
    @classmethod
    def _as_text(cls, day: object) -> object:
        """YAML takes a date without quotes for more than a text."""
        return day.isoformat() if isinstance(day, date) else day

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, day: str) -> str:
        if day:
            date.fromisoformat(day)
        return day

    @field_validator("citation", "notes")
    @classmethod
    def _no_marks(cls, text: str) -> str:
        """The card finds its own parts by such comments."""
        if "<!--" in text or "\n---\n" in f"\n{text}\n":
            raise ValueError("must hold neither <!-- nor a line ---")
        return text


class Recipe(Params):
    """Everything that decides the bytes of a data set, and what its card says.

    Attributes:
        version: of the recipe format.
        name: of the data set.
        seed: of all random streams.
        generator: refuses to run on another generator version, when given.
        resolution: pixels a side of the pictures.
        renderer: that draws them: a name, or names with the units of a hundred that
            each draws, see `generation.renderer_assignment`. No label depends on it.
        truth_size: pixels a side of the masks that decide labels.
        items_per_shard: at most; even, since a shard holds whole units.
        image: how pictures are encoded.
        catalogue: where furniture comes from.
        held_out: what only series that draw on it may show.
        tokens: names of tokens that rows hold beside the standard ones.
        card: what only the card says.
        series: the parts of the configs.
    """

    version: Literal[1]
    name: str = Field(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_.-]*$", max_length=80)
    seed: int = Field(ge=0, lt=2**63)
    generator: str | None = None
    resolution: int = Field(default=512, ge=64, le=2048)
    renderer: dict[str, Share] = Field(default_factory=lambda: {DEFAULT: 100})
    truth_size: int = Field(default=256, ge=64, le=1024)
    items_per_shard: int = Field(default=200, ge=2, le=2000, multiple_of=2)
    image: ImageFormat = Field(default_factory=ImageFormat)
    catalogue: CatalogueParams = Field(default_factory=CatalogueParams)
    held_out: HeldOut = Field(default_factory=HeldOut)
    tokens: tuple[str, ...] = Field(default=(), max_length=MOST_TOKENS)
    card: CardBlock = Field(default_factory=CardBlock)
    series: tuple[SeriesBlock, ...] = Field(max_length=MOST_SERIES)

    @property
    def has_pictures(self) -> bool:
        """Whether rows hold pictures."""
        return self.image.kind != "none"

    @field_validator("renderer", mode="before")
    @classmethod
    def _one_name(cls, value: object) -> object:
        """A name alone draws everything."""
        if isinstance(value, str):
            return {value: 100}
        if not isinstance(value, dict):
            raise ValueError(
                f"must be a name, or a mapping of names to shares of 100, not {value!r}"
            )
        return value

    @field_validator("renderer")
    @classmethod
    def _check_shares(cls, shares: dict[str, int]) -> dict[str, int]:
        total = sum(shares.values())
        if total != 100:
            raise ValueError(f"shares must add up to 100, not to {total}")
        return shares

    @field_serializer("renderer")
    def _as_written(self, shares: dict[str, int]) -> str | dict[str, int]:
        """A name where there is one only."""
        return next(iter(shares)) if len(shares) == 1 else shares

    @model_validator(mode="after")
    def _check(self) -> "Recipe":
        if not self.series:
            raise ValueError("series must name at least one task")
        labels = [series.label for series in self.series]
        twice = sorted({label for label in labels if labels.count(label) > 1})
        if twice:
            raise ValueError(
                f"two series are named {', '.join(twice)}; give each a name"
            )
        if self.has_dense and DENSE in self.configs:
            raise ValueError(
                f"a series is in the config '{DENSE}', which targets go into; give it "
                "another one"
            )
        if self.generator not in (None, GENERATOR_VERSION):
            raise ValueError(
                f"the recipe is for generator '{self.generator}' and this is "
                f"'{GENERATOR_VERSION}'; install the release that the recipe names, "
                "or drop `generator` to accept other items"
            )
        return self

    @property
    def has_dense(self) -> bool:
        """Whether there is a config of dense targets: they are pictures."""
        return self.has_pictures and any(series.targets for series in self.series)

    @property
    def configs(self) -> dict[str, dict[str, int]]:
        """Items by config and split, in the order of the recipe and of the bands."""
        items: dict[str, Counter[str]] = {}
        for series in self.series:
            items.setdefault(series.home, Counter()).update(series.splits)
        return {home: dict(ordered(splits)) for home, splits in items.items()}


def ordered(splits: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """(name, items) in the order of the bands."""
    return ((split, splits[split]) for split in BANDS if split in splits)
