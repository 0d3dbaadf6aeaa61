"""What is painted over a finished picture: markers, routes, floor symbols."""
