"""All ways to ask about a walk over a map.

Each of them says from where to where the walk leads. The gap "{note}" is for a sentence
about the pictures.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.tasks.wordings import Wording

_SIDE = (
    Wording(
        "side-01",
        "i",
        "On the map I walk from {start} over M1 to {end}.{note} When I am at M1, which "
        "of these things is on my {side}?",
    ),
    Wording(
        "side-02",
        "i",
        "I follow the line drawn on the map, beginning at {start} and ending at "
        "{end}.{note} What do I have on my {side}-hand side as I pass M1?",
    ),
    Wording(
        "side-03",
        "i",
        "My way leads from point {start} to point {end} and passes M1, as the map "
        "shows.{note} At M1 I look to my {side}, square to the way: what do I see?",
    ),
    Wording(
        "side-04",
        "i",
        "If I go the marked way on the map from {start} to {end}, which thing will be "
        "to my {side} when I reach M1?{note}",
    ),
    Wording(
        "side-05",
        "you",
        "You walk the way on the map, from {start} over M1 to {end}.{note} Which of "
        "these things is on your {side} at M1?",
    ),
    Wording(
        "side-06",
        "you",
        "Set out at {start} and follow the way on the map towards {end}.{note} Stop "
        "at M1 without turning: what is at your {side} hand?",
    ),
    Wording(
        "side-07",
        "you",
        "Imagine that you walk the way on the map, with {start} behind you and {end} "
        "before you, and have come as far as M1.{note} What would you see if you "
        "turned your head to the {side}?",
    ),
    Wording(
        "side-08",
        "you",
        "The map shows your walk: it starts at {start}, goes through M1 and finishes "
        "at {end}.{note} Name the thing that is on the {side} of you at M1.",
    ),
    Wording(
        "side-09",
        "someone",
        "A visitor walks from {start} to {end} along the line on the map.{note} Which "
        "thing does the visitor have on the {side} when passing M1?",
    ),
    Wording(
        "side-10",
        "someone",
        "A robot drives the way that the map shows, from {start} by M1 to "
        "{end}.{note} At M1 it turns its camera to the {side} of the way. What comes "
        "into the picture?",
    ),
    Wording(
        "side-11",
        "someone",
        "Someone takes the way on the map that leads from {start} over M1 to "
        "{end}.{note} What is on this person's {side} at M1?",
    ),
    Wording(
        "side-12",
        "someone",
        "A child runs from {start} to {end} on the way drawn in the map and halts at "
        "M1, still facing along the way.{note} Which of these things is to the "
        "child's {side}?",
    ),
)

_ORDER = (
    Wording(
        "order-01",
        "i",
        "On the map I walk along the line from {start} to {end}.{note} Which of these "
        "things do I pass first?",
    ),
    Wording(
        "order-02",
        "i",
        "I follow the marked way on the map, beginning at {start} and ending at "
        "{end}.{note} What is the first of these things that I walk past?",
    ),
    Wording(
        "order-03",
        "i",
        "My walk on the map goes from point {start} to point {end}.{note} Which of "
        "these things do I pass before any of the others?",
    ),
    Wording(
        "order-04",
        "i",
        "If I go the way on the map from {start} to {end}, which thing is the first "
        "that I come by?{note}",
    ),
    Wording(
        "order-05",
        "you",
        "You walk the way on the map from {start} to {end}.{note} Which of these "
        "things do you pass first?",
    ),
    Wording(
        "order-06",
        "you",
        "Set out at {start} and follow the line on the map until you reach "
        "{end}.{note} What do you walk past before the others?",
    ),
    Wording(
        "order-07",
        "you",
        "Imagine that you greet every thing that you walk past, on the way from "
        "{start} to {end} that the map shows.{note} Which of these things do you "
        "greet first?",
    ),
    Wording(
        "order-08",
        "you",
        "The map shows your walk, which starts at {start} and finishes at "
        "{end}.{note} Name the thing that you pass earliest.",
    ),
    Wording(
        "order-09",
        "someone",
        "A visitor walks along the line on the map, from {start} to {end}.{note} "
        "Which thing does the visitor pass first?",
    ),
    Wording(
        "order-10",
        "someone",
        "A robot drives the way on the map from {start} to {end} and lists what it "
        "passes.{note} Which of these things comes first on its list?",
    ),
    Wording(
        "order-11",
        "someone",
        "Someone goes from point {start} to point {end} on the way drawn in the "
        "map.{note} Of these things, which is passed before all the others?",
    ),
    Wording(
        "order-12",
        "someone",
        "A child runs the way on the map that leads from {start} to {end}.{note} Past "
        "which of these things does the child run first?",
    ),
)

_BLOCKED = (
    Wording(
        "blocked-01",
        "i",
        "I want to walk in a straight line from {start} to {end} on the map, and I "
        "need half a metre of width.{note} What is in my way, if anything?",
    ),
    Wording(
        "blocked-02",
        "i",
        "The map marks the points 1 and 2. Can I go straight from {start} to {end}, "
        "half a metre wide as I am, or what do I run into?{note}",
    ),
    Wording(
        "blocked-03",
        "i",
        "From point {start} of the map I head straight for point {end}, and take up "
        "half a metre of width on the way.{note} Is there something in my way, and "
        "what?",
    ),
    Wording(
        "blocked-04",
        "i",
        "If I walk straight from {start} to {end} on the map and need a strip half a "
        "metre wide, is the way free, or which of these things stands in it?{note}",
    ),
    Wording(
        "blocked-05",
        "you",
        "Can you walk from {start} to {end} on the map in a straight line, when a "
        "person needs half a metre of width, or what is in the way?{note}",
    ),
    Wording(
        "blocked-06",
        "you",
        "You stand at point {start} of the map and want to go straight to point "
        "{end}, without any detour; your body needs half a metre of width.{note} What "
        "blocks you, if anything does?",
    ),
    Wording(
        "blocked-07",
        "you",
        "Imagine a straight strip on the floor from {start} to {end} of the map, half "
        "a metre wide, that you want to walk along.{note} Which of the things reaches "
        "into it, or does none?",
    ),
    Wording(
        "blocked-08",
        "you",
        "Take the straight way from {start} to {end} on the map, and allow yourself "
        "half a metre of width.{note} What would you bump into, if "
        "anything?",
    ),
    Wording(
        "blocked-09",
        "someone",
        "A visitor half a metre wide wants to walk straight from {start} to {end} on "
        "the map.{note} What is in the visitor's way, if anything?",
    ),
    Wording(
        "blocked-10",
        "someone",
        "A robot is half a metre wide and drives only straight. It is sent from "
        "{start} to {end} on the map.{note} Does it arrive, or what stops it?",
    ),
    Wording(
        "blocked-11",
        "someone",
        "Someone intends to go from point {start} to point {end} of the map in a "
        "straight line, which takes half a metre of width.{note} Is the way free, or "
        "which thing is in it?",
    ),
    Wording(
        "blocked-12",
        "someone",
        "A child pulls a cart half a metre wide straight from {start} to {end} on the "
        "map.{note} What does the cart hit, if it hits anything?",
    ),
)

WORDINGS: Mapping[str, tuple[Wording, ...]] = MappingProxyType(
    {"side_object": _SIDE, "passing_order": _ORDER, "blocked": _BLOCKED}
)
"""All of them, by kind of question; new ones are appended, and make new data."""
