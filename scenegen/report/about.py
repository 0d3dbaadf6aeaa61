"""What a data set is, and how it was made: words and tables from its manifest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from scenegen.dataset.manifest import MANIFEST
from scenegen.errors import ScenegenError, ShardError, told_as
from scenegen.report.listing import in_order
from scenegen.tasks import TASKS

DIGESTS: Mapping[str, str] = {
    "facts_digest": "digest of labels",
    "digest": "digest of the recipe",
    "catalogue_digest": "digest of models",
}
"""Of a manifest, and what they are called."""

TWINS = (
    "Items come as twins, alike but for one input and the answer. The hidden view is "
    "with each item: it is what should have been imagined."
)
"""What else belongs to every data set."""

LICENCES = (
    ("pictures, questions, labels, tables", "CC BY 4.0 (file LICENSE)"),
    ("models and materials in the pictures", "their own (file ATTRIBUTIONS.md)"),
    ("scenegen, the program", "Apache License 2.0"),
)
"""What is licensed, and how."""


def intro_html(manifest: Mapping[str, Any]) -> str:
    """Two sentences above the items: what a data set is, and what to do there.

    Raises:
        KeyError, TypeError, ValueError: when the manifest is damaged.
    """
    return (
        f"{_aim(manifest)} Click an item, choose an answer, and see whether it is "
        "right, and why; twins stand together and differ in one detail and in the "
        "answer."
    )


def _aim(manifest: Mapping[str, Any]) -> str:
    """One sentence on what a data set is."""
    items = sum(sum(splits.values()) for splits in manifest["configs"].values())
    return (
        f"{items:,} questions with pictures of furnished rooms: to answer one, "
        "<strong>imagine</strong> a view of the room that its pictures do not show."
    )


def about_html(manifest: Mapping[str, Any], folder: Path) -> str:
    """What a data set is: words, licences, loading, splits, the build, its versions.

    Raises:
        ShardError: when the manifest is damaged.
    """
    with told_as(ShardError, folder / MANIFEST, "Delete it and run the build again."):
        return "".join(
            [
                _section(f"What {manifest['name']} is", _what(manifest)),
                _section("Use it", _loading(manifest, folder) + _citing(manifest)),
                _section("Licences", _pairs(dict(LICENCES))),
                _section("Items by config and split", _splits(manifest["configs"])),
                _section("Series", _series(manifest["series"])),
                _section("Build", _pairs(_build(manifest)) + _folded(manifest)),
            ]
        )


def _what(manifest: Mapping[str, Any]) -> str:
    """What it is for, and what each task asks."""
    found = dict.fromkeys(str(each["task"]) for each in manifest["recipe"]["series"])
    tasks = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(about)}</dd>"
        for name in found
        if (about := _about_task(name))
    )
    told = f'<dl class="pairs">{tasks}</dl>' if tasks else ""
    return f"<p>{_aim(manifest)} {TWINS}</p>{told}"


def _about_task(name: str) -> str:
    """What a task asks; "" where the package that brings it is not here."""
    try:
        return TASKS[name].about
    except (KeyError, ScenegenError):
        return ""


def _loading(manifest: Mapping[str, Any], folder: Path) -> str:
    """The lines that load it; the first config and split stand for all."""
    config, splits = next(iter(manifest["configs"].items()))
    address = _card(manifest).get("repo_id") or folder.name
    lines = [
        "from datasets import load_dataset",
        f'items = load_dataset("{address}", "{config}", split="{next(iter(splits))}")',
        'item = items[0]  # item["images"], item["question"], item["options"]',
        'item["answer"], item["target_images"]  # what should have been imagined',
    ]
    return f'<pre tabindex="0">{escape(chr(10).join(lines))}</pre>'


def _citing(manifest: Mapping[str, Any]) -> str:
    citation = str(_card(manifest).get("citation") or "").strip()
    if citation:
        return f"<h3>Cite it as</h3><pre tabindex='0'>{escape(citation)}</pre>"
    return (
        f"<p>Cite it as: <strong>{escape(str(manifest['name']))}</strong>, made with "
        f"scenegen {escape(str(manifest['versions']['scenegen']))}, seed "
        f"{escape(str(manifest['seed']))}, digest of labels "
        f"<code>{escape(str(manifest['facts_digest'])[:12])}</code>.</p>"
    )


def _card(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the recipe says for the card; nothing where it says nothing."""
    found = manifest["recipe"].get("card")
    return found if isinstance(found, Mapping) else {}


def _build(manifest: Mapping[str, Any]) -> dict[str, Any]:
    recipe = manifest["recipe"]
    size = sum(int(each["bytes"]) for each in manifest["shards"])
    return {
        "recipe": manifest["name"],
        "seed": manifest["seed"],
        "renderer": _renderer(recipe),
        "resolution": f"{recipe['resolution']} pixels",
        "size": f"{size / 1e6:,.1f} MB in {len(manifest['shards'])} files",
        **_dense(manifest.get("dense", [])),
        "generator": manifest["generator_version"],
        "schema of rows": manifest["schema_version"],
    }


def _folded(manifest: Mapping[str, Any]) -> str:
    """Digests and versions, which few need."""
    digests = _pairs({said: manifest[name] for name, said in DIGESTS.items()})
    versions = _pairs(manifest["versions"])
    return (
        f"<details><summary>Digests</summary>{digests}</details>"
        f"<details><summary>Versions of what made it</summary>{versions}</details>"
    )


def _renderer(recipe: Mapping[str, Any]) -> str:
    if recipe["image"]["kind"] == "none":
        return "none: rows without pictures"
    renderer = recipe["renderer"]
    return renderer if isinstance(renderer, str) else ", ".join(map(str, renderer))


def _dense(files: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Dense targets, which are in files of their own; nothing where there are none."""
    if not files:
        return {}
    rows = sum(int(each["rows"]) for each in files)
    size = sum(int(each["bytes"]) for each in files)
    return {"dense targets": f"{rows:,} rows, {size / 1e6:,.1f} MB more"}


def _splits(configs: Mapping[str, Mapping[str, int]]) -> str:
    names = in_order({split for each in configs.values() for split in each})
    rows = [
        [config, *(f"{splits[name]:,}" if name in splits else "" for name in names)]
        for config, splits in configs.items()
    ]
    return table(["config", *names], rows)


def _series(series: Mapping[str, Mapping[str, Any]]) -> str:
    rows = []
    for name, each in series.items():
        items = sum(each["items"].values())
        answers = sorted(each["answers"].items())
        rows.append(
            [
                name,
                f"{items:,}",
                ", ".join(f"{letter} {number:,}" for letter, number in answers),
                f"{each['attempts']:,}",
                f"{100 * each['acceptance'].get('kept', 0):.0f} %",
            ]
        )
    head = ["series", "items", "answers", "scenes tried", "scenes kept"]
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; on a narrow page each row is a card with the heads before its cells."""
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td data-head="{escape(name)}">{escape(text)}</td>'
            for name, text in zip(head, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>'
        f"<thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _pairs(pairs: Mapping[str, Any]) -> str:
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>"
        for name, value in pairs.items()
    )
    return f'<dl class="pairs">{lines}</dl>'


def _section(title: str, body: str) -> str:
    return f'<section class="about"><h2>{escape(str(title))}</h2>{body}</section>'
