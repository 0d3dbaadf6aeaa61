"""One unit: from an address to facts, and from facts to frames."""
