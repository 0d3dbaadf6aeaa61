"""Tables about a whole data set: what it is, how it was made, what its audit found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from scenegen.dataset.files import AUDIT
from scenegen.dataset.manifest import MANIFEST
from scenegen.errors import ShardError, told_as
from scenegen.reading import read_json
from scenegen.report.listing import in_order

VERDICTS: Mapping[str, str] = {
    "pass": "pass",
    "fail": "fail",
    "few": "undecided",
    "reported": "without limit",
}
"""Of bars, as an audit has them, and in words."""

WHAT_BARS_ARE = (
    "Each bar is one way to answer without imagination, or one thing that has to hold: "
    "how often it is right, in per cent of the items, and the limit that this keeps to."
)


def about_html(manifest: Mapping[str, Any], folder: Path) -> str:
    """What a data set is: facts of the build, its splits, its versions.

    Raises:
        ShardError: when the manifest is damaged.
    """
    with told_as(ShardError, folder / MANIFEST, "Delete it and run the build again."):
        recipe = manifest["recipe"]
        bytes_in_all = sum(int(each["bytes"]) for each in manifest["shards"])
        facts = {
            "recipe": manifest["name"],
            "seed": manifest["seed"],
            "renderer": _renderer(recipe),
            "resolution": f"{recipe['resolution']} pixels",
            "size": f"{bytes_in_all / 1e6:,.1f} MB in {len(manifest['shards'])} files",
            **_dense(manifest.get("dense", [])),
            "generator": manifest["generator_version"],
            "schema of rows": manifest["schema_version"],
            "digest of labels": manifest["facts_digest"],
            "digest of the recipe": manifest["digest"],
            "digest of models": manifest["catalogue_digest"],
        }
        return "".join(
            [
                _section("Build", _pairs(facts)),
                _section("Items", _splits(manifest["configs"])),
                _section("Series", _series(manifest["series"])),
                _section("Versions", _pairs(manifest["versions"])),
            ]
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
    return table(["series", "items", "answers", "attempts", "scenes kept"], rows)


def audit_html(folder: Path, digest: object) -> str:
    """The table of audit.json; how to make one where there is none.

    Args:
        folder: of the data set.
        digest: of its plan, by which an audit says whose it is.

    Raises:
        ShardError: when it is damaged.
    """
    path = folder / AUDIT
    if not path.is_file():
        command = f"scenegen audit {folder.name} --write"
        return (
            '<section class="about"><h2>Audit</h2><p>This data set has no audit yet. '
            f"<code>{escape(command)}</code> makes one: it searches for ways to answer "
            "without imagination, and writes what it finds into the folder.</p>"
            "</section>"
        )
    remedy = "Run `scenegen audit FOLDER --write` again."
    with told_as(ShardError, path, remedy):
        stated = read_json(path)
        bars = stated["bars"]
        other = "" if stated.get("data_set", digest) == digest else _of_another()
        said = f"{len(bars):,} bars: {_tally(bars)}."
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for bar in bars:
            groups.setdefault(_group(bar), []).append(bar)
        fails = {title for title, mine in groups.items() if _has_failed(mine)}
        opened = fails or set(list(groups)[:1])
        tables = "".join(
            _details(title, mine, is_open=title in opened)
            for title, mine in groups.items()
        )
    return _section(
        "Audit", f"{other}<p><strong>{said}</strong> {WHAT_BARS_ARE}</p>{tables}"
    )


def _group(bar: Mapping[str, Any]) -> str:
    title = f"{bar['task']}: {str(bar['kind']).replace('_', ' ')}"
    return title if bar["config"] == bar["task"] else f"{title}, {bar['config']}"


def _tally(bars: Iterable[Mapping[str, Any]]) -> str:
    counts = Counter(bar["verdict"] for bar in bars)
    return ", ".join(
        f"{counts[verdict]:,} {said}"
        for verdict, said in VERDICTS.items()
        if counts[verdict]
    )


def _has_failed(bars: Iterable[Mapping[str, Any]]) -> bool:
    return any(bar["verdict"] == "fail" for bar in bars)


def _details(title: str, bars: Sequence[Mapping[str, Any]], *, is_open: bool) -> str:
    """The table of a group of bars; those in which something fails are open."""
    head = ["bar", "% right", "95 %", "limit", "verdict", "rule, or where"]
    return (
        f"<details{' open' if is_open else ''}><summary>{escape(title)} "
        f"<span>{_tally(bars)}</span></summary>{table(head, map(_bar, bars))}</details>"
    )


def _of_another() -> str:
    return (
        "<p>This audit is of another data set; run <code>scenegen audit FOLDER "
        "--write</code> again.</p>"
    )


def _bar(bar: Mapping[str, Any]) -> Sequence[str]:
    detail = bar["detail"][0] if bar["detail"] else ""
    return [
        bar["name"],
        f"{bar['figure']:.1f}",
        f"{bar['low']:.1f} to {bar['high']:.1f}",
        str(bar["limit"]),
        VERDICTS[bar["verdict"]],
        detail,
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that scrolls by itself where it is wide; verdicts have a colour."""
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>'
        f"<thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    verdict = next((name for name, said in VERDICTS.items() if said == text), "")
    kind = f' class="verdict {verdict}"' if verdict else ""
    return f"<td{kind}>{escape(text)}</td>"


def _pairs(pairs: Mapping[str, Any]) -> str:
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>"
        for name, value in pairs.items()
    )
    return f'<dl class="pairs">{lines}</dl>'


def _section(title: str, body: str) -> str:
    return f'<section class="about"><h2>{escape(title)}</h2>{body}</section>'
