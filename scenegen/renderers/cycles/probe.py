"""Whether this machine can draw with Blender, on what, and what it lacks if not."""

from dataclasses import dataclass

from scenegen.errors import RenderError
from scenegen.renderers.cycles.interpreter import command_of, find_interpreter
from scenegen.renderers.cycles.supervisor import start
from scenegen.renderers.state import RendererState


@dataclass(frozen=True, slots=True)
class BlenderReport:
    """What was found.

    Attributes:
        python: the interpreter that has Blender, or should; "" when there is none.
        version: of Blender; "" when it does not start.
        device: what it draws on: OPTIX, CUDA, HIP, METAL, ONEAPI or CPU; "" likewise.
        names: of the devices of that kind.
        fault: what is wrong and what to type; "" when nothing is.
    """

    python: str
    version: str
    device: str
    names: tuple[str, ...]
    fault: str

    @property
    def is_usable(self) -> bool:
        """Whether pictures can be drawn."""
        return not self.fault

    @property
    def is_hardware(self) -> bool:
        """Whether a graphics card draws them."""
        return self.device not in ("", "CPU")


def probe() -> RendererState:
    """What `scenegen doctor` reports of the renderer; never raises."""
    report = find_blender()
    if not report.is_usable:
        return RendererState(
            "cycles", is_ready=False, detail=report.fault, missing=("bpy",)
        )
    names = f" ({', '.join(report.names)})" if report.names else ""
    device = f"Blender {report.version}, {report.device}{names}"
    return RendererState("cycles", is_ready=True, device=device)


def find_blender() -> BlenderReport:
    """What this machine has; starts Blender for a few seconds. Never raises."""
    python = ""
    try:
        found = find_interpreter()
        python = str(found)
        process, handshake = start(command_of(found))
    except RenderError as error:
        return BlenderReport(python, "", "", (), str(error))
    process.end()
    names = tuple(str(name) for name in handshake["names"])
    return BlenderReport(
        python, str(handshake["blender"]), str(handshake["device"]), names, ""
    )
