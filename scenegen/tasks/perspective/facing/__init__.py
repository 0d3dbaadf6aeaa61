"""Questions whose direction is the front of a thing: no flat mark says it."""
