"""The line that says that kernels are compiled, for programs that want it.

It is wanted by an environment variable, which the workers of a build inherit.
"""

from __future__ import annotations

import logging
import multiprocessing
import os

WANTED = "_SCENEGEN_SAYS_COMPILING"

LINE = "scenegen: compiling kernels, once per machine (about half a minute)"

_LOG = logging.getLogger("scenegen.kernels")


def speak() -> None:
    """Have it said, once, when kernels are compiled."""
    os.environ[WANTED] = "1"


def keep_silent() -> None:
    """Have nothing said."""
    os.environ.pop(WANTED, None)


def say() -> None:
    """Say it, if it is wanted and was not said before. Of workers the first speaks."""
    is_worker = multiprocessing.parent_process() is not None
    is_first = multiprocessing.current_process().name.endswith("-1")
    if WANTED in os.environ and (is_first or not is_worker):
        keep_silent()
        _LOG.warning(LINE)
