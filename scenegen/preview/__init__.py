"""Pages for human inspection: one item, many items, models, furnished rooms."""
