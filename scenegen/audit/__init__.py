"""How much of a data set can be answered without the imagination it asks for."""
