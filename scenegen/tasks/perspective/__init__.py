"""What is seen from an X on the floor after a turn."""
