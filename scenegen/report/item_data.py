"""An item as a page shows it: plain values with short names, for JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scenegen.dataset.twin_words import differing_words
from scenegen.records.item import Facts, ViewTokens
from scenegen.records.rig import OrthographicLens, View
from scenegen.records.scene import Scene
from scenegen.report.layers import BACKGROUND, LayerSource, colour_of, hex_of
from scenegen.report.listing import MARGINS, OBJECTS, ListedItem, Listing
from scenegen.report.signs import page_signs, signs_plain
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.tokens.birds_eye_grid import CELLS

Plain = dict[str, Any]
"""What `json` writes."""

Links = Callable[[str, str], str | None]
"""From a layer ("picture", "mask", "depth") and the name of a view to where it is."""


def card_plain(
    listing: Listing,
    place: int,
    row: Mapping[str, Any],
    picture: Links,
    twin_row: Mapping[str, Any] | None = None,
) -> Plain:
    """An item of a gallery: its inputs and its question, and no answer.

    Args:
        listing: of the data set.
        place: of the item.
        row: its columns `stored_rows.CARD`.
        picture: where the pictures of its views are.
        twin_row: the same columns of its twin; None where it has none.
    """
    roles = list(row["image_roles"])
    return {
        **_listed(listing.items[place]),
        "question": row["question"],
        "options": list(row["options"]),
        "pictures": [
            {"name": role, "caption": _caption(role, number), "url": url}
            for number, role in enumerate(roles)
            if (url := picture("picture", role)) is not None
        ],
        "shown": len(roles),
        "twin": listing.twin_of(place),
        "differs": differs_plain(row, twin_row),
    }


def differs_plain(
    row: Mapping[str, Any], twin_row: Mapping[str, Any] | None
) -> dict[str, list[int]]:
    """Places of words of the question, and of options, that the twin does not have.

    Nothing where there is no twin, or where both say the same.
    """
    if twin_row is None:
        return {}
    words = differing_words(row["question"], twin_row["question"])
    others = set(twin_row["options"])
    options = [at for at, each in enumerate(row["options"]) if each not in others]
    return {
        name: each for name, each in (("words", words), ("options", options)) if each
    }


def item_plain(
    listing: Listing,
    place: int,
    facts: Facts,
    source: LayerSource,
    links: Links,
    *,
    twin_facts: Facts | None = None,
) -> Plain:
    """Everything that a page shows of an item.

    Args:
        listing: of the data set.
        place: of the item.
        facts: of the item.
        source: knows sizes and nouns of models.
        links: where pictures and layers are.
        twin_facts: of its twin; None where it has none.
    """
    question, twin = facts.question, listing.twin_of(place)
    signs = page_signs(facts, twin_facts)
    return {
        **_listed(listing.items[place]),
        "twin": twin,
        "twin_id": None if twin is None else listing.items[twin].id,
        "answer": question.letter,
        "answer_text": question.options[question.answer_index],
        "question": question.text,
        "options": list(question.options),
        "option_ids": list(question.evidence.options),
        "instances": list(question.evidence.instances),
        "rationale": list(question.rationale),
        "margins": _margins(listing.items[place]),
        "details": _details(facts),
        "cells": CELLS,
        "views": [
            {
                **_view(facts, view, number, links),
                "signs": {} if signs is None else signs_plain(facts, view, signs),
            }
            for number, view in enumerate(facts.rig.views)
        ],
        **scene_plain(facts.scene, source),
    }


def scene_plain(scene: Scene, source: LayerSource) -> Plain:
    """A room and what is in it; millimetres and tenths of a degree."""
    room = scene.room
    return {
        "room": {
            "kind": room_noun(room.kind),
            "outline": room.outline_mm,
            "height": room.height_mm,
            "wall": room.wall_mm,
            "openings": [
                [each.kind, each.wall, each.offset_mm, each.width_mm]
                for each in room.openings
            ],
        },
        "light": {
            "heading": scene.light.heading_tenths,
            "elevation": scene.light.elevation_tenths,
            "colour": scene.light.colour,
            "strength": scene.light.strength,
            "ambient": scene.light.ambient,
            "lit": scene.light.lit,
        },
        "entities": [
            {
                "id": each.id,
                "noun": source.noun(each.category),
                "colour": hex_of(colour_of(each.id)),
                "at": each.position_mm,
                "heading": each.heading_tenths,
                "size": source.size_mm(each),
                "support": each.support,
            }
            for each in scene.entities
        ],
    }


def room_noun(kind: str) -> str:
    """What people call a type of rooms; types of other packages have their names."""
    known = ROOM_KINDS.get(kind)
    return kind.replace("_", " ") if known is None else known.noun


def room_nouns() -> Plain:
    """The same by the name of each known type."""
    return {kind: room_noun(kind) for kind in ROOM_KINDS}


def background_plain() -> list[Plain]:
    """What masks show beside entities: name and colour."""
    return [
        {"owner": owner, "noun": noun, "colour": hex_of(colour)}
        for owner, (noun, colour) in BACKGROUND.items()
    ]


def _listed(item: ListedItem) -> Plain:
    return {
        "place": item.place,
        "id": item.id,
        "task": item.task,
        "kind": item.kind,
        "variant": item.variant,
        "control": item.control,
        "twin_of": item.twin_of,
        "difficulty": item.difficulty,
        "config": item.config,
        "split": item.split,
    }


def _margins(item: ListedItem) -> list[tuple[str, str]]:
    return [
        (name, _measured(item.margins[key] / unit, of))
        for key, (name, unit, of) in MARGINS.items()
        if key in item.margins
    ]


def _measured(value: float, unit: str) -> str:
    """A number with its unit; one thing is not "1 objects"."""
    said = "object" if unit == OBJECTS and value == 1 else unit
    return f"{value:g} {said}"


def _details(facts: Facts) -> list[tuple[str, str]]:
    address, question = facts.address, facts.question
    room = facts.scene.room
    pairs = (
        ("room", f"{room_noun(room.kind)}, {len(facts.scene.entities)} objects"),
        ("series", address.series),
        ("pair", address.pair_id),
        ("wording", question.template),
        ("rig", facts.rig.kind),
        ("attempt", str(facts.attempt)),
        ("light", facts.scene.light.time),
        (
            "views needed",
            ", ".join(str(each + 1) for each in question.evidence.views_needed),
        ),
    )
    return [(name, value) for name, value in pairs if value]


def _view(facts: Facts, view: View, number: int, links: Links) -> Plain:
    lens = view.lens
    is_map = isinstance(lens, OrthographicLens)
    return {
        "name": view.name,
        "caption": _caption(view.name, number, is_hidden=view.is_hidden),
        "hidden": view.is_hidden,
        "is_map": is_map,
        "picture": links("picture", view.name),
        "mask": links("mask", view.name),
        "depth": links("depth", view.name),
        "at": view.position_mm,
        "heading": view.heading_tenths,
        "pitch": view.pitch_tenths,
        "span" if isinstance(lens, OrthographicLens) else "fov": (
            lens.span_mm if isinstance(lens, OrthographicLens) else lens.fov_tenths
        ),
        "shift": 0 if isinstance(lens, OrthographicLens) else lens.shift_pm,
        "crosses": [mark.position_mm for mark in view.floor_marks],
        "route": None
        if view.route is None
        else {
            "points": view.route.points_mm,
            "middle": view.route.middle_mm,
            "reversed": view.route.is_reversed,
        },
        "seen": [each.entity for each in facts.sightings[number] if each.visible_px],
        **_tokens(next(each for each in facts.tokens if each.view == view.name)),
    }


def _caption(role: str, number: int, *, is_hidden: bool = False) -> str:
    if is_hidden:
        return "Hidden map" if role == "map" else "Hidden view"
    if role == "map":
        return "Map"
    _, _, own = role.rpartition("_")
    return f"View {int(own) + 1 if own.isdecimal() else number + 1}"


def _tokens(tokens: ViewTokens) -> Plain:
    return {
        "codes": list(tokens.depth),
        "map": [
            [each.row, each.column, each.instance, *each.box] for each in tokens.entries
        ],
        "painted": [[each.label, each.row, each.column] for each in tokens.marks],
    }
