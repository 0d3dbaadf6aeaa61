"""From the names and tags of imported models to the categories of the catalogue."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.errors import AssetError, said, told_as
from scenegen.importing.sources import ImportOptions, OfferedModel
from scenegen.reading import read_bytes

NONE = "none"
"""Category of rules that only keep a phrase from being taken for something."""

Words = tuple[str, ...]
Size = tuple[float, float, float]
"""Width, depth and height in millimetres."""

_SIDES = ("width_mm", "depth_mm", "height_mm")
_ASIDE = re.compile(r"\b(?:with|without|for|on|under)\b.*", re.DOTALL | re.I)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-zA-Z])(?=[0-9])")
_SPDX = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*"
)
_NOTES = ("©", "(c)", "copyright", "by ")
_NO_LIMITS = ((0.0, float("inf")),) * 3


@dataclass(frozen=True, slots=True)
class MappingRule:
    """Phrases that mean a category.

    Attributes:
        category: what they mean, or `NONE`.
        phrases: each as words.
        unless: phrases that forbid the rule.
        limits_mm: least and most width, depth and height of such an object.
    """

    category: str
    phrases: tuple[Words, ...]
    unless: tuple[Words, ...]
    limits_mm: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class KnownModel:
    """What is known of a single model: its category and by how much to turn it."""

    category: str = ""
    turn_deg: int = 0


@dataclass(frozen=True, slots=True)
class MappingTable:
    """What assets/imports.toml says."""

    rules: tuple[MappingRule, ...]
    models: Mapping[str, KnownModel]
    libraries: Mapping[str, str]
    licences: Mapping[str, str]


class Match(NamedTuple):
    """The category of a model, or why it has none."""

    category: str
    reason: str = ""


class _Hit(NamedTuple):
    """How well a rule fits; the greatest hit counts.

    Attributes:
        length: words of its phrase.
        is_name: whether the phrase is in the name rather than a tag.
        end: where it ends in the name.
        category: of the rule.
    """

    length: int
    is_name: bool
    end: int
    category: str


def read_table(path: Path) -> MappingTable:
    """The table of rules.

    Raises:
        AssetError: it is missing, is not TOML, or lacks a key.
    """
    try:
        data = read_bytes(path)
    except OSError as error:
        raise AssetError(f"{path}: {said(error)}. Reinstall scenegen.") from error
    with told_as(AssetError, path, "Mend it, or reinstall scenegen."):
        return _table(data)


def category_of(
    offer: OfferedModel, size_mm: Size, table: MappingTable, options: ImportOptions
) -> Match:
    """The category of a model: what the user says, what is known, what rules find."""
    stated = _stated(offer, options) or offer.category
    if stated:
        return Match(stated)
    known = table.models.get(offer.key)
    if known is not None and known.category:
        return Match(known.category)
    name = words_of(_ASIDE.sub("", offer.name)) or words_of(offer.name)
    tags = tuple(words_of(tag) for tag in offer.tags)
    texts = (words_of(offer.name), *tags)
    rules = [rule for rule in table.rules if not _is_forbidden(rule, texts)]
    hits = _hits([rule for rule in rules if _fits(rule, size_mm)], name, tags)
    if hits:
        return _answer(hits)
    others = _hits(rules, name, tags)
    if others:
        return Match("", f"{_sides(size_mm)} is no size of a {max(others).category}")
    return Match("", "no rule knows its name or tags")


def licence_of(offer: OfferedModel, table: MappingTable, options: ImportOptions) -> str:
    """The SPDX expression of a model's licence; empty when none is stated."""
    if offer.licence:
        return offer.licence
    known = table.libraries.get(offer.library)
    text = offer.licence_text.strip()
    spdx = text if is_spdx(text) and any(c in text for c in "-0123456789") else ""
    return known or _in_words(text, table.licences) or spdx or options.licence


def _in_words(text: str, licences: Mapping[str, str]) -> str:
    """The licence that a text names, alone or before a note of copyright."""
    plain = " ".join(text.lower().split())
    for words in sorted(licences, key=len, reverse=True):
        rest = plain.removeprefix(words).strip(" ,.;-")
        if plain.startswith(words) and (not rest or rest.startswith(_NOTES)):
            return licences[words]
    return ""


def is_spdx(text: str) -> bool:
    """Whether a text has the form of an SPDX expression."""
    return _SPDX.fullmatch(text) is not None


@cache
def words_of(text: str) -> Words:
    """The words of a name in small letters and the singular."""
    parts = re.split(r"[^0-9a-zà-ÿ]+", _CAMEL.sub(" ", text).lower())
    return tuple(_singular(part) for part in parts if part and not part.isdigit())


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (("shelves", "shelf"), ("knives", "knife"), ("ies", "y")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("s")


def _table(data: bytes) -> MappingTable:
    tables: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    models = {
        str(each["key"]): KnownModel(
            str(each.get("category", "")), int(each.get("turn_deg", 0))
        )
        for each in tables.get("model", ())
    }
    libraries = {str(e["id"]): str(e["licence"]) for e in tables.get("library", ())}
    rules = tuple(_rule(each) for each in tables["rule"])
    return MappingTable(rules, models, libraries, dict(tables["licences"]))


def _rule(entry: Mapping[str, Any]) -> MappingRule:
    limits = tuple(
        (float(entry[side][0]), float(entry[side][1])) if side in entry else no_limit
        for side, no_limit in zip(_SIDES, _NO_LIMITS, strict=True)
    )
    return MappingRule(
        category=str(entry["category"]),
        phrases=tuple(words_of(phrase) for phrase in entry["words"]),
        unless=tuple(words_of(phrase) for phrase in entry.get("unless", ())),
        limits_mm=limits,
    )


def _stated(offer: OfferedModel, options: ImportOptions) -> str:
    """What the user says of a model, by its name or its key."""
    slug = offer.key.rpartition("#")[2]
    for name in (offer.key, slug, offer.name):
        for stated, category in options.categories.items():
            if stated.lower() == name.lower():
                return category
    return ""


def _is_forbidden(rule: MappingRule, texts: Sequence[Words]) -> bool:
    return any(_ends(phrase, text) for phrase in rule.unless for text in texts)


def _fits(rule: MappingRule, size_mm: Size) -> bool:
    pairs = zip(rule.limits_mm, size_mm, strict=True)
    return all(least <= side <= most for (least, most), side in pairs)


def _ends(phrase: Words, text: Words) -> list[int]:
    """Where a phrase ends in a text, for each place where it stands."""
    count = len(phrase)
    return [
        end
        for end in range(count, len(text) + 1)
        if text[end - count : end] == phrase
    ]  # fmt: skip


def _hits(
    rules: Sequence[MappingRule], name: Words, tags: Sequence[Words]
) -> list[_Hit]:
    """Phrases that stand in the name, and phrases that are a whole tag."""
    pairs = [(rule, phrase) for rule in rules for phrase in rule.phrases]
    found = [
        _Hit(len(phrase), True, end, rule.category)
        for rule, phrase in pairs
        for end in _ends(phrase, name)
    ]
    found += [
        _Hit(len(phrase), False, 0, rule.category)
        for rule, phrase in pairs
        if phrase in tags
    ]
    return found


def _answer(hits: Sequence[_Hit]) -> Match:
    """The category of the greatest hit; none when tags disagree."""
    best = max(hits)
    rivals = {hit.category for hit in hits if hit[:3] == best[:3]}
    if len(rivals) > 1:
        return Match("", f"it may be {' as well as '.join(sorted(rivals))}")
    if best.category == NONE:
        return Match("", "its name means nothing that we have")
    return Match(best.category)


def _sides(size_mm: Size) -> str:
    width, depth, height = (round(side) for side in size_mm)
    return f"{width} x {depth} x {height} mm (width, depth, height)"
