"""Counting distinct objects over several views of a room."""
