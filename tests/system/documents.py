"""The fenced blocks of README and docs, and a sandbox that runs them.

A page is a script: its blocks run in order, in one folder. An HTML comment before a
block says what is special about it:

    <!-- slow: why -->      runs in the slow suite only
    <!-- skip: why -->      cannot run in a test; its commands are still parsed
    <!-- file: NAME -->     is the text of a file in that folder, not a command
    <!-- copy: PATH -->     is a part of that file of the repository, word for word

In the sandbox `scenegen` is this checkout with few items and small pictures, and `pip
install` of a folder puts it into the sandbox alone, without a network.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.system.program import ROOT

PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
RUNNABLE = ("bash", "python")
LANGUAGES = (*RUNNABLE, "yaml", "toml", "text", "json")
MARKS = ("slow", "skip", "file", "copy")

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>\w+): (?P<note>[^\n]*?) -->\n)?"
    r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

SHIM = """#!{python}
# scenegen with few items and small pictures, so that commands of a page run in seconds.
import sys
words = sys.argv[1:]
SMALL = {{"--n": "4", "--resolution": "64", "--count": "2", "--workers": "1"}}
for place, word in enumerate(words[:-1]):
    if word in SMALL:
        words[place + 1] = SMALL[word]
if words[:1] in (["build"], ["preview"]) and "--help" not in words:
    words += [] if "--resolution" in words else ["--resolution", "64"]
if words[:1] == ["build"] and "--redraw" not in words:
    words += [] if "--n" in words else ["--n", "2"]
sys.argv = ["scenegen", *words]
if __name__ == "__main__":
    from scenegen.cli import main
    main()
"""

PYTHON = """#!/bin/sh
exec {python} "$@"
"""

PIP = """#!{python}
# `pip install [-e] FOLDER` into the sandbox: no network, nothing else is touched.
import subprocess, sys
words = [word for word in sys.argv[1:] if word != "-e"]
options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
pip = [sys.executable, "-m", "pip", *words, *options, "--target", {site!r}]
raise SystemExit(subprocess.run(pip, env={{}}, check=False).returncode)
"""


class Block(NamedTuple):
    """A fenced block of a page.

    Attributes:
        language: behind the fence.
        text: between the fences.
        line: of the opening fence, from 1.
        mark: one of `MARKS`, or "".
        note: what the comment says: a reason, or the name of a file.
    """

    language: str
    text: str
    line: int
    mark: str
    note: str

    @property
    def runs(self) -> bool:
        """Whether it is a program for the sandbox."""
        return self.language in RUNNABLE and self.mark in ("", "slow")

    @property
    def commands(self) -> list[list[str]]:
        """The words of every `scenegen` command line, redirections left out."""
        joined = self.text.replace("\\\n", " ")
        found = []
        for line in re.split(r"\n|\||&&", joined):
            words = shlex.split(line, comments=True)
            if words[:1] == ["scenegen"]:
                until = [place for place, word in enumerate(words) if word[0] in "<>"]
                found.append(words[1 : min(until, default=len(words))])
        return found


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            match["language"],
            match["text"],
            text[: match.start("language")].count("\n") + 1,
            match["mark"] or "",
            match["note"] or "",
        )
        for match in _BLOCK.finditer(text)
    ]


class Sandbox:
    """A folder in which the blocks of one page run."""

    def __init__(self, folder: Path) -> None:
        """Write the stand-ins of `scenegen` and `pip`."""
        self.folder = folder / "page"
        self.folder.mkdir()
        if (ROOT / "examples").is_dir():
            (self.folder / "examples").symlink_to(ROOT / "examples")
        self.site, self.bin = folder / "site", folder / "bin"
        self.site.mkdir()
        self.bin.mkdir()
        for name, text in (("scenegen", SHIM), ("pip", PIP), ("python", PYTHON)):
            program = self.bin / name
            program.write_text(text.format(python=sys.executable, site=str(self.site)))
            program.chmod(0o755)

    def run(self, block: Block) -> "subprocess.CompletedProcess[str]":
        """Run one block of bash or Python."""
        script = self.folder.parent / "script.py"
        words = ["bash", "-euo", "pipefail", "-c", block.text]
        if block.language == "python":
            guarded = "".join(f"    {line}\n" for line in block.text.splitlines())
            script.write_text(f'if __name__ == "__main__":\n{guarded}')
            words = [sys.executable, str(script)]
        return subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env=self._environment(),
        )

    def write(self, block: Block) -> None:
        """Write the file that a block is."""
        path = self.folder / block.note
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "COLUMNS": "200",
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(self.site)]),
        }
