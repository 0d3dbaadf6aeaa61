"""Settings and fixtures that every test shares."""

import signal

from hypothesis import settings

pytest_plugins = [
    "tests.catalogue.fixtures",
    "tests.dataset.fixtures",
    "tests.rooms.fixtures",
]

settings.register_profile("default", max_examples=30, deadline=None)
settings.load_profile("default")

# A shell that starts the tests in the background has them ignore Ctrl-C, and their
# children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
