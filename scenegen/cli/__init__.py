"""The commands. Nothing heavy is imported before a command runs."""

import click

import scenegen
from scenegen.cli.assets import assets
from scenegen.cli.audit import audit
from scenegen.cli.build import build
from scenegen.cli.completion import completion
from scenegen.cli.diff import diff
from scenegen.cli.doctor import doctor
from scenegen.cli.export import export
from scenegen.cli.lock import lock
from scenegen.cli.options import examples
from scenegen.cli.preview import preview
from scenegen.cli.push import push
from scenegen.cli.recipes import recipes
from scenegen.cli.scene import scene
from scenegen.cli.score import score
from scenegen.cli.tokens import tokens
from scenegen.cli.verify import verify
from scenegen.errors import ScenegenError


class Commands(click.Group):
    """Turns what a user can correct into one message and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command.

        Raises:
            ClickException: in place of a ScenegenError.
        """
        try:
            return super().invoke(ctx)
        except ScenegenError as error:
            raise click.ClickException(str(error)) from error


@click.group(
    cls=Commands,
    epilog=examples(
        "scenegen preview --task multiview",
        "scenegen build --task multiview --n 200 --out out/mv",
        "scenegen verify out/mv",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.version_option(scenegen.__version__, prog_name="scenegen")
def commands() -> None:
    """Furnished rooms, hidden views, exact labels: benchmark data from a seed."""


for _command in (
    assets,
    audit,
    build,
    completion,
    diff,
    doctor,
    export,
    lock,
    preview,
    push,
    recipes,
    scene,
    score,
    tokens,
    verify,
):
    commands.add_command(_command)


def main() -> None:
    """The console script."""
    commands(prog_name="scenegen")
