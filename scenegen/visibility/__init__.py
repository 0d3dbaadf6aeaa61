"""What each view shows: instance ids, depth, visible and amodal pixels, on the CPU."""
