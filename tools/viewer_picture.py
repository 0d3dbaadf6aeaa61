"""Draw the viewer as a browser shows it, for the documentation.

    python -m tools.viewer_picture FOLDER --out docs/images/viewer.webp

Needs Debian's `chromium`, and a finished data set with pictures.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image

from scenegen.report.server import ViewServer
from scenegen.report.service import Service

WIDTH, HEIGHT, DENSITY = 1340, 900, 1.5
"""Of the window, as narrow as two pairs are beside each other, and pixels of each."""

QUALITY = 90
"""Of the picture, as WebP counts it."""


def screenshot(chromium: str, url: str, path: Path, height: int) -> None:
    """What a browser shows at an address, as a PNG."""
    words = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--hide-scrollbars",
        "--virtual-time-budget=20000",
        f"--window-size={WIDTH},{height}",
        f"--force-device-scale-factor={DENSITY}",
        f"--screenshot={path}",
        url,
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=300)


def main() -> None:
    """Serve a data set, look at it once, and keep what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--at", default="", help="what follows # in the address")
    parser.add_argument("--height", type=int, default=HEIGHT, help="of the window")
    words = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("tools.viewer_picture needs chromium: apt-get install chromium")
    with (
        ViewServer(Service(words.folder), 0) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        shot = Path(folder) / "viewer.png"
        screenshot(chromium, f"{server.url}#{words.at}", shot, words.height)
        server.shutdown()
        with Image.open(shot) as opened:
            picture = opened.convert("RGB")
    picture.save(words.out, quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
