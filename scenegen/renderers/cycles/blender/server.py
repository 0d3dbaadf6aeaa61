"""Jobs from one process, answers to it."""

import json
import os
import queue
import shutil
import sys
import threading
import traceback
from pathlib import Path
from typing import TextIO

import bpy

from scenegen.renderers.cycles.blender.scene import BlenderScene
from scenegen.renderers.cycles.blender.settings import devices_of
from scenegen.renderers.cycles.protocol import Json


def _private_stdout() -> TextIO:
    """The real stdout for answers; what Blender prints goes to stderr from now on."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return answers


def _watch(jobs: "queue.Queue[str]", folder: Path | None) -> None:
    """Pass jobs on as they come; leave at once when no more can come.

    The parent stops this process by a signal, so that stdin ends only when the parent
    has died and cannot clear up.
    """
    for line in sys.stdin:
        jobs.put(line)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _answer(stream: TextIO, **answer: object) -> None:
    stream.write(json.dumps(answer) + "\n")
    stream.flush()


def _handshake(device: str) -> Json:
    """Version and device, sent before the first job."""
    preferences = bpy.context.preferences.addons["cycles"].preferences
    return {
        "blender": bpy.app.version_string,
        "device": device,
        "names": devices_of(preferences, device),
    }


def serve(folder: Path | None) -> None:
    """Draw the jobs on stdin until it ends.

    Args:
        folder: the temporary one of the parent, to be removed if that dies.
    """
    answers = _private_stdout()
    jobs: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_watch, args=(jobs, folder), daemon=True).start()
    scene = BlenderScene()
    _answer(answers, **_handshake(scene.device))
    while True:
        job = json.loads(jobs.get())
        try:
            scene.draw(job)
        except Exception:
            # The other side of a process border: the parent gets it, and raises.
            _answer(answers, job=job["job"], fault=traceback.format_exc())
            os._exit(1)
        _answer(answers, job=job["job"], fault=None)


def redraw(file: Path) -> None:
    """Draw a job from a file, with all that Blender says on the terminal."""
    BlenderScene().draw(json.loads(file.read_text(encoding="utf-8")))
