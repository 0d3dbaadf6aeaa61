"""`scenegen audit`: how much can be answered without imagining anything."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.logs import log_options
from scenegen.cli.names import PROBE, PROBES, RECIPE
from scenegen.cli.options import (
    MOST_ITEMS,
    Choice,
    chosen,
    examples,
    naming,
    packs_option,
    seed_option,
    task_option,
    workers_option,
    workers_or_all,
)
from scenegen.cli.output import INTERRUPTED
from scenegen.cli.outputs import refuse_overwriting
from scenegen.cli.tables import table_console

if TYPE_CHECKING:
    from scenegen.audit.audit import Audit
    from scenegen.dataset.plan import Plan

VERDICT_STYLES = {"pass": "green", "fail": "bold red", "few": "yellow"}


@click.command(
    short_help="Search a data set for answers that need no imagination.",
    epilog=examples(
        "scenegen audit out/mv --write",
        "scenegen audit --task perspective --n 3000 --out audit.json",
        "scenegen audit out/mv --only words --only columns",
    ),
)
@click.argument("subject", required=False, metavar="[FOLDER | RECIPE]", type=RECIPE)
@task_option
@click.option(
    "--n",
    type=click.IntRange(min=2, max=MOST_ITEMS),
    metavar="N",
    help="Items of each series that are made; not with a folder.",
)
@seed_option
@click.option(
    "--only",
    multiple=True,
    type=PROBE,
    help=f"Try only this; may be repeated. One of {', '.join(PROBES)}.",
)
@workers_option
@packs_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the result to this file."
)
@click.option(
    "--write",
    "is_written",
    is_flag=True,
    help="Write audit.json, AUDIT.md and a part of the card into the folder.",
)
@click.option(
    "--oracle",
    type=click.IntRange(min=1),
    metavar="N",
    help="Check N rows of a folder by rays as well, from the card alone.",
)
@click.option(
    "--kit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Write pages on which people answer N items a task; audit nothing.",
)
@click.option(
    "--grade",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CSV",
    help="Grade answers that were saved from such pages; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@log_options
def audit(
    subject: str | None,
    only: tuple[str, ...],
    workers: int | None,
    as_json: bool,
    **words: Any,
) -> None:
    """Search a data set for ways to answer it without imagination.

    The argument is the FOLDER of a finished data set, or a RECIPE, whose labels are
    then made without a picture. Ends with exit code 1 when a bar fails.
    """
    from scenegen.audit.audit import chosen_probes

    out, is_written = words.pop("out"), words.pop("is_written")
    kit, grade, oracle = words.pop("kit"), words.pop("grade"), words.pop("oracle")
    with naming("--only", ", ".join(only)):  # before labels are made
        chosen_probes(only)
    folder = Path(subject) if subject and Path(subject).is_dir() else None
    inputs = {"RECIPE" if folder is None else "the data set": subject, "--grade": grade}
    refuse_overwriting({"--out": out}, inputs)
    if is_written and folder is None:
        raise click.UsageError("--write needs the folder of a data set")
    if (kit or grade or oracle) and folder is None:
        raise click.UsageError(
            "--kit, --grade and --oracle need the folder of a data set"
        )
    plan = _plan(folder, subject, words)
    if folder is not None and (kit or grade):
        _ask_people(plan, folder, kit, out)
        _grade(plan, folder, grade, is_written=is_written)
        return
    found = audited(plan, folder, only=only, workers=workers, is_quiet=as_json)
    if oracle and folder is not None:
        found = _with_oracle(found, plan, folder, oracle, is_quiet=as_json)
    _write(found, out)
    if is_written and folder is not None:
        _publish(found, folder, plan)
    _print(found, as_json=as_json)
    _end(found)


def audited(
    plan: Plan,
    folder: Path | None,
    *,
    only: tuple[str, ...] = (),
    workers: int | None = None,
    is_quiet: bool = False,
) -> Audit:
    """The audit of a plan, with progress bars.

    Args:
        plan: of the data set.
        folder: of a finished one; None to make its labels anew.
        only: names of probes; all when there are none.
        workers: processes; as many as the machine has when None.
        is_quiet: without bars.

    Raises:
        AuditError: when a probe is not known, or scikit-learn is missing.
    """
    from scenegen.audit.audit import audit_items, chosen_probes
    from scenegen.audit.limits import unbarred_configs
    from scenegen.audit.subject import described_items
    from scenegen.cli.progress import bar

    probes, workers = chosen_probes(only), workers_or_all(workers)
    try:
        with bar("Labels", is_quiet=is_quiet) as show:
            items = described_items(
                plan, folder=folder, workers=workers, on_progress=show
            )
        with bar("Auditing", is_quiet=is_quiet) as show:
            return audit_items(
                items,
                unbarred=unbarred_configs(plan.recipe),
                probes=probes,
                workers=workers,
                on_progress=show,
            )
    except KeyboardInterrupt:
        click.echo("\nStopped; an audit changes nothing.", err=True)
        sys.exit(INTERRUPTED)


def audit_built(plan: Plan, folder: Path, workers: int, *, is_quiet: bool) -> None:
    """The audit that ends `build --audit`; exit code 1 when a bar fails."""
    from scenegen.audit.report import summary

    found = audited(plan, folder, workers=workers, is_quiet=is_quiet)
    _publish(found, folder, plan)
    if not is_quiet:
        click.echo(summary(found))
    _end(found)


def _with_oracle(
    found: Audit, plan: Plan, folder: Path, count: int, *, is_quiet: bool
) -> Audit:
    """An audit with the bars of the oracle at its end."""
    from scenegen.audit.asked_oracle import oracle_bars
    from scenegen.audit.audit import Audit
    from scenegen.catalogue import Catalogue
    from scenegen.cli.progress import bar

    models = Catalogue.open().root / "models"
    with bar("Tracing rays", is_quiet=is_quiet) as show:
        bars = oracle_bars(plan, folder, count, models, show)
    return Audit((*found.bars, *bars))


def _ask_people(plan: Plan, folder: Path, kit: int | None, out: Path | None) -> None:
    """Write the pages of a kit, where one is wanted."""
    if kit is None:
        return
    from scenegen.audit.kit import write_kit

    for path in write_kit(plan, folder, kit, out or Path("kit")):
        click.echo(f"{path}: open it in a browser, answer, save the CSV.")


def _grade(
    plan: Plan, folder: Path, paths: tuple[Path, ...], *, is_written: bool
) -> None:
    """Print what people got right, and say so on the card where that is wanted."""
    if not paths:
        return
    from scenegen.audit.grade import grades, labels_of, read_answers, text_of
    from scenegen.audit.publish import publish_grades

    found = grades(read_answers(paths), labels_of(plan, folder))
    click.echo(text_of(found))
    if is_written:
        publish_grades(found, folder)


def _end(found: Audit) -> None:
    from scenegen.audit.report import message

    if found.failed:
        click.echo(message(found.failed), err=True)
        sys.exit(1)


def _publish(found: Audit, folder: Path, plan: Plan) -> None:
    from scenegen.audit.publish import publish

    publish(found, folder, plan.digest)


def _plan(folder: Path | None, subject: str | None, words: dict[str, Any]) -> Plan:
    """What is audited.

    Raises:
        UsageError: when nothing is named, or a folder is to be shortened.
        RecipeError: when a name is not known.
        ShardError: when the folder is no finished data set.
    """
    from scenegen.audit.subject import folder_plan
    from scenegen.dataset.plan import plan_build
    from scenegen.recipe.resolve import stock_of

    if folder is not None:
        if any(words[name] is not None for name in ("task", "n", "seed")):
            raise click.UsageError("--task, --n and --seed go with a recipe")
        return folder_plan(folder)
    choice = Choice(subject, words["task"], words["n"], words["seed"], None, None)
    recipe = chosen(choice)
    return plan_build(recipe, stock_of(recipe).digest)


def _write(found: Audit, out: Path | None) -> None:
    """Write the result as JSON, where that is wanted.

    Raises:
        OutputError: when it cannot be written.
    """
    from scenegen.errors import OutputError

    if out is None:
        return
    try:
        out.write_text(found.json(), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror})") from error


def _print(found: Audit, *, as_json: bool) -> None:
    from scenegen.audit.report import blocks, summary

    if as_json:
        click.echo(json.dumps(found.plain(), sort_keys=True))
        return
    from rich.table import Table
    from rich.text import Text

    console = table_console()
    for block in blocks(found.bars):
        table = Table(title=block.title, title_justify="left", box=None)
        for name in ("bar", "%", "95 %", "limit", "verdict", "rule, or where"):
            table.add_column(name, justify="right" if name == "%" else "left")
        for row in block.rows:
            style = VERDICT_STYLES.get(row.verdict, "")
            table.add_row(
                row.name,
                row.figure,
                row.interval,
                row.limit,
                Text(row.verdict, style=style),
                Text(row.detail),
            )
        console.print(table)
    click.echo(summary(found))
