"""A count, read from the premises of its rationale: what each picture adds, summed.

Nothing is known here but sentences. Sums that the sentences state on the way have to be
those that their numbers give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenegen.records.item import Question
from scenegen.tasks.phrases import NUMBERS, ORDINALS
from scenegen.tasks.sayings import clauses_of, option_of

_NUMBER = "|".join(NUMBERS)

_PICTURE = re.compile(
    rf"(?:in )?the (?P<place>{'|'.join(ORDINALS)}) picture "
    r"(?:clearly )?(?:shows|has|you (?:clearly )?can see|you (?:clearly )?see) "
    rf"(?P<number>{_NUMBER}) (?P<rest>.+)"
)

_SO_FAR = re.compile(rf", which makes ({_NUMBER}) so far$")

_SOME_NEW = re.compile(
    rf": (?:the )?(?:[a-z]+ )?(?P<old>{_NUMBER})\b.* (?:was|were) already in .*, and "
    rf"the other (?P<new>{_NUMBER})\b.* (?:is|are) new$"
)

_ALL_NEW = re.compile(
    ", (?:(?P<one>a new one|not seen before|an additional one)"
    "|(?P<two>both new|neither seen before|both additional)"
    "|all of them new|none of them seen before|all of them additional)$"
)

_ALL_OLD = re.compile(
    ", (?:(?P<one>the one)|(?P<two>both)|all of them) already seen in .+$"
)


def count_read(premises: Sequence[str], question: Question) -> int | None:
    """How many things all pictures together show; see `Kind`."""
    total, place = 0, 0
    clauses = [part for each in clauses_of(premises) for part in each.split("; ")]
    for clause in clauses:
        match = _PICTURE.fullmatch(clause)
        if match is None:
            break
        new = _new(NUMBERS.index(match["number"]), match["rest"], total)
        if new is None or ORDINALS[place] != match["place"]:
            return None
        total, place = total + new, place + 1
    rest = clauses[place:]
    if not place or any(_above(each) != total for each in rest):
        return None
    return option_of(question, str(total))


def _new(shown: int, rest: str, total: int) -> int | None:
    """How many of the things in a picture are new; None when the clause is at odds.

    Args:
        shown: how many it shows.
        rest: what the clause says of them.
        total: how many the pictures before show.
    """
    sum_told = _SO_FAR.search(rest)
    words = _SO_FAR.sub("", rest)
    some = _SOME_NEW.search(words)
    if some is not None:
        old, new = (NUMBERS.index(some[each]) for each in ("old", "new"))
        if old + new != shown:
            return None
    elif not total or not shown:
        new = shown
    else:
        all_new, all_old = _ALL_NEW.search(words), _ALL_OLD.search(words)
        if not _fits(all_new or all_old, shown):
            return None
        new = shown if all_new else 0
    is_right = sum_told is None or NUMBERS.index(sum_told[1]) == total + new
    return new if is_right else None


def _fits(match: re.Match[str] | None, shown: int) -> bool:
    """Whether words for one thing, for two, or for more stand for so many."""
    if match is None:
        return False
    told = 1 if match["one"] else 2 if match["two"] else max(shown, 3)
    return told == shown


def _above(clause: str) -> int:
    """How many things the map is said to show, in both of its halves."""
    words = clause.replace("one by one", "")
    return sum(map(NUMBERS.index, re.findall(rf"\b(?:{_NUMBER})\b", words)))
