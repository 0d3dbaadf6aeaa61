"""`scenegen completion`: what a shell needs to complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from scenegen.cli.options import examples

PROGRAM, VARIABLE = "scenegen", "_SCENEGEN_COMPLETE"
"""The name of the program, and the variable by which a shell asks it."""

SHELLS = ("bash", "zsh", "fish")


@click.command(
    short_help="Print the script that makes a shell complete commands.",
    epilog=examples(
        'eval "$(scenegen completion bash)"      # in ~/.bashrc',
        'eval "$(scenegen completion zsh)"       # in ~/.zshrc',
        "scenegen completion fish > ~/.config/fish/completions/scenegen.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL: bash, zsh or fish.

    Commands, options, tasks, recipes, series, configs, splits, renderers, room types,
    tokens, categories and files are completed. bash needs version 4.4 or later.
    """
    script = get_completion_class(shell)
    if script is None:
        raise click.ClickException(f"click knows no completion for {shell}")
    # Not `source()`, which would start the bash of this machine to ask its version.
    made = script(ctx.find_root().command, {}, PROGRAM, VARIABLE)
    click.echo(made.source_template % made.source_vars())
