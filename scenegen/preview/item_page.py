"""The page of one item: views, tokens, question, answer, rationale, certificate."""

from collections.abc import Mapping, Sequence

from PIL import Image

from scenegen.preview import panels
from scenegen.preview.panels import HIDDEN, SOFT, Panel
from scenegen.preview.token_key import chip_key, code_ends, depth_scale
from scenegen.records.frame import Frame
from scenegen.records.item import Facts, Margins, ViewTokens
from scenegen.records.rig import View
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.tokens.birds_eye_grid import CELLS

SMALL, MEDIUM, LARGE = 300, 420, 560
"""Pixels a side of a picture: many visible views, two of them, one or a hidden view."""

SHAPES = {"l": "L-shaped", "t": "T-shaped", "rectangle": "rectangular"}
MARGIN = 28

CAMERA_CELL = (CELLS - 1, CELLS // 2)
"""The cell of the camera on the object map of a perspective view."""


def item_page(
    facts: Facts, frames: Mapping[str, Frame], plurals: Mapping[str, str] | None = None
) -> Image.Image:
    """A page of one item.

    Shows the visible views in order, the hidden ones beside them, under each view its
    perception tokens; then the question, the options with the answer marked, and the
    rationale.

    Args:
        facts: of the item.
        frames: by the name of their view, one for every view of the rig.
        plurals: category to the noun of several, for captions, e.g. "side tables".
    """
    views = _views(facts, frames, plurals or {})
    width = views.width
    half = (width - 40) // 2
    parts = [
        _title(facts, width),
        views,
        panels.rule(width),
        panels.row([_question(facts, half), _rationale(facts, half)], gap=40),
        _legend(facts, width),
    ]
    return panels.padded(panels.column(parts, gap=20), MARGIN)


def _title(facts: Facts, width: int) -> Panel:
    question, scene = facts.question, facts.scene
    shape = SHAPES.get(scene.room.shape, "")
    kind = ROOM_KINDS[scene.room.kind].noun
    known = f"{shape} {kind}, {len(scene.entities)} objects"
    details = (
        task_line(facts),
        question.difficulty,
        f"wording {question.template}",
        f"rig {facts.rig.kind}",
        f"attempt {facts.attempt}",
    )
    lines = [
        panels.text(facts.address.id, width, size=28, bold=True),
        panels.text(known.strip().capitalize(), width, size=20),
        panels.text("  ·  ".join(details), width, size=17, colour=SOFT),
    ]
    if facts.control:
        control = f"Control, altered on purpose: {plain(facts.control)}"
        lines.append(panels.text(control, width, size=19, colour=HIDDEN, bold=True))
    return panels.column(lines, gap=2)


def task_line(facts: Facts) -> str:
    """Task, kind and variant."""
    question = facts.question
    parts = (question.task, question.kind, question.variant)
    return " / ".join(part for part in parts if part)


def plain(name: str) -> str:
    """A name as prose has it, e.g. "side table"."""
    return name.replace("_", " ")


def _views(
    facts: Facts, frames: Mapping[str, Frame], plurals: Mapping[str, str]
) -> Panel:
    """The visible views as a block of cards, the hidden ones as large cards."""
    visible, hidden = facts.rig.visible, facts.rig.hidden
    side = {1: LARGE, 2: MEDIUM}.get(len(visible), SMALL)
    shown = [
        _card(facts, view, frames, note=_shows(facts, number, plurals), side=side)
        for number, view in enumerate(visible)
    ]
    columns = min(len(shown), 2 if len(shown) <= 4 else 4)
    blocks = [panels.grid(shown, columns, gap=16)]
    if hidden:
        note = "to be imagined"
        if facts.imagined is not None:
            note = "of another scene, on purpose"
        imagined = [
            _card(facts, view, frames, note=note, side=LARGE) for view in hidden
        ]
        blocks.append(panels.column(imagined, gap=16))
    return panels.row(blocks, gap=32)


def _card(
    facts: Facts, view: View, frames: Mapping[str, Frame], *, note: str, side: int
) -> Panel:
    """A view with its caption above, and its tokens below."""
    third = side // 3
    tokens = _tokens_of(facts, view)
    drawings = [
        _depths(facts, view, tokens, third),
        panels.object_map(
            tokens.entries,
            side - third - 8,
            cells=CELLS,
            marked=facts.question.evidence.instances,
            camera=None if view.is_map else CAMERA_CELL,
            marks=tokens.marks,
        ),
    ]
    return panels.column(
        [
            panels.column(
                [
                    panels.text(caption_of(facts, view), side, size=17, bold=True),
                    panels.text(note, side, size=15, colour=note_colour(view)),
                ],
                gap=0,
            ),
            panels.picture(frame_image(frames, view), side, frame=frame_colour(view)),
            panels.row(drawings, gap=8),
        ],
        gap=6,
    )


def _depths(facts: Facts, view: View, tokens: ViewTokens, width: int) -> Panel:
    """The depth grid with its scale, and below it the names of chips of the map."""
    names = {each.id: plain(each.category) for each in facts.scene.entities}
    ends = code_ends(tokens.depth)
    key = chip_key(
        tokens,
        names,
        width,
        marked=facts.question.evidence.instances,
        has_camera=not view.is_map,
    )
    parts = [panels.depth_grid(tokens.depth, width, ends=ends)]
    parts += [depth_scale(ends, width), *([] if key is None else [key])]
    return panels.column(parts, gap=6)


def _question(facts: Facts, width: int) -> Panel:
    """The question and its options."""
    question = facts.question
    options = [
        panels.option(letter, words, width, is_answer=letter == question.letter)
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    ]
    text = panels.text(question.text, width, size=24, bold=True)
    return panels.column([text, panels.column(options, gap=4)], gap=14)


def _rationale(facts: Facts, width: int) -> Panel:
    """The rationale, and how far the item is from being ambiguous."""
    question = facts.question
    steps = [
        panels.row(
            [
                panels.text(f"{number}.", 26, size=18, colour=SOFT),
                panels.text(step, width - 30, size=18),
            ],
            gap=4,
        )
        for number, step in enumerate(question.rationale, start=1)
    ]
    words = _certainty(question.margins)
    if len(facts.rig.visible) > 1 and question.evidence.views_needed:
        needed = ", ".join(str(view + 1) for view in question.evidence.views_needed)
        words += f" Views that together show all: {needed}."
    certificate = panels.text(words, width, size=15, colour=SOFT)
    return panels.column([*steps, certificate], gap=8)


def _certainty(margins: Margins) -> str:
    """The margins of an item as sentences: how far it is from being ambiguous."""
    words = [
        f"The least visible object that must be seen covers "
        f"{margins.seen_pcm / 1000:.2f} % of its best view (threshold "
        f"{margins.threshold_pcm / 1000:.2f} %)."
    ]
    if margins.best_view_missing is not None:
        words.append(f"The best single view misses {margins.best_view_missing}.")
    if margins.angle_tenths is not None:
        degrees = margins.angle_tenths / 10
        words.append(f"A turn of {degrees:.1f} degrees would change the answer.")
    if margins.gap_mm is not None:
        words.append(f"The answer holds by {margins.gap_mm / 1000:.2f} m.")
    if margins.hidden_pct is not None:
        words.append(f"The hidden view shows {margins.hidden_pct} % of its outline.")
    return " ".join(words)


def _legend(facts: Facts, width: int) -> Panel:
    """What the token drawings mean, and which number is which object."""
    numbers: dict[str, list[str]] = {}
    for entity in facts.scene.entities:
        numbers.setdefault(entity.category, []).append(str(entity.id))
    names = [f"{plain(name)} {', '.join(ids)}" for name, ids in numbers.items()]
    words = (
        "Under each picture are its perception tokens: a grid of depths, and a map of "
        "the objects that it shows, from above, with their numbers. The answer rests "
        "on the green ones; round chips are marks that are painted into the picture."
        f"\nObjects: {'; '.join(names)}."
    )
    options = facts.question.evidence.options
    if options:
        named = ", ".join(str(entity) if entity else "none" for entity in options)
        words += f"\nThe options in order: {named}."
    return panels.text(words, width, size=16, colour=SOFT)


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


def caption_of(facts: Facts, view: View) -> str:
    """What the caption of a view says."""
    if view.is_hidden:
        return f"Hidden: {plain(view.name)}"
    if view.is_map:
        return "Map"
    eyes = [each for each in facts.rig.visible if not each.is_map]
    return f"View {eyes.index(view) + 1}"


def note_colour(view: View) -> panels.Colour:
    """The colour of a caption; hidden views have one of their own."""
    return HIDDEN if view.is_hidden else SOFT


def frame_colour(view: View) -> panels.Colour:
    """The colour of the frame around a picture."""
    return HIDDEN if view.is_hidden else panels.LINE


def frame_image(frames: Mapping[str, Frame], view: View) -> Image.Image:
    """The picture of a view."""
    return Image.fromarray(frames[view.name].rgb)


def _tokens_of(facts: Facts, view: View) -> ViewTokens:
    return next(tokens for tokens in facts.tokens if tokens.view == view.name)
