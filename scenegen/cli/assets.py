"""`scenegen assets`: what there is, what it looks like, and models of one's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.names import CATEGORY
from scenegen.cli.options import examples
from scenegen.cli.outputs import refuse_nesting, refuse_overwriting
from scenegen.cli.picture_files import save_picture
from scenegen.cli.tables import table_console

if TYPE_CHECKING:
    from scenegen.catalogue import Asset, Catalogue
    from scenegen.importing import ImportReport, Outcome

ALL = "all"


def pack_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --pack."""
    return click.option(
        "--pack",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A pack; the models that come with the program by default.",
    )(command)


@click.group(
    epilog=examples(
        "scenegen assets list chair",
        "scenegen assets show chair --out chairs.png",
        "scenegen assets import models/ --out packs/mine",
    )
)
def assets() -> None:
    """Models: what there is, and how to bring one's own."""


@assets.command(
    "list",
    epilog=examples("scenegen assets list", "scenegen assets list chair --json"),
)
@click.argument("category", required=False, type=CATEGORY)
@pack_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_assets(category: str | None, pack: Path | None, as_json: bool) -> None:
    """The categories, or the models of CATEGORY."""
    catalogue = _opened(pack)
    found = _chosen(catalogue, category or ALL)
    if as_json:
        click.echo(json.dumps([_plain(asset) for asset in found]))
    elif category is None:
        rows = [
            _summary(each.name, [a for a in found if a.category == each.name])
            for each in catalogue.categories
        ]
        _print_table(("category", "models", "triangles", "licence"), rows)
    else:
        rows = [_row(asset) for asset in found]
        head = ("model", "width x depth x height, cm", "triangles", "licence", "by")
        _print_table(head, rows)


@assets.command(
    short_help="Draw every model of a category, or of all.",
    epilog=examples("scenegen assets show chair --out chairs.png"),
)
@click.argument("category", type=CATEGORY)
@pack_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("assets.png"),
    help="The picture to write; of many models, pages NAME-1.png and so on.",
)
def show(category: str, pack: Path | None, out: Path) -> None:
    """Draw every model of CATEGORY, or of `all`: from the front and from behind.

    A word that several categories have in their names, such as `lamp`, shows them all.
    """
    from scenegen.cli.progress import bar
    from scenegen.preview.asset_sheet import asset_sheet
    from scenegen.preview.asset_sheet import pages as pages_of

    refuse_overwriting({"--out": out}, {"--pack": pack})
    catalogue = _opened(pack)
    found = _chosen(catalogue, category)
    parts = pages_of(found)
    pages = _page_names(out, len(parts))
    for page in pages:
        refuse_overwriting({"--out": page}, {"--pack": pack})
    done = 0
    with bar("Drawing", len(found), is_quiet=False) as on_progress:
        for page, part in zip(pages, parts, strict=True):
            sheet = asset_sheet(
                catalogue,
                part,
                title=_title(catalogue, part) if len(parts) > 1 else "",
                on_progress=partial(_further, on_progress, done),
            )
            save_picture(sheet, page)
            done += len(part)
    said = f"{pages[0]} to {pages[-1].name}" if len(pages) > 1 else str(pages[0])
    click.echo(f"{said}: {_counted(len(found), 'model')}")


def _title(catalogue: Catalogue, part: Sequence[Asset]) -> str:
    """The categories of a page: the first and the last of them."""
    first, last = (catalogue.category(part[at].category).plural for at in (0, -1))
    said = first if first == last else f"{first} to {last}"
    return f"{said[:1].upper()}{said[1:]}"


def _further(on_progress: Callable[[int], None], before: int, drawn: int) -> None:
    """Say how many models are drawn, with those of the pages before."""
    on_progress(before + drawn)


def _page_names(out: Path, pages: int) -> list[Path]:
    """The files of a sheet: the one that was named, or it with numbers."""
    if pages == 1:
        return [out]
    digits = len(str(pages))
    return [
        out.with_name(f"{out.stem}-{number:0{digits}d}{out.suffix}")
        for number in range(1, pages + 1)
    ]


@assets.command(
    short_help="Read every file and compare it with the index.",
    epilog=examples("scenegen assets check --pack packs/mine"),
)
@pack_option
def check(pack: Path | None) -> None:
    """Read every file and compare it with the index; exit code 1 for any fault."""
    catalogue = _opened(pack)
    found = catalogue.check()
    for fault in found:
        click.echo(fault, err=True)
    models, faults = _counted(len(catalogue.assets), "model"), len(found)
    click.echo(f"{catalogue.root}: {models}, {_counted(faults, 'fault')}.")
    sys.exit(1 if found else 0)


@assets.command(
    "import",
    short_help="Make a pack of a .sh3f library, or of GLB, glTF or OBJ files.",
    epilog=examples(
        "scenegen assets import furniture.sh3f --out packs/mine",
        "scenegen assets import models/ --out packs/mine --map stool=chair",
        "scenegen assets import models/ --out packs/mine --strict --json",
    ),
)
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The pack to write; an older one there is replaced.",
)
@click.option("--name", help="Of the pack, in ids; that of SOURCE by default.")
@click.option("--licence", help="SPDX expression where SOURCE states none.")
@click.option("--creator", help="Creator of the models for which SOURCE names none.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="NAME=CATEGORY",
    help="Category of the models of that name. May be given again.",
)
@click.option(
    "--triangles",
    type=click.IntRange(min=100, max=20_000),
    metavar="N",
    default=3000,
    help="Models with more are simplified.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse models that need a note; exit code 1 if anything is refused.",
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def import_(
    source: Path,
    out: Path,
    maps: tuple[str, ...],
    as_json: bool,
    **given: Any,
) -> None:
    """Make a pack of SOURCE: a .sh3f library, or a folder of GLB, glTF or OBJ files.

    A folder may hold metadata.toml with [[model]] tables, or metadata.csv with a row
    for each model: file, name, tags, category, size_mm (width, depth, height), licence,
    creator, up (y or z), turn_deg.

    A model is imported, imported with notes (something was missing or had to be
    guessed, and is named), kept as unsorted, or refused with the reason.
    """
    import scenegen
    from scenegen.catalogue import shipped_root
    from scenegen.cli.progress import bar
    from scenegen.importing import ImportOptions, import_pack, open_source

    refuse_nesting("--out", out, "SOURCE", source)
    maker = f"scenegen {scenegen.__version__}"
    options = {key: value for key, value in given.items() if value is not None}
    opened = open_source(source)
    with bar("Importing", len(opened.offers()), is_quiet=as_json) as on_progress:
        report = import_pack(
            opened,
            out,
            ImportOptions(categories=_pairs(maps), maker=maker, **options),
            root=shipped_root(),
            on_progress=on_progress,
        )
    if as_json:
        click.echo(json.dumps(_plain_report(report, out)))
    else:
        _print_report(report)
        click.echo(
            f"{out if report.imported else 'nothing written'}: "
            f"{len(report.imported)} imported{_with_notes(report)}, "
            f"{len(report.unmapped)} unmapped, {len(report.refused)} refused."
        )
    is_short = bool(given["strict"] and report.refused)
    sys.exit(1 if not report.imported or is_short else 0)


def _opened(pack: Path | None) -> Catalogue:
    from scenegen.catalogue import Catalogue

    return Catalogue.open(pack)


def _chosen(catalogue: Catalogue, category: str) -> tuple[Asset, ...]:
    """The models of a category, or all, category by category.

    A word that is no category but part of the names of some stands for all of these.
    """
    names = [each.name for each in catalogue.categories]
    if category != ALL and category not in names:
        names = [each for each in names if category in each.split("_")]
        if not names:
            return catalogue.assets_of(category)
    elif category != ALL:
        names = [category]
    return tuple(asset for name in names for asset in catalogue.assets_of(name))


def _counted(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _plain(asset: Asset) -> dict[str, object]:
    return {
        "id": asset.id,
        "category": asset.category,
        "size_mm": list(asset.size_mm),
        "triangles": asset.triangles,
        "licence": asset.licence,
        "creator": asset.creator,
        "source": asset.source,
    }


def _summary(name: str, found: Sequence[Asset]) -> tuple[str, ...]:
    counts = [asset.triangles for asset in found]
    licences = ", ".join(sorted({asset.licence for asset in found}))
    span = f"{min(counts)} to {max(counts)}" if counts else ""
    return name, str(len(found)), span, licences


def _row(asset: Asset) -> tuple[str, ...]:
    x, y, z = (side / 10 for side in asset.size_mm)
    size = f"{y:.0f} x {x:.0f} x {z:.0f}"
    return asset.id, size, str(asset.triangles), asset.licence, asset.creator


def _pairs(maps: Sequence[str]) -> dict[str, str]:
    """NAME=CATEGORY as pairs.

    Raises:
        UsageError: there is no category in one.
    """
    pairs = {}
    for text in maps:
        name, _, category = text.rpartition("=")
        if not name or not category:
            raise click.UsageError(f"--map {text}: has to be NAME=CATEGORY")
        pairs[name.strip()] = category.strip()
    return pairs


def _with_notes(report: ImportReport) -> str:
    noted = [each for each in report.imported if each.notes]
    return f" ({len(noted)} with notes)" if noted else ""


def _plain_report(report: ImportReport, out: Path) -> dict[str, object]:
    """What became of every model, as JSON has it."""
    return {
        "pack": str(out) if report.imported else None,
        "imported": len(report.imported),
        "imported_with_notes": sum(1 for each in report.imported if each.notes),
        "unmapped": len(report.unmapped),
        "refused": len(report.refused),
        "models": [_plain_outcome(each, report) for each in report.outcomes],
    }


def _plain_outcome(outcome: Outcome, report: ImportReport) -> dict[str, object]:
    is_in = outcome in report.imported
    return {
        "key": outcome.key,
        "name": outcome.name,
        "outcome": outcome.status,
        "asset": (outcome.detail if is_in else outcome.asset) or None,
        "reason": None if is_in else outcome.detail,
        "notes": list(outcome.notes),
    }


def _print_report(report: ImportReport) -> None:
    """What was not imported, or not in full, and why."""
    if report.noted:
        rows = [(e.key, e.name, "; ".join(e.notes)) for e in report.noted]
        _print_table(("with notes", "name", "notes"), rows)
    groups: tuple[tuple[str, tuple[Outcome, ...]], ...] = (
        ("refused", report.refused),
        ("unmapped", report.unmapped),
    )
    for word, outcomes in groups:
        if outcomes:
            rows = [(each.key, each.name, each.detail) for each in outcomes]
            _print_table((word, "name", "why"), rows)
    if report.unmapped:
        click.echo(
            "Unmapped models are kept as 'unsorted' and furnish no room. Look at them "
            "by `scenegen assets show unsorted --pack ...`, and name their category by "
            "--map."
        )


def _print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    table_console().print(table)
