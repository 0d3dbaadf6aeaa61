"""What second solvers share: scenes read back from tokens, masks and depth."""
