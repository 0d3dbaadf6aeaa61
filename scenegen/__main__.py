"""The program: `scenegen` and `python -m scenegen`.

Of the imports below none is slow: until they are done, Ctrl-C is Python's own.
"""

import os
import signal
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
STANDARD_ERROR = 2


def main() -> None:
    """The console script.

    The commands take a tenth of a second to import. Whoever stops the program then, or
    when it has done its work, finds nothing half done, so that it ends there and then.
    """
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)
    from scenegen.cli import main as run

    run()


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once, as shells expect it, and say so."""
    os.write(STANDARD_ERROR, b"\nStopped.\n")
    os._exit(128 + number)


if __name__ == "__main__":
    main()
