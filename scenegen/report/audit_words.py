"""What the bars of an audit ask, in plain words: by the beginnings of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

HOLDS, NONE, GUESS = "holds", "none", "guess"
"""What a figure counts: items of which something holds, which is good; items of which
it must not hold; items that are answered without imagination."""

COUNTS: Mapping[str, str] = {HOLDS: "of items", NONE: "of items", GUESS: "right"}
"""What stands behind a figure."""


class Family(NamedTuple):
    """Bars that ask the same.

    Attributes:
        question: which they answer together.
        passed, failed: the answer where all keep to their limits, and where not.
    """

    question: str
    passed: str
    failed: str


class BarWords(NamedTuple):
    """What a bar says.

    Attributes:
        family: a key of `FAMILIES`.
        sense: `HOLDS`, `NONE` or `GUESS`.
        said: what is counted, one short sentence.
    """

    family: str
    sense: str
    said: str


FAMILIES: Mapping[str, Family] = {
    "labels": Family("Are the answers right?", "Yes", "Not all"),
    "twins": Family(
        "Does each item have a twin with another answer?", "Yes", "Not each"
    ),
    "splits": Family("Is anything in two splits?", "No", "Yes"),
    "hidden": Family("Does the hidden view decide the answer?", "Yes", "Not always"),
    "text": Family("Can a guess from the text alone do it?", "No", "Too often"),
    "letters": Family("Does the letter or the order tell it?", "No", "Too often"),
    "columns": Family("Do other columns of a row tell it?", "No", "Too often"),
    "missing": Family("Can it be done with an input missing?", "No", "Too often"),
    "pixels": Family(
        "Do colours and shapes alone give it away?", "Hardly ever", "Too often"
    ),
    "rules": Family(
        "Can a simple rule on the flat pictures do it?", "Seldom", "Too often"
    ),
    "counts": Family(
        "Can it be counted without matching views?", "Seldom", "Too often"
    ),
    "trust": Family(
        "Do the learners find something where nothing is?", "No", "Yes: mistrust them"
    ),
    "other": Family("Anything else", "Within the limits", "Beyond a limit"),
}
"""In the order in which a page has them."""

WORDS: tuple[tuple[str, BarWords], ...] = tuple(
    (begins, BarWords(family, sense, said))
    for begins, family, sense, said in (
        ("labels: second solution", "labels", HOLDS, "A second solver agrees"),
        ("rationale: ", "labels", HOLDS, "The written steps lead to the answer"),
        ("lens: ", "labels", NONE, "Another lens would change the answer"),
        ("oracle: ", "labels", HOLDS, "Traced by another program: same {rest}"),
        ("twins: items with one", "twins", HOLDS, "The item has a twin"),
        ("twins: another answer", "twins", HOLDS, "Its twin has another answer"),
        ("twins: one input differs", "twins", HOLDS, "One input differs"),
        ("duplicates: across", "splits", NONE, "The room is in another split too"),
        ("duplicates: in other", "splits", NONE, "The room is in another pair too"),
        ("pictures: across", "splits", NONE, "A picture is in another split too"),
        ("tokens: all views", "hidden", HOLDS, "All views, read without a mistake"),
        (
            "tokens: hidden views, the twin's",
            "hidden",
            GUESS,
            "Its twin's hidden view",
        ),
        ("tokens: hidden views, another's", "hidden", GUESS, "Another's hidden view"),
        ("tokens: hidden views, none", "hidden", GUESS, "No hidden view at all"),
        ("tokens: hidden views", "hidden", HOLDS, "The hidden view alone"),
        ("text: options alone", "text", GUESS, "From the options alone{rest}"),
        ("text: attributes", "text", GUESS, "From what the question names"),
        ("text: boosted words, ", "text", GUESS, "From its words, boosted: the {rest}"),
        ("text: words, ", "text", GUESS, "From its words: the {rest}"),
        ("text: ", "text", GUESS, "From the text: {rest}"),
        ("letters: other folds", "letters", GUESS, "Always the most frequent letter"),
        ("letters: from train", "letters", GUESS, "The usual letter of training items"),
        ("letters: ", "letters", GUESS, "Letters: {rest}"),
        ("row order", "letters", GUESS, "From the order of the items"),
        ("columns: ", "columns", GUESS, "From {rest}"),
        ("S0 without ", "missing", GUESS, "Without {rest}"),
        ("pictures: ", "pixels", GUESS, "From {rest}"),
        ("S1 ", "rules", GUESS, "The best rule of {rest}"),
        ("S2 ", "rules", GUESS, "The best rule of {rest}"),
        ("S3 ", "rules", GUESS, "A learner that has all features"),
        ("exempt: ", "rules", GUESS, "Allowed, since it is the task: {rest}"),
        ("learnt front: ", "rules", GUESS, "A front that was learnt: {rest}"),
        ("known front, ", "rules", GUESS, "The true front: {rest}"),
        ("counts: S3 ", "counts", GUESS, "A learner: {rest}"),
        ("counts: ", "counts", GUESS, "Counting: {rest}"),
        ("neighbours: ", "counts", GUESS, "By what stands around: {rest}"),
        ("shuffled labels: ", "trust", GUESS, "Learnt from wrong answers: {rest}"),
    )
)
"""How names begin, and what they mean; the first that fits counts."""


PLAINER: tuple[tuple[str, str], ...] = (
    ("giver", "the thing that gives the direction"),
    ("painted marks", "the painted marks"),
    (", boosting", ", by a learner"),
    (", boosted", ", by a learner"),
    (", rule", ", by a rule"),
    (", between twins", ": which of two twins has more"),
    (", least likely", ": the least likely"),
    ("rationale", "the written steps"),
    ("S3 ", ""),
)
"""Words of names, and what pages say instead."""


def words_of(name: str) -> BarWords:
    """What a bar says, by its name; bars of other packages say their names."""
    for begins, words in WORDS:
        if name.startswith(begins):
            rest = _plain(name.removeprefix(begins))
            return words._replace(said=words.said.format(rest=rest))
    return BarWords("other", GUESS, name)


def _plain(rest: str) -> str:
    """The rest of a name in plain words, with views as pages number them."""
    text = rest.replace(": ", ", ")
    for word, plainer in PLAINER:
        text = text.replace(word, plainer)
    return " ".join(map(_view, text.split(" ")))


def _view(word: str) -> str:
    number = word.removeprefix("view_").rstrip(",")
    if word == number or not number.isdecimal():
        return word
    return word.replace(f"view_{number}", f"view {int(number) + 1}")
