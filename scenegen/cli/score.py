"""`scenegen score`: how often a model is right, with intervals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from scenegen.cli.names import BASELINE, CONFIG, SPLIT
from scenegen.cli.options import examples, folder_argument, packs_option
from scenegen.cli.outputs import refuse_overwriting
from scenegen.cli.tables import table_console

if TYPE_CHECKING:
    from scenegen.scoring.predictions import Prediction
    from scenegen.scoring.scorecard import Scorecard

STDOUT = "-"
"""The name of a file that stands for the standard output."""

file_type = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    short_help="Say how often a model, or a baseline, is right.",
    epilog=examples(
        "scenegen score out/mv predictions.jsonl",
        "scenegen score out/mv predictions.jsonl --against other.jsonl",
        "scenegen score out/mv --baseline majority --save majority.jsonl",
    ),
)
@folder_argument
@click.argument("predictions", required=False, type=file_type)
@click.option(
    "--against",
    type=file_type,
    metavar="FILE",
    help="Predictions of another model: a paired test of both.",
)
@click.option(
    "--baseline",
    type=BASELINE,
    help="Score a baseline instead: random, majority, tokens, or a named shortcut.",
)
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what the baseline says, as .jsonl or .csv.",
)
@click.option(
    "--config",
    "configs",
    multiple=True,
    type=CONFIG,
    help="Score this config; may be repeated.",
)
@click.option(
    "--split",
    "splits",
    multiple=True,
    type=SPLIT,
    help="Score this split; may be repeated.",
)
@click.option(
    "--partial",
    is_flag=True,
    help="Leave out items without a prediction, instead of counting them as wrong.",
)
@click.option(
    "--markdown",
    "page",
    metavar="FILE",
    help="Write the tables as Markdown; - prints them.",
)
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def score(
    folder: Path,
    predictions: Path | None,
    page: str | None,
    as_json: bool,
    packs: str | None,
    **words: Any,
) -> None:
    """Score PREDICTIONS on the data set in FOLDER.

    PREDICTIONS is a JSONL or CSV file with `id` and `prediction`. Without --config and
    --split, the splits are scored of which it has an item.
    """
    save = words.pop("save")
    if (predictions is None) == (words["baseline"] is None):
        raise click.UsageError("name a file of predictions, or a --baseline")
    if save is not None and words["baseline"] is None:
        raise click.UsageError("--save goes with --baseline")
    if words["baseline"] is not None and words["partial"]:
        raise click.UsageError("--partial goes with a file of predictions")
    inputs = {
        "PREDICTIONS": predictions,
        "--against": words["against"],
        "the data set": folder,
    }
    to_file = None if page in (None, STDOUT) else Path(str(page))
    refuse_overwriting({"--save": save, "--markdown": to_file}, inputs)
    card, said = _scored(folder, predictions, is_quiet=as_json, **words)
    if save is not None:
        from scenegen.scoring.predictions import write_predictions

        write_predictions(said, save)
    title = f"{predictions or words['baseline']} on {folder}"
    if to_file is not None:
        _write(card, title, to_file)
    _print(card, title, as_json=as_json, as_markdown=page == STDOUT)


def _scored(
    folder: Path,
    predictions: Path | None,
    *,
    baseline: str | None,
    partial: bool,
    is_quiet: bool,
    **choice: Any,
) -> tuple[Scorecard, tuple[Prediction, ...]]:
    """The figures, and what a baseline said."""
    from scenegen.cli.progress import bar
    from scenegen.scoring.score import score as score_file
    from scenegen.scoring.score import score_baseline

    if predictions is not None:
        return score_file(folder, predictions, partial=partial, **choice), ()
    with bar("Answering", is_quiet=is_quiet) as show:
        return score_baseline(folder, str(baseline), on_progress=show, **choice)


def _write(card: Scorecard, title: str, path: Path) -> None:
    """Write the tables as Markdown.

    Raises:
        OutputError: when the file cannot be written.
    """
    from scenegen.errors import OutputError
    from scenegen.scoring.report import markdown

    try:
        path.write_text(markdown(card, title), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror})") from error


def _print(card: Scorecard, title: str, *, as_json: bool, as_markdown: bool) -> None:
    from scenegen.scoring.report import markdown, notes, score_tables

    if as_json:
        click.echo(json.dumps(card.plain(), sort_keys=True))
        return
    if as_markdown:
        click.echo(markdown(card, title), nl=False)
        return
    from rich.table import Table
    from rich.text import Text

    console = table_console()
    for each in score_tables(card):
        table = Table(title=each.title, title_justify="left", box=None)
        for place, name in enumerate(each.heads):
            side: Literal["left", "right"] = "right" if place else "left"
            table.add_column(name, justify=side, no_wrap=place > 0, overflow="fold")
        for row in each.rows:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    for note in notes(card):
        click.echo(note)
