"""Recipes: their model, how they are read, and the typed plans that they become."""
