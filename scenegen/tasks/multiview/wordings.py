"""How a count is asked: the sentences of wordings.toml, and number words."""

from scenegen.tasks.wordings import Wording, load_wordings

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip
"""Number words, as they stand before a noun."""

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
)  # fmt: skip
"""The place of a picture, or of an object in a row."""


def fill(wording: Wording, *, views: int, singular: str, plural: str) -> str:
    """The question about a category, over a number of views."""
    return wording.text.format(views=NUMBERS[views], singular=singular, plural=plural)


WORDINGS = load_wordings("scenegen.tasks.multiview")["count"]
