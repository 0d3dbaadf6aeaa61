r"""Which option a model's text names: published rules, and never a guess.

The page Score of the documentation shows the rules to users. In short: reasoning
between `<think>` tags is left out. Then every *statement* counts,

    a container         <answer>B</answer>, \boxed{B}, {"answer": "B"}
    a sentence          Answer: B, the answer is (B), the correct option is B
    a line by itself    B, (B), **B**, Option B; the first or the last one of the text

and all of them have to name one and the same option. Only a text without a statement is
read for an option with its letter ("B. the red chair", on any line) or for the text of
an option and nothing else. Whatever is left has no answer.

A letter in a sentence is followed by punctuation, the end of the line, "because" or
"since": "the answer is A chair" names no option, and neither does "A-frame". A
lower-case letter counts only where it is all there is.

Exports that score hold this file as it is, so it imports the standard library alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress

LETTERS = "ABCDEFGH"
"""Of the options, in their order."""

OUTSIDE = -1
"""Stands for a statement that names no option, or an option that is not there."""

NEAR = 300
"""Characters before and after "the answer is" that are read with it."""

DEPTH = 3
"""Containers inside one another that are opened, at most."""

_QUOTES = str.maketrans("\u201c\u201d\u2018\u2019\u2010", "\"\"''-")
_THINK_TAG = re.compile(r"<(/?)think(?:ing)?\s*>", re.IGNORECASE)
_SPECIAL = re.compile(
    r"<\|[^|<>]*\|>|</?s>|<(?!(?i:answer)\b)[A-Z]+(?:_[^<>\s]*)?>|</?image_\w+>"
)
_TAGGED = re.compile(r"<answer\s*>(.*?)(?:</answer\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BOXED = re.compile(r"\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_MEMBER = re.compile(
    r"[{,]\s*([\"'])(?:(?:final|correct)[ _])?answer\1\s*:\s*"
    r"(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s\"'{}\[\],]+))\s*(?=[,}])",
    re.IGNORECASE,
)
_TYPESET = re.compile(r"\\(?:text|textbf|mathrm|mathbf)\s*\{([^{}]*)\}")
_MARKUP = re.compile(r"</?(?:b|strong|i|em|u)\s*>", re.IGNORECASE)
_MARKED = re.compile(r"(\*{1,3}|_{1,2}|`|\"|'|\$)\(?([A-Ha-h])\)?[.:]?\1")
_SENTENCE = re.compile(
    r"\b(?:answer|(?:correct|right|best) (?:option|choice|letter))\b"
    r"(?:[ \t]*(?:is\b|:|=))+[ \t]*(?:(?:option|choice|letter)\b[ \t]*:?[ \t]*)?",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:not|never|cannot|neither|if|whether|unless|wrong|incorrect|false|other)\b"
    r"|\b(?:doubt|unlikely|hardly)\b|n't\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:option|choice|letter)?\s*[(\[]?([A-H])[)\]]?\s*[.:,;!]?", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:[-*\u2022]\s*)?[(\[]?([A-H])(?:[)\]][.:]?|[.:]|\s+[-\u2013\u2014])\s*(\S.*)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"[(\[]([A-H])[)\]]", re.IGNORECASE)
_BARE = re.compile(
    # "A-frame", "A/V" and "E.T." are words; "A/B" are two letters.
    r"([A-H])(?![-/&+](?![A-H]\b)\w|\.\w\.)(?=\s*$|[.,;:!)/&+\u2013-]|\s+[(/&+\u2013\u2014-]"
    r"|\s+(?:because|since|or|and|nor)\b)"
)
_DENIED = re.compile(
    r"[(\[]?[A-H][)\]]?\s+(?:cannot|can't|(?:is|was|can|could|would|must|does)"
    r"(?:n't\b|\s+(?:not|never|wrong|incorrect|false)\b))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[.!;,](?:\s|$)|\b(?:or|and)\b")
_AND_ANOTHER = re.compile(
    r"[)\].]*\s*(?:[,;/&+\u2013\u2014(-]|\b(?:or|and|nor)\b)\s*"
    r"(?:(?:or|and|nor|also|maybe|perhaps|possibly)\b\s*)*"
    r"(?:option\s+)?[(\[]?([A-H])(?![\w'])"
)


def read_answer(text: str, options: Sequence[str]) -> int | None:
    r"""The position of the option that a text names; None when it names none, or two.

    Examples:
        >>> read_answer("The chair is to the left. Answer: B", ["left", "right"])
        1
        >>> read_answer(r"\boxed{A}", ["left", "right"])
        0
        >>> read_answer("A chair is on the left", ["left", "right"]) is None
        True
    """
    plain = _plain(text)
    found = set(_stated(plain, options)) or set(_quoted(plain, options))
    only = found.pop() if len(found) == 1 else OUTSIDE
    return None if only == OUTSIDE else only


def _plain(text: str) -> str:
    """A text without reasoning, special tokens and marks; marked letters as "(B)"."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    plain = _SPECIAL.sub(" ", _MARKUP.sub("*", _without_thoughts(plain)))
    plain = _MEMBER.sub(_tagged_member, plain)
    plain = _TYPESET.sub(r"\1", _TYPESET.sub(r"\1", plain))
    plain = _MARKED.sub(r"(\2)", plain)
    return re.sub(r"[*`\"$]|^#+ ", "", plain, flags=re.MULTILINE).strip()


def _without_thoughts(text: str) -> str:
    """A text without its reasoning; nothing of one whose reasoning has no end."""
    kept: list[str] = []
    begin, is_open = 0, False
    for tag in _THINK_TAG.finditer(text):
        is_end = bool(tag[1])
        if is_end and not is_open:  # the beginning was part of the prompt
            kept.clear()
        elif not is_end and not is_open:
            kept.append(text[begin : tag.start()])
        is_open, begin = not is_end, tag.end()
    return "" if is_open else " ".join([*kept, text[begin:]])


def _tagged_member(match: re.Match[str]) -> str:
    """The member "answer" of a JSON object as a tag."""
    value = next(each for each in match.groups()[1:] if each is not None)
    if match[2] is not None:
        with suppress(ValueError):
            value = json.loads(f'"{value}"')
    return f"<answer>{value}</answer>"


def _stated(text: str, options: Sequence[str], depth: int = 0) -> Iterator[int]:
    """What the statements of a text name."""
    for match in _TAGGED.finditer(text):
        yield from _of_container(match[1].strip(), options, depth)
    rest = _TAGGED.sub(" ", text)
    for match in _BOXED.finditer(rest):
        yield from _of_container(match[1].strip(), options, depth)
    rest = _BOXED.sub(" ", rest)
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    for line in lines:
        for match in _SENTENCE.finditer(line):
            if not _is_unsaid(line, match):
                rest = line[match.end() : match.end() + NEAR].strip()
                if not _DENIED.match(rest):
                    yield from _of_sentence(rest, options)
    for line in {*lines[:1], *lines[-1:]}:
        if _ALONE.fullmatch(line):
            yield from _of_container(line, options, depth)


def _quoted(text: str, options: Sequence[str]) -> Iterator[int]:
    """What a text without a statement names by the words of an option."""
    whole = _place_of_text(text, options)
    if whole is not None:
        yield whole
    for line in text.splitlines():
        labelled = _LABELLED.fullmatch(line.strip())
        said = _place_of_text(labelled[2], options) if labelled else None
        if labelled and said is not None:
            yield said
            yield _place(labelled[1], options)


def _of_container(content: str, options: Sequence[str], depth: int) -> Iterator[int]:
    """What a container names: it holds one option, or a statement, and nothing else."""
    alone, labelled = _ALONE.fullmatch(content), _LABELLED.fullmatch(content)
    whole = _place_of_text(content, options)
    if whole is not None and not alone:
        yield whole
        return
    said = _place_of_text(labelled[2] if labelled else content, options)
    if alone:
        yield _place(alone[1], options)
    if labelled and said is not None:
        yield _place(labelled[1], options)
    if said is not None:
        yield said
    elif not alone:
        inner = set(_stated(content, options, depth + 1)) if depth < DEPTH else ()
        yield from inner or (OUTSIDE,)


def _of_sentence(rest: str, options: Sequence[str]) -> Iterator[int]:
    """What follows "the answer is": a letter, perhaps more letters, or an option."""
    whole = _place_of_text(rest, options)
    if whole is not None and not _ALONE.fullmatch(rest):
        yield whole
        return
    parts = [part for part in _PARTS.split(rest) if part.strip()]
    for part in (rest, *parts[:2]):
        said = _place_of_text(part, options)
        if said is not None:
            yield said
    is_small = re.fullmatch(r"([a-h])[.!]?", rest)
    match = _WRAPPED.match(rest) or _BARE.match(rest) or is_small
    while match:
        yield _place(match[1], options)
        rest = rest[match.end() :]
        labelled = re.match(r"[).:\s\u2013\u2014-]+(\S.*)", rest)
        said = _place_of_text(labelled[1], options) if labelled else None
        if said is not None:
            yield said
        match = _AND_ANOTHER.match(rest)


def _is_unsaid(line: str, match: re.Match[str]) -> bool:
    """Whether a sentence denies, supposes or asks what would be its statement."""
    begin, end = match.span()
    before = re.split(r"[.!?;]\s", line[max(begin - NEAR, 0) : begin])[-1]
    is_asked = re.match(r"[^.!?]*\?", line[end : end + NEAR]) is not None
    return is_asked or _UNSAID.search(before) is not None


def _place(letter: str, options: Sequence[str]) -> int:
    """The position of a letter; OUTSIDE where there is no such option."""
    place = LETTERS.index(letter.upper())
    return place if place < len(options) else OUTSIDE


def _place_of_text(text: str, options: Sequence[str]) -> int | None:
    """The position of the option that reads like a text, if one does."""
    said = _bare_words(text)
    for place, option in enumerate(options):
        if said and said == _bare_words(option):
            return place
    return None


def _bare_words(text: str) -> str:
    """Words in lower case with single spaces, without a full stop at their end."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold().rstrip(". ")
