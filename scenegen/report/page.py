"""The page: one file of HTML with its style and its program, for disk and server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple

SCRIPTS = (
    "page.js",
    "filters.js",
    "gallery.js",
    "drawings.js",
    "plan.js",
    "signs.js",
    "item.js",
    "start.js",
)
"""In the order in which a page runs them."""


class PageParts(NamedTuple):
    """What is made before a page opens.

    Attributes:
        about: HTML of what the data set is.
        audit: HTML of its audit; "" where a server is asked for it.
        intro: HTML of one sentence on what it is.
        charts: HTML of all charts; "" where a server draws them.
        items: blocks of JSON, one an item; "" where a server has them.
    """

    about: str
    audit: str
    intro: str
    charts: str = ""
    items: str = ""


def web_file(name: str) -> bytes:
    """A file that is delivered as it stands, from the folder `web`."""
    return files("scenegen.report").joinpath("web", name).read_bytes()


def page_html(
    title: str,
    state: dict[str, Any],
    parts: PageParts,
    modules: Mapping[str, str] | None = None,
) -> str:
    """The whole page.

    Args:
        title: of the data set.
        state: what the program knows at its start, as JSON.
        parts: what is made beforehand.
        modules: where modules are that scripts import by name; none from a disk.
    """
    script = "\n".join(web_file(name).decode() for name in SCRIPTS)
    head = ""
    if modules:
        imports = json_text({"imports": dict(modules)})
        head = f'<script type="importmap">{imports}</script>'
    return Template(web_file("page.html").decode()).substitute(
        title=escape(title),
        style=web_file("style.css").decode(),
        script=script,
        state=json_text(state),
        head=head,
        **parts._asdict(),
    )


def json_text(plain: object) -> str:
    """JSON that can stand in a block of a page: nothing in it ends the block."""
    text = json.dumps(plain, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c")
