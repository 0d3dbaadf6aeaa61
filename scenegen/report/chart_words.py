"""What charts are called in plain words: their groups, margins, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ASKED, SEEN, SURE = "asked", "seen", "sure"
"""Groups of charts."""


class ChartGroup(NamedTuple):
    """A heading and a sentence above some charts."""

    title: str
    about: str


GROUPS: Mapping[str, ChartGroup] = {
    ASKED: ChartGroup(
        "What is asked",
        "Which questions there are, what they are about, and whether any answer is "
        "more frequent than a guess would need.",
    ),
    SEEN: ChartGroup(
        "What can be seen",
        "How full the rooms are, and how much shows of what the answer rests on.",
    ),
    SURE: ChartGroup(
        "How sure the answers are",
        "How far items are from having another answer, and why other scenes were "
        "thrown away while the set was built.",
    ),
}
"""In the order of a page."""

MARGIN_TITLES: Mapping[str, str] = {
    "seen_pcm": "How large the smallest needed object is",
    "angle_tenths": "Turn that would change the answer",
    "gap_mm": "Distance that would change the answer",
    "hidden_pct": "How much shows in the hidden view",
    "best_view_missing": "Counted objects that no single view shows",
}
"""Titles of margins by their column."""

REASONS: Mapping[str, str] = {
    "blank_view": "walls fill the picture",
    "close_novel": "too near in the hidden view",
    "close_view": "something right at the camera",
    "crowded": "no place for a counted object",
    "cut_instance": "no view shows an object whole",
    "distractor_shown": "hidden view shows a wrong option",
    "empty_view": "too few objects in a view",
    "few_views_needed": "fewer views are enough",
    "hidden_sign": "the mark is covered",
    "lens": "another lens, another answer",
    "main_piece": "a main piece finds no place",
    "merged_pair": "two objects always touch",
    "no_cross": "no good place for the mark",
    "no_floor": "too little free floor",
    "no_fog": "too little to hatch on the map",
    "no_pair": "no twins in this room",
    "no_passage": "a door is out of reach",
    "no_rig": "no cameras show what is dealt",
    "no_spot": "no floor for the turned thing",
    "no_stand": "an object cannot stand there",
    "no_twins": "no twins in this room",
    "no_vantage": "an object is seen from nowhere",
    "no_view": "no view shows it alone",
    "no_walk": "no walk fits into the room",
    "not_alone": "there is another one like it",
    "not_aside": "neither clearly left nor right",
    "not_first": "not clear what is passed first",
    "not_hidden": "too little is hidden",
    "not_shown": "hidden view shows too little",
    "nothing_common": "pictures share no object",
    "other_counts": "views show other counts",
    "second_sign": "another picture shows the mark",
    "seen_at_start": "seen too early",
    "single_view": "one view shows all",
    "slab_view": "edge of a wall at the camera",
    "unclear_on_map": "not clear on the map",
    "unseen": "an object shows too little",
    "unstable": "a small move changes it",
    "unstable_count": "the count hangs on a threshold",
}
"""Why scenes are rejected, in few words; docs/rejections.md has all reasons."""
