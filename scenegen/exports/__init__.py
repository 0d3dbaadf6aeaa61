"""From a finished folder to the form that a trainer or a harness reads."""
