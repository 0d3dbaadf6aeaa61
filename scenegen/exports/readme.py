"""The page that goes with every export: what it is, and how it is loaded."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable

from scenegen.exports.base import ExportJob


def readme(job: ExportJob, read_by: str, how: Iterable[str], *, front: str = "") -> str:
    """The text of README.md.

    Args:
        job: that is written.
        read_by: what reads the folder.
        how: lines that say how.
        front: YAML that it begins with.
    """
    rows = [f"| {split.name} | {split.rows} |" for split in job.splits]
    lines = [
        f"# {job.name}, for {read_by}",
        "",
        f"Made by `scenegen export`; styles of the answers: {', '.join(job.styles)}.",
        "",
        "| split | items |",
        "|---|--:|",
        *rows,
        "",
        *how,
        "",
        "Licences: `LICENSE` for the data, `ATTRIBUTIONS.md` for the models in the "
        "pictures. What was exported, and from what: `export.json`.",
        "",
    ]
    return front + "\n".join(lines)


def in_shell(job: ExportJob) -> str:
    """The folder as a word of a shell, whatever folder the shell is in."""
    return shlex.quote(job.final.as_posix())


def in_quotes(job: ExportJob) -> str:
    """The folder inside double quotes of Python, wherever that runs.

    A bare name would be looked for on the Hub where there is no such folder.
    """
    return json.dumps(job.final.as_posix(), ensure_ascii=False)[1:-1]


def code(language: str, text: str) -> list[str]:
    """A block of code, as lines."""
    return ["", f"```{language}", *text.strip("\n").split("\n"), "```"]
