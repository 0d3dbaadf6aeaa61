"""The program: `scenegen` and `python -m scenegen`.

Until the imports below are done, Ctrl-C is Python's own, with a traceback. So they are
few: `signal` alone would take as long as all that comes before it here. What is left is
the start of Python itself, which no program can catch.
"""

import _signal  # type: ignore[import-not-found]
import os
import sys

SIGNALS = (_signal.SIGINT, _signal.SIGTERM)
STANDARD_ERROR = 2


def main() -> None:
    """The console script.

    The commands take a tenth of a second to import. Whoever stops the program then, or
    when it has done its work, finds nothing half done, so that it ends there and then.
    """
    for number in SIGNALS:
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, _leave)
    try:
        from scenegen.cli import main as run

        run()
    except ImportError as error:
        from scenegen.installation import explained

        sys.exit(f"Error: {explained(error)}")


def _leave(number: int, frame: object) -> None:
    """End at once, as shells expect it, and say so."""
    os.write(STANDARD_ERROR, b"\nStopped.\n")
    os._exit(128 + number)


if __name__ == "__main__":
    main()
