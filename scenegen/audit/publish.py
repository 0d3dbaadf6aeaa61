"""The result of an audit inside a data set: audit.json, a page, a part of the card."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from scenegen.audit.audit import Audit
from scenegen.audit.grade import Grades, card_text
from scenegen.audit.report import blocks, footnote, summary
from scenegen.dataset.audit_section import audit_section
from scenegen.dataset.card import with_section
from scenegen.dataset.files import AUDIT, AUDIT_PAGE, write_text, write_with_sums
from scenegen.dataset.manifest import CARD
from scenegen.errors import OutputError
from scenegen.reading import read_text


def json_text(audit: Audit, digest: str) -> str:
    """The text of audit.json in a data set.

    Args:
        audit: of the data set.
        digest: of its plan, by which `verify` knows whose audit it is.
    """
    plain = {"data_set": digest, **audit.plain()}
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"


def publish(audit: Audit, folder: Path, digest: str) -> None:
    """Write the result into a finished data set, and its checksums anew.

    The card has no checksum: a part of it is written by people.

    Raises:
        OutputError: when it cannot be written, or the folder has no card.
    """
    card = folder / CARD
    if not card.is_file():
        raise OutputError(
            f"{card}: missing; an audit is written into a finished data set only"
        )
    text = read_text(card)
    texts = {
        AUDIT: json_text(audit, digest),
        AUDIT_PAGE: page(audit),
        CARD: with_section(text, "audit", audit_section(audit.plain())),
    }
    for name, each in texts.items():
        write_text(folder / name, each)
    write_with_sums(folder, (AUDIT, AUDIT_PAGE))


def publish_grades(found: Grades, folder: Path) -> None:
    """Say on the card what people got right.

    Raises:
        OutputError: when the card cannot be written.
        ShardError: when it has no place for that.
    """
    card = folder / CARD
    text = read_text(card)
    write_text(card, with_section(text, "human check", card_text(found)))


def page(audit: Audit) -> str:
    """All bars, as AUDIT.md has them."""
    parts = ["# Audit", "", summary(audit), ""]
    if said := footnote(audit.bars):
        parts += [_cell(said).replace("*", "\\*", 1), ""]
    for block in blocks(audit.bars):
        parts += [f"## {block.title}", "", _row(_HEAD), "|---|--:|---|---|---|---|"]
        parts += [_row(map(_cell, row)) for row in block.rows]
        parts.append("")
    return "\n".join(parts)


_HEAD = ("bar", "%", "95 %", "limit", "verdict", "rule, or where")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
