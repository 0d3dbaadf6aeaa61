"""Scores of a model: its answers are read strictly and compared with the labels."""
