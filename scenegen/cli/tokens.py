"""`scenegen tokens`: what a tokenizer needs, token text of a data set, and back."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from scenegen.cli.names import ADDED_TOKEN, CONFIG, SPLIT, TOKEN
from scenegen.cli.options import examples, folder_argument, naming
from scenegen.cli.output import INTERRUPTED
from scenegen.errors import TokenError, told_as
from scenegen.reading import MOST_BYTES, read_text

json_option = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")

token_option = click.option(
    "--token",
    "added",
    type=ADDED_TOKEN,
    multiple=True,
    help="A token of an installed package, beside the standard ones; repeatable.",
)


@click.group(
    epilog=examples(
        "scenegen tokens vocabulary > words.txt",
        "scenegen tokens write out/mv --out out/mv-tokens",
        "scenegen tokens read answer.txt --json",
    )
)
def tokens() -> None:
    """Perception tokens: words, bins, text of a data set and back."""


@tokens.command(
    epilog=examples("scenegen tokens vocabulary > words.txt"),
)
@click.option(
    "--pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A pack; the models that come with the program by default.",
)
@token_option
@click.option(
    "--panorama",
    "has_panoramas",
    is_flag=True,
    help="Those of panoramas, too, which a recipe may ask for as targets.",
)
@json_option
def vocabulary(
    pack: Path | None, added: tuple[str, ...], has_panoramas: bool, as_json: bool
) -> None:
    """All tokens there are, one a line, to extend a tokenizer with."""
    from scenegen.catalogue import Catalogue
    from scenegen.tokens import selected_tokens, token_vocabulary
    from scenegen.tokens.panorama import panorama_vocabulary

    names = [category.name for category in Catalogue.open(pack).categories]
    with naming("--token", ", ".join(added)):
        chosen = selected_tokens(added)
    words = token_vocabulary(names, chosen)
    if has_panoramas:
        words = tuple(dict.fromkeys([*words, *panorama_vocabulary(names)]))
    click.echo(json.dumps(words) if as_json else "\n".join(words))


@tokens.command(
    epilog=examples("scenegen tokens spec --json > tokens.json"),
)
@token_option
@json_option
def spec(added: tuple[str, ...], as_json: bool) -> None:
    """Grids and bins: what the numbers in the tokens mean."""
    from scenegen.tokens import selected_tokens, specification

    with naming("--token", ", ".join(added)):
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
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@token_option
@json_option
def read(file: Path, added: tuple[str, ...], as_json: bool) -> None:
    """Read the token text in FILE, - for standard input.

    Words around the tokens are passed over. Exit code 1 if any token cannot be read,
    with all reasons.
    """
    from scenegen.tokens import read_tokens, selected_tokens

    text = _text_of(file)
    with naming("--token", ", ".join(added)):
        chosen = selected_tokens(added)
    reading = read_tokens(text, chosen)
    if as_json:
        plain = [block.token.plain(block.tokens) for block in reading.found]
        click.echo(json.dumps(plain))
    elif reading.found:
        blocks = (block.token.lines(block.tokens) for block in reading.found)
        click.echo("\n\n".join("\n".join(lines) for lines in blocks))
    for problem in reading.problems:
        click.echo(problem, err=True)
    sys.exit(1 if reading.problems else 0)


def _text_of(file: Path) -> str:
    """The text of a file, or of standard input.

    Raises:
        TokenError: when it cannot be read, is too large or no text.
    """
    where = "standard input" if str(file) == "-" else str(file)
    with told_as(TokenError, where, "Name a file of token text, or - and pipe it in."):
        if str(file) != "-":
            return read_text(file)
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ValueError(f"it is larger than {MOST_BYTES >> 20} MiB")
        return data.decode("utf-8")


@tokens.command(
    short_help="Write the tokens of a data set as text.",
    epilog=examples(
        "scenegen tokens write out/mv --out out/mv-tokens",
        "scenegen tokens write out/mv --views hidden --only object_map --to parquet",
    ),
)
@folder_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder to make; FOLDER-tokens, beside FOLDER, if not given.",
)
@click.option(
    "--to",
    type=click.Choice(["jsonl", "parquet"]),
    default="jsonl",
    help="Form of the files.",
)
@click.option(
    "--only",
    multiple=True,
    type=TOKEN,
    help="A token, e.g. depth_grid or object_map; all that the data set has if not "
    "given. May be repeated.",
)
@click.option(
    "--views",
    type=click.Choice(["all", "visible", "hidden"]),
    default="all",
    help="Which views.",
)
@click.option(
    "--config",
    "configs",
    multiple=True,
    type=CONFIG,
    help="A config; all if not given. May be repeated.",
)
@click.option(
    "--split",
    "splits",
    multiple=True,
    type=SPLIT,
    help="A split; all if not given. May be repeated.",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Replace what was written earlier in this form, unless other files are in it.",
)
@json_option
def write(folder: Path, out: Path | None, as_json: bool, **words: Any) -> None:
    """Write the perception tokens of the data set in FOLDER as text.

    Every view of every item is a row with `id`, `role`, `hidden` and `text`, in files
    that lie as those of the data set do.
    """
    from scenegen.cli.progress import bar
    from scenegen.exports.token_texts import TokenTextRequest, write_token_texts

    absolute = folder.absolute()
    beside = absolute.with_name(f"{absolute.name}-tokens") if out is None else out
    request = TokenTextRequest(folder, beside, **words)
    try:
        with bar("Writing", is_quiet=as_json) as show:
            result = write_token_texts(request, show)
    except KeyboardInterrupt:
        click.echo(f"\nStopped; {request.out} was not made.", err=True)
        sys.exit(INTERRUPTED)
    if as_json:
        plain = {
            "out": str(request.out),
            "to": request.to,
            "items": result.items,
            "views": result.views,
            "tokens": list(result.tokens),
        }
        click.echo(json.dumps(plain, sort_keys=True))
        return
    click.echo(
        f"{request.out}: {result.views} views of {result.items} items as text "
        f"({', '.join(result.tokens)})."
    )
