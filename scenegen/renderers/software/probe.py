"""Whether the embedded renderer works here: it draws one small picture."""

import platform
from importlib.metadata import version

from scenegen.errors import AssetError
from scenegen.installation import library_of, pip_install
from scenegen.renderers.state import RendererState

SIZE = 64
"""Pixels a side of the picture."""


def probe() -> RendererState:
    """Draw an empty room; whatever goes wrong is the state."""
    try:
        device = f"{platform.machine()} processor, numba {version('numba')}"
        contrast = _drawn_contrast()
    except ModuleNotFoundError as error:
        return _lacking(str(error.name))
    except AssetError as error:  # says itself how to mend it
        return RendererState("software", is_ready=False, detail=str(error))
    # A diagnosis has to say what is wrong, whatever that is.
    except Exception as error:
        return _broken(f"{type(error).__name__}: {error}")
    if contrast == 0:
        return _broken("the picture of an empty room is of one colour")
    return RendererState("software", is_ready=True, device=device)


def _lacking(library: str) -> RendererState:
    name = library_of(library)
    remedy = (pip_install(name),)
    return RendererState("software", is_ready=False, missing=(name,), remedy=remedy)


def _broken(why: str) -> RendererState:
    remedy = (pip_install("numpy", "numba", "llvmlite", anew=True),)
    return RendererState("software", is_ready=False, detail=why, remedy=remedy)


def _drawn_contrast() -> int:
    """By how much the lightest code of a small picture is above the darkest one."""
    from scenegen.catalogue import Catalogue
    from scenegen.records.rig import PerspectiveLens, View
    from scenegen.records.scene import Finish, Light, Room, Scene
    from scenegen.renderers.software.renderer import SoftwareRenderer

    catalogue = Catalogue.open()
    worn = sorted(catalogue.finishes)
    floor, wall = (
        Finish(next(name for name in worn if name.startswith(f"{place}/")))
        for place in ("floor", "wall")
    )
    outline = ((0, 0), (4000, 0), (4000, 3000), (0, 3000))
    room = Room("rectangle", outline, 2600, 120, wall, floor, wall, wall)
    scene = Scene(room, (), Light(450, 500, (255, 250, 240), 70, 40))
    view = View("probe", False, (500, 500, 1500), 450, -100, PerspectiveLens(700))
    with SoftwareRenderer(catalogue, SIZE) as renderer:
        rgb = renderer.draw(scene, view).rgb
    return int(rgb.max()) - int(rgb.min())
