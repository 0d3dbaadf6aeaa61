"""Settings and fixtures that every test shares."""

import os
import signal

from hypothesis import settings

pytest_plugins = [
    "tests.catalogue.fixtures",
    "tests.dataset.fixtures",
    "tests.publish.fixtures",
    "tests.rooms.fixtures",
]

settings.register_profile("default", max_examples=30, deadline=None)
settings.load_profile("default")

# Tests run beside each other: learners of the audit that take all processors for
# themselves wait for one another most of the time.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A shell that starts the tests in the background has them ignore Ctrl-C, and their
# children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
