"""The triangles of a scene drawn by bpy as it comes, see `raw_bpy`."""

import json
import subprocess
from pathlib import Path

from scenegen.catalogue import Catalogue
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers.cycles.interpreter import find_interpreter
from scenegen.renderers.cycles.renderer import CyclesRenderer

RAW = Path(__file__).with_name("raw_bpy.py")


class BareBpy:
    """Plain bpy in a process of its own, which draws the views of one item.

    It is told of the scene by a job of ours, so that lamps, samples, bounces and the
    denoiser are the same.
    """

    def __init__(self, catalogue: Catalogue, item: Facts, size: int, preset: str):
        """Put the room up."""
        self._names = [view.name for view in item.rig.visible]
        with CyclesRenderer(catalogue, size, preset=preset) as jobs:
            told = [jobs.job_for(item.scene, view) for view in item.rig.visible]
            told[0]["views"] = [each["views"][0] for each in told]
            file = jobs.folder / "bench.json"
            file.write_text(json.dumps(told[0]), encoding="utf-8")
            # Isolated, or files beside it would pass for modules of Blender.
            command = [str(find_interpreter()), "-I", str(RAW), str(file)]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            # A first picture says that all files have been read.
            self.draw(item.scene, item.rig.visible[0])

    def draw(self, _: Scene, view: View) -> None:
        """Have a view drawn into a file."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        number = self._names.index(view.name)
        stdin.write(f"{number}\n")
        stdin.flush()
        if stdout.readline().strip() != str(number):
            raise RuntimeError(f"plain bpy ended with {self._process.wait()}")
