"""`scenegen doctor`: what works on this machine, and how to repair what does not."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from scenegen.cli.options import examples, workers_or_all

if TYPE_CHECKING:
    from scenegen.cli.diagnosis import AssetState, Diagnosis
    from scenegen.renderers.state import RendererState

INDENT = " " * 11


@click.command(
    short_help="Try what a build needs, and say how to get the rest.",
    epilog=examples(
        "scenegen doctor", "scenegen doctor --json", "scenegen doctor --warm"
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option(
    "--warm",
    "is_warming",
    is_flag=True,
    help="Compile all kernels of a build now, so that the first one does not.",
)
def doctor(as_json: bool, is_warming: bool) -> None:
    """Try what a build needs: libraries, assets, and every renderer with its device.

    Exit code 0 when a build with `--renderer software` would work.
    """
    from dataclasses import asdict

    from scenegen.cli.diagnosis import diagnose
    from scenegen.cli.warming import warm
    from scenegen.kernels.compiling import keep_silent

    if as_json:
        keep_silent()
    found = diagnose(workers_or_all(None))
    seconds = warm() if is_warming and found.is_well else None
    if as_json:
        told = {"remedy": found.remedy, "is_well": found.is_well}
        plain = {**asdict(found), **told, "warm_seconds": seconds}
        click.echo(json.dumps(plain, sort_keys=True))
    else:
        click.echo("\n".join(lines(found)))
        if seconds is not None:
            click.echo(f"kernels    all that a build needs, after {seconds:.0f} s")
    sys.exit(0 if found.is_well else 1)


def lines(found: Diagnosis) -> Iterator[str]:
    """What was found, for people."""
    yield f"scenegen   {found.scenegen}, Python {found.python}, {found.system}"
    found_libraries = found.libraries.items()
    libraries = (f"{name} {number or 'MISSING'}" for name, number in found_libraries)
    yield f"libraries  {', '.join(libraries)}"
    yield from _remedy_lines(found.remedy)
    yield f"machine    {_machine(found)}"
    yield from _asset_lines(found.assets)
    for state in found.renderers:
        yield from _renderer_lines(state)


def _machine(found: Diagnosis) -> str:
    cores = f"{found.cores} core{'' if found.cores == 1 else 's'}"
    if found.memory_bytes is None:
        return cores
    return f"{cores}, {found.memory_bytes / 2**30:.1f} GiB of memory"


def _asset_lines(assets: AssetState) -> Iterator[str]:
    state = f"{len(assets.faults)} faults" if assets.faults else "intact"
    yield (
        f"assets     {assets.models} models, {assets.materials} materials, digest "
        f"{assets.digest[:12] or 'unknown'}: {state}"
    )
    for fault in assets.faults:
        yield f"{INDENT}{fault}"


def _renderer_lines(state: RendererState) -> Iterator[str]:
    if state.is_ready:
        yield f"{state.name:10} ready, {state.device}"
    else:
        yield f"{state.name:10} {_why(state)}"
    if state.is_ready and state.detail:
        yield f"{INDENT}{state.detail}"
    yield from _remedy_lines(state.remedy)


def _remedy_lines(commands: Iterable[str]) -> Iterator[str]:
    for command in commands:
        yield f"{INDENT}to repair it: {command}"


def _why(state: RendererState) -> str:
    """Why a renderer is not ready."""
    lacks = f"missing: {', '.join(state.missing)}" if state.missing else ""
    return "; ".join(part for part in (lacks, state.detail) if part) or "not ready"
