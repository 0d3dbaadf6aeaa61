"""Predictions of those who imagine nothing, and of one who reads the true tokens.

`random` guesses; `majority` takes the commonest answer of a kind; `tokens` reads the
perception tokens of all views, hidden ones too; every other name is that of a shortcut
that a task wants to be safe from. What goes with a cue is learnt from the split
"train", and where there is none, or for its own items, from the other half of the
units; so no item teaches its own answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from scenegen.dataset.rows import LETTERS, facts_of
from scenegen.dataset.stored_items import label_rows, shards_of
from scenegen.errors import ScoreError
from scenegen.records.item import Facts
from scenegen.registry import did_you_mean
from scenegen.scoring.asked import AskedItem
from scenegen.scoring.predictions import Prediction
from scenegen.tasks import TASKS
from scenegen.tasks.base import Shortcut

TEACHER = "train"
"""The split that answers are learnt from."""

Progress = Callable[[int, int], None]
"""Told how many items are finished, of how many."""


def baseline_names(items: Sequence[AskedItem]) -> tuple[str, ...]:
    """All baselines of a data set: the general ones, then the rules of its tasks."""
    tasks = dict.fromkeys(each.task for each in items)
    rules = [rule.name for task in tasks for rule in TASKS.find(task).shortcuts]
    return tuple(dict.fromkeys(("random", "majority", "tokens", *rules)))


def baseline_predictions(
    name: str,
    folder: Path,
    items: Sequence[AskedItem],
    chosen: Sequence[AskedItem],
    on_progress: Progress = lambda done, total: None,
) -> tuple[Prediction, ...]:
    """What a baseline says; a rule is silent about kinds that it is not for.

    It is silent about controls too, whose pictures say nothing.

    Args:
        name: one of `baseline_names`.
        folder: of the data set.
        items: all of the data set.
        chosen: that are to be answered.
        on_progress: told how far it is.

    Raises:
        ScoreError: when there is no such baseline, or it is not for these items.
    """
    names = baseline_names(items)
    if name not in names:
        raise ScoreError(
            f"--baseline {name}: there is no such one; {did_you_mean(name, names)}"
        )
    picks: Mapping[str, int | None]
    if name == "random":
        picks = {each.id: _drawn(each, range(len(each.options))) for each in chosen}
    elif name == "majority":
        picks = _learnt(dict.fromkeys((each.id for each in items), ""), items, chosen)
    elif name == "tokens":
        picks = dict(_from_tokens(folder, chosen, on_progress))
    else:
        picks = _by_rule(name, folder, items, chosen, on_progress=on_progress)
    if not picks:
        raise ScoreError(
            f"baseline '{name}' is for kinds of which there is no item in what was "
            "chosen: leave out --config and --split, or name another baseline"
        )
    return tuple(
        Prediction(each.id, _letter(picks[each.id]))
        for each in chosen
        if each.id in picks
    )


def _letter(place: int | None) -> str:
    return "" if place is None else LETTERS[place]


def _drawn(item: AskedItem, places: Sequence[int]) -> int:
    """One of several places, drawn by the id of the item alone."""
    digest = sha256(f"baseline/{item.id}".encode()).digest()
    return places[int.from_bytes(digest[:8], "big") % len(places)]


def _facts(
    folder: Path, wanted: Mapping[str, AskedItem], on_progress: Progress
) -> Iterator[tuple[AskedItem, Facts]]:
    """The facts of some items, in the order of the folder."""
    done = 0
    for shard in shards_of(folder):
        for row in label_rows(shard, ("id", "facts")):
            if row["id"] in wanted:
                yield wanted[row["id"]], facts_of(row)
                done += 1
                on_progress(done, len(wanted))


def _from_tokens(
    folder: Path, chosen: Sequence[AskedItem], on_progress: Progress
) -> Iterator[tuple[str, int | None]]:
    """What a reader of the tokens of all views answers."""
    from scenegen.dataset.manifest import plan_of, read_manifest
    from scenegen.generation.generator import open_generator

    recipe = plan_of(read_manifest(folder), folder).recipe
    wanted = {each.id: each for each in chosen}
    with open_generator(recipe, draws=False) as generator:
        for item, facts in _facts(folder, wanted, on_progress):
            try:
                yield item.id, generator.solve_from_tokens(facts)
            except ValueError:  # the tokens of a corrupted item may say nothing
                yield item.id, None


def _by_rule(
    name: str,
    folder: Path,
    items: Sequence[AskedItem],
    chosen: Sequence[AskedItem],
    *,
    on_progress: Progress,
) -> dict[str, int | None]:
    """What the shortcuts of a name answer, in whichever task."""
    rules = {
        (task, kind): rule
        for task in dict.fromkeys(each.task for each in items)
        for rule in TASKS.find(task).shortcuts
        if rule.name == name
        for kind in rule.kinds
    }
    honest = [e for e in items if not e.control and (e.task, e.kind) in rules]
    ids = {each.id for each in chosen}
    asked = [each for each in honest if each.id in ids]
    is_cued = any(rule.cue for rule in rules.values())
    wanted = {each.id: each for each in (honest if is_cued and asked else asked)}
    picks: dict[str, int | None] = {}
    cues: dict[str, Hashable] = {}
    for item, facts in _facts(folder, wanted, on_progress):
        rule = rules[item.task, item.kind]
        if rule.cue is not None:
            cues[item.id] = rule.cue(facts)
        else:
            picks[item.id] = _picked(rule, item, facts)
    learnt = _learnt(cues, items, [each for each in asked if each.id in cues])
    return {**{each.id: picks[each.id] for each in asked if each.id in picks}, **learnt}


def _picked(rule: Shortcut, item: AskedItem, facts: Facts) -> int:
    """One of the options that a rule picks; of all when it picks none."""
    places = rule.picks(facts) if rule.picks else ()
    return _drawn(item, places or range(len(item.options)))


def _learnt(
    cues: Mapping[str, Hashable],
    items: Sequence[AskedItem],
    chosen: Sequence[AskedItem],
) -> dict[str, int | None]:
    """The commonest answers that go with cues, in items that may teach.

    Args:
        cues: of items, by id; what has none teaches nothing.
        items: all of the data set.
        chosen: that are to be answered.
    """
    counts: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for each in items:
        if each.id in cues and not each.control:
            said = _said(each, each.right)
            for group in (each.split, (each.split, each.unit % 2)):
                counts[each.task, each.kind, group, cues[each.id]][said] += 1
    taught = {
        (each.task, each.kind)
        for each in items
        if each.split == TEACHER and each.id in cues and not each.control
    }
    found: dict[str, int | None] = {}
    for each in chosen:
        is_taught = each.split != TEACHER and (each.task, each.kind) in taught
        group = TEACHER if is_taught else (each.split, 1 - each.unit % 2)
        known = counts[each.task, each.kind, group, cues[each.id]]
        often = [known[_said(each, place)] for place in range(len(each.options))]
        best = [place for place, count in enumerate(often) if count == max(often)]
        found[each.id] = _drawn(each, best)
    return found


def _said(item: AskedItem, place: int) -> str:
    """What an option says, the same for all items of its kind."""
    kind = TASKS.find(item.task).kinds[item.kind]
    return kind.plain_answer(item.options[place])
