"""The commands. Nothing heavy is imported before a command runs."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
from scenegen.cli.report import report
from scenegen.cli.scene import scene
from scenegen.cli.score import score
from scenegen.cli.stopping import ending
from scenegen.cli.streams import open_streams
from scenegen.cli.tokens import tokens
from scenegen.cli.verify import verify
from scenegen.cli.view import view
from scenegen.errors import ScenegenError, said
from scenegen.kernels.compiling import speak


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

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *,
        standalone_mode: bool = True,
        **words: Any,
    ) -> Any:
        """Run a command line; on its own, to its exit code.

        Raises:
            SystemExit: when it runs on its own.
        """
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **words)
        with ending():
            _check_working_folder()
            _check_names(sys.argv[1:] if args is None else args)
            sys.exit(super().main(args, prog_name, standalone_mode=False, **words))


def _check_working_folder() -> None:
    """A working folder that is gone makes libraries fail in any number of ways.

    Raises:
        ClickException: when it is.
    """
    try:
        Path.cwd()
    except OSError as error:
        raise click.ClickException(
            f"the working directory cannot be used: {said(error)}. It was probably "
            "deleted: change to one that is there, and run the same command again."
        ) from error


def _check_names(words: Sequence[str]) -> None:
    """Libraries take names of files as UTF-8, whatever Python is told that they are.

    Raises:
        ClickException: when some could not be found, or would be written as others.
    """
    encoding = sys.getfilesystemencoding()
    plain = all(each.isascii() for each in (*words, str(Path.cwd())))
    if encoding != "utf-8" and not plain:
        raise click.ClickException(
            f"names of files are taken as {encoding} here, in which not all are read: "
            "set PYTHONUTF8=1, and run the same command again."
        )


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
    report,
    scene,
    score,
    tokens,
    verify,
    view,
):
    commands.add_command(_command)


def main() -> None:
    """The program, to its end."""
    open_streams()
    speak()
    # Nothing here is large enough for it, and where a thread cannot be started it ends
    # the program by a Ctrl-C of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Arrow has an allocator that is not used, and that complains without a thread.
    os.environ.setdefault("JE_ARROW_MALLOC_CONF", "background_thread:false")
    commands(prog_name="scenegen")
