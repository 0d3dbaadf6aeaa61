"""What is beside a walk that is drawn on a map, and what is in its way."""
