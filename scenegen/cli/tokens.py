"""`scenegen tokens`: what a tokenizer needs, and what token text says."""

import json
import sys
from pathlib import Path
from typing import IO

import click

from scenegen.cli.options import examples

json_option = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")

token_option = click.option(
    "--token",
    "added",
    metavar="NAME",
    multiple=True,
    help="A token of an installed package, beside the standard ones; repeatable.",
)


@click.group(
    epilog=examples(
        "scenegen tokens vocabulary > words.txt",
        "scenegen tokens read answer.txt --json",
    )
)
def tokens() -> None:
    """Perception tokens: vocabulary, specification, reading back."""


@tokens.command(
    epilog=examples("scenegen tokens vocabulary > words.txt"),
)
@click.option(
    "--pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A pack; the models that come with the program by default.",
)
@token_option
@json_option
def vocabulary(pack: Path | None, added: tuple[str, ...], as_json: bool) -> None:
    """All tokens there are, one a line, to extend a tokenizer with."""
    from scenegen.catalogue import Catalogue
    from scenegen.tokens import selected_tokens, token_vocabulary

    names = (category.name for category in Catalogue.open(pack).categories)
    words = token_vocabulary(names, selected_tokens(added))
    click.echo(json.dumps(words) if as_json else "\n".join(words))


@tokens.command(
    epilog=examples("scenegen tokens spec --json > tokens.json"),
)
@token_option
@json_option
def spec(added: tuple[str, ...], as_json: bool) -> None:
    """Grids and bins: what the numbers in the tokens mean."""
    from scenegen.tokens import selected_tokens, specification

    chosen = selected_tokens(added)
    found = specification(chosen)
    if as_json:
        click.echo(json.dumps(found, sort_keys=True))
        return
    tables = {
        name: rows for each in chosen for name, rows in each.spec_tables().items()
    }
    for name, value in found.items():
        if name not in tables:
            shown = " ".join(map(str, value)) if isinstance(value, list) else value
            click.echo(f"{name:16} {shown}")
    for rows in tables.values():
        click.echo("\n" + "\n".join(rows))


@tokens.command(
    epilog=examples(
        "scenegen tokens read answer.txt",
        "cat answer.txt | scenegen tokens read - --json",
    ),
)
@click.argument("file", type=click.File(encoding="utf-8"))
@token_option
@json_option
def read(file: IO[str], added: tuple[str, ...], as_json: bool) -> None:
    """Read the token text in FILE, - for standard input.

    Words around the tokens are passed over. Exit code 1 if any token cannot be read,
    with all reasons.
    """
    from scenegen.tokens import read_tokens, selected_tokens

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is no UTF-8 text: {error}") from error
    reading = read_tokens(text, selected_tokens(added))
    if as_json:
        plain = [block.token.plain(block.tokens) for block in reading.found]
        click.echo(json.dumps(plain))
    elif reading.found:
        blocks = (block.token.lines(block.tokens) for block in reading.found)
        click.echo("\n\n".join("\n".join(lines) for lines in blocks))
    for problem in reading.problems:
        click.echo(problem, err=True)
    sys.exit(1 if reading.problems else 0)
