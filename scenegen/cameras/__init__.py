"""Where cameras stand and what they are likely to see, before anything is drawn."""
