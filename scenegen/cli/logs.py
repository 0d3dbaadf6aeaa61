"""The options --verbose and --log-file: what a run does, line by line.

A line says what a program did and when; it reaches no file of a data set.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from scenegen._version import __version__
from scenegen.cli.outputs import refuse_overwriting
from scenegen.errors import ScenegenError

Command = Callable[..., Any]

ROOT = "scenegen"
"""The logger above all of the package."""

LINE = "%(asctime)s %(levelname)s %(message)s"
"""Of a log file."""


_LOG = logging.getLogger(__name__)
# Without any handler, Python prints errors by itself, and they are printed anyhow.
_LOG.addHandler(logging.NullHandler())

FILE = "scenegen.log_file"
"""Where a context keeps the name of the log file."""

FILE_ONLY = {"is_for_file": True}
"""Of a line that a user is shown in another way."""


class _Echo(logging.Handler):
    """Prints on standard error, above a progress bar where there is one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is for the terminal, too."""
        return not getattr(record, "is_for_file", False)

    def emit(self, record: logging.LogRecord) -> None:
        """Print one line."""
        click.echo(self.format(record), err=True)


def log_options(command: Command) -> Command:
    """The options --verbose and --log-file."""
    decorators = (
        click.option(
            "--verbose",
            "-v",
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_verbose,
            help="Say on standard error what is done, shard by shard.",
        ),
        click.option(
            "--log-file",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            expose_value=False,
            is_eager=True,
            callback=_log_file,
            help="Add the same to this file, with the time, and errors in full.",
        ),
    )
    found: Command = _logged(command)
    for decorate in reversed(decorators):
        found = decorate(found)
    return found


def _logged(command: Command) -> Command:
    """The command, and lines about how it begins and ends."""

    @wraps(command)
    def run(*args: Any, **words: Any) -> Any:
        context = click.get_current_context()
        _open_log_file(context, {**dict(enumerate(args)), **words})
        given = {name: str(each) for name, each in words.items() if each is not None}
        _LOG.info("%s, release %s: %s", context.command_path, __version__, given)
        begin = perf_counter()
        try:
            return command(*args, **words)
        except SystemExit as end:
            _LOG.info("exit code %s", end.code)
            raise
        except (ScenegenError, click.ClickException) as error:
            _LOG.error("%s", error, extra=FILE_ONLY)
            raise
        except Exception:
            _LOG.exception("this is a mistake in the program", extra=FILE_ONLY)
            raise
        finally:
            _LOG.info("after %.1f s", perf_counter() - begin)

    return run


def _verbose(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        _add(context, _Echo(), logging.INFO)


def _log_file(
    context: click.Context, option: click.Parameter, path: Path | None
) -> None:
    """Keep the name of the file: what a command reads is not known yet."""
    if path is not None:
        context.meta[FILE] = path


def _open_log_file(context: click.Context, words: Mapping[Any, object]) -> None:
    """Open the log file, where one is wanted.

    Raises:
        OutputError: when another option or argument names the same file.
        BadParameter: when it cannot be written.
    """
    path = context.meta.get(FILE)
    if path is None:
        return
    others = {
        option.human_readable_name: words.get(option.name)
        for option in context.command.params
        if option.name in words
    }
    refuse_overwriting({"--log-file": path}, others)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise click.BadParameter(
            f"'{path}' cannot be written: {error.strerror}", param_hint="'--log-file'"
        ) from error
    handler.setFormatter(logging.Formatter(LINE))
    _add(context, handler, logging.INFO)
    # A logger with a handler prints its warnings no more.
    _add(context, _Echo(), logging.WARNING)


def _add(context: click.Context, handler: logging.Handler, level: int) -> None:
    """Add a handler for as long as the command runs."""
    logger = logging.getLogger(ROOT)
    for other in logger.handlers:
        if isinstance(other, _Echo) and isinstance(handler, _Echo):
            other.setLevel(min(other.level, level))  # one of them prints all
            return
    handler.setLevel(level)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)

    def remove() -> None:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()

    context.call_on_close(remove)
