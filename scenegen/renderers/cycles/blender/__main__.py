"""The program that draws with Blender, one job at a time: the only door to bpy.

    python blender [FOLDER]    jobs as JSON lines from stdin, answers to stdout
    python blender JOB.json    draw one job again, with all that Blender says

It runs in an interpreter of its own, which may have none of what scenegen needs, so all
of this folder imports bpy, numpy, the standard library and `cycles.protocol` only, and
knows jobs, not scenes; see `renderers.cycles.render_jobs` for what is in one. It ends
when its stdin does, in the middle of a picture too, so it cannot outlive the process
that started it; the folder, where the files of that process are, goes with it then.
"""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[4])

# Only for what is imported here: what else lies beside scenegen is for other versions
# of numpy than Blender's.
sys.path.append(ROOT)
from scenegen.renderers.cycles.blender.server import redraw, serve  # noqa: E402

sys.path.remove(ROOT)

if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if given is None or given.is_dir():
        serve(given)
    else:
        redraw(given)
