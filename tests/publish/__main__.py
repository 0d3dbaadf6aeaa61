"""A Hub on this machine to try `scenegen push` on: `python -m tests.publish`."""

import threading

from tests.publish.fake_hub import running_hub
from tests.publish.hub_state import WRITER

if __name__ == "__main__":
    with running_hub() as hub:
        words = {"HF_ENDPOINT": hub.url, "HF_TOKEN": WRITER, "HF_HUB_DISABLE_XET": 1}
        for name, value in words.items():
            print(f"export {name}={value}", flush=True)  # noqa: T201
        threading.Event().wait()
