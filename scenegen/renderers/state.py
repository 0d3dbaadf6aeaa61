"""Whether each renderer can work here: asked of it, without opening it for a build.

A renderer that has a library, a device or a program of its own says so through a probe,
a function without arguments that gives a `RendererState` and never raises.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

PROBES: Mapping[str, str] = MappingProxyType(
    {
        "software": "scenegen.renderers.software.probe:probe",
        "gl": "scenegen.renderers.gl.probe:probe",
        "cycles": "scenegen.renderers.cycles.probe:probe",
    }
)
"""Where the probe of each renderer is, by its name without a preset."""

NOT_HERE = "not part of this installation"


@dataclass(frozen=True, slots=True)
class RendererState:
    """What a probe found.

    Attributes:
        name: as recipes have it, without a preset.
        is_ready: whether a build could begin.
        device: what would draw, e.g. a card with its driver; "" when nothing would.
        detail: what else one should know, in one sentence; "" for nothing.
        missing: libraries, programs or devices that it needs and that are not there.
        remedy: shell commands, in order, that mend it.
    """

    name: str
    is_ready: bool
    device: str = ""
    detail: str = ""
    missing: tuple[str, ...] = ()
    remedy: tuple[str, ...] = ()


def state_of(name: str, probe: str) -> RendererState:
    """The state of one renderer; its probe is imported now.

    Args:
        name: of the renderer.
        probe: where its probe is, as in `PROBES`.
    """
    module, _, attribute = probe.partition(":")
    try:
        ask = getattr(import_module(module), attribute)
    except ModuleNotFoundError as error:
        # Its own module or a folder above it: the renderer was left out.
        if f"{module}.".startswith(f"{error.name}."):
            return RendererState(name, is_ready=False, detail=NOT_HERE)
        return RendererState(
            name, is_ready=False, detail=str(error), missing=(str(error.name),)
        )
    except ImportError as error:
        return RendererState(name, is_ready=False, detail=str(error))
    state: RendererState = ask()
    return state


def all_states() -> tuple[RendererState, ...]:
    """The states of all renderers, in the order of the table."""
    return tuple(state_of(name, probe) for name, probe in PROBES.items())
