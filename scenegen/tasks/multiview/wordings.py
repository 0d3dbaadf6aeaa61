"""The sentences that ask for a count over several pictures.

Each of them says two things in its own way: that all pictures are meant together, and
that an object which several pictures show is counted once.
"""

from dataclasses import dataclass

from scenegen.tasks.wordings import Wording

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip
"""Number words, as they stand before a noun."""

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
)  # fmt: skip
"""The place of a picture, or of an object in a row."""


@dataclass(frozen=True, slots=True)
class CountWording(Wording):
    """A sentence with gaps for "{views}", "{singular}" and "{plural}"."""

    def fill(self, *, views: int, singular: str, plural: str) -> str:
        """The question about a category, over a number of views."""
        return self.text.format(views=NUMBERS[views], singular=singular, plural=plural)


WORDINGS = (
    CountWording(
        "count-01",
        "i",
        "I took these {views} pictures in one room. If I count each thing only "
        "once, how many {plural} did I capture altogether?",
    ),
    CountWording(
        "count-02",
        "i",
        "My {views} pictures of this room overlap in places. How many different "
        "{plural} do they show in all?",
    ),
    CountWording(
        "count-03",
        "i",
        "I have to list the {plural} that appear in at least one of these {views} "
        "pictures, none of them twice. How many entries will my list have?",
    ),
    CountWording(
        "count-04",
        "i",
        "Looking through these {views} pictures, I may meet the same {singular} "
        "again and again. How many separate {plural} am I looking at in all?",
    ),
    CountWording(
        "count-05",
        "you",
        "You see one room in {views} pictures. Taking them together, how many "
        "distinct {plural} can you make out?",
    ),
    CountWording(
        "count-06",
        "you",
        "Suppose you put one sticker on each of the {plural} that appear anywhere "
        "in the {views} pictures of this room, and no second one on any. How many "
        "stickers do you need altogether?",
    ),
    CountWording(
        "count-07",
        "you",
        "You are given {views} pictures of the same room; an object that turns up "
        "in several of them is still one object. What is the total number of "
        "{plural} that you are shown?",
    ),
    CountWording(
        "count-08",
        "you",
        "Please determine the number of distinct {plural} in this room, using the "
        "{views} pictures jointly and counting no object more than once.",
    ),
    CountWording(
        "count-09",
        "someone",
        "A visitor photographed this room {views} times. How many different "
        "{plural} appear in the visitor's pictures altogether?",
    ),
    CountWording(
        "count-10",
        "someone",
        "Someone wants to know how many {plural} can be seen in the {views} "
        "pictures of the room taken together, where the same {singular} in two "
        "pictures counts as one. What is the right number?",
    ),
    CountWording(
        "count-11",
        "someone",
        "An estate agent goes through {views} pictures of the same room and "
        "writes down each {singular} once, no matter how often it is shown. How "
        "many {plural} does she write down in all?",
    ),
    CountWording(
        "count-12",
        "someone",
        "A robot stored these {views} pictures while it looked around a room. "
        "When it merges them and removes all repeats, how many {plural} are left?",
    ),
)
"""All of them; new ones are appended, and make new data."""
