"""The page of one item: question, views, tokens, answered copies, rationale."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PIL import Image

from scenegen.dataset.answer_signs import ASKED, Signs, signs_of
from scenegen.dataset.lettering import Colour
from scenegen.preview import panels
from scenegen.preview.answered import answered_picture
from scenegen.preview.captions import (
    caption_of,
    frame_colour,
    frame_image,
    note_colour,
    plain,
    task_line,
)
from scenegen.preview.panels import HIDDEN, SOFT, Panel
from scenegen.preview.token_key import chip_key, code_ends, depth_scale
from scenegen.records.frame import Frame
from scenegen.records.item import Facts, Margins, ViewTokens
from scenegen.records.rig import View
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.tokens.birds_eye_grid import CELLS

LARGE, MEDIUM = 448, 384
"""Pixels a side of a picture: where one view is shown, and where several are."""

IN_A_ROW = 4
"""Shown pictures that stand beside each other, before the hidden one."""

NUMBERED = 5
"""Objects of a map that have a number and a name, at most, beside those asked about."""

SHAPES = {"l": "L-shaped", "t": "T-shaped", "rectangle": "rectangular"}
MARGIN, GAP = 32, 16

CAMERA_CELL = (CELLS - 1, CELLS // 2)
"""The cell of the camera on the object map of a perspective view."""


class _PageItem(NamedTuple):
    """What a page shows, and how.

    Attributes:
        facts: of the item.
        frames: by the name of their view.
        plurals: category to the noun of several.
        signs: of its answered copies.
        side: of a picture, pixels.
    """

    facts: Facts
    frames: Mapping[str, Frame]
    plurals: Mapping[str, str]
    signs: Signs
    side: int


def item_page(
    facts: Facts, frames: Mapping[str, Frame], plurals: Mapping[str, str] | None = None
) -> Image.Image:
    """A page of one item.

    The question and the options, with the answer marked, are at the top. Below them
    are the views as they are, each with its perception tokens, the hidden ones at the
    right end; copies of the shown ones with signs of the answer; and the rationale.

    Args:
        facts: of the item.
        frames: by the name of their view, one for every view of the rig.
        plurals: category to the noun of several, for captions, e.g. "side tables".
    """
    side = LARGE if len(facts.rig.visible) == 1 else MEDIUM
    shown = _PageItem(
        facts, frames, plurals or {}, signs_of(facts, with_ids=True), side
    )
    views = _one_view(shown) if len(facts.rig.visible) == 1 else _many_views(shown)
    width = views.width
    left = (width - 2 * GAP) * 3 // 5
    head = panels.row(
        [_question(facts, left), _options(facts, width - 2 * GAP - left)], gap=2 * GAP
    )
    parts = [panels.snapped(head), views, panels.rule(width), _legend(facts, width)]
    if facts.control:
        control = f"Control, altered on purpose: {plain(facts.control)}"
        line = panels.text(control, width, size=20, colour=HIDDEN, bold=True)
        parts.insert(0, panels.snapped(line))
    return panels.padded(panels.column(parts, gap=GAP), MARGIN)


def _one_view(shown: _PageItem) -> Panel:
    """The view, its answered copy above the rationale, and the hidden ones."""
    facts = shown.facts
    view = facts.rig.visible[0]
    middle = panels.column([_copy(shown, view), _rationale(facts, shown.side)], gap=GAP)
    hidden = [_card(shown, each, _note(facts)) for each in facts.rig.hidden]
    card = _card(shown, view, _shows(facts, 0, shown.plurals))
    return panels.row([card, middle, *hidden], gap=GAP)


def _many_views(shown: _PageItem) -> Panel:
    """Views in lines, the hidden ones at the right end; then their answered copies.

    The rationale is at the right end of these.
    """
    facts = shown.facts
    visible = facts.rig.visible
    cards = [
        _card(shown, view, _shows(facts, number, shown.plurals))
        for number, view in enumerate(visible)
    ]
    hidden = [_card(shown, each, _note(facts)) for each in facts.rig.hidden]
    copies = [_copy(shown, view) for view in visible]
    columns = min(len(visible), IN_A_ROW)
    first = panels.row([panels.grid(cards, columns, gap=GAP), *hidden], gap=GAP)
    said = _rationale(facts, shown.side)
    second = panels.row([panels.grid(copies, columns, gap=GAP), said], gap=GAP)
    return panels.column([first, second], gap=GAP)


def _note(facts: Facts) -> str:
    """What is said below the caption of a hidden view."""
    return (
        "to be imagined" if facts.imagined is None else "of another scene, on purpose"
    )


def _heading(shown: _PageItem, caption: str, note: str, colour: Colour) -> Panel:
    """A caption, and a note below it."""
    lines = [
        panels.text(caption, shown.side, size=20, bold=True, colour=colour),
        panels.text(note, shown.side, size=17, colour=SOFT),
    ]
    return panels.snapped(panels.column(lines, gap=0))


def _copy(shown: _PageItem, view: View) -> Panel:
    """The picture of a view with signs of the answer."""
    image = panels.scaled(frame_image(shown.frames, view), shown.side - 4)
    drawn = answered_picture(shown.facts, view, image, shown.signs)
    caption = f"{caption_of(shown.facts, view)}, answered"
    head = _heading(shown, caption, "with signs of what the answer rests on", ASKED)
    return panels.column([head, panels.picture(drawn, shown.side, frame=ASKED)], gap=0)


def _card(shown: _PageItem, view: View, note: str) -> Panel:
    """A view with its caption above, and its tokens below."""
    facts, side = shown.facts, shown.side
    third = side // 3
    tokens = _tokens_of(facts, view)
    others = _others(facts, tokens)
    drawings = [
        _depths(facts, view, tokens, third, others),
        panels.object_map(
            tokens.entries,
            side - third - 8,
            marked=facts.question.evidence.instances,
            numbered=others,
            camera=None if view.is_map else CAMERA_CELL,
            marks=tokens.marks,
        ),
    ]
    colour = note_colour(view) if view.is_hidden else panels.INK
    picture = panels.picture(
        frame_image(shown.frames, view), side, frame=frame_colour(view)
    )
    top = panels.column(
        [_heading(shown, caption_of(facts, view), note, colour), picture], gap=0
    )
    return panels.column([top, panels.row(drawings, gap=8)], gap=8)


def _others(facts: Facts, tokens: ViewTokens) -> tuple[int, ...]:
    """The largest things of a view, beside those that the answer rests on."""
    asked = facts.question.evidence.instances
    sizes = {
        each.instance: (each.box[2] - each.box[0]) * (each.box[3] - each.box[1])
        for each in tokens.entries
        if each.instance not in asked
    }
    there = sum(1 for each in tokens.entries if each.instance in asked)
    largest = sorted(sizes, key=lambda each: (-sizes[each], each))
    return tuple(largest[: max(NUMBERED - min(there, 3), 2)])


def _depths(
    facts: Facts, view: View, tokens: ViewTokens, width: int, others: Sequence[int]
) -> Panel:
    """The depth grid with its scale, and below it the names of chips of the map."""
    names = {each.id: plain(each.category) for each in facts.scene.entities}
    ends = code_ends(tokens.depth)
    key = chip_key(
        tokens,
        names,
        width,
        marked=facts.question.evidence.instances,
        others=others,
        has_camera=not view.is_map,
    )
    parts = [panels.depth_grid(tokens.depth, width, ends=ends)]
    parts += [depth_scale(ends, width), *([] if key is None else [key])]
    return panels.column(parts, gap=6)


def _question(facts: Facts, width: int) -> Panel:
    return panels.text(facts.question.text, width, size=28, bold=True)


def _options(facts: Facts, width: int) -> Panel:
    """The options, the right one marked."""
    question = facts.question
    options = [
        panels.option(letter, words, width, is_answer=letter == question.letter)
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    ]
    return panels.column(options, gap=2)


def _rationale(facts: Facts, width: int) -> Panel:
    """The rationale, and how far the item is from being ambiguous."""
    question = facts.question
    steps = [
        panels.row(
            [
                panels.text(f"{number}.", 28, size=19, colour=SOFT),
                panels.text(step, width - 32, size=19),
            ],
            gap=4,
        )
        for number, step in enumerate(question.rationale, start=1)
    ]
    words = certainty_words(question.margins)
    if len(facts.rig.visible) > 1 and question.evidence.views_needed:
        needed = [str(view + 1) for view in question.evidence.views_needed]
        words += f" {_views_needed(needed)}"
    certificate = panels.text(words, width, size=16, colour=SOFT)
    return panels.column([*steps, certificate], gap=8)


def _views_needed(numbers: Sequence[str]) -> str:
    """Which views have to be looked at."""
    if len(numbers) == 1:
        return f"View {numbers[0]} alone shows all that is needed."
    return f"Views {', '.join(numbers[:-1])} and {numbers[-1]} are needed."


def certainty_words(margins: Margins) -> str:
    """The margins of an item as sentences: how far it is from being ambiguous."""
    words = [
        f"The smallest object that has to be seen fills {_percent(margins.seen_pcm)} "
        "of the picture that shows it best."
    ]
    if margins.best_view_missing:
        words.append(f"The picture that shows most lacks {margins.best_view_missing}.")
    spare = _spare(margins)
    if spare:
        words.append(f"Whoever misjudges {spare} still gets the same answer.")
    if margins.hidden_pct is not None:
        part = "all" if margins.hidden_pct == 100 else f"{margins.hidden_pct} %"
        words.append(f"The hidden view shows {part} of what is asked about.")
    return " ".join(words)


def _spare(margins: Margins) -> str:
    """How wrong a reader may be, in words; "" where nothing says it."""
    found = []
    if margins.angle_tenths is not None:
        found.append(f"directions by up to {margins.angle_tenths / 10:g} degrees")
    if margins.gap_mm is not None:
        found.append(f"distances by up to {margins.gap_mm / 1000:.2f} m")
    return " or ".join(found)


def _percent(thousandths: int) -> str:
    """A share of a picture, with as many digits as a reader can use."""
    share = thousandths / 1000
    return f"{share:.0f} %" if share >= 10 else f"{share:.2g} %"


def _legend(facts: Facts, width: int) -> Panel:
    """What the token drawings mean, and what only a maker of data asks for."""
    words = (
        "Under each picture as it is: its perception tokens, a grid of depths, and a "
        "map of the objects that it shows, from above. The answer rests on green ones; "
        "some others are numbered and named; round chips are marks that are painted "
        "into the picture."
    )
    lines = [
        panels.text(words, width, size=16, colour=SOFT),
        panels.text(_small_print(facts), width, size=15, colour=SOFT),
    ]
    return panels.column(lines, gap=6)


def _small_print(facts: Facts) -> str:
    """The id, the room, and how the item came about."""
    question, scene = facts.question, facts.scene
    shape = SHAPES.get(scene.room.shape, "")
    kind = ROOM_KINDS[scene.room.kind].noun
    known = f"{shape} {kind}, {len(scene.entities)} objects"
    details = (
        facts.address.id,
        known.strip(),
        task_line(facts),
        question.difficulty,
        f"wording {question.template}",
        f"rig {facts.rig.kind}",
        f"attempt {facts.attempt}",
    )
    return "  ·  ".join(details)


def _shows(facts: Facts, number: int, plurals: Mapping[str, str]) -> str:
    """How many of the instances that the answer rests on a visible view shows."""
    evidence = facts.question.evidence
    categories = {entity.id: entity.category for entity in facts.scene.entities}
    named = [categories[each] for each in evidence.instances if each in categories]
    if not named or number >= len(evidence.per_view):
        return "shown"
    seen = [each for each in evidence.per_view[number] if each in categories]
    if len(set(named)) > 1:
        return f"shows {_listed([plain(categories[each]) for each in seen])}"
    noun = plain(named[0])
    if len(seen) != 1:
        noun = plurals.get(named[0], f"{noun}s")
    return f"shows {len(seen) or 'no'} {noun}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "none of them"


def _tokens_of(facts: Facts, view: View) -> ViewTokens:
    return next(tokens for tokens in facts.tokens if tokens.view == view.name)
