"""What people answered on the pages of a kit, against the labels."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from scenegen.audit.stored_rows import stored_rows
from scenegen.audit.subject import honest_shards
from scenegen.dataset.plan import Plan
from scenegen.errors import AuditError, told_as
from scenegen.reading import read_bytes

COLUMNS = ("reader", "id", "answer", "doubtful")
Z = 1.959964
"""Of a two-sided 95 % interval."""


class Answer(NamedTuple):
    """What a reader said of an item: a letter, and whether with doubts."""

    reader: str
    id: str
    letter: str
    is_doubtful: bool


class GradedLabel(NamedTuple):
    """What is right of an item, and which kind of question it is."""

    letter: str
    kind: str


class WilsonShare(NamedTuple):
    """So many of so many, with Wilson's 95 % interval, per cent."""

    right: int
    total: int
    low: float
    high: float

    @property
    def figure(self) -> float:
        """Per cent."""
        return 100 * self.right / self.total


class Grades(NamedTuple):
    """What a check by people found.

    Attributes:
        shares: accuracy by who and what, e.g. ("anna", "all").
        kappas: Cohen's kappa by two readers; None where chance alone would agree.
        doubtful: ids with what is doubtful about them.
    """

    shares: Mapping[tuple[str, str], WilsonShare]
    kappas: Mapping[tuple[str, str], float | None]
    doubtful: Mapping[str, str]


def wilson(right: int, total: int) -> WilsonShare:
    """A share with its interval (Wilson 1927), which holds near 0 and 1 too."""
    square = Z * Z
    p = right / total
    middle = p + square / (2 * total)
    spread = Z * sqrt(p * (1 - p) / total + square / (4 * total * total))
    scale = 100 / (1 + square / total)
    return WilsonShare(
        right, total, max(0.0, scale * (middle - spread)), scale * (middle + spread)
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two readers: agreement beyond that of chance.

    Args:
        pairs: what both said of each item that both answered.
    """
    total = len(pairs)
    if not total:
        return None
    first, second = (Counter(each) for each in zip(*pairs, strict=True))
    by_chance = sum(first[name] * second[name] for name in first) / (total * total)
    agreed = sum(one == other for one, other in pairs) / total
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def read_answers(paths: Iterable[Path]) -> list[Answer]:
    """The answers of some files; where a reader answered twice, the last one.

    Raises:
        AuditError: when a file is no table of answers.
    """
    found: dict[tuple[str, str], Answer] = {}
    for path in paths:
        for each in _answers_of(path):
            found[each.reader, each.id] = each
    return list(found.values())


def _answers_of(path: Path) -> Iterator[Answer]:
    told = "Save the answers from a page of `scenegen audit DIR --kit N`."
    with told_as(AuditError, path, told):
        text = read_bytes(path).decode("utf-8-sig")
        table = csv.DictReader(StringIO(text, newline=""))
        if not set(COLUMNS) <= set(table.fieldnames or ()):
            raise AuditError(f"{path}: needs the columns {', '.join(COLUMNS)}. {told}")
        for row in table:
            # A row that ends early has None for what is missing.
            reader, name, letter, doubt = (str(row[each] or "") for each in COLUMNS)
            yield Answer(reader, name, letter.strip().upper(), doubt == "1")


def labels_of(plan: Plan, folder: Path) -> dict[str, GradedLabel]:
    """The labels of all honest items, by id.

    Raises:
        ShardError: when a shard cannot be read.
    """
    names = ("id", "answer", "task", "kind")
    return {
        row["id"]: GradedLabel(row["answer"], f"{row['task']}, {row['kind']}")
        for shard in honest_shards(plan)
        for row in stored_rows(folder / shard.path, names)
    }


def grades(answers: Sequence[Answer], labels: Mapping[str, GradedLabel]) -> Grades:
    """The grades of some answers.

    Raises:
        AuditError: when there are none, or one is of an item that is not there.
    """
    if not answers:
        raise AuditError("the files hold no answer")
    for each in answers:
        if each.id not in labels:
            raise AuditError(f"{each.id}: answered, but not part of this data set")
    hits: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    by_item: defaultdict[str, list[Answer]] = defaultdict(list)
    for each in answers:
        label = labels[each.id]
        by_item[each.id].append(each)
        for reader in ("all readers", each.reader):
            for part in ("all", label.kind):
                hits[reader, part].append(each.letter == label.letter)
    shares = {key: wilson(sum(said), len(said)) for key, said in sorted(hits.items())}
    doubts = {name: _doubts(said, labels[name]) for name, said in by_item.items()}
    named = {name: doubt for name, doubt in sorted(doubts.items()) if doubt}
    return Grades(shares, _kappas(answers), named)


def _kappas(answers: Sequence[Answer]) -> dict[tuple[str, str], float | None]:
    said: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in answers:
        said[each.reader][each.id] = each.letter
    return {
        (one, other): kappa(
            [(said[one][n], said[other][n]) for n in said[one] if n in said[other]]
        )
        for one, other in combinations(sorted(said), 2)
    }


def _doubts(said: Sequence[Answer], label: GradedLabel) -> str:
    wrong = [each for each in said if each.letter != label.letter]
    parts = [f"{each.reader} said {each.letter}" for each in wrong]
    parts += [f"{each.reader} was in doubt" for each in said if each.is_doubtful]
    return "; ".join(parts) and f"{'; '.join(parts)} (label {label.letter})"


def text_of(found: Grades) -> str:
    """The grades as lines of text."""
    lines = [
        f"{reader}, {part}: {share.right} of {share.total}, {share.figure:.1f} % "
        f"({share.low:.1f} to {share.high:.1f})"
        for (reader, part), share in found.shares.items()
    ]
    lines += [
        f"Cohen's kappa of {one} and {other}: "
        + ("not defined" if value is None else f"{value:.2f}")
        for (one, other), value in found.kappas.items()
    ]
    lines += [f"doubtful: {n}: {why}" for n, why in found.doubtful.items()]
    return "\n".join(lines)


def card_text(found: Grades) -> str:
    """What a card says after people have answered."""
    total = found.shares["all readers", "all"]
    readers = {reader for reader, _ in found.shares} - {"all readers"}
    kappas = [value for value in found.kappas.values() if value is not None]
    agreement = ""
    if kappas:
        agreement = f" Cohen's kappa between readers is at least {min(kappas):.2f}."
    return (
        f"**Human-audited.** Readers, without the labels: {len(readers)}; answers: "
        f"{total.total}; as the labels have them: {total.figure:.1f} % ("
        f"{total.low:.1f} to {total.high:.1f}).{agreement} Doubtful items: "
        f"{len(found.doubtful)}."
    )
