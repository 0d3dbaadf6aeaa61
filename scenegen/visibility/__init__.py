"""What each view sees, computed once on the CPU; measures with margins."""
