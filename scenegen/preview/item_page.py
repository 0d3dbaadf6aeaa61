"""Pages for the eye: one item with all that is known of it, or many items in rows."""

from collections.abc import Mapping, Sequence

from PIL import Image

from scenegen.preview import panels
from scenegen.preview.panels import HIDDEN, RIGHT, SOFT, Panel
from scenegen.records.frame import Frame
from scenegen.records.item import Facts, Margins, ViewTokens
from scenegen.records.rig import View
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.tokens.birds_eye_grid import CELLS

Item = tuple[Facts, Mapping[str, Frame]]
"""What is known of an item, and its frames by the name of their view."""

SMALL, MEDIUM, LARGE, STRIP = 300, 420, 560, 256
SHAPES = {"l": "L-shaped", "t": "T-shaped", "rectangle": "rectangular"}
MARGIN = 28

EYE = (CELLS - 1, CELLS // 2)
"""The cell of the camera on the grid of a view in perspective."""


def preview(
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
        panels.row([_asked(facts, half), _why(facts, half)], gap=40),
        _legend(facts, width),
    ]
    return panels.padded(panels.column(parts, gap=20), MARGIN)


def contact_sheet(items: Sequence[Item], columns: int = 1) -> Image.Image:
    """Many items, a strip each: views, hidden views, question and answer.

    Args:
        items: what to show, in order.
        columns: strips beside each other.

    Raises:
        ValueError: when there is nothing to show.
    """
    if not items:
        raise ValueError("a contact sheet needs at least one item")
    strips = [_strip(facts, frames) for facts, frames in items]
    width = max(strip.width for strip in strips)
    ruled = [panels.column([panels.rule(width), strip]) for strip in strips]
    return panels.padded(panels.grid(ruled, columns, gap=16), MARGIN)


def _title(facts: Facts, width: int) -> Panel:
    question, scene = facts.question, facts.scene
    shape = SHAPES.get(scene.room.shape, "")
    kind = ROOM_KINDS[scene.room.kind].noun
    details = (
        _sort(facts),
        question.difficulty,
        f"wording {question.template}",
        f"{shape} {kind}, {len(scene.entities)} objects",
        f"rig {facts.rig.kind}",
        f"attempt {facts.attempt}",
        f"twins {facts.address.pair_id}",
    )
    lines = [
        panels.text(facts.address.id, width, size=28, bold=True),
        panels.text("  ·  ".join(details), width, size=17, colour=SOFT),
    ]
    if facts.control:
        spoilt = f"Control, spoilt on purpose: {_plain(facts.control)}"
        lines.append(panels.text(spoilt, width, size=19, colour=HIDDEN, bold=True))
    return panels.column(lines, gap=2)


def _sort(facts: Facts) -> str:
    """Task, kind and variant."""
    question = facts.question
    parts = (question.task, question.kind, question.variant)
    return " / ".join(part for part in parts if part)


def _plain(name: str) -> str:
    """A name as one reads it."""
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
    colour = HIDDEN if view.is_hidden else panels.LINE
    third = side // 3
    tokens = _tokens_of(facts, view)
    drawings = [
        panels.depth_grid(tokens.depth, third),
        panels.object_map(
            tokens.entries,
            side - third - 8,
            cells=CELLS,
            marked=facts.question.evidence.instances,
            eye=None if view.is_map else EYE,
            marks=tokens.marks,
        ),
    ]
    return panels.column(
        [
            panels.column(
                [
                    panels.text(_name(facts, view), side, size=17, bold=True),
                    panels.text(note, side, size=15, colour=_note_colour(view)),
                ],
                gap=0,
            ),
            panels.picture(_image(frames, view), side, frame=colour),
            panels.row(drawings, gap=8),
        ],
        gap=6,
    )


def _asked(facts: Facts, width: int) -> Panel:
    """The question and its options."""
    question = facts.question
    options = [
        panels.option(letter, words, width, is_answer=letter == question.letter)
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    ]
    asked = panels.text(question.text, width, size=24, bold=True)
    return panels.column([asked, panels.column(options, gap=4)], gap=14)


def _why(facts: Facts, width: int) -> Panel:
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
    """What is known of how far an item is from being ambiguous."""
    words = [
        f"The least visible of what must be seen covers {margins.seen_pcm / 1000:.2f} "
        f"% of its best view (bar {margins.threshold_pcm / 1000:.2f} %)."
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
    names = [f"{_plain(name)} {', '.join(ids)}" for name, ids in numbers.items()]
    words = (
        "Under each picture: its depth grid (warm is near, dark is far) and its object "
        "map from above with the numbers of visible objects; the answer rests on the "
        "green ones, the triangle is the camera, round chips are painted signs."
        f"\nObjects: {'; '.join(names)}."
    )
    options = facts.question.evidence.options
    if options:
        named = ", ".join(str(entity) if entity else "none" for entity in options)
        words += f"\nThe options in order: {named}."
    return panels.text(words, width, size=14, colour=SOFT)


def _strip(facts: Facts, frames: Mapping[str, Frame]) -> Panel:
    """Pictures in a row, the question and the answer at their side."""
    pictures = [_thumbnail(facts, view, frames) for view in facts.rig.views]
    question = facts.question
    options = "\n".join(
        f"{letter}. {words}"
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    )
    answer = f"{question.letter}. {question.options[question.answer_index]}"
    words = panels.column(
        [
            panels.text(_caption(facts), 420, size=14, colour=SOFT),
            panels.text(question.text, 420, size=19, bold=True),
            panels.text(options, 420, size=17),
            panels.text(f"Answer: {answer}", 420, size=17, colour=RIGHT, bold=True),
        ],
        gap=8,
    )
    return panels.row([*pictures, words], gap=10)


def _caption(facts: Facts) -> str:
    """What a strip says above its question."""
    control = f", control: {_plain(facts.control)}" if facts.control else ""
    return f"{facts.address.id}\n{_sort(facts)}{control}"


def _thumbnail(facts: Facts, view: View, frames: Mapping[str, Frame]) -> Panel:
    """A small picture under its caption."""
    colour = HIDDEN if view.is_hidden else panels.LINE
    caption = _name(facts, view)
    return panels.column(
        [
            panels.text(caption, STRIP, size=14, colour=_note_colour(view)),
            panels.picture(_image(frames, view), STRIP, frame=colour),
        ],
        gap=2,
    )


def _shows(facts: Facts, number: int, plurals: Mapping[str, str]) -> str:
    """How many of the instances that the answer rests on a visible view shows."""
    evidence = facts.question.evidence
    categories = {entity.id: entity.category for entity in facts.scene.entities}
    named = [categories[each] for each in evidence.instances if each in categories]
    if not named or number >= len(evidence.per_view):
        return "shown"
    seen = [each for each in evidence.per_view[number] if each in categories]
    if len(set(named)) > 1:
        return f"shows {_listed([_plain(categories[each]) for each in seen])}"
    noun = _plain(named[0])
    if len(seen) != 1:
        noun = plurals.get(named[0], f"{noun}s")
    return f"shows {len(seen) or 'no'} {noun}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "none of them"


def _name(facts: Facts, view: View) -> str:
    """What the caption of a view says."""
    if view.is_hidden:
        return f"Hidden: {_plain(view.name)}"
    number = facts.rig.visible.index(view) + 1
    return f"View {number} (map)" if view.is_map else f"View {number}"


def _note_colour(view: View) -> panels.Colour:
    return HIDDEN if view.is_hidden else SOFT


def _image(frames: Mapping[str, Frame], view: View) -> Image.Image:
    return Image.fromarray(frames[view.name].rgb)


def _tokens_of(facts: Facts, view: View) -> ViewTokens:
    return next(tokens for tokens in facts.tokens if tokens.view == view.name)
