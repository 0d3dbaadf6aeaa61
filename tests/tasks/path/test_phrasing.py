"""Questions about a walk: clean sentences, complete, and read back as meant."""

import re
from collections import Counter
from itertools import product

import pytest

from scenegen.tasks.path.phrasing import (
    NOTHING,
    VARIANTS,
    WORDINGS,
    ParsedPathQuestion,
    fill,
    read,
)

ALL = [(kind, each) for kind, some in WORDINGS.items() for each in some]
IDS = [each.id for _, each in ALL]

NOUNS = {"seen_over": ("TV stand", ""), "facing_view": ("", "office chair")}
"""What is asked about, and what gives the direction."""

EVERYTHING = [
    (
        wording,
        ParsedPathQuestion(
            kind, variant, side, is_reversed, *NOUNS.get(kind, ("", ""))
        ),
    )
    for (kind, wording), variant, is_reversed in product(ALL, VARIANTS, (False, True))
    for side in (("left", "right") if kind == "side_object" else ("",))
]


def text_of(wording, asked: ParsedPathQuestion) -> str:
    return fill(
        wording,
        variant=asked.variant,
        side=asked.side,
        is_reversed=asked.is_reversed,
        thing=asked.thing,
        giver=asked.giver,
    )


def test_each_kind_has_twelve_wordings_in_three_persons():
    for wordings in WORDINGS.values():
        assert len(wordings) == 12
        persons = Counter(wording.person for wording in wordings)
        assert persons == {"i": 4, "you": 4, "someone": 4}


def test_no_two_wordings_are_the_same():
    assert len({each.text for _, each in ALL}) == len(ALL)
    assert len({each.id for _, each in ALL}) == len(ALL)


def test_all_questions_differ_and_each_is_read_back():
    texts = {text_of(wording, asked): asked for wording, asked in EVERYTHING}
    assert len(texts) == len(EVERYTHING)
    for text, asked in texts.items():
        assert read(text) == asked


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
@pytest.mark.parametrize(
    ("variant", "is_reversed"), list(product(VARIANTS, (False, True)))
)
def test_a_filled_wording_is_clean_and_complete(kind, wording, variant, is_reversed):
    side = "left" if kind == "side_object" else ""
    thing, giver = NOUNS.get(kind, ("", ""))
    text = fill(
        wording,
        variant=variant,
        side=side,
        is_reversed=is_reversed,
        thing=thing,
        giver=giver,
    )
    assert not re.search(r"[{}_]|  | [.,?]|\b(a|A) [aeiou]", text)
    assert text[0].isupper()
    assert text[-1] in "?."
    assert re.search(r"\bmap\b", text)
    assert ("left" in text) == bool(side)
    assert ("direction" in text) == (variant == "map_arrow")
    assert ("explored" in text) == (variant == "map_fog")
    assert ("pictures" in text or "third one" in text) == (variant == "map_ego")


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
def test_a_wording_says_from_where_to_where_and_what_is_meant(kind, wording):
    wanted = {
        "side_object": r"M1",
        "passing_order": r"\b(first|earliest|[Bb]efore)\b",
        "blocked": r"half a metre",
        "seen_over": r"M1.*{thing}",
        "facing_view": r"M1.*{giver}|{giver}.*M1",
    }
    # Up to M1, it is enough to say where the walk begins.
    assert "{start}" in wording.text
    if kind not in NOUNS or "{end}" in wording.text:
        assert wording.text.index("{start}") < wording.text.index("{end}")
    assert re.search(wanted[kind], wording.text)
    if kind == "blocked":
        assert "straight" in wording.text


def test_other_sentences_are_not_read():
    with pytest.raises(ValueError, match="no wording of the path task"):
        read("How many chairs are there?")


def test_nothing_is_no_name_of_a_thing():
    assert not NOTHING.startswith("the ")
