"""Stands in for Blender: sends a handshake, then does what the jobs say.

do: "fine", "crash", "sleep", "fault", or "crash once" and "sleep once", which are
fine when `marker`, a file, is there.
"""

import json
import os
import sys
import time
from pathlib import Path


def misbehaves(job: dict[str, str]) -> bool:
    """Whether it is to; what happens once leaves its mark."""
    if not job["do"].endswith("once"):
        return job["do"] in ("crash", "sleep")
    marker = Path(job["marker"])
    is_first = not marker.exists()
    marker.touch()
    return is_first


def say(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if sys.argv[1:] == ["broken"]:
    sys.exit("libXrender.so.1: cannot open shared object file")
version = "5.1.0" if sys.argv[1:] == ["new"] else "4.5.0 fake"
say(blender=version, device="CPU", names=["a processor"], pid=os.getpid())
for line in sys.stdin:
    job = json.loads(line)
    if misbehaves(job):
        sys.stderr.write(f"about to {job['do']}\n")
        sys.stderr.flush()
        if job["do"].startswith("crash"):
            os.abort()
        time.sleep(60)
    fault = "ValueError: no such mesh" if job["do"] == "fault" else None
    say(job=job["job"], fault=fault)
