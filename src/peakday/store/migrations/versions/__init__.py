"""One file a step; the newest is the tables as they are now."""
