"""What an item is made of: frozen, comparable, JSON-able; integers and text only."""
